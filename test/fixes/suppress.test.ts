import { describe, expect, it } from 'vitest';
import { mend } from './mend';

describe('a comment that silences a finding', () => {
  it('stands above the client and names all rules', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'suppress' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

// lifeboat-ignore-next-line long-wait, missing-fallback -- reason:
const client = new Anthropic();

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`);
    expect(mended?.fix.title).toBe('Ignore long-wait, missing-fallback here, with a reason');
    expect(mended?.fix.safe).toBe(false);
  });
  it('stands above the statement of a call', async () => {
    const mended = await mend(
      `async function ask() {
	// hello
	const answer = await fetch('https://api.openai.com/v1/responses', { method: 'POST' })
	return answer
}
void ask()
`,
      { kind: 'suppress' },
    );
    expect(mended?.after).toBe(`async function ask() {
	// hello
	// lifeboat-ignore-next-line missing-timeout, missing-retry, missing-fallback -- reason:
	const answer = await fetch('https://api.openai.com/v1/responses', { method: 'POST' })
	return answer
}
void ask()
`);
  });
  it('stands above a chain that goes over lines', async () => {
    const mended = await mend(
      `const answer = await fetch('https://api.openai.com/v1/responses', {
  method: 'POST',
})
  .then((response) => response.json())
  .finally(() => console.log('done'));
console.log(answer);
`,
      { kind: 'suppress' },
    );
    expect(mended?.after)
      .toBe(`// lifeboat-ignore-next-line missing-timeout, missing-retry, missing-fallback -- reason:
const answer = await fetch('https://api.openai.com/v1/responses', {
  method: 'POST',
})
  .then((response) => response.json())
  .finally(() => console.log('done'));
console.log(answer);
`);
  });
  it('stands above a member of an object', async () => {
    const mended = await mend(
      `export const api = {
  name: 'x',
  ask: () => fetch('https://api.openai.com/v1/responses', { method: 'POST' }),
};
`,
      { kind: 'suppress' },
    );
    expect(mended?.after).toBe(`export const api = {
  name: 'x',
  // lifeboat-ignore-next-line missing-timeout -- reason:
  ask: () => fetch('https://api.openai.com/v1/responses', { method: 'POST' }),
};
`);
  });
  it('CRLF', async () => {
    const mended = await mend(
      `const answer = await fetch(\r
  'https://api.openai.com/v1/responses',\r
);\r
console.log(answer);\r
`,
      { kind: 'suppress' },
    );
    expect(mended?.after)
      .toBe(`// lifeboat-ignore-next-line missing-timeout, missing-retry, missing-fallback -- reason:\r
const answer = await fetch(\r
  'https://api.openai.com/v1/responses',\r
);\r
console.log(answer);\r
`);
  });
  it('below a template that begins the line', async () => {
    const mended = await mend(
      `const text = \`
\${await fetch('https://api.openai.com/v1/responses')}\`;
console.log(text);
`,
      { kind: 'suppress' },
    );
    expect(mended?.after)
      .toBe(`// lifeboat-ignore-next-line missing-timeout, missing-retry, missing-fallback -- reason:
const text = \`
\${await fetch('https://api.openai.com/v1/responses')}\`;
console.log(text);
`);
  });
  it('in JSX', async () => {
    const mended = await mend(
      `export const Button = () => (
  <button
    onClick={() =>
      fetch('https://api.openai.com/v1/responses', { method: 'POST' })
    }
  >
    Ask
  </button>
);
`,
      { kind: 'suppress', path: 'src/page.jsx' },
    );
    expect(mended?.after).toBe(`export const Button = () => (
  <button
    onClick={() =>
      // lifeboat-ignore-next-line missing-timeout, missing-retry -- reason:
      fetch('https://api.openai.com/v1/responses', { method: 'POST' })
    }
  >
    Ask
  </button>
);
`);
  });
});
