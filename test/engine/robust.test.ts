/** Bad and odd code gets an answer: no failure of Lifeboat's own, no endless work. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules';
import { frontEnd } from '../../src/typescript';
import { applyFix, checkCode } from '../support/checkCode';
import { leastCost } from '../support/growth';

const samples = rules.flatMap((rule) => [...rule.fires, ...rule.silent].map(({ code }) => code));

const odd: Readonly<Record<string, string>> = {
  'constants that name each other': 'const a = b;\nconst b = a;\nawait a.responses.create({});',
  'a client that is itself': `import OpenAI from 'openai';
let client = new OpenAI();
client = client;
client = client.withOptions(client);
await client.responses.create({});`,
  'options that spread themselves': `import OpenAI from 'openai';
const options = { ...options };
await new OpenAI({ ...options }).responses.create(options, options);`,
  'a function that calls itself': `import OpenAI from 'openai';
const client = new OpenAI();
async function ask() { await client.responses.create({}); return ask(); }
await ask();`,
  'a helper that hands its callback to itself': `async function withRetry(run, tries = 4) {
  try { return await run(); } catch (error) {
    if (tries <= 1) throw error;
    return withRetry(run, tries - 1);
  }
}
await withRetry(() => fetch('https://api.openai.com/v1/responses'));`,
  'helpers that hand a callback to each other': `const ping = (run) => pong(run);
const pong = (run) => ping(run);
await ping(() => fetch('https://api.openai.com/v1/responses'));`,
  'functions that call each other': `import OpenAI from 'openai';
const client = () => other();
const other = () => client();
await client().responses.create({});
const even = () => odd();
const odd = () => { even(); return new OpenAI().responses.create({}); };
even();`,
  'a factory of itself': 'function make() { return make(); }\nawait make().messages.create({});',
  'a class that extends itself': `class A extends A { client = this.client; go() { this.client.responses.create({}); } }
new A().go();`,
  'classes that extend each other': `class A extends B { go() { this.client.responses.create({}); } }
class B extends A {}
new B().go();`,
  'a signal made of itself': `const signal = AbortSignal.any([signal, signal]);
await fetch('https://api.openai.com/v1/responses', { signal });`,
  'a timer that waits for itself': `const late = () => Promise.race([late(), fetch('https://api.openai.com/v1/responses')]);
await late();`,
  'a handler that calls its own function': `const ask = () => fetch('https://api.openai.com/v1/responses').catch(ask);
await ask();`,
  'choices of choices': `import OpenAI from 'openai';
let v0 = { a: new OpenAI() };
${Array.from({ length: 40 }, (_, at) => `const v${String(at + 1)} = on ? [v${String(at)}, v${String(at)}][n] : { ...v${String(at)}, b: v${String(at)} };`).join('\n')}
await v40.a.responses.create({});`,
  'a parameter that is named like its type': `import type { client } from './types';
import OpenAI from 'openai';
export async function ask(client: client) {
  await client.query('x');
  return new OpenAI().responses.create({});
}`,
  'no text': '',
  'names of prototypes': `import OpenAI from 'openai';
const __proto__ = new OpenAI();
await __proto__.constructor.toString.create({});
await new OpenAI().responses.constructor({});
const { hasOwnProperty } = new OpenAI({ __proto__: null, constructor: 1, toString: 2 });`,
};

describe('odd code', () => {
  it.each(Object.entries(odd))('%s', (_, code) => {
    expect(checkCode(code).failures).toEqual([]);
  });

  it.each([
    ['a long chain of members', `x${'.y'.repeat(3_000)}.create();`],
    [
      'a long chain of calls',
      `fetch('https://api.openai.com/v1/responses')${'.then(f)'.repeat(800)};`,
    ],
    [
      'deep functions',
      `${'(() => '.repeat(400)}fetch('https://api.openai.com/v1/responses')${')'.repeat(400)};`,
    ],
    [
      'a long sum',
      `const n = ${'1 + '.repeat(3_000)}1;\nfetch('https://api.openai.com/v1/responses', { signal: AbortSignal.timeout(n) });`,
    ],
    [
      'a long line of constants',
      `const c0 = 5;\n${Array.from({ length: 2_000 }, (_, i) => `const c${i + 1} = c${i};`).join('\n')}
await fetch('https://api.openai.com/v1/responses', { signal: AbortSignal.timeout(c2000) });`,
    ],
    [
      'a tree of callers',
      `import OpenAI from 'openai';\nconst client = new OpenAI();\nconst f0 = () => client.responses.create({});
${Array.from({ length: 40 }, (_, i) => `const f${i + 1} = () => { f${i}(); f${i}(); };`).join('\n')}
f40();`,
    ],
  ])('%s', (_, code) => {
    expect(checkCode(code).failures).toEqual([]);
  });
});

describe('many calls', () => {
  const file = (count: number): string => `import OpenAI from 'openai';
const client = new OpenAI();
${Array.from({ length: count }, (_, i) => `async function ask${i}() {\n  try {\n    return await client.responses.create({ model: 'gpt-5', input: '${i}' });\n  } catch (error) {\n    console.error(error);\n    throw error;\n  }\n}\nawait ask${i}();`).join('\n')}
`;

  it('take a sane multiple of the time to parse them', { timeout: 120_000 }, () => {
    const code = file(2_000);
    expect(checkCode(code).calls).toHaveLength(2_000);
    const parsing = leastCost(() => frontEnd.parse('src/app.ts', code));
    expect(leastCost(() => checkCode(code)) / parsing).toBeLessThan(25);
  });
});

/** Pieces that break code, and pieces that change what it means. */
const pieces = [
  ..."( ) { } [ ] ` ' => ?. ... , ; // /* \0 \uD800".split(' '),
  ...['await ', 'new ', 'client', 'const client = client;', 'try {', '} catch {', 'return '],
  ...['{ timeout: ', 'signal: ', 'maxRetries: -1', 'undefined', '1e999', 'this.', 'import '],
];

const mutation = fc.record({
  at: fc.nat(),
  length: fc.nat({ max: 40 }),
  piece: fc.constantFrom(...pieces),
});

const mutated = fc
  .tuple(fc.constantFrom(...samples), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([sample, mutations]) =>
    mutations.reduce((text, { at, length, piece }) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + piece + text.slice(place + length);
    }, sample),
  );

const paths = fc.constantFrom('src/app.ts', 'src/app.tsx', 'src/app.js', 'app/api/chat/route.ts');

describe('broken code', () => {
  it('is answered without a failure', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(mutated, paths, (code, path) => {
        expect(checkCode(code, { path }).failures).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('stays whole under a fix where it was whole', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(mutated, paths, (code, path) => {
        if (frontEnd.parse(path, code).problems.length > 0) return;
        for (const fix of checkCode(code, { path }).findings.flatMap(({ fixes }) => fixes)) {
          const after = applyFix(code, fix);
          expect(frontEnd.parse(path, after).problems, after).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
