/** Modules that lead in circles or through long chains: the search ends, and still finds what can be found. */
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/engine/contract';
import { leastCost } from '../support/growth';
import { analyzeAll, badPlaces, moduleOf } from './program';

function analyzeFiles(files: Readonly<Record<string, string>>): Analysis {
  const modules = Object.entries(files).map(([path, text]) => moduleOf({ path, text }));
  const analysis = analyzeAll(modules);
  expect(analysis.failures).toEqual([]);
  expect(badPlaces(analysis, new Map(Object.entries(files)))).toEqual([]);
  return analysis;
}

const client = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";
const use = (from: string): string =>
  `import { client } from '${from}';\nawait client.responses.create({ model: 'm', input: 'i' });\n`;

const callsIn = (files: Readonly<Record<string, string>>): readonly string[] =>
  analyzeFiles(files).calls.map(({ path }) => path);

describe('modules in a circle', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    [
      'stars',
      { 'a.ts': "export * from './b';", 'b.ts': "export * from './a';", 'use.ts': use('./a') },
    ],
    [
      'names',
      {
        'a.ts': "export { client } from './b';",
        'b.ts': "export { client } from './a';",
        'use.ts': use('./a'),
      },
    ],
    [
      'a module that exports itself',
      { 'a.ts': "export * from './a';\nexport { client } from './a';", 'use.ts': use('./a') },
    ],
    [
      'values',
      {
        'a.ts': "import { b } from './b';\nexport const client = b;",
        'b.ts': "import { client } from './a';\nexport const b = client.withOptions({});",
        'use.ts': use('./a'),
      },
    ],
    [
      'factories',
      {
        'a.ts': "import { b } from './b';\nexport const a = () => b();\nexport const client = a();",
        'b.ts': "import { a } from './a';\nexport const b = () => a();",
        'use.ts': use('./a'),
      },
    ],
    [
      'classes',
      {
        'a.ts':
          "import { B } from './b';\nexport class A extends B {}\nexport const client = new A();",
        'b.ts': "import { A } from './a';\nexport class B extends A {}",
        'use.ts': use('./a'),
      },
    ],
    [
      'namespaces',
      {
        'a.ts': "import * as b from './b';\nexport const client = b.a.b.client;\nexport { b };",
        'b.ts': "import * as a from './a';\nexport { a };",
        'use.ts': use('./a'),
      },
    ],
    [
      'commonjs',
      {
        'a.js':
          "module.exports = { ...require('./b.js') };\nmodule.exports.client = require('./b.js').client;",
        'b.js': "module.exports = require('./a.js');",
        'use.ts': use('./a.js'),
      },
    ],
    [
      'helpers',
      {
        'a.ts':
          "import { b } from './b';\nexport const client = null;\nexport const a = (run) => b(() => run());",
        'b.ts':
          "import { a } from './a';\nexport const b = (run) => a(() => run());\nawait a(() => fetch(url));",
        'use.ts': use('./a'),
      },
    ],
    [
      'options',
      {
        'a.ts':
          "import { o } from './b';\nimport OpenAI from 'openai';\nexport const p = { ...o };\nexport const c = new OpenAI({ ...p, timeout: p.timeout });",
        'b.ts': "import { p } from './a';\nexport const o = { ...p, timeout: p.timeout };",
      },
    ],
  ])('end: %s', (_name, files) => {
    expect(callsIn(files)).toEqual([]);
  });

  it('are left where one of them leads out', () => {
    const files = {
      'a.ts': "export * from './b';",
      'b.ts': "export * from './a';\nexport * from './c';",
      'c.ts': `import './a';\n${client}`,
      'use.ts': use('./a'),
    };
    expect(callsIn(files)).toEqual(['use.ts']);
  });

  it('are walked by callers too', () => {
    const files = {
      'a.ts': `import { ask } from './b';\n${client}\nexport const again = () => ask();`,
      'b.ts':
        "import { client, again } from './a';\nexport const ask = async () => { await client.responses.create({}); await again(); };",
    };
    expect(callsIn(files)).toEqual(['b.ts']);
  });
});

describe('long chains', () => {
  const chain = (length: number, link: (next: string) => string): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length }, (_, index) => [`m${index}.ts`, link(`./m${index + 1}`)]),
    );

  it.each([
    ['stars', (next: string) => `export * from '${next}';`],
    ['names', (next: string) => `export { client } from '${next}';`],
    [
      'values',
      (next: string) => `import { client as c } from '${next}';\nexport const client = c;`,
    ],
    [
      'factories',
      (next: string) =>
        `import { client as c } from '${next}';\nconst make = () => c;\nexport const client = make();`,
    ],
  ])('of %s end', (_name, link) => {
    const files = { ...chain(400, link), 'm400.ts': client, 'use.ts': use('./m0') };
    expect(callsIn(files).filter((path) => path !== 'use.ts')).toEqual([]);
  });

  it('of a few steps lead to the client', () => {
    const files = {
      ...chain(5, (next) => `export * from '${next}';`),
      'm5.ts': client,
      'use.ts': use('./m0'),
    };
    expect(callsIn(files)).toEqual(['use.ts']);
  });

  it('do not multiply where every module names all the others', () => {
    const count = 12;
    const names = Array.from({ length: count }, (_, index) => `m${index}.ts`);
    const stars = names.map((name) => `export * from './${name.slice(0, -3)}';`).join('\n');
    const mesh = Object.fromEntries(names.map((name) => [name, stars]));
    const whole = { ...mesh, 'use.ts': use('./m0') };
    expect(callsIn(whole)).toEqual([]);
    const plain = leastCost(() => analyzeFiles({ 'm0.ts': client, 'use.ts': use('./m0') }));
    expect(leastCost(() => analyzeFiles(whole)) / plain).toBeLessThan(200);
  });
});
