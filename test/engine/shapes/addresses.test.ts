/** Addresses that are made on several ways, and clients whose address hangs on settings. */
import { shapes } from './shape';

const post = `{ method: 'POST', body: JSON.stringify({ model: 'm', messages: [] }) }`;

shapes('several ways to one address', [
  [
    'a function with two ways out',
    `const base = 'https://api.deepgram.com/v1/listen?model=nova-2';
function addressFor(words: string[]): string {
  if (words.length === 0) return base;
  return \`\${base}&keywords=\${words.join()}\`;
}
await fetch(addressFor([]), { method: 'POST', body: 'x' }); // call`,
    { provider: 'deepgram' },
  ],
  [
    'an address that grows',
    `let url = 'https://api.anthropic.com/v1/messages';
if (process.env.BETA) url += '?beta=true';
await fetch(url, ${post}); // call`,
    { provider: 'anthropic' },
  ],
  [
    'two hosts: nobody can say which',
    `function base() {
  if (process.env.LOCAL) return 'https://api.groq.com/openai/v1';
  return 'https://api.openai.com/v1';
}
await fetch(\`\${base()}/chat/completions\`, ${post}); // call`,
    { provider: 'unknown' },
  ],
]);

shapes('requests by a function that was handed in', [
  [
    'a field of that type',
    `export class Chat {
  private readonly fetchFn: typeof fetch;
  constructor(options: { fetchFn?: typeof fetch }) {
    this.fetchFn = options.fetchFn ?? globalThis.fetch;
  }
  ask() {
    return this.fetchFn('https://api.openai.com/v1/chat/completions', ${post}); // call
  }
}`,
    { provider: 'openai', sdk: 'fetch' },
  ],
  [
    'a parameter of that type',
    `export const ask = (send: typeof fetch) =>
  send('https://api.openai.com/v1/chat/completions', ${post}); // call`,
    { provider: 'openai', sdk: 'fetch' },
  ],
]);

const openai = `import OpenAI from 'openai';\n`;
const ask = `await client.responses.create({ model: 'm', input: 'x' }); // call`;

shapes('addresses that settings may give', [
  [
    'set only where there is one',
    `${openai}const options: { apiKey: string; baseURL?: string } = { apiKey: 'k' };
const settings: { url?: string } = JSON.parse('{}');
if (settings.url) options.baseURL = settings.url;
const client = new OpenAI(options);
${ask}`,
    { provider: 'openai' },
  ],
  [
    'spread only where there is one',
    `${openai}const settings: { url?: string } = JSON.parse('{}');
const client = new OpenAI({ ...(settings.url ? { baseURL: settings.url } : {}) });
${ask}`,
    { provider: 'openai' },
  ],
  [
    'set by the class that extends: nobody knows to what',
    `${openai}class Engine {
  protected client: OpenAI;
  constructor(config: { baseURL?: string }) {
    const options: { baseURL?: string } = {};
    if (config.baseURL) options.baseURL = config.baseURL;
    this.client = new OpenAI(options);
  }
}
export class Other extends Engine {
  constructor(config: object) {
    super({ baseURL: 'https://api.deepseek.com/v1', ...config });
  }
  ask() {
    return this.client.responses.create({ model: 'm', input: 'x' }); // call
  }
}`,
    { provider: 'unknown' },
  ],
  [
    'always set, and nobody knows to what: others speak this protocol',
    `${openai}const settings: { url: string } = JSON.parse('{}');
const client = new OpenAI({ baseURL: settings.url });
${ask}`,
    { provider: 'unknown' },
  ],
  [
    'the same for a protocol that its provider speaks alone',
    `import Anthropic from '@anthropic-ai/sdk';
const settings: { url: string } = JSON.parse('{}');
const client = new Anthropic({ baseURL: settings.url });
await client.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 9, messages: [] }); // call`,
    { provider: 'anthropic' },
  ],
  [
    'a variable that an own function reads',
    `${openai}function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(name);
  return value;
}
const endpoint = required('AZURE_OPENAI_ENDPOINT');
const client = new OpenAI({ baseURL: \`\${endpoint}/openai/v1/\` });
${ask}`,
    { provider: 'azure-openai' },
  ],
]);

shapes('another provider behind a condition', [
  [
    'each where its key is there',
    `async function groq(file: string) {
  const answer = await fetch('https://api.groq.com/openai/v1/audio/transcriptions', { method: 'POST', body: file }); // call
  return answer.text();
}
async function openai(file: string) {
  const answer = await fetch('https://api.openai.com/v1/audio/transcriptions', { method: 'POST', body: file }); // call
  return answer.text();
}
async function transcribe(file: string) {
  if (process.env.GROQ_API_KEY) {
    try {
      const text = await groq(file);
      if (text) return text;
    } catch (error) {
      console.error(error);
    }
  }
  if (process.env.OPENAI_API_KEY) {
    try {
      const text = await openai(file);
      if (text) return text;
    } catch (error) {
      console.error(error);
    }
  }
  throw new Error('nobody listens');
}
await transcribe('x');`,
    { provider: 'groq', fallback: 'other-provider' },
    { provider: 'openai', fallback: 'none' },
  ],
]);

shapes('helpers that call themselves', [
  [
    'with the callback in their hands',
    `async function again<T>(run: () => Promise<T>, left: number): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (left === 0) throw error;
    return again(run, left - 1);
  }
}
await again(() => fetch('https://api.openai.com/v1/chat/completions', ${post}), 2); // call`,
    { retries: 'wrapper ?', errors: 'caller' },
  ],
]);

const claude = `import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
const claude = new Anthropic();
const openai = new OpenAI();
const viaClaude = (text: string) =>
  claude.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 9, messages: [{ role: 'user', content: text }] }); // call
const viaOpenai = (text: string) => openai.responses.create({ model: 'gpt-5', input: text }); // call
`;

shapes('promises that a timer ends', [
  [
    'an own helper without a race',
    `import OpenAI from 'openai';
const openai = new OpenAI();
function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('too late'));
    }, ms);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
await within(openai.responses.create({ model: 'gpt-5', input: 'x' }), 30_000); // call`,
    { timeout: 'wrapper 30000', errors: 'none' },
  ],
]);

shapes('what stands behind a handler that logs', [
  [
    'another provider behind a handler that also throws',
    `${claude}async function answer(text: string) {
  if (process.env.CLAUDE !== 'off') {
    try {
      return await viaClaude(text);
    } catch (error) {
      console.warn(JSON.stringify({ fallback: false, error: String(error) }));
      if (!process.env.OPENAI_API_KEY) throw new Error('nobody else');
    }
  }
  return await viaOpenai(text);
}
await answer('x');`,
    { fallback: 'other-provider' },
    { fallback: 'none' },
  ],
  [
    'a constant of the module behind a loop',
    `import OpenAI from 'openai';
const openai = new OpenAI();
const USUAL = { label: 'other', score: 0.5 };
export async function classify(text: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const answer = await openai.responses.create({ model: 'gpt-5', input: text }); // call
      return JSON.parse(answer.output_text) as typeof USUAL;
    } catch (error) {
      console.error('no label', { error });
    }
  }
  return USUAL;
}
await classify('x');`,
    { retries: 'wrapper 3', fallback: 'degraded' },
  ],
]);

shapes('loops that look at a status', [
  [
    'what comes back is no error, and the next turn asks again',
    `export async function ask(body: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const answer = await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body }); // call
    if (answer.ok) return answer.json();
    if (answer.status !== 429) break;
    await new Promise((done) => setTimeout(done, 1_000));
  }
  throw new Error('no answer');
}
await ask('x');`,
    { retries: 'wrapper 3' },
  ],
  [
    'each turn is another question',
    `export async function ask(questions: string[]) {
  for (const body of questions) {
    const answer = await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body }); // call
    if (!answer.ok) continue;
    return answer.json();
  }
}
await ask(['x']);`,
    { retries: 'none' },
  ],
]);

shapes('options behind a condition', [
  [
    'kept under a name first',
    `import OpenAI from 'openai';
const client = new OpenAI();
const chosen = process.env.FAST ? { timeout: 5_000 } : undefined;
await client.responses.create({ model: 'm', input: 'x' }, chosen); // call`,
    { timeout: 'call 5000' },
  ],
]);
