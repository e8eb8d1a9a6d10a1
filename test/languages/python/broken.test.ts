import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModuleFacts } from '../../../src/model/facts';
import { parseModule } from '../../../src/languages/python/parse';
import { badSpans, callTexts } from '../../support/spans';
import { program } from './program';

function read(text: string): ModuleFacts {
  const facts = parseModule('a.py', text);
  expect(badSpans(facts, text), JSON.stringify(text)).toEqual([]);
  return facts;
}

/** Thousands of parses a test: slow machines need longer than the usual limit. */
const SLOW = { timeout: 120_000 };

it('reads the sample whole', () => {
  const facts = read(program);
  expect(facts.problems).toEqual([]);
  expect(callTexts(facts, program)).toHaveLength(41);
});

describe('half-typed code', () => {
  // Each stands between two calls that must stay what they are.
  it.each([
    ['a missing value', 'x ='],
    ['a missing operand', 'x = a +'],
    ['a dot', 'client.'],
    ['a dot behind a call', 'client.messages().'],
    ['an empty call', 'client.()'],
    ['a lone await', 'await'],
    ['a lone decorator', '@'],
    ['a decorator without a function', '@retry(stop=3)'],
    ['half an import', 'from a import'],
    ['an import of nothing', 'import'],
    ['a lone from', 'from'],
    ['an if without a test', 'if :\n    pass'],
    ['an if without a body', 'if a:'],
    ['a try without a handler', 'try:\n    inside()'],
    ['a handler without a body', 'try:\n    inside()\nexcept E'],
    ['a loop without a head', 'for :\n    pass'],
    ['a loop without a collection', 'for a in :\n    pass'],
    ['a with without a value', 'with as b:\n    pass'],
    ['a function without a name', 'def (a):\n    pass'],
    ['a function without a body', 'def f(a):'],
    ['a class without a name', 'class (A):\n    pass'],
    ['a keyword without a value', 'f(timeout=)'],
    ['a parameter without a default', 'def f(a=):\n    pass'],
    ['an annotation to come', 'x: = 1'],
    ['a lambda to come', 'x = lambda:'],
    ['stray brackets', ') ] }'],
    ['an unclosed string', "s = 'abc"],
    ['a wrong indentation', '    x = 1'],
    ['words', 'this is no python'],
    ['a merge conflict', '<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> other'],
    ['an old print', 'print "a"'],
  ])('keeps the calls around %s', (_name, broken) => {
    const text = `before(1)\n${broken}\nafter(2)\n`;
    expect(callTexts(read(text), text)).toEqual(expect.arrayContaining(['before(1)', 'after(2)']));
  });

  // Here the parser takes what follows for a part of what is half typed.
  it.each([
    ['an open argument list', 'r = await client.messages.create(model="m",'],
    ['an open list', 'x = [f(),'],
    ['an open dictionary', 'x = {"a": f(),'],
    ['an open string', 's = """abc'],
    ['an open f-string', 's = f"a{'],
    ['an open parameter list', 'def f(a,'],
    ['an open list of imports', 'from a import ('],
  ])('keeps the calls before %s', (_name, broken) => {
    const text = `before(1)\ndef g():\n    inside(2)\n${broken}\nswallowed(3)\n`;
    expect(callTexts(read(text), text)).toEqual(expect.arrayContaining(['before(1)', 'inside(2)']));
  });

  it('keeps what is around a broken line in its place', () => {
    const text =
      'class A:\n    def m(self):\n        try:\n            self.a()\n            self.b.\n            self.c()\n        except E:\n            d()\n';
    const facts = read(text);
    const [cls] = facts.body;
    const method = cls?.kind === 'class-statement' ? cls.cls.methods[0] : undefined;
    const [attempt] = method?.fn.body ?? [];
    expect(attempt?.kind === 'try' && attempt.body.length).toBe(3);
    expect(attempt?.kind === 'try' && attempt.handlers.length).toBe(1);
    expect(facts.problems).toHaveLength(1);
  });
});

describe('any text', SLOW, () => {
  it('is read when the sample is cut behind each token', () => {
    for (const { index, 0: token } of program.matchAll(/\w+|\s+|[^\w\s]/g))
      read(program.slice(0, index + token.length));
  });

  it('is read when the sample lacks any one token', () => {
    const half = program.slice(0, 2600);
    for (const { index, 0: token } of half.matchAll(/\w+|\n\s*|[^\w\s]/g))
      read(half.slice(0, index) + half.slice(index + token.length));
  });

  it('is read with pieces cut, doubled and strewn in', () => {
    const piece = fc.constantFrom(
      ...[
        '(',
        ')',
        '{',
        '}',
        '[',
        ']',
        ':',
        '"',
        "'",
        '"""',
        'f"{',
        '\\',
        '#',
        '@',
        '=',
        ':=',
        '.',
      ],
      ...[
        '\n',
        '\r\n',
        '\t',
        '\f',
        '        ',
        ',',
        '*',
        '**',
        'lambda ',
        'await ',
        'yield ',
        'def ',
      ],
      ...[
        'class ',
        'import ',
        'from ',
        'with ',
        ' as (',
        'try:',
        'except ',
        'else:',
        'for ',
        'match ',
      ],
      ...['case ', 'async ', 'global x', '\0', '\u2028', '\uD800', '\uFEFF', 'lifeboat-'],
    );
    const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 60 }), piece });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        let text = program;
        for (const { at, length, piece: added } of edits) {
          const place = at % (text.length + 1);
          text = text.slice(0, place) + added + text.slice(place + length);
        }
        read(text);
      }),
      { numRuns: 300 },
    );
  });

  it('is read when it is noise', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        read(text);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['brackets', (n: number) => `x = ${'('.repeat(n)}f()${')'.repeat(n)}`],
    ['open brackets', (n: number) => `x = ${'f('.repeat(n)}`],
    ['lists', (n: number) => `x = ${'['.repeat(n)}${']'.repeat(n)}`],
    ['a chain of calls', (n: number) => `x = a${'.b()'.repeat(n)}`],
    ['a long sum', (n: number) => `x = a${' + a'.repeat(n)}`],
    ['negations', (n: number) => `x = ${'not '.repeat(n)}a`],
    ['lambdas', (n: number) => `x = ${'lambda: '.repeat(n)}a`],
    [
      'blocks',
      (n: number) =>
        [...Array(Math.min(n, 1500)).keys()].map((at) => `${' '.repeat(at)}if a:\n`).join(''),
    ],
    ['branches', (n: number) => `if a: f()\n${'elif a: f()\n'.repeat(n)}`],
    ['subscripts in types', (n: number) => `x: ${'list['.repeat(n)}int${']'.repeat(n)}`],
  ])('ends for nesting without end: %s', (_name, nested) => {
    const text = `before()\n${nested(20_000)}\n`;
    // Without an end, the time limit of the test ends it.
    const facts = read(text);
    expect(callTexts(facts, text)[0]).toBe('before()');
  });
});
