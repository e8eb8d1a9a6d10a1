/** Policies made of policies, and what answers when they give up. */
import { shapes } from './shape';

const sdks = `import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
const openai = new OpenAI();
const claude = new Anthropic();
`;
const ask = `openai.responses.create({ model: 'gpt-5', input })`;
const other = `claude.messages.create({ model: 'm', max_tokens: 9, messages: [] })`;
const cockatiel = `${sdks}import { fallback, handleAll, retry, timeout, wrap } from 'cockatiel';
const input = 'x';
`;

shapes('cockatiel', [
  [
    'wraps a retry around a timeout',
    `${cockatiel}const policy = wrap(retry(handleAll, { maxAttempts: 2 }), timeout(9_000, 'aggressive'));
await policy.execute(() => ${ask}); // call`,
    { timeout: 'wrapper 9000', retries: 'wrapper 3', fallback: 'none', errors: 'none' },
  ],
  [
    'wraps policies of another file, in a field',
    {
      'src/policies.ts': `import { handleAll, retry, timeout, wrap } from 'cockatiel';
const inner = wrap(retry(handleAll, { maxAttempts: 1 }), timeout(5_000, 'aggressive'));
export const policy = wrap(inner);`,
      'src/app.ts': `${sdks}import { policy } from './policies';
class Titles {
  private readonly guard = policy;
  one(input: string) {
    return this.guard.execute(() => ${ask}); // call
  }
}
await new Titles().one('x');`,
    },
    { timeout: 'wrapper 5000', retries: 'wrapper 2' },
  ],
  [
    'answers with a value',
    `${cockatiel}const policy = wrap(fallback(handleAll, 'Untitled'), retry(handleAll, { maxAttempts: 2 }));
await policy.execute(async () => (await ${ask}).output_text); // call`,
    { retries: 'wrapper 3', fallback: 'degraded', errors: 'promise-catch' },
  ],
  [
    'answers by a function that asks somebody else',
    `${cockatiel}const policy = fallback(handleAll, () => ${other}); // call
await policy.execute(() => ${ask}); // call`,
    { provider: 'anthropic' },
    { provider: 'openai', fallback: 'other-provider' },
  ],
  [
    'answers nothing by a function that throws',
    `${cockatiel}await fallback(handleAll, () => { throw new Error('no answer'); }).execute(() => ${ask}); // call`,
    { fallback: 'none' },
  ],
  [
    'is not what has its method only',
    `${sdks}declare function wrap(...all: unknown[]): { execute<T>(work: () => Promise<T>): Promise<T> };
const input = 'x';
await wrap(4).execute(() => ${ask}); // call`,
    { timeout: 'sdk-default 600000', retries: 'sdk-default 3' },
  ],
]);

const opossum = `import CircuitBreaker from 'opossum';\n`;

shapes('opossum', [
  [
    'answers with what its fallback gives',
    `${sdks}${opossum}const breaker = new CircuitBreaker(async (input: string) => (await ${ask}).output_text, { timeout: 8_000 }); // call
breaker.fallback(() => 'Untitled');
breaker.on('open', () => console.warn('open'));
await breaker.fire('x');`,
    { timeout: 'wrapper 8000', fallback: 'degraded' },
  ],
  [
    'asks somebody else in its fallback, from a field',
    `${sdks}${opossum}class Titles {
  private readonly breaker: CircuitBreaker;
  constructor() {
    this.breaker = new CircuitBreaker(this.ask.bind(this), { timeout: 8_000 });
    this.breaker.fallback(() => ${other}); // call
  }
  private ask(input: string) {
    return ${ask}; // call
  }
  async one(input: string) {
    try {
      return await this.breaker.fire(input);
    } catch (error) {
      console.error(error);
      throw error;
    }
  }
}
await new Titles().one('x');`,
    { provider: 'anthropic' },
    { provider: 'openai', timeout: 'wrapper 8000', fallback: 'other-provider' },
  ],
  [
    'in another file has callers there',
    {
      'src/breaker.ts': `${sdks}${opossum}export const breaker = new CircuitBreaker((input: string) => ${ask}); // call`,
      'src/app.ts': `import { breaker } from './breaker';
await breaker.fire('x').catch(console.error);`,
    },
    { timeout: 'wrapper 10000', fallback: 'none', errors: 'caller' },
  ],
  [
    'runs what it is handed',
    `${sdks}${opossum}const breaker = new CircuitBreaker(async (run: () => Promise<unknown>) => await run(), { timeout: 8_000 });
async function behind<T>(run: () => PromiseLike<T>, other: () => PromiseLike<T>): Promise<T> {
  try {
    return (await breaker.fire(run)) as T;
  } catch (error) {
    console.warn(error);
    return await other();
  }
}
await behind<unknown>(
  () => ${ask}, // call
  () => ${other}, // call
);`,
    { provider: 'openai', timeout: 'wrapper 8000', fallback: 'other-provider' },
    { provider: 'anthropic', timeout: 'sdk-default 600000', fallback: 'none' },
  ],
  [
    'bounds what it is handed by its own default, and by nothing where that is switched off',
    `${sdks}${opossum}const run = async (work: () => Promise<unknown>) => await work();
const breaker = new CircuitBreaker(run);
const patient = new CircuitBreaker(run, { timeout: false });
await breaker.fire(() => ${ask}); // call
await patient.fire(() => ${other}); // call`,
    { timeout: 'wrapper 10000', fallback: 'none' },
    { timeout: 'sdk-default 600000', fallback: 'none' },
  ],
  [
    'sets no deadline where that is switched off, and without a fallback none answers',
    `${sdks}${opossum}const breaker = new CircuitBreaker((input: string) => ${ask}, { timeout: false }); // call
const another = new CircuitBreaker(async () => 1);
another.fallback(() => 'Untitled');
await breaker.fire('x');`,
    { timeout: 'sdk-default 600000', fallback: 'none', errors: 'none' },
  ],
]);

const rxjs = `${sdks}import { catchError, defer, firstValueFrom, from, map, of, retry, throwError, timeout } from 'rxjs';
const input = 'x';
`;

shapes('operators of Observables', [
  [
    'bound, repeat and answer for a request',
    `${rxjs}const title$ = defer(() => ${ask}).pipe( // call
  timeout(9_000),
  map((response) => response.output_text),
  retry({ count: 2, delay: 500 }),
  catchError(() => of('Untitled')),
);
await firstValueFrom(title$);`,
    {
      timeout: 'wrapper 9000',
      retries: 'wrapper 3',
      fallback: 'degraded',
      errors: 'promise-catch',
    },
  ],
  [
    'pass the failure on',
    `${rxjs}await firstValueFrom(from(${ask}).pipe(catchError((error) => throwError(() => error)))); // call`,
    { retries: 'sdk-default 3', fallback: 'none', errors: 'promise-catch' },
  ],
  [
    'ask somebody else',
    `${rxjs}await firstValueFrom(
  from(${ask}).pipe( // call
    catchError(() => from(${other})), // call
  ),
);`,
    { provider: 'openai', fallback: 'other-provider' },
    { provider: 'anthropic' },
  ],
  [
    'stand around the requests of a framework, heard by its subscriber',
    `import { HttpService } from '@nestjs/axios';
import { retry } from 'rxjs/operators';
class Titles {
  constructor(private readonly http: HttpService) {}
  show(body: object) {
    this.http // call
      .post('https://api.openai.com/v1/responses', body)
      .pipe(retry(4))
      .subscribe({ next: console.log, error: console.error });
  }
}
export const titles = (http: HttpService) => new Titles(http);`,
    { retries: 'wrapper 5', errors: 'promise-catch' },
  ],
  [
    'are not what another pipe is handed',
    `${sdks}declare function retry(times: number): unknown;
declare const from: (promise: Promise<unknown>) => { pipe(...all: unknown[]): Promise<string> };
const input = 'x';
await from(${ask}).pipe(retry(4)); // call`,
    { retries: 'sdk-default 3' },
  ],
]);

shapes('a library that changes a client', [
  [
    'repeats the requests of the instance that it was handed alone',
    `import axios from 'axios';
import axiosRetry from 'axios-retry';
const http = axios.create({ baseURL: 'https://api.openai.com/v1' });
const bare = axios.create({ baseURL: 'https://api.openai.com/v1' });
axiosRetry(http, { retries: 2, retryDelay: axiosRetry.exponentialDelay });
await http.post('/responses', {}); // call
await bare.post('/responses', {}); // call`,
    { retries: 'wrapper 3' },
    { retries: 'none' },
  ],
  [
    'repeats those of the package itself, by default',
    `const axios = require('axios');
const axiosRetry = require('axios-retry').default;
axiosRetry(axios);
axios.post('https://api.openai.com/v1/responses', {}).then(console.log); // call`,
    { retries: 'wrapper 4' },
  ],
  [
    'repeats them where the instance comes from another file',
    {
      'src/http.ts': `import axios from 'axios';
import axiosRetry from 'axios-retry';
export const http = axios.create({ baseURL: 'https://api.openai.com/v1', timeout: 9_000 });
axiosRetry(http, { retries: 5 });`,
      'src/app.ts': `import { http } from './http';
await http.post('/responses', {}); // call`,
    },
    { timeout: 'client 9000', retries: 'wrapper 6' },
  ],
  [
    'gives a `fetch` back that repeats, beside the plain one',
    `import fetchRetry from 'fetch-retry';
const again = fetchRetry(fetch, { retries: 2 });
await again('https://api.openai.com/v1/responses', { method: 'POST', body: '{}' }); // call
await fetch('https://api.openai.com/v1/responses', { method: 'POST', body: '{}' }); // call`,
    { retries: 'wrapper 3' },
    { retries: 'none' },
  ],
]);

shapes('a model with others behind it', [
  [
    'is saved by another provider',
    `import { generateText } from 'ai';
import { anthropic } from '@ai-sdk/anthropic';
import { openai } from '@ai-sdk/openai';
import { createFallback } from 'ai-fallback';
const model = createFallback({ models: [openai('gpt-5'), anthropic('claude-haiku')] });
await generateText({ model, prompt: 'x' }); // call`,
    { provider: 'openai', fallback: 'other-provider' },
  ],
  [
    'is saved by another model of the same provider',
    `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
import { createFallback } from 'ai-fallback';
const model = createFallback({ models: [openai('gpt-5'), openai('gpt-5-mini')] });
await generateText({ model, prompt: 'x' }); // call`,
    { provider: 'openai', fallback: 'other-model' },
  ],
]);
