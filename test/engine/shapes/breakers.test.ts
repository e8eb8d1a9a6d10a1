/** Breakers and nested protection of one's own. */
import { shapes } from './shape';

const head = `import OpenAI from 'openai';\nconst openai = new OpenAI();\n`;
const ask = `openai.responses.create({ model: 'gpt-5', input })`;

const breaker = `export class Breaker {
  private failures = 0;
  private openUntil = 0;
  async execute<T>(work: () => Promise<T>): Promise<T> {
    if (Date.now() < this.openUntil) throw new Error('circuit open');
    try {
      const result = await work();
      this.failures = 0;
      return result;
    } catch (error) {
      this.failures += 1;
      if (this.failures >= 5) this.openUntil = Date.now() + 30_000;
      throw error;
    }
  }
}`;

const retry = `export async function withRetry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
  throw new Error('unreachable');
}`;

shapes('a breaker', [
  [
    '34 an own class around the call',
    {
      'src/breaker.ts': breaker,
      'src/app.ts': `${head}import { Breaker } from './breaker';
const breaker = new Breaker();
const input = 'x';
console.log(await breaker.execute(() => ${ask})); // call`,
    },
    {
      provider: 'openai',
      retries: 'sdk-default 3',
      fallback: 'none',
      timeout: 'sdk-default 600000',
    },
  ],
  [
    '34 a retry inside it',
    {
      'src/breaker.ts': breaker,
      'src/retry.ts': retry,
      'src/app.ts': `${head}import { Breaker } from './breaker';
import { withRetry } from './retry';
const breaker = new Breaker();
const answer = (input: string) => breaker.execute(() => withRetry(() => ${ask})); // call
await answer('x');`,
    },
    { provider: 'openai', retries: 'wrapper 3', fallback: 'none', requests: 9 },
  ],
  [
    '34 breaker, retry and a chain of providers in another file',
    {
      'src/breaker.ts': breaker,
      'src/retry.ts': retry,
      'src/openaiCompatible.ts': `export async function viaGroq(text: string) {
  const response = await fetch('https://api.groq.com/openai/v1/chat/completions', { // call
    method: 'POST',
    body: JSON.stringify({ model: 'llama-3.3-70b-versatile', messages: [{ role: 'user', content: text }] }),
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}`,
      'src/viaClaude.ts': `import Anthropic from '@anthropic-ai/sdk';
const claude = new Anthropic();
export const viaClaude = (text: string) =>
  claude.messages.create({ model: 'claude-haiku-4-5', max_tokens: 99, messages: [{ role: 'user', content: text }] }); // call`,
      'src/chain.ts': `import { Breaker } from './breaker';
import { withRetry } from './retry';
import { viaGroq } from './openaiCompatible';
import { viaClaude } from './viaClaude';
const groq = new Breaker();
const claude = new Breaker();
export async function answer(text: string) {
  try {
    return await groq.execute(() => withRetry(() => viaGroq(text)));
  } catch (error) {
    console.warn('groq is down', error);
    return claude.execute(() => viaClaude(text));
  }
}`,
      'src/app.ts': `import { answer } from './chain';\nconsole.log(await answer('x'));`,
    },
    { provider: 'groq', retries: 'wrapper 3', fallback: 'other-provider' },
    { provider: 'anthropic', fallback: 'none' },
  ],
  [
    '34 as plain calls of functions',
    `${head}let failures = 0;
let openUntil = 0;
const isOpen = () => Date.now() < openUntil;
const recordFailure = () => {
  failures += 1;
  if (failures > 4) openUntil = Date.now() + 60_000;
};
async function answer(input: string) {
  if (isOpen()) return 'Busy, come back later.';
  try {
    const response = await ${ask}; // call
    failures = 0;
    return response.output_text;
  } catch (error) {
    recordFailure();
    throw error;
  }
}
await answer('x');`,
    { provider: 'openai', retries: 'sdk-default 3', fallback: 'none', errors: 'try-catch' },
  ],
]);

shapes('a decorator', [
  [
    '40 that catches what another SDK throws',
    `import OpenAI from 'openai';
import { S3ServiceException } from '@aws-sdk/client-s3';
function storageErrors(_: object, __: string, descriptor: PropertyDescriptor) {
  const original = descriptor.value;
  descriptor.value = async function (...args: unknown[]) {
    try {
      return await original.apply(this, args);
    } catch (error) {
      if (error instanceof S3ServiceException) return null;
      throw error;
    }
  };
}
class Reports {
  private openai = new OpenAI();
  @storageErrors
  async write(input: string) {
    return this.openai.responses.create({ model: 'gpt-5', input }); // call
  }
}
await new Reports().write('x');`,
    { provider: 'openai', retries: 'sdk-default 3', timeout: 'sdk-default 600000' },
  ],
]);
