/** Clients and addresses that are put together or kept: maps, callbacks of helpers, addresses in steps. */
import { shapes } from './shape';

const sdk = `import OpenAI from 'openai';\n`;
const request = `{ model: 'gpt-5', input }`;

shapes('a client that is kept', [
  [
    'in a map, typed by an interface of its own',
    `${sdk}interface Client { responses: { create(body: object): Promise<unknown> } }
const clients = new Map<string, Client>([['quick', new OpenAI({ timeout: 5_000 })]]);
export const ask = (name: string, input: string) => clients.get(name)!.responses.create(${request}); // call`,
    { provider: 'openai', timeout: 'client 5000' },
  ],
  [
    'in a map in a field that is filled later',
    `${sdk}class Clients {
  private readonly all = new Map<string, OpenAI>();
  add(name: string) {
    this.all.set(name, new OpenAI({ timeout: 6_000 }));
  }
  async ask(name: string, input: string) {
    const client = this.all.get(name);
    return await client?.responses.create(${request}); // call
  }
  async askAll(input: string) {
    for (const client of this.all.values()) await client.responses.create(${request}); // call
  }
}
export const clients = new Clients();`,
    { provider: 'openai', timeout: 'client 6000' },
  ],
  [
    'by a helper that hands it to a callback without a type',
    {
      'src/client.ts': `${sdk}const client = new OpenAI({ timeout: 7_000 });
export function withClient(work) {
  return work(client);
}`,
      'src/app.ts': `import { withClient } from './client';
export const ask = (input: string) => withClient((one) => one.responses.create(${request})); // call`,
    },
    { provider: 'openai', timeout: 'client 7000' },
  ],
  [
    'in a map of something else gives none',
    `${sdk}const client = new OpenAI();
const tables = new Map<string, { responses: { create(body: object): Promise<unknown> } }>();
tables.set('answers', database.table('answers'));
export const ask = (input: string) => tables.get('answers')!.responses.create(${request});`,
  ],
]);

const send = (url: string): string => `fetch(${url}, { method: 'POST', body: '{}' })`;

shapes('an address in steps', [
  [
    'grows at its end',
    `let url = process.env.AI_URL ?? 'https://api.openai.com';
url += '/v1';
url += '/responses';
await ${send('url')}; // call`,
    { provider: 'openai', api: 'responses.create' },
  ],
  [
    'gets its path later',
    `const url = new URL(process.env.AI_URL ?? 'https://api.anthropic.com');
url.pathname = '/v1/messages';
await ${send('url')}; // call`,
    { provider: 'anthropic', api: 'messages.create' },
  ],
  [
    'is joined of its parts',
    `const parts = ['https://api.mistral.ai', 'v1', 'chat/completions'];
await ${send(`parts.join('/')`)}; // call`,
    { provider: 'mistral' },
  ],
  [
    'is wrapped into a request',
    `await fetch(new Request('https://api.anthropic.com/v1/messages', { method: 'POST' })); // call`,
    { provider: 'anthropic' },
  ],
  [
    'leads elsewhere where its parts do',
    `let url = 'https://example.com';
url += '/v1/responses';
const other = new URL('https://example.com');
other.pathname = '/v1/messages';
await ${send('url')};
await ${send('other')};
await ${send(`['https://example.com', 'v1'].join('/')`)};`,
  ],
]);

shapes('clients in a list that begins empty', [
  [
    'are put in one by one',
    `import OpenAI from 'openai';
const clients: OpenAI[] = [];
for (const apiKey of keys) clients.push(new OpenAI({ apiKey, timeout: 20_000 }));
let turn = 0;
const next = () => clients[turn++ % clients.length];
await next().chat.completions.create({ model: 'gpt-5', messages: [] }); // call`,
    { provider: 'openai', timeout: 'client 20000' },
  ],
  [
    'of a field',
    `import OpenAI from 'openai';
class Pool {
  private readonly clients: any[] = [];
  add(apiKey: string) {
    this.clients.push(new OpenAI({ apiKey }));
  }
  async ask() {
    for (const client of this.clients) await client.responses.create({ model: 'gpt-5', input: 'x' }); // call
  }
}`,
    { provider: 'openai' },
  ],
  [
    'are made of each key',
    `import OpenAI from 'openai';
const clients = keys.map((apiKey) => new OpenAI({ apiKey }));
await clients[0].responses.create({ model: 'gpt-5', input: 'x' }); // call`,
    { provider: 'openai' },
  ],
  [
    'are others where the list of that name is another',
    `import OpenAI from 'openai';
function fill() {
  const clients = [];
  clients.push(new OpenAI());
}
function ask(clients) {
  return clients[0].responses.create({ model: 'gpt-5', input: 'x' });
}`,
  ],
]);
