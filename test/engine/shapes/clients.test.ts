/** Where the client comes from, within one file. */
import { shapes } from './shape';

const plain = { provider: 'openai', sdk: 'openai', timeout: 'sdk-default 600000' };
const quick = { provider: 'openai', sdk: 'openai', timeout: 'client 15000' };
const azure = { provider: 'azure-openai', sdk: 'openai', timeout: 'sdk-default 600000' };

shapes('a client in the scope of the call', [
  [
    '1 at the top of the module',
    `import OpenAI from 'openai';
const ai = new OpenAI({ timeout: 15_000 });
async function title(text: string) {
  return ai.responses.create({ model: 'gpt-5-mini', input: text }); // call
}
console.log(await title('minutes of the meeting'));`,
    { ...quick, api: 'responses.create', errors: 'none', fallback: 'none' },
  ],
  [
    '1 built inside the handler',
    `import OpenAI from 'openai';
import express from 'express';
const app = express();
app.post('/summary', async (request, response) => {
  const ai = new OpenAI({ apiKey: request.get('x-key'), timeout: 15_000 });
  const answer = await ai.chat.completions.create({ model: 'gpt-5', messages: request.body }); // call
  response.json(answer.choices[0]);
});`,
    { ...quick, api: 'chat.completions.create', errors: 'none' },
  ],
  [
    '1 in an inner closure, with the try outside',
    `import OpenAI from 'openai';
async function report(topics: string[]) {
  try {
    const ai = new OpenAI({ timeout: 15_000 });
    const one = async (topic: string) => {
      const answer = await ai.responses.create({ model: 'gpt-5', input: topic }); // call
      return answer.output_text;
    };
    return await Promise.all(topics.map(one));
  } catch (error) {
    console.error('report', error);
    throw error;
  }
}
await report(['rivers']);`,
    { ...quick, fallback: 'none' },
  ],
  [
    '1 a callback that the try awaits counts as local',
    `import OpenAI from 'openai';
const ai = new OpenAI();
async function label(rows: string[]) {
  try {
    return await Promise.all(
      rows.map((row) => ai.responses.create({ model: 'gpt-5-nano', input: row })), // call
    );
  } catch (error) {
    console.error(error);
    throw error;
  }
}
await label(['a', 'b']);`,
    { ...plain, errors: 'try-catch', fallback: 'none' },
  ],
  [
    '2 a let without a type, set in if and else',
    `import OpenAI, { AzureOpenAI } from 'openai';
let ai;
if (process.env.AZURE_OPENAI_ENDPOINT) {
  ai = new AzureOpenAI({ apiVersion: '2025-01-01-preview' });
} else {
  ai = new OpenAI();
}
await ai.chat.completions.create({ model: 'gpt-4o', messages: [] }); // call`,
    { provider: 'unknown', sdk: 'openai', timeout: 'sdk-default 600000', retries: 'sdk-default 3' },
  ],
]);

shapes('a client in a field', [
  [
    '3 set in the constructor',
    `import OpenAI from 'openai';
class Writer {
  private client: OpenAI;
  constructor(key: string) {
    this.client = new OpenAI({ apiKey: key, timeout: 15_000 });
  }
  async write(about: string) {
    return this.client.responses.create({ model: 'gpt-5', input: about }); // call
  }
}
await new Writer('k').write('tea');`,
    { ...quick, errors: 'none' },
  ],
  [
    '3 set in if, else if and else of the constructor',
    `import OpenAI, { AzureOpenAI } from 'openai';
class Llm {
  client;
  constructor(kind: string) {
    if (kind === 'azure') {
      this.client = new AzureOpenAI({ timeout: 15_000 });
    } else if (kind === 'plain') {
      this.client = new OpenAI({ timeout: 15_000 });
    } else {
      throw new Error('unknown kind');
    }
  }
  ask(input: string) {
    return this.client.responses.create({ model: 'gpt-5', input }); // call
  }
}
await new Llm('azure').ask('hello');`,
    { sdk: 'openai', api: 'responses.create', provider: 'unknown', timeout: 'client 15000' },
  ],
  [
    '3 in nested ternaries of the constructor',
    `import OpenAI, { AzureOpenAI } from 'openai';
class Llm {
  client;
  constructor(kind: string) {
    this.client =
      kind === 'azure' ? new AzureOpenAI() : kind === 'plain' ? new OpenAI() : new OpenAI({ organization: 'o' });
  }
  ask(input: string) {
    return this.client.responses.create({ model: 'gpt-5', input }); // call
  }
}
await new Llm('azure').ask('hello');`,
    { sdk: 'openai', provider: 'unknown', timeout: 'sdk-default 600000' },
  ],
  [
    '3 a private name',
    `import OpenAI from 'openai';
class Tagger {
  #client = new OpenAI({ timeout: 15_000 });
  async tags(text: string) {
    const { output_text } = await this.#client.responses.create({ model: 'gpt-5', input: text }); // call
    return output_text.split(',');
  }
}
await new Tagger().tags('x');`,
    quick,
  ],
  [
    '3 null in the constructor and set by initialize()',
    `import OpenAI from 'openai';
class Assistant {
  constructor() {
    this.client = null;
  }
  async initialize() {
    this.client = new OpenAI({ timeout: 15_000 });
  }
  async reply(input) {
    if (!this.client) await this.initialize();
    return this.client.responses.create({ model: 'gpt-5', input }); // call
  }
}
await new Assistant().reply('hi');`,
    quick,
  ],
  [
    '3 a static field',
    `import Anthropic from '@anthropic-ai/sdk';
class Shared {
  static client = new Anthropic({ timeout: 15_000 });
  static ask(text: string) {
    return Shared.client.messages.create({ model: 'claude-haiku-4-5', max_tokens: 99, messages: [{ role: 'user', content: text }] }); // call
  }
}
await Shared.ask('x');`,
    { provider: 'anthropic', sdk: '@anthropic-ai/sdk', timeout: 'client 15000' },
  ],
  [
    '4 inherited from a superclass of the same file',
    `import OpenAI from 'openai';
abstract class Base {
  protected readonly client = new OpenAI({ timeout: 15_000 });
}
class Poet extends Base {
  rhyme(word: string) {
    return this.client.responses.create({ model: 'gpt-5', input: word }); // call
  }
}
await new Poet().rhyme('moon');`,
    quick,
  ],
  [
    '4 of a subclass of the SDK’s own class',
    `import OpenAI from 'openai';
class House extends OpenAI {
  constructor() {
    super({ timeout: 15_000, maxRetries: 1 });
  }
}
const house = new House();
await house.responses.create({ model: 'gpt-5', input: 'x' }); // call`,
    { ...quick, retries: 'client 2' },
  ],
  [
    '3 a field with an initialiser',
    `import OpenAI from 'openai';
class Tagger {
  client = new OpenAI({ timeout: 15_000 });
  tags = (text: string) => this.client.responses.create({ model: 'gpt-5', input: text }); // call
}
await new Tagger().tags('x');`,
    { ...quick, errors: 'none' },
  ],
]);

shapes('a client that is handed in', [
  [
    '5 as an option with a default',
    `import OpenAI from 'openai';
interface Options { client?: OpenAI }
class Search {
  private readonly client: OpenAI;
  constructor(options: Options = {}) {
    this.client = options.client ?? new OpenAI({ timeout: 15_000 });
  }
  embed(text: string) {
    return this.client.embeddings.create({ model: 'text-embedding-3-small', input: text }); // call
  }
}
await new Search().embed('x');`,
    { provider: 'openai', sdk: 'openai', api: 'embeddings.create', operation: 'embed' },
  ],
  [
    '5 as a parameter property typed by annotation',
    `import type { OpenAI } from 'openai';
class Search {
  constructor(private readonly openai: OpenAI) {}
  async embed(text: string) {
    return this.openai.embeddings.create({ model: 'text-embedding-3-small', input: text }); // call
  }
}
export const build = (client: OpenAI) => new Search(client).embed('x');`,
    { sdk: 'openai', api: 'embeddings.create', timeout: 'unknown', retries: 'unknown' },
  ],
  [
    '5 in a field typed any, and cast at the call',
    `import OpenAI from 'openai';
class Bridge {
  private client: any;
  constructor() {
    this.client = new OpenAI({ timeout: 15_000 });
  }
  async ask(input: string) {
    return (this.client as any).responses.create({ model: 'gpt-5', input }); // call
  }
}
await new Bridge().ask('x');`,
    quick,
  ],
  [
    '5 in an object of clients, by name',
    `import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
const clients = {
  writer: new Anthropic({ timeout: 20_000 }),
  searcher: new OpenAI({ timeout: 15_000 }),
};
await clients.searcher.embeddings.create({ model: 'text-embedding-3-small', input: 'x' }); // call
await clients.writer.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 9, messages: [] }); // call`,
    quick,
    { provider: 'anthropic', timeout: 'client 20000' },
  ],
  [
    '5 in a map of clients that is filled by key',
    `import OpenAI from 'openai';
const byTenant = new Map<string, OpenAI>();
function clientFor(tenant: string): OpenAI {
  let client = byTenant.get(tenant);
  if (!client) {
    client = new OpenAI({ apiKey: tenant, timeout: 15_000 });
    byTenant.set(tenant, client);
  }
  return client;
}
await clientFor('acme').responses.create({ model: 'gpt-5', input: 'x' }); // call`,
    { provider: 'openai', sdk: 'openai', api: 'responses.create' },
  ],
  [
    '5 as a parameter, from the one place that calls',
    `import OpenAI from 'openai';
const ai = new OpenAI({ timeout: 15_000 });
async function ask(client: OpenAI, input: string) {
  return client.responses.create({ model: 'gpt-5', input }); // call
}
await ask(ai, 'x');`,
    quick,
  ],
]);

shapes('a client by its own name', [
  [
    '6 a default export that needs no constructor',
    `import ollama from 'ollama';
const answer = await ollama.chat({ model: 'llama3.2', messages: [{ role: 'user', content: 'hi' }] }); // call
console.log(answer.message.content);`,
    { provider: 'ollama', sdk: 'ollama', api: 'chat', errors: 'none', retries: 'none' },
  ],
  [
    '6 a constant that is null without a key',
    `import OpenAI from 'openai';
const key = process.env.OPENAI_API_KEY;
const ai = key ? new OpenAI({ apiKey: key, timeout: 15_000 }) : null;
async function guess(input: string) {
  if (!ai) return 'nothing to guess with';
  const answer = await ai.responses.create({ model: 'gpt-5', input }); // call
  return answer.output_text;
}
await guess('x');`,
    { ...quick, fallback: 'none' },
  ],
  [
    '6 a named class of the package',
    `import { AzureOpenAI } from 'openai';
const ai = new AzureOpenAI({ endpoint: process.env.ENDPOINT, apiVersion: '2024-10-21' });
await ai.chat.completions.create({ model: 'gpt-4o', messages: [] }); // call`,
    azure,
  ],
]);
