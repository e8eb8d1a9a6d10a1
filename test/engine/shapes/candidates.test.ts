/** Another model, another key of the same account, another provider: told apart where code tries again. */
import { shapes } from './shape';

const raw = `const ADDRESS = 'https://api.groq.com/openai/v1/chat/completions';
async function ask(model: string, key: string) {
  const answer = await fetch(ADDRESS, { method: 'POST', body: JSON.stringify({ model, messages: [], key }) }); // call
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
`;

shapes('models and keys', [
  [
    'a parameter that is a model, at a fixed address',
    `${raw}async function answer(first: string, second: string) {
  try {
    return await ask(first, 'k');
  } catch {
    return await ask(second, 'k');
  }
}
await answer('a', 'b');`,
    { provider: 'groq', fallback: 'other-model' },
  ],
  [
    'a callback that is handed another model',
    `${raw}async function withModel<T>(run: (model: string) => Promise<T>, model: string) {
  try {
    return await run(model);
  } catch (error) {
    const fallbackModel = process.env.FALLBACK_MODEL ?? 'small';
    if (fallbackModel !== model) return run(fallbackModel);
    throw error;
  }
}
await withModel((model) => ask(model, 'k'), 'large');`,
    { fallback: 'other-model' },
  ],
  [
    'a model inside what is built for the request',
    `const LARGE_MODEL = 'large';
const SMALL_MODEL = 'small';
async function send(body: Record<string, unknown>) {
  return fetch('https://api.groq.com/openai/v1/chat/completions', { method: 'POST', body: JSON.stringify(body) }); // call
}
const bodyFor = (model: string) => ({ model, messages: [] });
async function answer() {
  try {
    return await send(bodyFor(LARGE_MODEL));
  } catch (error) {
    console.warn(error);
  }
  return send(bodyFor(SMALL_MODEL));
}
await answer();`,
    { fallback: 'other-model' },
  ],
  [
    'keys of one account in turn are tries, no providers',
    `${raw}async function answer(apiKeys: string[]) {
  for (let i = 0; i < apiKeys.length; i++) {
    try {
      return await ask('a', apiKeys[i]);
    } catch (error) {
      if (i === apiKeys.length - 1) throw error;
    }
  }
}
await answer(['x', 'y']);`,
    { retries: 'wrapper ?', fallback: 'none' },
  ],
  [
    'names of providers are no keys',
    `import OpenAI from 'openai';
const clients = { groq: new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' }), openai: new OpenAI() };
async function answer(input: string) {
  const keys = Object.keys(clients) as (keyof typeof clients)[];
  for (const key of keys) {
    try {
      return await clients[key].responses.create({ model: 'm', input }); // call
    } catch {
      continue;
    }
  }
}
await answer('x');`,
    { fallback: 'other-provider' },
  ],
  [
    'a model that is an object brings its provider',
    `import { generateText, type LanguageModel } from 'ai';
const ask = (model: LanguageModel, prompt: string) => generateText({ model, prompt }); // call
export async function answer(modelCandidates: LanguageModel[], prompt: string) {
  for (const candidate of modelCandidates) {
    try {
      return await ask(candidate, prompt);
    } catch {
      continue;
    }
  }
}`,
    { fallback: 'other-provider' },
  ],
]);

shapes('chains that call themselves', [
  [
    'a chain of providers that is a provider',
    `interface Chat { chat(text: string): Promise<unknown> }
class Groq implements Chat {
  async chat(text: string) {
    return fetch('https://api.groq.com/openai/v1/chat/completions', { method: 'POST', body: text }); // call
  }
}
class Chain implements Chat {
  constructor(private readonly chain: Chat[]) {}
  async chat(text: string) {
    for (let i = 0; i < this.chain.length; i++) {
      const provider = this.chain[i]!;
      try {
        return await provider.chat(text);
      } catch {
        continue;
      }
    }
    throw new Error('nobody answers');
  }
}
export const made = (others: Chat[]): Chat => new Chain([new Groq(), ...others]);`,
    { fallback: 'other-provider', errors: 'caller' },
  ],
]);

shapes('words about a failure', [
  [
    'a state that the answer shows is no substitute',
    `export async function health() {
  let state = 'no key';
  let problem = '';
  try {
    const answer = await fetch('https://api.x.ai/v1/chat/completions', { method: 'POST' }); // call
    state = answer.ok ? 'working' : 'broken';
  } catch (error) {
    state = 'unreachable';
    problem = String(error);
  }
  return Response.json({ state, problem });
}
await health();`,
    { fallback: 'none', errors: 'try-catch' },
  ],
  [
    'a stream that somebody listens to and waits for',
    `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
async function answer(show: (text: string) => void) {
  try {
    const stream = client.messages.stream({ model: 'claude-sonnet-4-5', max_tokens: 9, messages: [] }); // call
    stream.on('text', show);
    return await stream.finalMessage();
  } catch (error) {
    throw new Error('no answer', { cause: error });
  }
}
await answer(console.log);`,
    { errors: 'try-catch' },
  ],
]);
