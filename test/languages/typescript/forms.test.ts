/** Ways in which code in the wild imports, calls and hides what it calls. */
import { expect, it } from 'vitest';
import type { ModuleFacts } from '../../../src/model/facts';
import { parseModule } from '../../../src/languages/typescript/parse';
import { showBody } from '../../support/showFacts';
import { badSpans } from '../../support/spans';

function read(text: string): ModuleFacts {
  const facts = parseModule('a.ts', text);
  expect(facts.problems).toEqual([]);
  expect(badSpans(facts, text)).toEqual([]);
  return facts;
}

it.each([
  [
    "const a = __importDefault(require('x')), b = __importStar(c)",
    '(const a (require x)) (const b (__importStar c))',
  ],
  ["const { OpenAI, b: { c } } = require('x')", '(const {OpenAI>OpenAI b>{c>c}} (require x))'],
  ["new (require('x').A)(b)", '(do (new (require x).A b))'],
  ["const a = (await import('x')).A", '(const a (await (import x)).A)'],
  ["(await import(/* name */ 'x')).default()", '(do ((await (import x)).default))'],
  ['(this.client as any).responses!.create?.()', '(do (this.client.responses.create))'],
  ['(<any>a)!.b?.[0]!.c()', '(do (a.b.0[0].c))'],
  ['await (await f?.(a)!).g()', '(do (await ((await (f a)).g)))'],
  ['f<A, B<C>>({ a }); new D<E>(b); g<T>`c`', '(do (f {a:a})) (do (new D b)) (do (tag g "c"))'],
  [
    'export default { async fetch(r) { f() } } satisfies H',
    '(do {fetch:(async fn fetch (r) {(do (f))})})',
  ],
  ['void (async () => { await f() })()', '(do (void ((async arrow () {(do (await (f)))}))))'],
  ['`f() ${`g() ${h()}`} f()`', '(do `f() ${`g() ${(h)}`} f()`)'],
  [
    'async function* a() { yield* f(); yield await g() }',
    '(async fn * a () {(do (yield* (f))) (do (yield (await (g))))})',
  ],
  ['a: for await (const b of c()) { continue a }', '(each await b of (c) {(continue)})'],
  ['using a = f(); await g()', '(const a (f)) (do (await (g)))'],
  [
    'class A { static { f() } #g() { h() } [i()] = 1; @d(j()) k = l() }',
    '(class A [?=1] [@(d (j)) k=(l)] [static method (fn () {(do (f))})] [method (fn #g () {(do (h))})])',
  ],
  [
    'namespace A { enum B { C = f() } export function g() { h() } }',
    '(block {(const B {C:(f)}) (fn g () {(do (h))})})',
  ],
])('finds what is called in %s', (text, expected) => {
  expect(showBody(read(text).body)).toBe(expected);
});

it('tells accessors from what they give', () => {
  const [statement] = read('x({ get a() { return f() }, set a(b) {}, c() {}, d: 1 })').body;
  const call = statement?.kind === 'expression' ? statement.value : null;
  const object = call?.kind === 'call' ? call.args[0]?.value : null;
  const roles = object?.kind === 'object' ? object.properties.map((one) => one.role) : [];
  expect(roles).toEqual(['getter', 'setter', undefined, undefined]);
});

it('keeps the span of a call with type arguments', () => {
  const text = 'x(await generate<A, B<C>>({ a }));';
  const [statement] = read(text).body;
  const call = statement?.kind === 'expression' ? statement.value : null;
  const inner = call?.kind === 'call' ? call.args[0]?.value : null;
  const found = inner?.kind === 'await' ? inner.value : null;
  expect(found?.kind === 'call' ? text.slice(found.start, found.end) : null).toBe(
    'generate<A, B<C>>({ a })',
  );
});
