/** Shapes in which an earlier reading claimed too much or too little. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/engine/analyze';
import { knowledge } from '../../src/knowledge';
import { defaultConfig } from '../../src/model/config';
import { frontEnd } from '../../src/typescript';
import { checkCode } from '../support/checkCode';

const imports = `import OpenAI from 'openai';\n`;
const only = (code: string) => {
  const { calls, findings, failures } = checkCode(code);
  expect(failures).toEqual([]);
  expect(calls).toHaveLength(1);
  return { call: calls[0]!, rules: findings.flatMap((one) => [one.rule, ...one.also]), findings };
};

describe('repeated attempts', () => {
  it.each([
    `const ask = (left) => fetch('https://api.openai.com/v1/embeddings', { method: 'POST', signal: AbortSignal.timeout(5000) }).catch((e) => left > 0 ? ask(left - 1) : Promise.reject(e));
await ask(2);`,
    `async function ask(left) { try { return await fetch('https://api.openai.com/v1/embeddings', { method: 'POST' }); } catch (e) { if (left === 0) throw e; return ask(left - 1); } }
await ask(2);`,
  ])('by recursion are seen, their number is not known: %#', (code) => {
    const { call, rules } = only(code);
    expect(call.retries).toMatchObject({ source: 'wrapper', attempts: null });
    expect(call.budget.unknown).toBe(true);
    expect(rules).not.toContain('missing-retry');
  });
});

describe('several clients behind one call', () => {
  it('count as the weakest', () => {
    const { call } = only(`${imports}let client;
if (process.env.FAST) client = new OpenAI({ timeout: 5_000 }); else client = new OpenAI();
await client.responses.create({ model: 'm', input: 'x' });`);
    expect(call.timeout).toMatchObject({ source: 'sdk-default', ms: 600_000 });
  });

  it('of one class leave the provider to the one that is known', () => {
    const { call } = only(`${imports}import { config } from './config';
const client = config.url ? new OpenAI({ baseURL: config.url }) : new OpenAI();
await client.responses.create({ model: 'm', input: 'x' });`);
    expect(call.provider).toBe('openai');
  });

  it('of different providers leave the provider open', () => {
    const { call } = only(`import OpenAI, { AzureOpenAI } from 'openai';
const client = process.env.AZURE ? new AzureOpenAI() : new OpenAI();
await client.chat.completions.create({ model: 'm', messages: [] });`);
    expect(call.provider).toBe('unknown');
  });
});

describe('options', () => {
  it('written twice are set, and nobody knows to what', () => {
    const { call, rules } = only(`${imports}const options: any = { timeout: 20_000 };
if (process.env.PATIENT) options.timeout = 700_000;
const client = new OpenAI(options);
await client.responses.create({ model: 'm', input: 'x' });`);
    expect(call.timeout).toMatchObject({ source: 'client', ms: null });
    expect(rules).not.toContain('long-wait');
  });

  it('of a client that are changed later settle nothing', () => {
    const { call, rules } = only(`${imports}const client = new OpenAI();
client.timeout = 20_000;
await client.responses.create({ model: 'm', input: 'x' });`);
    expect(call.timeout.source).toBe('unknown');
    expect(rules).not.toContain('long-wait');
  });

  it('of a copy are not mended on the client', () => {
    const { findings } = only(`${imports}const client = new OpenAI();
await client.withOptions({ timeout: 120_000 }).responses.create({ model: 'm', input: 'x' });`);
    const kinds = findings.flatMap((one) => one.fixes.map((fix) => fix.kind));
    expect(kinds).toContain('call-timeout');
    expect(kinds).not.toContain('client-timeout');
  });
});

describe('failures', () => {
  it('become values in Promise.allSettled', () => {
    const { call } = only(`${imports}const client = new OpenAI();
await Promise.allSettled([client.responses.create({ model: 'm', input: 'x' })]);`);
    expect(call.errors.handling).toBe('promise-catch');
  });

  it('leave what a name had before', () => {
    const { call } = only(`${imports}const client = new OpenAI();
let text = 'Ask again later.';
try { text = (await client.responses.create({ model: 'm', input: 'x' })).output_text; } catch {}
console.log(text);`);
    expect(call.fallback.kind).toBe('degraded');
    expect(call.errors.swallowed).toBe(false);
  });

  it('answered with an empty record of the usual shape are a fallback, whatever it says beside', () => {
    const { call } = only(`${imports}const client = new OpenAI();
async function tags() {
  try { const a = await client.responses.create({ model: 'm', input: 'x' }); return { tags: a.output_text.split(','), usage: a.usage }; }
  catch (error) { return { tags: [], usage: null, error: error.message }; }
}
await tags();`);
    expect(call.fallback.kind).toBe('degraded');
  });

  it('told by a word are no fallback', () => {
    const { call } = only(`${imports}const client = new OpenAI();
async function ping() { try { return { status: 'ok', a: await client.responses.create({ model: 'm', input: 'x' }) }; } catch { return { status: 'error' }; } }
await ping();`);
    expect(call.fallback.kind).toBe('none');
  });
});

it('a bound method is the method', () => {
  const { call } = only(`${imports}const client = new OpenAI();
const create = client.responses.create.bind(client.responses);
await create({ model: 'm', input: 'x' });`);
  expect(call.api).toBe('responses.create');
});

it('a client that only old versions have tells the version', () => {
  const { call } = only(`import { OpenAIApi, Configuration } from 'openai';
const api = new OpenAIApi(new Configuration({}));
await api.createChatCompletion({ model: 'm', messages: [] });`);
  expect(call.retries).toMatchObject({ source: 'none', attempts: 1 });
});

it('no fix is offered whose edit ends before it begins', () => {
  const code = `(const timer = new Promise((_, reject) => setTimeout(() => reject(new Error('slow')), 15_000));
await Promise.race([fetch('https://api.openai.com/v1/responses', { m(POST' }), timer]);
`;
  for (const { fixes } of checkCode(code).findings)
    for (const edit of fixes.flatMap((fix) => fix.edits))
      expect(edit.start).toBeLessThanOrEqual(edit.end);
});

describe('across files', () => {
  const program = (files: Readonly<Record<string, string>>) =>
    analyze({
      modules: Object.entries(files).map(([path, text]) => ({
        path,
        text,
        facts: frontEnd.parse(path, text),
      })),
      knowledge,
      resolveModule: (_, specifier) => `${specifier.replace('./', '')}.ts`,
      importers: (path) =>
        Object.keys(files).filter((one) => files[one]?.includes(`'./${path.replace('.ts', '')}'`)),
      project: () => ({
        root: '',
        version: () => null,
        runtime: () => ({ id: 'node', because: 'test' }),
        isTest: () => false,
        limits: () => [],
      }),
      config: defaultConfig,
      today: '2026-11-23',
      writers: { typescript: frontEnd.writer },
    });

  it('a client is reported once, where it is built, with its calls', () => {
    const { calls, findings } = program({
      'llm.ts': `${imports}export const openai = new OpenAI();\n`,
      'a.ts': `import { openai } from './llm';\nawait openai.responses.create({ model: 'm', input: 'x' });\n`,
      'b.ts': `import { openai } from './llm';\nawait openai.embeddings.create({ model: 'm', input: 'x' });\n`,
    });
    expect(calls.map((call) => [call.path, call.crossFile])).toEqual([
      ['a.ts', true],
      ['b.ts', true],
    ]);
    const long = findings.filter((one) => one.rule === 'long-wait');
    expect(long.map((one) => one.path)).toEqual(['llm.ts']);
    expect(long[0]?.related.map((one) => one.path)).toEqual(['a.ts', 'b.ts']);
    expect(long[0]?.fixes[0]?.edits.every((edit) => edit.path === 'llm.ts')).toBe(true);
  });

  it.each([
    ['a barrel', `export * from './llm';`],
    ['a named re-export', `export { openai } from './llm';`],
    ['a constant', `import { openai as client } from './llm';\nexport const openai = client;`],
    [
      'a factory',
      `import { openai as client } from './llm';\nexport const openai = (() => client)();`,
    ],
  ])('a client comes through %s', (_, barrel) => {
    const { calls } = program({
      'llm.ts': `${imports}export const openai = new OpenAI({ timeout: 7_000 });\n`,
      'index.ts': `${barrel}\n`,
      'a.ts': `import { openai } from './index';\nawait openai.responses.create({ model: 'm', input: 'x' });\n`,
    });
    expect(calls.map((call) => call.timeout)).toMatchObject([
      { source: 'client', ms: 7_000, at: { path: 'llm.ts' } },
    ]);
  });

  it('a caller in another file catches', () => {
    const { calls } = program({
      'ask.ts': `export async function ask() { return fetch('https://api.openai.com/v1/responses', { method: 'POST' }); }\n`,
      'main.ts': `import { ask } from './ask';\nasync function main() { try { return await ask(); } catch { return 'later'; } }\nawait main();\n`,
    });
    expect(calls[0]).toMatchObject({
      callersKnown: true,
      errors: { handling: 'caller', at: { path: 'main.ts' } },
      fallback: { kind: 'degraded' },
    });
  });

  it('an option comes from another file', () => {
    const { calls } = program({
      'settings.ts': `export const settings = { timeoutMs: 9 * 1000 };\n`,
      'a.ts': `${imports}import { settings } from './settings';\nconst client = new OpenAI({ timeout: settings.timeoutMs });\nawait client.responses.create({ model: 'm', input: 'x' });\n`,
    });
    expect(calls[0]?.timeout.ms).toBe(9_000);
  });

  it('modules that import each other in a circle end', () => {
    const { failures } = program({
      'a.ts': `import { b } from './b';\nexport const a = b;\nexport * from './b';\nawait a.responses.create({});\n`,
      'b.ts': `import { a } from './a';\nexport const b = a;\nexport * from './a';\n`,
    });
    expect(failures).toEqual([]);
  });
});
