/** Own helpers that take the address: the call stands where the address does, the `fetch` inside is none. */
import { nobodyChose, shapes } from './shape';

const withTimeout = `export async function fetchWithTimeout(url: string, init: RequestInit, ms = 12_000) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  try {
    return await fetch(url, { ...init, signal: controller.signal });
  } finally {
    clearTimeout(timer);
  }
}`;
const init = `{ method: 'POST', body: JSON.stringify({ model: 'm', messages: [] }) }`;

shapes('a helper that takes the address', [
  [
    '28 in the same file',
    `${withTimeout}
const answer = await fetchWithTimeout('https://api.openai.com/v1/chat/completions', ${init}); // call
console.log(answer.status);`,
    { provider: 'openai', timeout: 'wrapper 12000', retries: 'none', errors: 'none' },
  ],
  [
    '28 in another file',
    {
      'src/http.ts': withTimeout,
      'src/app.ts': `import { fetchWithTimeout } from './http';
const answer = await fetchWithTimeout('https://api.mistral.ai/v1/chat/completions', ${init}, 30_000); // call
console.log(answer.status);`,
    },
    { provider: 'mistral', timeout: 'wrapper 30000' },
  ],
  [
    '28 inherited as a method',
    {
      'src/base.ts': `export abstract class Provider {
  constructor(protected readonly timeoutMs = 12_000) {}
  protected async fetchWithTimeout(url: string, init: RequestInit) {
    return fetch(url, { ...init, signal: AbortSignal.timeout(this.timeoutMs) });
  }
}`,
      'src/kimi.ts': `import { Provider } from './base';
const API = 'https://api.moonshot.cn/v1';
export class Kimi extends Provider {
  async ask() {
    const response = await this.fetchWithTimeout(\`\${API}/chat/completions\`, ${init}); // call
    return response.json();
  }
}`,
      'src/app.ts': `import { Kimi } from './kimi';\nconsole.log(await new Kimi().ask());`,
    },
    { provider: 'moonshot', errors: 'none' },
  ],
  [
    '28 that adds the base itself is no call of its own: the fetch inside says whom it asks',
    `const fetchApi = async (path: string, body: unknown) => {
  const response = await fetch(\`https://api.openai.com/v1\${path}\`, { method: 'POST', body: JSON.stringify(body) }); // call
  return response.json();
};
await fetchApi('/chat/completions', { model: 'gpt-4o', messages: [] });
await fetchApi('/embeddings', { model: 'text-embedding-3-small', input: 'x' });`,
    { provider: 'openai', sdk: 'fetch' },
  ],
  [
    '28 with a retry loop inside',
    `async function fetchRetrying(url: string, init: RequestInit) {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      const response = await fetch(url, init);
      if (response.ok) return response;
    } catch (error) {
      if (attempt === 3) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 500 * attempt));
  }
  throw new Error('gave up');
}
await fetchRetrying('https://api.openai.com/v1/responses', ${init}); // call`,
    { provider: 'openai', retries: 'wrapper 3', timeout: nobodyChose },
  ],
  [
    '28 whose own host and path stand apart',
    `import https from 'node:https';
const httpsPost = (hostname: string, path: string, body: unknown, timeout: number) =>
  new Promise<string>((resolve, reject) => {
    const request = https.request({ hostname, path, method: 'POST', timeout }, (response) => {
      response.on('data', (data) => resolve(String(data)));
    });
    request.on('error', reject);
    request.on('timeout', () => request.destroy(new Error('too slow')));
    request.end(JSON.stringify(body));
  });
await httpsPost('api.openai.com', '/v1/chat/completions', { model: 'm', messages: [] }, 10_000); // call`,
    { provider: 'openai', errors: 'none' },
  ],
  [
    '28 with callbacks',
    {
      'src/fetchSse.js': `export async function fetchSSE(url, { onMessage, onError, ...init }) {
  const response = await fetch(url, init).catch((error) => onError(error));
  if (!response) return;
  for await (const chunk of response.body) onMessage(new TextDecoder().decode(chunk));
}`,
      'src/app.js': `import { fetchSSE } from './fetchSse.js';
await fetchSSE('https://api.anthropic.com/v1/messages', { // call
  method: 'POST',
  body: JSON.stringify({ model: 'm', messages: [], stream: true }),
  onMessage: (text) => console.log(text),
  onError: (error) => console.error(error),
});`,
    },
    { provider: 'anthropic', timeout: nobodyChose, errors: 'promise-catch' },
  ],
]);

const tested = (given: string, helper: string): string => `import OpenAI from 'openai';
const openai = new OpenAI();
async function within<T>(job: (() => Promise<T>) | Promise<T>, ms = 5_000): Promise<T> {
  for (let turn = 0; turn < 2; turn++) {
    try {
      const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('late')), ms));
      ${helper}
    } catch (error) {
      if (turn === 1) throw error;
    }
  }
  throw new Error('never');
}
await within(${given}openai.responses.create({ model: 'm', input: 'x' })); // call`;

shapes('a helper that asks what it was handed', [
  [
    'a function, in a conditional',
    tested('() => ', "return await Promise.race([typeof job === 'function' ? job() : job, late]);"),
    { timeout: 'wrapper 5000', retries: 'wrapper 2' },
  ],
  [
    'a function, in branches',
    tested(
      '() => ',
      "if (typeof job !== 'function') return await job;\n      else return await Promise.race([job(), late]);",
    ),
    { timeout: 'wrapper 5000', retries: 'wrapper 2' },
  ],
  [
    'a promise, which nothing repeats',
    tested('', "return await Promise.race([typeof job === 'function' ? job() : job, late]);"),
    { timeout: 'wrapper 5000' },
  ],
]);
