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
