import { describe, expect, it } from 'vitest';
import { mend } from './mend';

describe('a timeout for every call of a client', () => {
  it('keeps the attempts', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const client = new Anthropic({ timeout: LLM_TIMEOUT_MS });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`);
    expect(mended?.fix.title).toBe(
      'Bound every call of `client`: 19 s × 3 attempts, error within 60 s',
    );
    expect(mended?.fix.safe).toBe(false);
  });
  it('trades a retry for a longer attempt', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'client-timeout', nth: 1 },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/** 2 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 29_000;

const client = new Anthropic({ timeout: LLM_TIMEOUT_MS, maxRetries: 1 });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`);
    expect(mended?.fix.title).toBe(
      'Bound every call of `client`: 29 s × 2 attempts, error within 60 s',
    );
    expect(mended?.fix.safe).toBe(false);
  });
  it('joins options that are there and keeps their comments', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({
  apiKey: process.env.KEY, // from the vault
  /* one tenant */ defaultHeaders: { 'x-tenant': 'a' },
});

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const client = new Anthropic({
  apiKey: process.env.KEY, // from the vault
  /* one tenant */ defaultHeaders: { 'x-tenant': 'a' },
  timeout: LLM_TIMEOUT_MS,
});

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`);
  });
  it('replaces a timeout that is too long', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ timeout: 10 * 60 * 1000 });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const client = new Anthropic({ timeout: LLM_TIMEOUT_MS });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`);
  });
  it('replaces the number of retries where it says so', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ maxRetries: 5, timeout: 30_000 });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/** 2 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 29_000;

const client = new Anthropic({ maxRetries: 1, timeout: LLM_TIMEOUT_MS });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`);
  });
  it('spreads options that stand in a variable', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const options = { apiKey: process.env.KEY };
const client = new Anthropic(options);

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const options = { apiKey: process.env.KEY };
const client = new Anthropic({ ...options, timeout: LLM_TIMEOUT_MS });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`);
  });
  it('stands behind a spread whose content is known', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const shared = { apiKey: process.env.KEY };
const client = new Anthropic({ ...shared });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const shared = { apiKey: process.env.KEY };
const client = new Anthropic({ ...shared, timeout: LLM_TIMEOUT_MS });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`);
  });
  it('is not offered where a spread hides the options', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ ...settings() });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'client-timeout' },
    );
    expect(mended).toBeNull();
  });
  it('bounds a client in a field', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

export class Writer {
  private readonly openai = new OpenAI();

  async write(input: string) {
    return this.openai.responses.create({ model: 'gpt-5', input });
  }
}
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

export class Writer {
  private readonly openai = new OpenAI({ timeout: LLM_TIMEOUT_MS });

  async write(input: string) {
    return this.openai.responses.create({ model: 'gpt-5', input });
  }
}
`);
  });
  it('reuses a constant of the same value', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const LLM_TIMEOUT_MS = 19_000;
const client = new Anthropic();

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

const LLM_TIMEOUT_MS = 19_000;
const client = new Anthropic({ timeout: LLM_TIMEOUT_MS });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`);
  });
  it('takes another name where this one means something else', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const LLM_TIMEOUT_MS = 5_000;
const client = new Anthropic();

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
setTimeout(() => undefined, LLM_TIMEOUT_MS);
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS_2 = 19_000;

const LLM_TIMEOUT_MS = 5_000;
const client = new Anthropic({ timeout: LLM_TIMEOUT_MS_2 });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
setTimeout(() => undefined, LLM_TIMEOUT_MS);
`);
  });
  it("is safe at 60 s, the least of providers' own defaults", async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({
  maxRetries: 0, // the queue tries again
});

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/** An LLM call that fails is heard of within 60 s. */
const LLM_TIMEOUT_MS = 60_000;

const client = new Anthropic({
  maxRetries: 0, // the queue tries again
  timeout: LLM_TIMEOUT_MS,
});

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`);
    expect(mended?.fix.title).toBe('Bound every call of `client`: error within 60 s');
    expect(mended?.fix.safe).toBe(true);
  });
  it('is safe at 30 s for a stream that waits for its first token', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ maxRetries: 0 });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
  stream: true,
});
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/** An LLM call that fails is heard of within 60 s. */
const LLM_TIMEOUT_MS = 60_000;

const client = new Anthropic({ maxRetries: 0, timeout: LLM_TIMEOUT_MS });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
  stream: true,
});
`);
    expect(mended?.fix.safe).toBe(true);
  });
  it('follows the patience of the settings', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      {
        kind: 'client-timeout',
        config: { patienceSeconds: { interactive: 200, background: 600 } },
      },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/** 3 attempts and the waits between them end within 3.3 min. */
const LLM_TIMEOUT_MS = 66_000;

const client = new Anthropic({ timeout: LLM_TIMEOUT_MS });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`);
    expect(mended?.fix.title).toBe(
      'Bound every call of `client`: 66 s × 3 attempts, error within 3.3 min',
    );
    expect(mended?.fix.safe).toBe(true);
  });
  it('gives background work more time', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const client = new OpenAI();
await client.images.generate({ model: 'gpt-image-1', prompt: 'a boat' });
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';

/** 3 attempts and the waits between them end within 10 min. */
const LLM_TIMEOUT_MS = 199_000;

const client = new OpenAI({ timeout: LLM_TIMEOUT_MS });
await client.images.generate({ model: 'gpt-image-1', prompt: 'a boat' });
`);
    expect(mended?.fix.title).toBe(
      'Bound every call of `client`: 3.3 min × 3 attempts, error within 10 min',
    );
  });
  it('is not offered where not even a second fits', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'client-timeout', config: { patienceSeconds: { interactive: 2, background: 600 } } },
    );
    expect(mended).toBeNull();
  });
  it('counts a retry wrapper around the call', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';
import pRetry from 'p-retry';

const client = new OpenAI({ maxRetries: 0 });
await pRetry(
  () => client.responses.create({ model: 'gpt-5', input: 'hi' }),
  { retries: 1, minTimeout: 1000 },
);
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';
import pRetry from 'p-retry';

/** 2 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 29_000;

const client = new OpenAI({ maxRetries: 0, timeout: LLM_TIMEOUT_MS });
await pRetry(
  () => client.responses.create({ model: 'gpt-5', input: 'hi' }),
  { retries: 1, minTimeout: 1000 },
);
`);
    expect(mended?.fix.title).toBe(
      'Bound every call of `client`: 29 s × 2 attempts, error within 60 s',
    );
  });
});
describe('several calls of one client', () => {
  it('the least patient decides, whatever the order', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const client = new OpenAI();
await client.images.generate({ model: 'gpt-image-1', prompt: 'a boat' });
await client.responses.create({ model: 'gpt-5', input: 'hi' });
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const client = new OpenAI({ timeout: LLM_TIMEOUT_MS });
await client.images.generate({ model: 'gpt-image-1', prompt: 'a boat' });
await client.responses.create({ model: 'gpt-5', input: 'hi' });
`);
    expect(mended?.fix.title).toBe(
      'Bound every call of `client`: 19 s × 3 attempts, error within 60 s',
    );
    expect(mended?.fix.safe).toBe(false);
  });
  it('is safe only where none of them is cut short', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 0 });
await client.images.generate({ model: 'gpt-image-1', prompt: 'a boat' });
await client.responses.create({ model: 'gpt-5', input: 'hi', stream: true });
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';

/** An LLM call that fails is heard of within 60 s. */
const LLM_TIMEOUT_MS = 60_000;

const client = new OpenAI({ maxRetries: 0, timeout: LLM_TIMEOUT_MS });
await client.images.generate({ model: 'gpt-image-1', prompt: 'a boat' });
await client.responses.create({ model: 'gpt-5', input: 'hi', stream: true });
`);
    expect(mended?.fix.title).toBe('Bound every call of `client`: error within 60 s');
    expect(mended?.fix.safe).toBe(false);
  });
  it('is not offered where a call sets its own timeout', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const client = new OpenAI({ timeout: 19_000 });
await client.responses.create(
  { model: 'gpt-5', input: 'hi' },
  { timeout: 120_000 },
);
`,
      { kind: 'client-timeout' },
    );
    expect(mended).toBeNull();
  });
  it('leaves retries to a call that sets its own', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const client = new OpenAI({ timeout: 19_000 });
await client.responses.create(
  { model: 'gpt-5', input: 'hi' },
  { maxRetries: 9 },
);
`,
      { kind: 'client-timeout', nth: 1 },
    );
    expect(mended).toBeNull();
  });
});
describe("the file's own style", () => {
  it('double quotes', async () => {
    const mended = await mend(
      `import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic();

await client.messages.create({
  model: "claude-sonnet-4-5",
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from "@anthropic-ai/sdk";

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const client = new Anthropic({ timeout: LLM_TIMEOUT_MS });

await client.messages.create({
  model: "claude-sonnet-4-5",
  max_tokens: 1024,
  messages: [],
});
`);
  });
  it('no semicolons', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk'

const client = new Anthropic()

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
})
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk'

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000

const client = new Anthropic({ timeout: LLM_TIMEOUT_MS })

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
})
`);
  });
  it('tabs', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({
	apiKey: process.env.KEY,
});

await client.messages.create({
	model: 'claude-sonnet-4-5',
	max_tokens: 1024,
	messages: [],
});
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const client = new Anthropic({
	apiKey: process.env.KEY,
	timeout: LLM_TIMEOUT_MS,
});

await client.messages.create({
	model: 'claude-sonnet-4-5',
	max_tokens: 1024,
	messages: [],
});
`);
  });
  it('four spaces', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({
    apiKey: process.env.KEY,
});

await client.messages.create({
    model: 'claude-sonnet-4-5',
    max_tokens: 1024,
    messages: [],
});
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const client = new Anthropic({
    apiKey: process.env.KEY,
    timeout: LLM_TIMEOUT_MS,
});

await client.messages.create({
    model: 'claude-sonnet-4-5',
    max_tokens: 1024,
    messages: [],
});
`);
  });
  it('CRLF', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';\r
\r
const client = new Anthropic();\r
\r
await client.messages.create({\r
  model: 'claude-sonnet-4-5',\r
  max_tokens: 1024,\r
  messages: [],\r
});\r
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';\r
\r
/** 3 attempts and the waits between them end within 60 s. */\r
const LLM_TIMEOUT_MS = 19_000;\r
\r
const client = new Anthropic({ timeout: LLM_TIMEOUT_MS });\r
\r
await client.messages.create({\r
  model: 'claude-sonnet-4-5',\r
  max_tokens: 1024,\r
  messages: [],\r
});\r
`);
  });
  it('a byte order mark', async () => {
    const mended = await mend(
      `\uFEFFimport Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`\uFEFFimport Anthropic from '@anthropic-ai/sdk';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const client = new Anthropic({ timeout: LLM_TIMEOUT_MS });

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
});
`);
  });
  it('CommonJS under a hashbang', async () => {
    const mended = await mend(
      `#!/usr/bin/env node
'use strict';
const { OpenAI } = require('openai');

const client = new OpenAI();

async function main() {
  await client.responses.create({ model: 'gpt-5', input: 'hi' });
}

main();
`,
      { kind: 'client-timeout', path: 'bin/ask.js' },
    );
    expect(mended?.after).toBe(`#!/usr/bin/env node
'use strict';
const { OpenAI } = require('openai');

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const client = new OpenAI({ timeout: LLM_TIMEOUT_MS });

async function main() {
  await client.responses.create({ model: 'gpt-5', input: 'hi' });
}

main();
`);
  });
  it('emoji and other scripts around', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const приветствие = '👩‍🚀 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 — 日本語'; /* 🛟 */ const client = new Anthropic();

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [{ role: 'user', content: приветствие }],
});
`,
      { kind: 'client-timeout' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const приветствие = '👩‍🚀 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 — 日本語'; /* 🛟 */ const client = new Anthropic(
  { timeout: LLM_TIMEOUT_MS },
);

await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [{ role: 'user', content: приветствие }],
});
`);
  });
  it('JSX around', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const client = new OpenAI();

export async function Page({ question }: { question: string }) {
  const answer = await client.responses.create({
    model: 'gpt-5',
    input: question,
  });
  return <p title="it's">{answer.output_text} 🙂</p>;
}
`,
      { kind: 'client-timeout', path: 'src/page.tsx' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';

/** 3 attempts and the waits between them end within 60 s. */
const LLM_TIMEOUT_MS = 19_000;

const client = new OpenAI({ timeout: LLM_TIMEOUT_MS });

export async function Page({ question }: { question: string }) {
  const answer = await client.responses.create({
    model: 'gpt-5',
    input: question,
  });
  return <p title="it's">{answer.output_text} 🙂</p>;
}
`);
  });
});
