import { describe, expect, it } from 'vitest';
import type { ModuleFacts, Statement } from '../../../src/model/facts';
import { parseModule } from '../../../src/languages/typescript/parse';
import { showBody, showExport, showImport } from '../../support/showFacts';
import { badSpans } from '../../support/spans';

function read(text: string, path = 'a.ts'): ModuleFacts {
  const facts = parseModule(path, text);
  expect(facts.problems).toEqual([]);
  expect(badSpans(facts, text)).toEqual([]);
  return facts;
}

const body = (text: string, path?: string): string => showBody(read(text, path).body);

describe('expressions', () => {
  it.each([
    ['x', '(do x)'],
    ["'a'; 1.5; true; null; undefined", '(do "a") (do 1.5) (do true) (do null) (do undefined)'],
    ['1_000; 0x10; 10n; 1e999', '(do 1000) (do 16) (do ?()) (do ?())'],
    ['/re/g', '(do ?())'],
    ['this.client', '(do this.client)'],
    ['super.a()', '(do (super.a))'],
    ['a.b.c', '(do a.b.c)'],
    ['a?.b?.[c]?.(d)', '(do (a.b.?[c] d))'],
    ["a['b']; a[0]; a[`c`]", '(do a.b["b"]) (do a.0[0]) (do a.c["c"])'],
    ['a!.b!', '(do a.b)'],
    ['(a as B).c; (a satisfies B).c; (<B>a).c', '(do a.c) (do a.c) (do a.c)'],
    ['((f))(((x)))', '(do (f x))'],
    ['f<string>(x); g<T>', '(do (f x)) (do g)'],
    ['f(...xs, 1)', '(do (f ...xs 1))'],
    ['new A(b); new A; new a.B<C>()', '(do (new A b)) (do (new A)) (do (new a.B))'],
    ["require('x').y", '(do (require x).y)'],
    ['require(x); require(`x`); require()', '(do (require x)) (do (require x)) (do (require))'],
    ["await import('x')", '(do (await (import x)))'],
    ['import(x)', '(do (import ?))'],
    ['{} ({ a: 1, b, [c]: 2, ...d })', '(block {}) (do {a:1 b:b ?:2 ...d})'],
    ["({ 'a-b': 1, 2: 3, ['c']: 4 })", '(do {a-b:1 2:3 c:4})'],
    ['({ m() {}, async *g() {} })', '(do {m:(fn m () {}) g:(async fn * g () {})})'],
    ['({ get a() { return x() } })', '(do {a:?((fn a () {(return (x))}))})'],
    ['[a, , ...b]', '(do [a ?() ...b])'],
    ['a ? b : c', '(do (? a b c))'],
    ['a && b || c; a ?? b', '(do (|| (&& a b) c)) (do (?? a b))'],
    ['a + b * c; a instanceof B', '(do (+ a (* b c))) (do (instanceof a B))'],
    [
      '!a; -1; typeof a; void 0; i++',
      '(do (! a)) (do (- 1)) (do (typeof a)) (do (void 0)) (do (++ i))',
    ],
    ['`a${b}c${d}`; `plain`', '(do `a${b}c${d}`) (do "plain")'],
    ['sql`a${f()}`', '(do (tag sql `a${(f)}`))'],
    ['a = b; a.c ??= d; [e, f] = g', '(do (= a b)) (do (??= ->a.c d)) (do (= [e f] g))'],
    ['f(), g()', '(do ?((f) (g)))'],
    ['(0, a.f)(b); (0, f)``', '(do (a.f b)) (do (tag f ""))'],
    ['(f(), a).g()', '(do (?((f) a).g))'],
    [
      "({ [f()]: g(), [a.b]: 1, ['c']: 2, [`d${e}`]: 3 })",
      '(do {?:?((f) (g)) ?:1 c:2 ?:?(`d${e}` 3)})',
    ],
    ['new.target; import.meta.env.KEY', '(do ?()) (do ?().env.KEY)'],
    ['(class A extends f() {})', '(do (class A extends (f)))'],
  ])('%s', (text, expected) => {
    expect(body(text)).toBe(expected);
  });

  it('reads #private names', () => {
    const text = 'class A { #k = 1; m() { return #k in this && this.#k } }';
    expect(body(text)).toBe(
      '(class A [#k=1] [method (fn m () {(return (&& (in ?() this) this.#k))})])',
    );
  });

  it('gives spans of calls, names and arguments', () => {
    const text = 'const a = (client as Any) /* ( */ .b?.c<T /* ( */>(1, { x: 2 });';
    const [statement] = read(text).body;
    const call = statement?.kind === 'declare' ? statement.value : null;
    if (call?.kind !== 'call' || call.callee.kind !== 'member') throw new Error('no call');
    expect(text.slice(call.start, call.end)).toBe(text.slice(10, -1));
    expect(text.slice(call.argsSpan.start, call.argsSpan.end)).toBe('(1, { x: 2 })');
    const { propertySpan } = call.callee;
    expect(text.slice(propertySpan.start, propertySpan.end)).toBe('c');
  });

  it('tells a construction without parentheses', () => {
    const spans = read('new A; new (f()); new B()').body.map((statement) =>
      statement.kind === 'expression' && statement.value.kind === 'new'
        ? statement.value.argsSpan
        : undefined,
    );
    expect(spans).toEqual([null, null, { start: 23, end: 25 }]);
  });
});

describe('JSX', () => {
  it('keeps what attributes and children hold', () => {
    const text =
      'x = <Chat.Box a="1" onClick={async () => { await f() }} {...r}>{g()} t <b c={h()}/></Chat.Box>;';
    expect(body(text, 'a.tsx')).toBe(
      '(do (= x ?(Chat (async arrow () {(do (await (f)))}) r (g) ?((h)))))',
    );
  });

  it('reads fragments, components and empty expressions', () => {
    expect(body('<><A/>{/* c */}{...xs}</>', 'a.jsx')).toBe('(do ?(?(A) xs))');
  });

  it.each(['a.tsx', 'a.js', 'a.jsx', 'a.mjs', 'a.cjs', 'A.TSX'])('is on in %s', (path) => {
    expect(body('<p>{f()}</p>', path)).toBe('(do ?((f)))');
  });

  it.each(['a.ts', 'a.mts', 'a.cts', 'a.d.ts'])('is off in %s, where <T>x is a cast', (path) => {
    expect(body('<T>f()', path)).toBe('(do (f))');
  });
});

describe('properties with comments', () => {
  it.each([
    ['a: 0, // why', true],
    ['a: 0 // why', true],
    ['a: -1 /* why */', true],
    ['// why\n a: 0', true],
    ['/* why\n why */\n a: 0', true],
    ['/* why */ a: 0', true],
    ['a: 0', false],
    ["a: 0, b: 'https://x'", false],
    ['// far\n\n a: 0', false],
    ['a: b // why', false],
  ])('%j', (property, expected) => {
    const [statement] = read(`x({ m: 1,\n${property}\n})`).body;
    const call = statement?.kind === 'expression' ? statement.value : null;
    const object = call?.kind === 'call' ? call.args[0]?.value : null;
    const found =
      object?.kind === 'object' ? object.properties.find(({ key }) => key === 'a') : null;
    expect(found?.commented).toBe(expected);
  });
});

describe('statements', () => {
  it.each([
    [
      'const a = 1, { b, c: [d = 2, ...e], ...f } = g;',
      '(const a 1) (const {b>b c>[d=2 e] ...f} g)',
    ],
    ['let a; var b = 1;', '(block a) (function b 1)'],
    ['const a: Foo.Bar<X[]> = y', '(const a:Foo.Bar<Array<X>> y)'],
    ['if (a) b(); else if (c) { d() }', '(if a {(do (b))} {(if c {(do (d))})})'],
    [
      'switch (f()) { case 1: a(); break; case g(): default: b() }',
      '(do (f)) (if 1 {(do (a))}) (if (g) {}) (if default {(do (b))})',
    ],
    [
      'for (;;) switch (a) { case 1: break; case 2: continue; }',
      '(counted {(do a) (if 1 {}) (if 2 {(continue)})})',
    ],
    [
      'switch (a) { case 1: for (;;) break; case 2: f(() => { for (;;) { break } }) }',
      '(do a) (if 1 {(counted {(break)})}) (if 2 {(do (f (arrow () {(counted {(break)})})))})',
    ],
    ['for (let i = 0; i < 3; i++) f(i)', '(counted (block i 0) (< i 3) (++ i) {(do (f i))})'],
    ['for (i = 0;;) {}', '(counted (do (= i 0)) {})'],
    ['for (const [k, v] of m) f(k)', '(each [k v] of m {(do (f k))})'],
    ['for await (const x of s) {}', '(each await x of s {})'],
    ['for (a.b in c) {}', '(each-key ->a.b of c {})'],
    ['while (a) { continue }', '(while a {(continue)})'],
    ['do { f() } while (a)', '(until a {(do (f))})'],
    ['outer: for (;;) { break outer }', '(counted {(break)})'],
    [
      'try { a() } catch ({ message }) { throw b } finally { c() }',
      '(try {(do (a))} (catch {message>message} {(throw b)}) (finally {(do (c))}))',
    ],
    ['try { a() } catch { }', '(try {(do (a))} (catch {}))'],
    ['{ f() }', '(block {(do (f))})'],
    ['function f() { return; }', '(fn f () {(return)})'],
    [
      '{ using a = f(), b = g(); h(); await using c = i(); j() }',
      '(block {(with a=(f) b=(g) {(do (h)) (with await c=(i) {(do (j))})})})',
    ],
    ['interface A {} type B = C; declare function f(): void;;', ''],
    ['declare const a: A;', '(const a:A)'],
    ['enum M { A = "x", B = f(), C }', '(const M {A:"x" B:(f)})'],
    ['namespace N.O { export const a = f() }', '(block {(const a (f))})'],
    ["declare module 'x' { export const a: A }", '(block {(const a:A)})'],
    ['import a = B.c.d;', '(const a B.c.d)'],
    ['debugger', ''],
  ])('%s', (text, expected) => {
    expect(body(text)).toBe(expected);
  });

  it('spans cover the whole statement, keywords included', () => {
    const text = 'export const a = 1, b = 2;\nexport async function f() {}\nexport default g();';
    const texts = read(text).body.map(({ start, end }) => text.slice(start, end));
    expect(texts).toEqual([
      'export const a = 1',
      'b = 2;',
      'export async function f() {}',
      'export default g();',
    ]);
  });
});

describe('spans', () => {
  const firstOf = (text: string, path?: string): Statement => {
    const [first] = read(text, path).body;
    if (!first) throw new Error('no statement');
    return first;
  };

  it('of a labelled statement hold the label, where a line can be put in front', () => {
    for (const text of ['a: for (;;) {}', 'a: try { f() } finally {}', 'a: b: f();']) {
      const { start, end } = firstOf(text);
      expect(text.slice(start, end)).toBe(text);
    }
  });

  it('of patterns end before their type', () => {
    const text = 'const { a }: A = f(), [b]: B = g();';
    const ends = read(text).body.map((one) => one.kind === 'declare' && one.target.end);
    expect(ends).toEqual([text.indexOf(': A'), text.indexOf(': B')]);
  });

  it('of holes stand behind the comma before them', () => {
    const first = firstOf('[a, , b, ,]');
    const array = first.kind === 'expression' && first.value.kind === 'array' ? first.value : null;
    expect(array?.elements.map(({ start }) => start)).toEqual([1, 3, 6, 8]);
  });

  it('begin behind comments, first lines for a shell and marks of a merge', () => {
    const text = '#!/usr/bin/env node\n/* a */ /* b */ f( // c\n x /* d */);';
    const first = firstOf(text, 'a.js');
    const call = first.kind === 'expression' && first.value.kind === 'call' ? first.value : null;
    expect(call?.start).toBe(text.indexOf('f('));
    expect(call?.args[0]?.value.start).toBe(text.indexOf('x /*'));
  });

  it('of names of constructors', () => {
    const text =
      "class A { /* constructor */ private /* c */ constructor () {} }\nclass B { 'constructor'() {} }";
    const names = read(text).body.map((one) => {
      const span = one.kind === 'class-statement' ? one.cls.methods[0]?.fn.nameSpan : null;
      return span && text.slice(span.start, span.end);
    });
    expect(names).toEqual(['constructor', "'constructor'"]);
  });
});

describe('functions and classes', () => {
  it.each([
    ['async function* f(a, b = 1, ...c) {}', '(async fn * f (a b=1 ...c) {})'],
    [
      'x = async ({ a = 1 }: P): Promise<R> => a',
      '(do (= x (async arrow ({a>a=1}:P):Promise<R> (return a))))',
    ],
    ['x = function g(this: T, a?: U) {}', '(do (= x (fn g (a:U) {})))'],
    ['function f(a: string | X<Y>, b: readonly Z[]) {}', '(fn f (a:?<string X<Y>> b:Array<Z>) {})'],
    ['function f(a: typeof x, b: () => void) {}', '(fn f (a:typeof x b:?) {})'],
    ['x = () => ({ a })', '(do (= x (arrow () (return {a:a}))))'],
    ['function f(a); function f(a) {}', '(fn f (a) {})'],
  ])('%s', (text, expected) => {
    expect(body(text)).toBe(expected);
  });

  it('reads members in their roles', () => {
    const text = `@Injectable() class A extends B.C {
      static s = f(); #p: P<Q>; @Input() d!: D; [k] = 1; declare e: E;
      constructor(private readonly a: A1, @Inject(T) b = new B1()) { super() }
      get g() { return 1 } set g(v) {}
      @Get('x') async m() {} static { init() } abstract n(): void; over(): void; over() {}
    }`;
    expect(body(text)).toBe(
      [
        '(@(Injectable) class A extends B.C',
        '[static s=(f)] [#p:P<Q>] [@(Input) d:D] [?=1] [e:E]',
        '[constructor (fn constructor (field a:A1 @(Inject T) b=(new B1)) {(do (super))})]',
        '[getter (fn g () {(return 1)})] [setter (fn g (v) {})]',
        '[method (@(Get "x") async fn m () {})] [static method (fn () {(do (init))})]',
        '[method (fn over () {})])',
      ].join(' '),
    );
  });

  it('gives methods the whole member, and decorated exports their decorators', () => {
    const text = '@d() export class A { @e() async m(x: X) { f() } }';
    const [statement] = read(text).body;
    if (statement?.kind !== 'class-statement') throw new Error('no class');
    const fn = statement.cls.methods[0]!.fn;
    expect(text.slice(statement.start, statement.end)).toBe(text);
    expect(text.slice(fn.start, fn.end)).toBe('@e() async m(x: X) { f() }');
    expect(text.slice(fn.bodySpan.start, fn.bodySpan.end)).toBe('{ f() }');
    expect(text.slice(fn.nameSpan!.start, fn.nameSpan!.end)).toBe('m');
    expect(text.slice(fn.params[0]!.start, fn.params[0]!.end)).toBe('x: X');
    expect(text.slice(fn.params[0]!.pattern.start, fn.params[0]!.pattern.end)).toBe('x');
  });
});

describe('imports', () => {
  it.each([
    ["import 'x'", 'x()'],
    ["import a from 'x'", 'x(default>a)'],
    ["import a, { b, c as d, type e, 'f-g' as h } from 'x'", 'x(default>a b>b c>d type e>e f-g>h)'],
    ["import * as a from 'x'", 'x(*>a)'],
    ["import type { A } from 'x'", 'type x(A>A)'],
    ["import { default as a } from 'x' with { type: 'json' }", 'x(default>a)'],
    ["import a = require('x')", 'x(*>a)'],
    ["export import a = require('x')", 'x(*>a)'],
  ])('%s', (text, expected) => {
    expect(read(text).imports.map(showImport).join(' ')).toBe(expected);
  });
});

describe('exports', () => {
  it.each([
    ['export const a = f(), { b, c: [d] } = e', 'a local a|b local b|d local d'],
    ['export function f() {}', 'f local f'],
    ['export class A {}', 'A local A'],
    ['export enum E {}', 'E local E'],
    ['export namespace N.O {}', 'N local N'],
    ['@d() export class A {} export declare class B {}', 'A local A|type B local B'],
    ['export type T = 1; export interface I {}', 'type T local T|type I local I'],
    ['export { a, b as c, type T }; let a, b', 'a local a|c local b|type T local T'],
    ["export { a, default as b } from 'x'", 'a from x#a|b from x#default'],
    ["export * from 'x'", '* from x#*'],
    ["export * as ns from 'x'", 'ns from x#*'],
    ["export type { A } from 'x'", 'type A from x#A'],
    ['export default f()', 'default value (f)'],
    ['export default a', 'default local a value a'],
    ['export default function f() {}', 'default local f value (fn f () {})'],
    ['export default class {}', 'default value (class)'],
    ['export default async () => {}', 'default value (async arrow () {})'],
    ['export default interface I {}', 'type default local I'],
    ['export = a', '= local a value a'],
    ['module.exports = { a }', '= value {a:a}'],
    ['module.exports = exports = a', '= local a value a'],
    ['exports.a = b; module.exports.c = () => {}', 'a local b value b|c value (arrow () {})'],
    ["exports.a = exports['d'] = f()", 'a value (f)|d value (f)'],
    [
      'const x = (module.exports = f()), y = (exports.z = x)',
      '= local x value (f)|z local x value x',
    ],
    ['exports.a = exports.b = void 0; exports.a = f', 'a local f value f'],
    [
      "module.exports.default = class A {}; module.exports['g'] = g",
      'default value (class A)|g local g value g',
    ],
    ["export { x as default, type T } from 'x'", 'default from x#x|type T from x#T'],
    ["export type * from 'x'", 'type * from x#*'],
    ["export import a = require('x')", 'a local a'],
    ['const exports2 = {}; exports2.a = 1; x.exports = 2', ''],
  ])('%s', (text, expected) => {
    expect(read(text).exports.map(showExport).join('|')).toBe(expected);
  });

  it('keeps what is exported in the body', () => {
    const text = 'export default f(); export const a = g(); export default class {}';
    expect(body(text)).toBe('(do (f)) (const a (g)) (class)');
  });
});

describe('comments and pragmas', () => {
  it('finds comments that speak to Lifeboat, and nothing else', () => {
    const text = `#!/usr/bin/env node
// lifeboat-ignore-next-line missing-timeout -- because
const a = 'lifeboat-a', b = \`// lifeboat-b \${c /* lifeboat-ignore c */}\`; // lifeboat-ignore d
/*
 lifeboat-ignore e */
const r = /lifeboat-f/; // another
const j = <p title="lifeboat-g">lifeboat-h // lifeboat-i {/* lifeboat-ignore j */}{
  // lifeboat-ignore k
  x}</p>;
// lifeboat-ignore l`;
    const { directives } = read(text, 'a.tsx');
    expect(directives.map((comment) => comment.text)).toEqual([
      'lifeboat-ignore-next-line missing-timeout -- because',
      'lifeboat-ignore c',
      'lifeboat-ignore d',
      'lifeboat-ignore e',
      'lifeboat-ignore j',
      'lifeboat-ignore k',
      'lifeboat-ignore l',
    ]);
    const [first] = directives;
    expect(text.slice(first!.start, first!.end)).toMatch(/^\/\/ lifeboat.* because$/);
  });

  it('reads a text of comments only', () => {
    expect(read('/* lifeboat-ignore-file */').directives).toHaveLength(1);
  });

  it('reads the directives at the top', () => {
    expect(read("'use client';\n'use strict'\nf(); 'use server'").pragmas).toEqual([
      'use client',
      'use strict',
    ]);
    expect(read("('use client'); f()").pragmas).toEqual([]);
  });
});

describe('files', () => {
  it.each([
    ['a.ts', 'typescript'],
    ['a.mts', 'typescript'],
    ['a.cts', 'typescript'],
    ['a.tsx', 'typescript'],
    ['a.js', 'javascript'],
    ['a.mjs', 'javascript'],
    ['a.cjs', 'javascript'],
    ['a.jsx', 'javascript'],
    ['folder.js/plain', 'typescript'],
  ])('%s is %s', (path, language) => {
    const facts = read('f()', path);
    expect({ path: facts.path, language: facts.language }).toEqual({ path, language });
  });

  it('survives JSON', () => {
    const facts = read("import a from 'x'; export default class { m(b = 1e999) { return a`x` } }");
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  });
});
