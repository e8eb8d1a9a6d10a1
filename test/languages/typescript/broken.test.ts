import { describe, expect, it } from 'vitest';
import type { ModuleFacts } from '../../../src/model/facts';
import { parseModule } from '../../../src/languages/typescript/parse';
import { MAX_DEPTH } from '../../../src/languages/typescript/reader';
import { showImport } from '../../support/showFacts';
import { badSpans, callTexts } from '../../support/spans';

function read(text: string, path = 'a.ts'): ModuleFacts {
  const facts = parseModule(path, text);
  expect(badSpans(facts, text)).toEqual([]);
  return facts;
}

describe('half-typed code', () => {
  // Each stands between two calls that must stay what they are.
  it.each([
    ['a missing expression', 'const x = ;'],
    ['a missing operand', 'const x = a + ;'],
    ['an open parenthesis', 'g('],
    ['a dot with a call', 'client.messages.();'],
    ['an open try', 'try { g();'],
    ['a try without a handler', 'try { g() }'],
    ['a catch without a body', 'try { g() } catch (e)'],
    ['an unterminated string', "const s = 'abc"],
    ['half an import', 'import { a } from'],
    ['an import without a name', "import from 'x';"],
    ['an empty dynamic import', 'const m = import();'],
    ['half a method in an object', 'const o = { m<T: 1 };'],
    ['half a spread', 'const o = { ... };'],
    ['a shorthand with a default', 'const o = { a = 1 };'],
    ['a declaration without a name', 'const = 3;'],
    ['a loop without a name', 'for (const of items) {}'],
    ['a loop without a head', 'for () {}'],
    ['an if without a test', 'if () {}'],
    ['a class without a name', 'class { m( }'],
    ['an open type list', 'const z: Map<string, = 1;'],
    ['an annotation to come', 'const z: = 1;'],
    ['a lone await', 'await ;'],
    ['a new without a class', 'new ;'],
    ['an arrow without a body', 'const f = () => ;'],
    ['an unclosed regular expression', 'const x = /ab'],
    ['stray brackets', ') ] }'],
  ])('keeps the calls around %s', (_name, broken) => {
    const text = `before(1);\n${broken}\nafter(2);\n`;
    const facts = read(text);
    expect(callTexts(facts, text)).toEqual(expect.arrayContaining(['before(1)', 'after(2)']));
  });

  it.each([
    ['a dot', 'client.'],
    ['an optional dot', 'client?.messages?.'],
    ['a lone decorator', '@'],
  ])('keeps the calls around %s before a declaration', (_name, broken) => {
    const text = `before(1);\n${broken}\nconst x = after(2);\n`;
    expect(callTexts(read(text), text)).toEqual(['before(1)', 'after(2)']);
  });

  // Here the parser takes the next line for a part of what is half typed.
  it.each([
    ['an open argument list', 'const r = await client.messages.create({ model: "m", '],
    ['half an object', 'const o = { a: , b'],
    ['half an export', 'export const'],
    ['less of an import', 'import {'],
    ['an unterminated template', 'const t = `a ${g()} b'],
    ['an open comment', '/* lifeboat-'],
    ['an open JSX element', 'const x = <p a={g()}'],
  ])('keeps the calls before %s', (_name, broken) => {
    const text = `before(1);\nfunction f() { inside(2) }\n${broken}\nswallowed(3);`;
    expect(callTexts(read(text, 'a.tsx'), text)).toEqual(
      expect.arrayContaining(['before(1)', 'inside(2)']),
    );
  });

  it.each([
    ['a class', 'class Page<Item'],
    ['an exported class', 'export class Page<Item'],
    ['a parent', 'class Page extends Pages<Item'],
    ['an interface', 'export interface Page<'],
    ['an annotation', 'const x: Promise<Array<string'],
    ['a parameter', 'function g(x: Map<string, '],
  ])('keeps the calls before %s with an open type list at the very end', (_name, broken) => {
    for (const text of [`before(1);\n${broken}`, `before(1);\n${broken} // `]) {
      const facts = read(text);
      expect(callTexts(facts, text)).toEqual(['before(1)']);
      expect(facts.problems.join()).not.toContain('could not be read');
    }
  });

  it('does not take a missing name for a name', () => {
    const text = 'client.\nfoo(';
    const { body } = read(text);
    expect(JSON.stringify(body)).not.toContain('"name":""');
    expect(JSON.stringify(body)).not.toContain('"property":""');
  });

  it('keeps whole imports beside half ones', () => {
    const { imports } = read("import A from 'x';\nimport { B, } from\nimport C from 'y';");
    expect(imports.map(showImport)).toEqual(expect.arrayContaining(['x(default>A)']));
  });

  it('says what is wrong, but not endlessly', () => {
    expect(read('f();\nconst = 1;').problems).toEqual(['line 2: Variable declaration expected.']);
    expect(read('const = ;\n'.repeat(500)).problems.length).toBeLessThanOrEqual(10);
  });

  it('keeps a call with an argument that cannot be read', () => {
    const text = 'before(1);\nconst big = f(0xn);\nafter(2);';
    const facts = read(text);
    expect(callTexts(facts, text)).toEqual(['before(1)', 'f(0xn)', 'after(2)']);
    expect(facts.problems).toEqual(['line 2: Hexadecimal digit expected.']);
  });
});

describe('noise and size', () => {
  it.each([
    ['nothing', ''],
    ['a byte order mark', '\uFEFFf()'],
    ['NUL', '\0\0\0f()\0'],
    ['binary', String.fromCharCode(...Array.from({ length: 5000 }, (_, i) => (i * 7919) % 65536))],
    ['half a surrogate', '"\uD800" + \uDC00'],
    ['carriage returns only', 'f()\rg()\r'],
    ['a conflict', '<<<<<<< HEAD\nf()\n=======\ng()\n>>>>>>> x\n'],
    ['a page', '<!doctype html><html><script>f()</script></html>'],
    ['JSON', '{ "a": [1, 2, { "b": null }] }'],
  ])('reads %s', (_name, text) => {
    for (const path of ['a.ts', 'a.tsx', 'a.js']) expect(read(text, path).path).toBe(path);
  });

  it.each([
    ['parentheses', '('.repeat(100_000)],
    ['brackets', '['.repeat(20_000) + ']'.repeat(20_000)],
    ['blocks', '{'.repeat(50_000)],
    ['arrows', 'a=>'.repeat(20_000)],
    ['sums', `x = ${'a + '.repeat(50_000)}a`],
    ['chains', `x${'.a()'.repeat(20_000)}`],
    ['types', `let x: ${'A<'.repeat(20_000)}`],
    ['templates', '`${'.repeat(20_000)],
    ['elements', '<a>'.repeat(20_000)],
    ['conditions', 'if (a) x; else '.repeat(20_000)],
    ['directives', '// lifeboat-ignore x\n'.repeat(20_000)],
    ['directives in one string', `'${'lifeboat-'.repeat(50_000)}'`],
  ])('survives deep or endless %s', (_name, text) => {
    const facts = parseModule('a.tsx', `before();\n${text}`);
    expect(facts.language).toBe('typescript');
    expect(() => JSON.stringify(facts)).not.toThrow();
  });

  it('ends facts at a depth that others can walk, and says so', () => {
    const text = `x${'.a'.repeat(MAX_DEPTH + 50)}; after();`;
    const facts = read(text);
    expect(facts.problems).toEqual([`nested more than ${MAX_DEPTH} deep: not read further in`]);
    expect(callTexts(facts, text)).toEqual(['after()']);
  });

  it('reads 5 MB', () => {
    const text = `const data = [\n${`  '${'x'.repeat(193)}',\n`.repeat(26_000)}];\nafter(1);\n`;
    expect(text.length).toBeGreaterThan(5_000_000);
    expect(callTexts(parseModule('a.ts', text), text)).toEqual(['after(1)']);
  }, 60_000);
});
