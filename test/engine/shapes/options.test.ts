/** Options that stand elsewhere, and a timeout in the client's own fetch. */
import { expect } from 'vitest';
import { shapes } from './shape';

const call = `await client.responses.create({ model: 'gpt-5', input: 'x' }); // call`;
const head = `import OpenAI from 'openai';\n`;
const chosen = { provider: 'openai', timeout: 'client 25000' };

shapes('options of a client', [
  [
    '29 a constant',
    `${head}const LLM_TIMEOUT_MS = 25 * 1_000;
const client = new OpenAI({ timeout: LLM_TIMEOUT_MS, maxRetries: 4 });
${call}`,
    { ...chosen, retries: 'client 5' },
  ],
  [
    '29 a condition: only some get the timeout',
    `${head}const client = new OpenAI({ timeout: process.env.SLOW ? undefined : 25_000 });
${call}`,
    // Either 25 s or the SDK's ten minutes: the number is open.
    { timeout: expect.stringMatching(/^(?:client \?|unknown)$/) as string },
  ],
  [
    '29 a condition between two numbers',
    `${head}const slow = process.argv.includes('--slow');
const client = new OpenAI({ timeout: slow ? 25_000 : 10_000 });
${call}`,
    { timeout: expect.stringMatching(/^client (?:\?|25000)$/) as string },
  ],
  [
    '29 a spread',
    `${head}const shared = { timeout: 25_000, maxRetries: 1 };
const client = new OpenAI({ ...shared, apiKey: 'k' });
${call}`,
    { ...chosen, retries: 'client 2' },
  ],
  [
    '29 a spread under a condition',
    `${head}const key = process.env.ORG;
const client = new OpenAI({ timeout: 25_000, ...(key ? { organization: key } : {}) });
${call}`,
    chosen,
  ],
  [
    '29 Object.assign',
    `${head}const shared = { timeout: 60_000, maxRetries: 1 };
const client = new OpenAI(Object.assign({}, shared, { timeout: 25_000 }));
${call}`,
    { ...chosen, retries: 'client 2' },
  ],
  [
    '29 built step by step',
    `${head}const options: { timeout?: number; apiKey?: string } = {};
options.apiKey = process.env.KEY;
options.timeout = 25_000;
const client = new OpenAI(options);
${call}`,
    chosen,
  ],
  [
    '29 the environment with a default',
    `${head}const client = new OpenAI({ timeout: Number(process.env.LLM_TIMEOUT ?? 25_000) });
${call}`,
    chosen,
  ],
  [
    '29 a variable that changes',
    `${head}let wait = 25_000;
if (process.env.CI) wait = 90_000;
const client = new OpenAI({ timeout: wait });
${call}`,
    { timeout: 'client ?' },
  ],
  [
    '29 seconds made milliseconds',
    `${head}const waitSeconds = 25;
const client = new OpenAI({ timeout: waitSeconds * 1000 });
${call}`,
    chosen,
  ],
  [
    '29 a parameter with a default',
    `${head}function make({ timeoutMs = 25_000 }: { timeoutMs?: number } = {}) {
  return new OpenAI({ timeout: timeoutMs });
}
const client = make();
${call}`,
    chosen,
  ],
]);

shapes('options in another file', [
  [
    '29 an imported constant',
    {
      'src/limits.ts': `export const llmTimeout = 25_000;`,
      'src/app.ts': `${head}import { llmTimeout } from './limits';
const client = new OpenAI({ timeout: llmTimeout });
${call}`,
    },
    chosen,
  ],
  [
    '29 an imported config',
    {
      'src/config.ts': `export const config = { llm: { timeout: 25_000, retries: 3 }, port: 80 };`,
      'src/app.ts': `${head}import { config } from './config';
const client = new OpenAI({ timeout: config.llm.timeout, maxRetries: config.llm.retries });
${call}`,
    },
    { ...chosen, retries: 'client 4' },
  ],
  [
    '29 a default beside the environment',
    {
      'src/env.ts': `export const env = { LLM_TIMEOUT: Number(process.env.LLM_TIMEOUT || '25000') };`,
      'src/app.ts': `${head}import { env } from './env';
const client = new OpenAI({ timeout: env.LLM_TIMEOUT });
${call}`,
    },
    chosen,
  ],
  [
    '29 a setting that cannot be read',
    {
      'src/app.ts': `${head}import config from 'config';
const client = new OpenAI({ timeout: config.get('llm.timeout') });
${call}`,
    },
    { timeout: 'client ?' },
  ],
  [
    '29 a settings function',
    {
      'src/settings.ts': `export function readSettings() {
  return { model: process.env.MODEL ?? 'gpt-5', timeoutMs: 25_000 };
}`,
      'src/app.ts': `${head}import { readSettings } from './settings';
const settings = readSettings();
const client = new OpenAI({ timeout: settings.timeoutMs });
${call}`,
    },
    chosen,
  ],
]);

shapes('a timeout in the client’s own fetch', [
  [
    '30 a fetch that only logs leaves the SDK’s own timeout',
    `${head}const client = new OpenAI({
  fetch: async (url, init) => {
    console.log('asking', url);
    return fetch(url, init);
  },
});
${call}`,
    { provider: 'openai', timeout: 'sdk-default 600000' },
  ],
  [
    '30 in place',
    `${head}const client = new OpenAI({
  fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(25_000) }),
});
${call}`,
    { provider: 'openai', timeout: 'transport 25000' },
  ],
  [
    '30 as an own function',
    {
      'src/impatientFetch.ts': `export async function impatientFetch(url: RequestInfo, init: RequestInit = {}) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 25_000);
  try {
    return await fetch(url, { ...init, signal: controller.signal });
  } finally {
    clearTimeout(timer);
  }
}`,
      'src/app.ts': `${head}import { impatientFetch } from './impatientFetch';
const client = new OpenAI({ fetch: impatientFetch });
${call}`,
    },
    { provider: 'openai', timeout: 'transport 25000' },
  ],
]);
