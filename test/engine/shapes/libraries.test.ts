/** Packages that protect, where real code puts them: across files, in fields, inside each other. */
import { expect } from 'vitest';
import { shapes } from './shape';

const head = `import OpenAI from 'openai';\nconst openai = new OpenAI();\n`;
const ask = `openai.responses.create({ model: 'gpt-5', input })`;
const once = `${head}export const once = (input: string) => ${ask}; // call`;
const raw = `fetch('https://api.anthropic.com/v1/messages', { method: 'POST', body: '{}' })`;

shapes('a package that tries again', [
  [
    '33 p-retry around a function of another file',
    {
      'src/once.ts': once,
      'src/app.ts': `import pRetry from 'p-retry';
import { once } from './once';
console.log(await pRetry(() => once('x'), { retries: 2, minTimeout: 500 }));`,
    },
    { provider: 'openai', retries: 'wrapper 3', requests: 9, errors: 'none' },
  ],
  [
    '33 p-retry with an async block that aborts on some errors',
    `${head}import pRetry, { AbortError } from 'p-retry';
async function answer(input: string) {
  return pRetry(
    async () => {
      try {
        return await ${ask}; // call
      } catch (error) {
        if (error instanceof OpenAI.BadRequestError) throw new AbortError(error.message);
        throw error;
      }
    },
    { retries: 2 },
  );
}
await answer('x');`,
    { provider: 'openai', retries: 'wrapper 3', fallback: 'none', errors: 'try-catch' },
  ],
  [
    '33 async-retry with the options in a constant',
    `import retry from 'async-retry';
const patient = { retries: 4, factor: 2 };
async function answer() {
  return retry(async () => {
    const response = await ${raw}; // call
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }, patient);
}
await answer();`,
    { provider: 'anthropic', retries: 'wrapper 5', errors: 'none' },
  ],
  [
    '33 exponential-backoff in a method',
    `${head}import { backOff } from 'exponential-backoff';
class Titles {
  async one(input: string) {
    return backOff(() => ${ask}, { numOfAttempts: 4 }); // call
  }
}
await new Titles().one('x');`,
    { provider: 'openai', retries: 'wrapper 4' },
  ],
  [
    '33 an own function around p-retry',
    {
      'src/patiently.ts': `import pRetry from 'p-retry';
export const patiently = <T>(work: () => Promise<T>) => pRetry(work, { retries: 3 });`,
      'src/app.ts': `${head}import { patiently } from './patiently';
const input = 'x';
await patiently(() => ${ask}); // call`,
    },
    { provider: 'openai', retries: 'wrapper 4' },
  ],
]);

shapes('a package that ends a wait', [
  [
    '32 p-timeout around a retry',
    `${head}import pRetry from 'p-retry';
import pTimeout from 'p-timeout';
const input = 'x';
await pTimeout(pRetry(() => ${ask}, { retries: 2 }), { milliseconds: 20_000 }); // call`,
    { provider: 'openai', timeout: 'wrapper 20000', retries: 'wrapper 3' },
  ],
  [
    '34 cockatiel in another file',
    {
      'src/policy.ts': `import { handleAll, retry } from 'cockatiel';
export const patient = retry(handleAll, { maxAttempts: 2 });`,
      'src/app.ts': `${head}import { patient } from './policy';
const input = 'x';
await patient.execute(() => ${ask}); // call`,
    },
    { provider: 'openai', retries: 'wrapper 3' },
  ],
]);

shapes('a package that limits', [
  [
    '28 p-limit over a list keeps the try outside in force',
    `${head}import pLimit from 'p-limit';
const limit = pLimit(3);
async function all(inputs: string[]) {
  try {
    return await Promise.all(inputs.map((input) => limit(() => ${ask}))); // call
  } catch (error) {
    console.error(error);
    throw error;
  }
}
await all(['a']);`,
    { provider: 'openai', retries: 'sdk-default 3', fallback: 'none', errors: 'try-catch' },
  ],
  [
    '28 p-queue from another file',
    {
      'src/queue.ts': `import PQueue from 'p-queue';\nexport const queue = new PQueue({ concurrency: 2, timeout: 9_000 });`,
      'src/app.ts': `${head}import { queue } from './queue';
const input = 'x';
console.log(await queue.add(() => ${ask})); // call`,
    },
    { provider: 'openai', timeout: 'wrapper 9000', errors: 'none' },
  ],
  [
    '28 bottleneck in a field',
    `${head}import Bottleneck from 'bottleneck';
class Titles {
  private limiter = new Bottleneck({ maxConcurrent: 2 });
  one(input: string) {
    return this.limiter.schedule(() => ${ask}); // call
  }
}
await new Titles().one('x');`,
    { provider: 'openai', timeout: 'sdk-default 600000', errors: 'none' },
  ],
]);

const model = `import { ChatOpenAI } from '@langchain/openai';
import { ChatAnthropic } from '@langchain/anthropic';
const first = new ChatOpenAI({ model: 'gpt-5' });
const second = new ChatAnthropic({ model: 'claude-sonnet-4-5' });\n`;

shapes('fallbacks of frameworks', [
  [
    '36 LangChain',
    `${model}const answer = await first.withFallbacks([second]).invoke('x'); // call
console.log(answer.content);`,
    { provider: 'openai', fallback: 'other-provider', errors: 'none' },
  ],
  [
    '36 LangChain, as an object, in a chain',
    `${model}import { ChatPromptTemplate } from '@langchain/core/prompts';
const safe = first.withFallbacks({ fallbacks: [second] });
const answer = await ChatPromptTemplate.fromTemplate('{x}').pipe(safe).invoke({ x: 'x' }); // call
console.log(answer);`,
    { provider: 'openai', fallback: 'other-provider' },
  ],
  [
    '36 LangChain tries again',
    `${model}await first.withRetry({ stopAfterAttempt: 3 }).invoke('x'); // call
console.log(second);`,
    { provider: 'openai', retries: expect.stringMatching(/^(?:wrapper|client) 3$/) as string },
  ],
  [
    '36 models of the gateway',
    `import { generateText } from 'ai';
await generateText({ // call
  model: 'openai/gpt-5',
  prompt: 'x',
  providerOptions: { gateway: { models: ['anthropic/claude-sonnet-4.5'] } },
});`,
    { provider: 'vercel-gateway', sdk: 'ai', fallback: 'other-model' },
  ],
  [
    '36 models of OpenRouter in the body of a fetch',
    `await fetch('https://openrouter.ai/api/v1/chat/completions', { // call
  method: 'POST',
  body: JSON.stringify({ model: 'openai/gpt-5', models: ['anthropic/claude-sonnet-4.5'], messages: [] }),
});`,
    { provider: 'openrouter', errors: 'none' },
  ],
]);
