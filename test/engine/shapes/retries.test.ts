/** Own code that tries again. */
import { expect } from 'vitest';
import { shapes } from './shape';
const withRetry = `export async function withRetry<T>(run: () => Promise<T>, attempts = 3): Promise<T> {
  let last: unknown;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      return await run();
    } catch (error) {
      last = error;
      await new Promise((done) => setTimeout(done, 300 * attempt));
    }
  }
  throw last;
}`;

const head = `import OpenAI from 'openai';\nconst openai = new OpenAI();\n`;
const ask = `openai.responses.create({ model: 'gpt-5', input })`;
const wait = `const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));\n`;
const three = { provider: 'openai', retries: 'wrapper 3', fallback: 'none', requests: 9 } as const;

shapes('an own loop', [
  [
    '33 for',
    `${head}${wait}async function answer(input: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await ${ask}; // call
    } catch (error) {
      if (attempt === 2) throw error;
      await wait(400 * 2 ** attempt);
    }
  }
}
await answer('x');`,
    { ...three, errors: 'try-catch' },
  ],
  [
    '33 for, that remembers the last error',
    `${head}async function answer(input: string) {
  let last: unknown;
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      const response = await ${ask}; // call
      return response.output_text;
    } catch (error) {
      last = error;
      console.warn('attempt', attempt, error);
    }
  }
  throw last;
}
await answer('x');`,
    { ...three, errors: 'try-catch' },
  ],
  [
    '33 while (true) with a counter',
    `${head}async function answer(input: string) {
  let tries = 0;
  while (true) {
    try {
      return await ${ask}; // call
    } catch (error) {
      tries += 1;
      if (tries >= 3) throw error;
    }
  }
}
await answer('x');`,
    { provider: 'openai', retries: expect.stringMatching(/^wrapper (?:3|\?)$/) as string },
  ],
  [
    '33 while over what is left',
    `${head}async function answer(input: string) {
  let left = 3;
  while (left > 0) {
    try {
      return await ${ask}; // call
    } catch (error) {
      left -= 1;
      if (left === 0) throw error;
    }
  }
}
await answer('x');`,
    { provider: 'openai', retries: expect.stringMatching(/^wrapper (?:3|\?)$/) as string },
  ],
  [
    '33 in the caller',
    `${head}const once = (input: string) => ${ask}; // call
async function answer(input: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await once(input);
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
}
await answer('x');`,
    { ...three, errors: 'caller' },
  ],
  [
    '33 in a caller of another file',
    {
      'src/once.ts': `${head}export const once = async (input: string) => (await ${ask}).output_text; // call`,
      'src/app.ts': `import { once } from './once';
async function answer(input: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await once(input);
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
}
await answer('x');`,
    },
    { ...three, errors: 'caller' },
  ],
  [
    '33 recursion in .catch',
    {
      'src/app.js': `const OpenAI = require('openai');
const openai = new OpenAI();
function answer(input, left = 2) {
  return ${ask}.catch((error) => { // call
    if (left === 0 || error.status !== 503) throw error;
    return answer(input, left - 1);
  });
}
answer('x').then(console.log);`,
    },
    { provider: 'openai', retries: expect.stringMatching(/^wrapper (?:3|\?)$/) as string },
  ],
  [
    '35 beside the client’s own: they multiply',
    `import OpenAI from 'openai';
const openai = new OpenAI({ maxRetries: 4 });
async function answer(input: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await ${ask}; // call
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
}
await answer('x');`,
    { provider: 'openai', requests: 15 },
  ],
  [
    '40 a loop that asks again for a longer answer is none',
    `${head}async function essay(topic: string) {
  let input = topic;
  for (let round = 0; round < 3; round++) {
    const answer = await ${ask}; // call
    if (answer.output_text.length > 2_000) return answer.output_text;
    input = topic + '\\nThis was too short: ' + answer.output_text;
  }
  throw new Error('too short');
}
await essay('rain');`,
    { provider: 'openai', retries: 'sdk-default 3', fallback: 'none', errors: 'none' },
  ],
  [
    '40 a loop that asks again for valid JSON is none',
    `${head}async function record(input: string) {
  for (let round = 0; round < 3; round++) {
    const answer = await ${ask}; // call
    try {
      return JSON.parse(answer.output_text);
    } catch {
      console.warn('not JSON, asking again');
    }
  }
  return null;
}
await record('x');`,
    { provider: 'openai', retries: 'sdk-default 3', errors: 'none' },
  ],
]);

shapes('an own helper', [
  [
    '33 a method of an own class',
    {
      'src/retrier.ts': `export class Retrier {
  constructor(private readonly attempts: number) {}
  async run<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; attempt <= this.attempts; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (attempt === this.attempts) throw error;
      }
    }
    throw new Error('unreachable');
  }
}`,
      'src/app.ts': `${head}import { Retrier } from './retrier';
const retrier = new Retrier(3);
const input = 'x';
await retrier.run(() => ${ask}); // call`,
    },
    { provider: 'openai', retries: expect.stringMatching(/^wrapper (?:3|\?)$/) as string },
  ],
  [
    '33 in another file, with its own default',
    {
      'src/retry.ts': withRetry,
      'src/app.ts': `${head}import { withRetry } from './retry';
const input = 'x';
console.log(await withRetry(() => ${ask})); // call`,
    },
    three,
  ],
  [
    '33 in another file, told how often',
    {
      'src/retry.ts': withRetry,
      'src/app.ts': `${head}import { withRetry } from './retry';
const input = 'x';
console.log(await withRetry(() => ${ask}, 5)); // call`,
    },
    { ...three, retries: 'wrapper 5', requests: 15 },
  ],
  [
    '33 an async arrow with a block',
    {
      'src/retry.ts': withRetry,
      'src/app.ts': `${head}import { withRetry } from './retry';
async function titles(inputs: string[]) {
  const found: string[] = [];
  for (const input of inputs) {
    const title = await withRetry(async () => {
      const answer = await ${ask}; // call
      if (!answer.output_text) throw new Error('empty');
      return answer.output_text;
    });
    found.push(title);
  }
  return found;
}
await titles(['a']);`,
    },
    three,
  ],
  [
    '33 an object with execute and onError',
    {
      'src/resilient.ts': `interface Work<T> {
  execute: () => Promise<T>;
  onError?: (error: unknown) => void;
}
export async function resilient<T>({ execute, onError }: Work<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await execute();
    } catch (error) {
      onError?.(error);
      if (attempt === 3) throw error;
    }
  }
}`,
      'src/app.ts': `${head}import { resilient } from './resilient';
const input = 'x';
await resilient({
  execute: () => ${ask}, // call
  onError: (error) => console.warn(error),
});`,
    },
    { provider: 'openai', retries: expect.stringMatching(/^wrapper (?:3|\?)$/) as string },
  ],
  [
    '33 a function that gives back a protected function',
    `${head}${withRetry.replace('export ', '')}
const retrying =
  <A extends unknown[], T>(fn: (...args: A) => Promise<T>) =>
  (...args: A) =>
    withRetry(() => fn(...args));
const answer = retrying((input: string) => ${ask}); // call
await answer('x');`,
    { provider: 'openai', retries: 'wrapper 3', fallback: 'none' },
  ],
]);

shapes('a loop whose handler asks an own function what an error is', [
  [
    'by a word for its kind',
    `${head}const kindOf = (text: string): string => {
  if (/too long/.test(text)) return 'too-long';
  if (text.includes('401')) return 'key';
  return 'other';
};
function isFinal(text: string): boolean {
  const kind = kindOf(text);
  return kind === 'too-long' || kind === 'key';
}
async function again<T>(run: () => Promise<T>): Promise<T> {
  for (let turn = 0; turn < 3; turn++) {
    try {
      return await run();
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      if (isFinal(text)) throw new Error(text);
      if (turn === 2) throw error;
      await new Promise((go) => setTimeout(go, 500));
    }
  }
  throw new Error('never');
}
const input = 'x';
await again(() => ${ask}); // call`,
    { provider: 'openai', retries: 'wrapper 3' },
  ],
]);
