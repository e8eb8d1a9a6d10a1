/** Where the client comes from, when it lives in another file. */
import { shapes } from './shape';

const quick = {
  provider: 'openai',
  sdk: 'openai',
  api: 'responses.create',
  timeout: 'client 15000',
  crossFile: true,
};
const made = `import OpenAI from 'openai';\n`;
const built = `new OpenAI({ timeout: 15_000 })`;
const ask = `await openai.responses.create({ model: 'gpt-5', input: 'x' }); // call`;

shapes('an imported client', [
  [
    '6 a named export',
    {
      'src/llm.ts': `${made}export const openai = ${built};`,
      'src/app.ts': `import { openai } from './llm';\n${ask}`,
    },
    quick,
  ],
  [
    '6 a named export with the extension of its output',
    {
      'src/llm.ts': `${made}export const openai = ${built};`,
      'src/app.ts': `import { openai } from './llm.js';\n${ask}`,
    },
    quick,
  ],
  [
    '6 a default export',
    {
      'src/llm.ts': `${made}const client = ${built};\nexport default client;`,
      'src/app.ts': `import openai from './llm';\n${ask}`,
    },
    quick,
  ],
  [
    '6 a default export in place',
    {
      'src/llm.ts': `${made}export default ${built};`,
      'src/app.ts': `import openai from './llm';\n${ask}`,
    },
    quick,
  ],
  [
    '6 renamed at both ends',
    {
      'src/llm.ts': `${made}const client = ${built};\nexport { client as gateway };`,
      'src/app.ts': `import { gateway as openai } from './llm';\n${ask}`,
    },
    quick,
  ],
  [
    '6 through barrels',
    {
      'src/clients/openai.ts': `${made}export const openai = ${built};`,
      'src/clients/index.ts': `export * from './openai';`,
      'src/shared/index.ts': `export { openai } from '../clients';`,
      'src/app.ts': `import { openai } from './shared';\n${ask}`,
    },
    quick,
  ],
  [
    '6 through a barrel of namespaces',
    {
      'src/clients/openai.ts': `${made}export const client = ${built};`,
      'src/clients/index.ts': `export * as main from './openai';`,
      'src/app.ts': `import { main } from './clients';\nconst openai = main.client;\n${ask}`,
    },
    quick,
  ],
  [
    '6 by a namespace import',
    {
      'src/llm.ts': `${made}export const openai = ${built};`,
      'src/app.ts': `import * as llm from './llm';
await llm.openai.responses.create({ model: 'gpt-5', input: 'x' }); // call`,
    },
    quick,
  ],
  [
    '6 by a path alias',
    {
      'tsconfig.json': `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }`,
      'src/lib/llm.ts': `${made}export const openai = ${built};`,
      'src/app.ts': `import { openai } from '@/lib/llm';\n${ask}`,
    },
    quick,
  ],
  [
    '6 from a package of the workspace',
    {
      'package.json': `{ "private": true, "workspaces": ["packages/*"] }`,
      'packages/llm/package.json': `{ "name": "@acme/llm", "main": "dist/index.js" }`,
      'packages/llm/src/index.ts': `${made}export const openai = ${built};`,
      'packages/web/package.json': `{ "name": "@acme/web", "dependencies": { "@acme/llm": "*" } }`,
      'packages/web/src/app.ts': `import { openai } from '@acme/llm';\n${ask}`,
    },
    quick,
  ],
  [
    '6 from a package of the workspace, by a subpath',
    {
      'package.json': `{ "private": true, "workspaces": ["packages/*"] }`,
      'packages/llm/package.json': `{ "name": "@acme/llm", "exports": { "./client": "./src/client.ts" } }`,
      'packages/llm/src/client.ts': `${made}export const openai = ${built};`,
      'packages/web/package.json': `{ "name": "@acme/web" }`,
      'packages/web/src/app.ts': `import { openai } from '@acme/llm/client';\n${ask}`,
    },
    quick,
  ],
  [
    '6 CommonJS: a member of the exports',
    {
      'src/llm.js': `const { OpenAI } = require('openai');\nconst openai = ${built};\nmodule.exports = { openai };`,
      'src/app.js': `const { openai } = require('./llm');\nopenai.responses.create({ model: 'gpt-5', input: 'x' }).then(console.log); // call`,
    },
    quick,
  ],
  [
    '6 CommonJS: exports.name',
    {
      'src/llm.js': `const { OpenAI } = require('openai');\nexports.openai = ${built};`,
      'src/app.js': `const llm = require('./llm.js');\nllm.openai.responses.create({ model: 'gpt-5', input: 'x' }).then(console.log); // call`,
    },
    quick,
  ],
  [
    '6 null without a key',
    {
      'src/llm.ts': `${made}const key = process.env.KEY;\nexport const openai = key ? ${built} : null;`,
      'src/app.ts': `import { openai } from './llm';\nif (openai) {\n  ${ask}\n}`,
    },
    quick,
  ],
  [
    '6 CommonJS: module.exports is the client',
    {
      'src/llm.js': `const OpenAI = require('openai');\nmodule.exports = ${built};`,
      'src/app.js': `const openai = require('./llm');
async function main() {
  ${ask}
}
main();`,
    },
    quick,
  ],
]);

shapes('a client behind functions and classes of other files', [
  [
    '4 inherited from a superclass in another file',
    {
      'src/base.ts': `${made}export abstract class Base {
  protected openai: OpenAI;
  constructor() {
    this.openai = ${built};
  }
}`,
      'src/app.ts': `import { Base } from './base';
class Poet extends Base {
  rhyme(word: string) {
    return this.openai.responses.create({ model: 'gpt-5', input: word }); // call
  }
}
await new Poet().rhyme('moon');`,
    },
    quick,
  ],
  [
    '7 a getter with a memoised singleton',
    {
      'src/llm.ts': `${made}let instance: OpenAI | null = null;
export function getOpenAI(): OpenAI {
  if (instance === null) {
    instance = ${built};
  }
  return instance;
}`,
      'src/app.ts': `import { getOpenAI } from './llm';
await getOpenAI().responses.create({ model: 'gpt-5', input: 'x' }); // call`,
    },
    quick,
  ],
  [
    '7 an async getter',
    {
      'src/llm.ts': `export async function getOpenAi() {
  const { default: OpenAI } = await import('openai');
  return ${built};
}`,
      'src/app.ts': `import { getOpenAi } from './llm';
const openai = await getOpenAi();
${ask}`,
    },
    quick,
  ],
  [
    '7 a static getInstance',
    {
      'src/llm.ts': `${made}export class Llm {
  private static instance: Llm;
  readonly openai = ${built};
  static getInstance(): Llm {
    if (!Llm.instance) Llm.instance = new Llm();
    return Llm.instance;
  }
}`,
      'src/app.ts': `import { Llm } from './llm';
await Llm.getInstance().openai.responses.create({ model: 'gpt-5', input: 'x' }); // call`,
    },
    quick,
  ],
  [
    '7 a factory that takes options',
    {
      'src/llm.ts': `${made}export const makeClient = (apiKey: string) => new OpenAI({ apiKey, timeout: 15_000 });`,
      'src/app.ts': `import { makeClient } from './llm';\nconst openai = makeClient(process.env.KEY ?? '');\n${ask}`,
    },
    quick,
  ],
  [
    '8 a getter of a sub-resource',
    {
      'src/llm.ts': `${made}const client = ${built};\nexport const getAnswers = () => client.responses;`,
      'src/app.ts': `import { getAnswers } from './llm';
await getAnswers().create({ model: 'gpt-5', input: 'x' }); // call`,
    },
    { ...quick, api: 'responses.create' },
  ],
  [
    '5 an object of clients in another file',
    {
      'src/llm.ts': `${made}export const llm = { fast: ${built}, slow: new OpenAI({ timeout: 90_000 }) };`,
      'src/app.ts': `import { llm } from './llm';
await llm.slow.responses.create({ model: 'gpt-5', input: 'x' }); // call
await llm.fast.responses.create({ model: 'gpt-5', input: 'x' }); // call`,
    },
    { ...quick, timeout: 'client 90000' },
    quick,
  ],
  [
    '5 a parameter that passes through two files',
    {
      'src/main.ts': `${made}import { runReport } from './report';\nawait runReport(${built}, 'rain');`,
      'src/report.ts': `import type OpenAI from 'openai';
import { summarise } from './summarise';
export const runReport = (client: OpenAI, topic: string) => summarise(topic, client);`,
      'src/summarise.ts': `import type OpenAI from 'openai';
export async function summarise(topic: string, llm: OpenAI) {
  return llm.responses.create({ model: 'gpt-5', input: topic }); // call
}`,
    },
    quick,
  ],
  [
    '5 injected into a class from another file',
    {
      'src/main.ts': `${made}import { Search } from './search';\nconst search = new Search(${built});\nawait search.find('x');`,
      'src/search.ts': `import type OpenAI from 'openai';
export class Search {
  constructor(private readonly openai: OpenAI) {}
  async find(text: string) {
    return this.openai.responses.create({ model: 'gpt-5', input: text }); // call
  }
}`,
    },
    quick,
  ],
]);
