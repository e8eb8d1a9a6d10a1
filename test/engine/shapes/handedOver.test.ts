/** What a function is handed: clients, settings, parts of both. */
import { shapes } from './shape';

const made = `import OpenAI from 'openai';\n`;
const built = `new OpenAI({ timeout: 15_000, maxRetries: 1 })`;
const quick = { provider: 'openai', sdk: 'openai', timeout: 'client 15000', retries: 'client 2' };
const request = `responses.create({ model: 'gpt-5', input: 'x' })`;

shapes('a client that a function is handed', [
  [
    'by an arrow in a constant',
    `${made}const title = (client: OpenAI) => client.${request}; // call
console.log(await title(${built}));`,
    quick,
  ],
  [
    'in an object of parts',
    `${made}async function title({ llm }: { llm: OpenAI }) {
  return llm.${request}; // call
}
const llm = ${built};
await title({ llm });`,
    quick,
  ],
  [
    'in an object that is not taken apart',
    `${made}interface Parts { llm: OpenAI; log: Console }
async function title(parts: Parts) {
  return parts.llm.${request}; // call
}
await title({ llm: ${built}, log: console });`,
    quick,
  ],
  [
    'without a type, in JavaScript',
    {
      'src/title.js': `async function title(llm) {
  return llm.${request}; // call
}
module.exports = { title };`,
      'src/app.js': `const OpenAI = require('openai');
const { title } = require('./title');
title(${built}).then(console.log);`,
    },
    quick,
  ],
  [
    'of another provider: the address comes along',
    `${made}async function title(client: OpenAI) {
  return client.chat.completions.create({ model: 'm', messages: [] }); // call
}
await title(new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' }));`,
    { provider: 'groq', sdk: 'openai' },
  ],
  [
    'of either provider: nobody can say which',
    `${made}async function title(client: OpenAI) {
  return client.chat.completions.create({ model: 'm', messages: [] }); // call
}
await title(new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' }));
await title(new OpenAI());`,
    { provider: 'unknown', sdk: 'openai' },
  ],
]);

shapes('a client that a class is handed', [
  [
    'kept by an assignment in the constructor',
    `${made}class Titles {
  #client: OpenAI;
  constructor(client: OpenAI) {
    this.#client = client;
  }
  make() {
    return this.#client.${request}; // call
  }
}
await new Titles(${built}).make();`,
    quick,
  ],
  [
    'as one of several parts',
    `${made}class Titles {
  private readonly llm: OpenAI;
  constructor(parts: { llm: OpenAI; prefix: string }) {
    this.llm = parts.llm;
  }
  make() {
    return this.llm.${request}; // call
  }
}
await new Titles({ llm: ${built}, prefix: '#' }).make();`,
    quick,
  ],
]);

shapes('settings that a function is handed', [
  [
    'from a function of another file, taken apart',
    {
      'src/settings.ts': `export const settings = () => ({ timeout: 15_000, maxRetries: Number('1') });`,
      'src/app.ts': `${made}import { settings } from './settings';
const { timeout } = settings();
const client = new OpenAI({ timeout });
await client.${request}; // call`,
    },
    { provider: 'openai', timeout: 'client 15000' },
  ],
  [
    'spread into the options',
    {
      'src/settings.ts': `export const settings = () => ({ timeout: 15_000, maxRetries: 1 });`,
      'src/app.ts': `${made}import { settings } from './settings';
const client = new OpenAI({ ...settings(), organization: 'o' });
await client.${request}; // call`,
    },
    quick,
  ],
]);

shapes('a declared type', [
  [
    'whose promise an object beside it keeps',
    {
      'src/service.ts': `${made}interface Chat { completions: OpenAI['chat']['completions'] }
export type Service = { getChat(): Promise<Chat>; close(): void };
const client = new OpenAI({ timeout: 15_000 });
export const service: Service = {
  getChat: async () => client.chat,
  close() {},
};`,
      'src/app.ts': `import type { Service } from './service';
export async function title(service: Service) {
  const chat = await service.getChat();
  return chat.completions.create({ model: 'gpt-5', messages: [] }); // call
}`,
    },
    { provider: 'openai', sdk: 'openai', timeout: 'client 15000' },
  ],
  [
    'whose promise a function’s result keeps, handed to a class',
    {
      'src/service.ts': `${made}export interface Service { getChat(): Promise<OpenAI.Chat>; close(): void }
export function createService(): Service {
  const client = new OpenAI({ timeout: 15_000 });
  return { getChat: async () => client.chat, close: () => undefined };
}`,
      'src/page.ts': `import { createService, type Service } from './service';
class Page {
  constructor(private readonly service: Service) {}
  async title() {
    const chat = await this.service.getChat();
    return chat.completions.create({ model: 'gpt-5', messages: [] }); // call
  }
}
export const page = (service: Service = createService()) => new Page(service);`,
    },
    { provider: 'openai', sdk: 'openai', timeout: 'client 15000' },
  ],
]);

shapes('a model that somebody else may have made', [
  [
    'one provider in sight, a registry for all others: nobody can say which',
    `import { createProviderRegistry, generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
import { mistral } from '@ai-sdk/mistral';
const registry = createProviderRegistry({ openai, mistral });
const modelOf = (id: string) =>
  id.startsWith('mistral:') ? mistral(id.slice(8)) : registry.languageModel(id);
export const ask = (id: string) =>
  generateText({ model: modelOf(id), prompt: 'x' }); // call`,
    { provider: 'unknown', sdk: 'ai' },
  ],
]);
