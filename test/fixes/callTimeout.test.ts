import { describe, expect, it } from 'vitest';
import { checkCode } from '../support/checkCode';
import { mend } from './mend';

describe('a timeout for one call', () => {
  it('adds the options argument', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'call-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const client = new Anthropic();

await client.messages.create(
  {
    model: 'claude-sonnet-4-5',
    max_tokens: 1024,
    messages: [],
  },
  { timeout: LLM_TIMEOUT_MS },
);
`);
    expect(mended?.fix.title).toBe('Bound this call: 19 s × 3 attempts, error within 60 s');
  });
  it('joins the options of the call', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const client = new OpenAI();
const stop = new AbortController();
await client.responses.create(
  { model: 'gpt-5', input: 'hi' },
  { signal: stop.signal /* the user's */ },
);
`,
      { kind: 'call-timeout' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const client = new OpenAI();
const stop = new AbortController();
await client.responses.create(
  { model: 'gpt-5', input: 'hi' },
  { signal: stop.signal /* the user's */, timeout: LLM_TIMEOUT_MS },
);
`);
  });
  it('spreads options that stand in a variable', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const client = new OpenAI();
const options = { maxRetries: 1 };
await client.responses.create({ model: 'gpt-5', input: 'hi' }, options);
`,
      { kind: 'call-timeout' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';

/** 2 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 29_000;

const client = new OpenAI();
const options = { maxRetries: 1 };
await client.responses.create(
  { model: 'gpt-5', input: 'hi' },
  { ...options, timeout: LLM_TIMEOUT_MS },
);
`);
  });
  it('keeps comments between arguments', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const client = new OpenAI();
await client.responses.create(
  // asked once a day
  { model: 'gpt-5', input: 'hi' },
);
`,
      { kind: 'call-timeout' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const client = new OpenAI();
await client.responses.create(
  // asked once a day
  { model: 'gpt-5', input: 'hi' },
  { timeout: LLM_TIMEOUT_MS },
);
`);
  });
  it('replaces the timeout of the call', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const client = new OpenAI({ timeout: 19_000 });
await client.responses.create(
  { model: 'gpt-5', input: 'hi' },
  { timeout: 120_000 },
);
`,
      { kind: 'call-timeout' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const client = new OpenAI({ timeout: 19_000 });
await client.responses.create(
  { model: 'gpt-5', input: 'hi' },
  { timeout: LLM_TIMEOUT_MS },
);
`);
  });
  it('does not end healthy attempts so that many fit', async () => {
    const code = `import OpenAI from 'openai';

const client = new OpenAI();
await client.responses.create({ model: 'gpt-5', input: 'hi' }, { maxRetries: 9 });
`;
    const { findings } = checkCode(code);
    const titles = findings.flatMap(({ fixes }) => fixes.map(({ title }) => title));
    const seconds = titles.flatMap((title) => /: (\d+) s/.exec(title)?.[1] ?? []).map(Number);
    expect(seconds.length).toBeGreaterThan(0);
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(12);
  });
  it('trades retries that the call itself sets', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const client = new OpenAI({ timeout: 19_000 });
await client.responses.create(
  { model: 'gpt-5', input: 'hi' },
  { maxRetries: 9 },
);
`,
      { kind: 'call-timeout' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';

/** 2 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 29_000;

const client = new OpenAI({ timeout: 19_000 });
await client.responses.create(
  { model: 'gpt-5', input: 'hi' },
  { maxRetries: 1, timeout: LLM_TIMEOUT_MS },
);
`);
    expect(mended?.fix.title).toBe('Bound this call: 29 s × 2 attempts, error within 60 s');
  });
  it('is offered for one call of a client only', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const client = new OpenAI();
await client.responses.create({ model: 'gpt-5', input: 'hi' });
await client.responses.create({ model: 'gpt-5', input: 'ho' });
`,
      { kind: 'call-timeout' },
    );
    expect(mended).toBeNull();
  });
  it('bounds openai 3 in the options for its HTTP client', async () => {
    const mended = await mend(
      `import { Configuration, OpenAIApi } from 'openai';

const openai = new OpenAIApi(new Configuration({ apiKey: process.env.KEY }));
await openai.createChatCompletion({ model: 'gpt-4', messages: [] });
`,
      { kind: 'call-timeout', versions: { openai: '3.3.0' } },
    );
    expect(mended?.after).toBe(`import { Configuration, OpenAIApi } from 'openai';

/** An LLM call that fails is heard of within 60 s. */
const LLM_TIMEOUT_MS = 60_000;

const openai = new OpenAIApi(new Configuration({ apiKey: process.env.KEY }));
await openai.createChatCompletion(
  { model: 'gpt-4', messages: [] },
  { timeout: LLM_TIMEOUT_MS },
);
`);
    expect(mended?.fix.title).toBe('Bound this call: error within 60 s');
    expect(mended?.fix.safe).toBe(true);
  });
  it('without semicolons, with tabs', async () => {
    const mended = await mend(
      `import OpenAI from "openai"

const client = new OpenAI()

async function main() {
	return await client.chat.completions.create({ model: "gpt-5", messages: [] })
}

void main()
`,
      { kind: 'call-timeout' },
    );
    expect(mended?.after).toBe(`import OpenAI from "openai"

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000

const client = new OpenAI()

async function main() {
	return await client.chat.completions.create(
		{ model: "gpt-5", messages: [] },
		{ timeout: LLM_TIMEOUT_MS },
	)
}

void main()
`);
  });
  it('CRLF', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';\r
\r
const client = new OpenAI();\r
await client.responses.create({ model: 'gpt-5', input: '🛟' });\r
`,
      { kind: 'call-timeout' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';\r
\r
/** 3 attempts and the waits between them end within 60 s. */\r
const LLM_TIMEOUT_MS = 19_000;\r
\r
const client = new OpenAI();\r
await client.responses.create(\r
  { model: 'gpt-5', input: '🛟' },\r
  { timeout: LLM_TIMEOUT_MS },\r
);\r
`);
  });
});
