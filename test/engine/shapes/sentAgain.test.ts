/** Requests that are sent again because of their answer, others that a gateway asks, and streams that may be none. */
import { shapes } from './shape';

const post = `await fetch('https://api.groq.com/openai/v1/chat/completions', { method: 'POST', body }); // call`;
const wait = `await new Promise((done) => setTimeout(done, 1_000));`;

shapes('a function that calls itself after a status', [
  [
    'tries again',
    `async function ask(body: string, tries = 0): Promise<unknown> {
  const response = ${post}
  if (response.status === 429 && tries < 3) {
    ${wait}
    return ask(body, tries + 1);
  }
  if (!response.ok) throw new Error('no answer');
  return response.json();
}
await ask('x');`,
    { retries: 'wrapper ?' },
  ],
  [
    'within a test of success',
    `class Model {
  async ask(body: string, left: number): Promise<unknown> {
    const response = ${post}
    if (!response.ok) {
      if (left > 0) return this.ask(body, left - 1);
      throw new Error('no answer');
    }
    return response.json();
  }
}
await new Model().ask('x', 2);`,
    { retries: 'wrapper ?' },
  ],
  [
    'asks on where it does so after success',
    `async function ask(body: string, depth = 0): Promise<unknown> {
  const response = ${post}
  const answer = await response.json();
  if (answer.tool && depth < 3) return ask(answer.tool, depth + 1);
  return answer;
}
await ask('x');`,
    { retries: 'none' },
  ],
]);

const intercepted = (handler: string): string => `import axios from 'axios';
const api = axios.create({ baseURL: 'https://api.openai.com/v1' });
api.interceptors.response.use((response) => response, ${handler});
await api.post('/chat/completions', { model: 'gpt-5', messages: [] }); // call`;

shapes('an interceptor of responses', [
  [
    'that sends the request again',
    intercepted(`async (error) => {
  const { config } = error;
  config.tries = (config.tries ?? 0) + 1;
  if (config.tries > 3) return Promise.reject(error);
  ${wait}
  return api(config);
}`),
    { retries: 'wrapper ?' },
  ],
  [
    'that does so with a new key alone',
    intercepted(`async (error) => {
  if (error.response?.status === 401) return api.request(error.config);
  return Promise.reject(error);
}`),
    { retries: 'none' },
  ],
  [
    'that only says what went wrong',
    intercepted(`(error) => {
  console.error(error);
  return Promise.reject(error);
}`),
    { retries: 'none' },
  ],
  [
    'of another client',
    `import axios from 'axios';
const api = axios.create({ baseURL: 'https://api.openai.com/v1' });
const shop = axios.create({ baseURL: 'https://shop.example.com' });
shop.interceptors.response.use(undefined, (error) => shop(error.config));
await api.post('/chat/completions', { model: 'gpt-5', messages: [] }); // call`,
    { retries: 'none' },
  ],
]);

const others = `models: ['anthropic/claude-sonnet-4-5', 'openai/gpt-5']`;

shapes('others that a gateway asks', [
  [
    'by a raw request',
    `await fetch('https://openrouter.ai/api/v1/chat/completions', { // call
  method: 'POST',
  body: JSON.stringify({ ${others}, messages: [] }),
});`,
    { provider: 'openrouter', fallback: 'other-model' },
  ],
  [
    'by the SDK of another provider',
    `import OpenAI from 'openai';
const client = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' });
await client.chat.completions.create({ model: 'openai/gpt-5', ${others}, messages: [] }); // call`,
    { provider: 'openrouter', fallback: 'other-model' },
  ],
  [
    'are no word of the provider itself',
    `import OpenAI from 'openai';
const client = new OpenAI();
await client.chat.completions.create({ model: 'gpt-5', ${others}, messages: [] }); // call`,
    { provider: 'openai', fallback: 'none' },
  ],
  [
    'in an order',
    `import { generateText } from 'ai';
await generateText({ // call
  model: 'anthropic/claude-sonnet-4-5',
  prompt: 'x',
  providerOptions: { gateway: { order: ['bedrock', 'anthropic'] } },
});`,
    { provider: 'vercel-gateway', fallback: 'other-provider' },
  ],
]);

const openai = `import OpenAI from 'openai';\nconst client = new OpenAI();\n`;

shapes('a stream', [
  [
    'under a condition may be none',
    `${openai}async function ask(onToken?: (token: string) => void) {
  const request: any = { model: 'gpt-5', messages: [] };
  if (onToken) request.stream = true;
  return client.chat.completions.create(request); // call
}
await ask();`,
    { streaming: null },
  ],
  [
    'in a spread under a condition may be none',
    `${openai}const ask = (live: boolean) =>
  client.chat.completions.create({ model: 'gpt-5', messages: [], ...(live ? { stream: true } : {}) }); // call
await ask(live);`,
    { streaming: null },
  ],
  [
    'is one where the whole call is under the condition',
    `${openai}async function ask(live: boolean) {
  if (live) {
    const request: any = { model: 'gpt-5', messages: [] };
    request.stream = true;
    return client.chat.completions.create(request); // call
  }
}
await ask(true);`,
    { streaming: true },
  ],
]);
