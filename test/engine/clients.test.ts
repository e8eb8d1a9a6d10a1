/** Where a client may come from, and how a call on it may be written: the call is found with the client's settings. */
import { expect, it } from 'vitest';
import { checkCode } from '../support/checkCode';

const settings = '{ timeout: 19_000 }';
const call = "responses.create({ model: 'gpt-5', input: 'hi' })";
const esm = "import OpenAI from 'openai';\n";

const clients: Readonly<Record<string, string>> = {
  'a constant': `${esm}const client = new OpenAI(${settings});\nawait client.${call};`,
  'built in place': `${esm}await new OpenAI(${settings}).${call};`,
  'a field with an initialiser': `${esm}class A { client = new OpenAI(${settings}); go() { return this.client.${call}; } }`,
  'a private field': `${esm}class A { #client = new OpenAI(${settings}); go() { return this.#client.${call}; } }`,
  'a field set in the constructor': `${esm}class A { client; constructor() { this.client = new OpenAI(${settings}); } go() { return this.client.${call}; } }`,
  'a field that is null at first': `${esm}class A { client: OpenAI | null = null; init() { this.client = new OpenAI(${settings}); } go() { return this.client!.${call}; } }`,
  'a field typed any': `${esm}class A { client: any = new OpenAI(${settings}); go() { return (this.client as any).${call}; } }`,
  'destructured from require': `const { OpenAI } = require('openai');\nconst client = new OpenAI(${settings});\nclient.${call};`,
  'the result of require': `const OpenAI = require('openai');\nconst client = new OpenAI(${settings});\nclient.${call};`,
  'a namespace': `import * as sdk from 'openai';\nawait new sdk.OpenAI(${settings}).${call};`,
  'a dynamic import, destructured': `const { OpenAI } = await import('openai');\nawait new OpenAI(${settings}).${call};`,
  'a member of a dynamic import': `const Client = (await import('openai')).OpenAI;\nawait new Client(${settings}).${call};`,
  'a default import under another name': `import Api from 'openai';\nawait new Api(${settings}).${call};`,
  'a named import under another name': `import { OpenAI as Api } from 'openai';\nawait new Api(${settings}).${call};`,
  'a factory': `${esm}function getClient() { return new OpenAI(${settings}); }\nawait getClient().${call};`,
  'a memoised getter': `${esm}let cached: OpenAI | undefined;\nfunction getClient() { if (!cached) cached = new OpenAI(${settings}); return cached; }\nawait getClient().${call};`,
  'a getter that assigns where empty': `${esm}let cached: OpenAI | undefined;\nconst getClient = () => (cached ??= new OpenAI(${settings}));\nawait getClient().${call};`,
  'a getter for a part': `${esm}class A { #c = new OpenAI(${settings}); get answers() { return this.#c.responses; } go() { return this.answers.create({}); } }`,
  'a part in a variable': `${esm}const { responses } = new OpenAI(${settings});\nawait responses.create({});`,
  'a method in a variable': `${esm}const client = new OpenAI(${settings});\nconst ask = client.responses.create;\nawait ask({});`,
  'a copy': `${esm}const client = new OpenAI();\nawait client.withOptions(${settings}).${call};`,
  'a copy in a variable': `${esm}const client = new OpenAI({ timeout: 1 });\nconst quick = client.withOptions(${settings});\nawait quick.${call};`,
  'the raw response': `${esm}await new OpenAI(${settings}).${call}.asResponse();`,
  'its data with the response': `${esm}const { data } = await new OpenAI(${settings}).${call}.withResponse();`,
  'fire and forget': `${esm}const client = new OpenAI(${settings});\nvoid client.${call};`,
  'an async function called at once': `${esm}const client = new OpenAI(${settings});\n(async () => { await client.${call}; })();`,
  'explicit type arguments': `${esm}await new OpenAI(${settings}).responses.create<string>({});`,
  'optional chaining': `${esm}const client = new OpenAI(${settings});\nawait client?.responses?.create({});`,
};

it.each(Object.entries(clients))('%s', (_, code) => {
  const { calls, failures } = checkCode(`${code}\n`);
  expect(failures).toEqual([]);
  expect(calls).toMatchObject([
    { api: 'responses.create', provider: 'openai', timeout: { source: 'client', ms: 19_000 } },
  ]);
});

it('finds both calls of a condition', () => {
  const code = `${esm}const client = new OpenAI(${settings});
await (long ? client.${call} : client.chat.completions.create({ model: 'gpt-5', messages: [] }));
`;
  expect(checkCode(code).calls.map(({ api }) => api)).toEqual([
    'responses.create',
    'chat.completions.create',
  ]);
});

it('knows the SDK but not the settings of a client that is handed in', () => {
  const code = `${esm}class A {
  constructor(private readonly client: OpenAI) {}
  go() { return this.client.${call}; }
}
`;
  expect(checkCode(code).calls).toMatchObject([
    { sdk: 'openai', timeout: { source: 'unknown', ms: null }, budget: { unknown: true } },
  ]);
  expect(checkCode(code).findings).toEqual([]);
});
