import { describe, expect, it } from 'vitest';
import { mend } from './mend';

const client = `import OpenAI from 'openai';

const openai = new OpenAI({ timeout: 19_000 });
`;

const ask = `await openai.responses.create({ model: 'gpt-6-luna', input })`;

describe('a failure that a handler hides', () => {
  const kind = 'log-hidden';

  it('is logged in an empty handler', async () => {
    const mended = await mend(
      `${client}
export async function tag(input: string) {
  try {
    await store(${ask});
  } catch {}
}
`,
      { kind },
    );
    expect(mended?.fix).toMatchObject({
      title: 'Log the failure that is hidden here',
      safe: false,
    });
    expect(mended?.after).toContain(`  } catch (error) {
    console.error('The LLM call failed:', error);
  }
}`);
  });

  it('is logged before an empty text, under the name that it has', async () => {
    const mended = await mend(
      `${client}
export async function summary(input: string) {
  try {
    return (${ask}).output_text;
  } catch (cause) {
    return '';
  }
}
`,
      { kind },
    );
    expect(mended?.after).toContain(`  } catch (cause) {
    console.error('The LLM call failed:', cause);
    return '';
  }`);
  });

  it('is logged in a function that gives an empty list', async () => {
    const mended = await mend(
      `import { generateObject } from 'ai';
import { openai } from '@ai-sdk/openai';
export const tags = (prompt: string) =>
  generateObject({ model: openai('gpt-6-luna'), prompt, output: 'array' }).catch(() => []);
`,
      { kind },
    );
    expect(mended?.after).toContain(`.catch((error: unknown) => {
    console.error('The LLM call failed:', error);
    return [];
  });`);
  });

  it('is logged in CommonJS without semicolons, with tabs and CRLF', async () => {
    const code = `const OpenAI = require("openai")
const openai = new OpenAI({ timeout: 19_000 })

async function tag(input) {
	try {
		await store(await openai.responses.create({ model: "gpt-6-luna", input }))
	} catch {}
}

module.exports = { tag }
`.replaceAll('\n', '\r\n');
    const mended = await mend(code, { kind, path: 'lib/tag.cjs' });
    expect(mended?.after).toContain(
      '\t} catch (error) {\r\n\t\tconsole.error("The LLM call failed:", error)\r\n\t}\r\n}',
    );
  });

  it('is logged where a rejection is dropped', async () => {
    const mended = await mend(
      `${client}
export function warm(input: string) {
  void openai.responses.create({ model: 'm', input }).catch(() => {});
}
`,
      { kind },
    );
    expect(mended?.after).toContain('.catch(console.error);');
  });

  it('is looked for among settled results', async () => {
    const mended = await mend(
      `${client}
export async function index(texts: string[]) {
  await Promise.allSettled(texts.slice(0, 9).map((input) => embed(input)));
}

async function embed(input: string) {
  await store(await openai.embeddings.create({ model: 'm', input }));
}
`,
      { kind },
    );
    expect(mended?.after).toContain(`  await logFailed(
    Promise.allSettled(texts.slice(0, 9).map((input) => embed(input))),
  );`);
    expect(mended?.after).toContain('async function logFailed(');
  });

  it('is left alone where the error is taken apart', async () => {
    const code = `${client}
export async function summary(input: string) {
  try {
    return (${ask}).output_text;
  } catch ({ message }) {
    return '';
  }
}
`;
    expect(await mend(code, { kind })).toBeNull();
  });
});

describe('a failure that is given back as an empty answer', () => {
  const kind = 'rethrow-hidden';
  const code = `${client}
export async function summary(input: string) {
  try {
    return (${ask}).output_text;
  } catch {
    return ''; // nothing
  }
}
`;

  it('is thrown again', async () => {
    const mended = await mend(code.replace(' // nothing', ''), { kind });
    expect(mended?.after).toContain(`  } catch (error) {
    console.error('The LLM call failed:', error);
    throw error;
  }`);
  });

  it('is left alone beside a comment', async () => {
    expect(await mend(code, { kind })).toBeNull();
  });
});
