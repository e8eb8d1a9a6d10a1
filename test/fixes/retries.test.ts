import { describe, expect, it } from 'vitest';
import { checkCode } from '../support/checkCode';
import { mend } from './mend';

describe('retries that were switched off', () => {
  it('come back on the client', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ timeout: 19_000, maxRetries: 0 });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'retries' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ timeout: 19_000, maxRetries: 2 });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`);
    expect(mended?.fix.title).toBe('Let every call of `client` try again: 2 retries');
    expect(mended?.fix.safe).toBe(true);
  });
  it('come back on the call', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const client = new OpenAI({ timeout: 19_000 });
await client.responses.create(
  { model: 'gpt-5', input: 'hi' },
  { maxRetries: 0 },
);
`,
      { kind: 'retries' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';

const client = new OpenAI({ timeout: 19_000 });
await client.responses.create(
  { model: 'gpt-5', input: 'hi' },
  { maxRetries: 2 },
);
`);
    expect(mended?.fix.title).toBe('Let this call try again: 2 retries');
    expect(mended?.fix.safe).toBe(true);
  });
  it('come back in options of their own', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const options = { timeout: 19_000, maxRetries: 0 };
const client = new OpenAI(options);
await client.responses.create({ model: 'gpt-5', input: 'hi' });
`,
      { kind: 'retries' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';

const options = { timeout: 19_000, maxRetries: 0 };
const client = new OpenAI({ ...options, maxRetries: 2 });
await client.responses.create({ model: 'gpt-5', input: 'hi' });
`);
  });
  it('come back in JavaScript with double quotes', async () => {
    const mended = await mend(
      `const OpenAI = require("openai");

const client = new OpenAI({
  timeout: 19_000,

  maxRetries: 0,
});

async function main() {
  await client.responses.create({ model: "gpt-5", input: "🛟" });
}

main();
`,
      { kind: 'retries', path: 'src/app.js' },
    );
    expect(mended?.after).toBe(`const OpenAI = require("openai");

const client = new OpenAI({
  timeout: 19_000,

  maxRetries: 2,
});

async function main() {
  await client.responses.create({ model: "gpt-5", input: "🛟" });
}

main();
`);
  });
  it('stay off where a comment says why', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({
  timeout: 19_000,
  maxRetries: 0, // the queue tries again
});

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'retries' },
    );
    expect(mended).toBeNull();
  });
  it('cannot come to raw requests, which have none', async () => {
    const mended = await mend(
      `await fetch('https://api.openai.com/v1/responses', { method: 'POST' });
`,
      { kind: 'retries' },
    );
    expect(mended).toBeNull();
  });
});

it('says what is lost where the SDK waits as long as the server asks', () => {
  const { findings } = checkCode(`import OpenAI from 'openai';
import pRetry from 'p-retry';

const client = new OpenAI({ timeout: 4_000 });
const answer = await pRetry(
  () => client.responses.create({ model: 'gpt-6-luna', input: 'hi' }),
  { retries: 5 },
);
console.log(answer);
`);
  const fixes = findings.flatMap((one) => one.fixes).filter(({ kind }) => kind === 'retries');
  expect(fixes.map(({ title }) => title)).toContain(
    'Let only the code around this call try again; it must wait for `Retry-After` itself, as the SDK does',
  );
});
