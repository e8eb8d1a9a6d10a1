import { describe, expect, it } from 'vitest';
import type { ModuleFacts } from '../../../src/model/facts';
import { parseModule } from '../../../src/languages/python/parse';
import { showBody, showExport, showImport } from '../../support/showFacts';
import { badSpans } from '../../support/spans';

function read(text: string): ModuleFacts {
  const facts = parseModule('a.py', text);
  expect(facts.problems).toEqual([]);
  expect(badSpans(facts, text)).toEqual([]);
  return facts;
}

const body = (text: string): string => showBody(read(text).body);

describe('expressions', () => {
  it.each([
    ['x', '(do x)'],
    ['f("a", \'b\', 1.5, True, None)', '(do (f "a" "b" 1.5 true null))'],
    ['f(1_000, 0x10, 1e3, 2j, ...)', '(do (f 1000 16 1000 ?() ?()))'],
    [
      'f("a" "b", """c""", r"\\d", "\\n\\x41\\u00e9", b"e")',
      '(do (f "ab" "c" "\\\\d" "\\nAé" "e"))',
    ],
    ['f(f"a{b}c{d!r:>{w}}", f"{{}}")', '(do (f `a${b}c${?(d w)}` "{}"))'],
    ['f("a" f"{b}" "c", f"{x=}", t"d{e()}")', '(do (f `a${b}c` `${x}` `d${(e)}`))'],
    ['f(*xs, a=1, **kw)', '(do (f ...xs a=1 **kw))'],
    ['f(x := 1)', '(function x) (do (f (= x 1)))'],
    ['a.b.c(1)(2)[3].d', '(do ((a.b.c 1) 2).3[3].d)'],
    [
      'a["k"]; a[i]; a[-1]; a[1:2, ::3]',
      '(do a.k["k"]) (do a.?[i]) (do a.?[(- 1)]) (do a.?[?(1 2 3)])',
    ],
    ['{"a": 1, b: 2, **c, 3: 4}', '(do {a:1 ?:2 ...c 3:4})'],
    ['{f(): 1, "b": g()}', '(do {?:?((f) 1) b:(g)})'],
    ['[a, *b], (), (a,), {a, *b}', '(do [[a ...b] [] [a] [a ...b]])'],
    ['a if b else c', '(do (? b a c))'],
    ['a or b and not c', '(do (|| a (&& b (! c))))'],
    ['not a and b', '(do (&& (! a) b))'],
    ['not (a and b) or c', '(do (|| (! (&& a b)) c))'],
    ['not a == b and c', '(do (&& (! (== a b)) c))'],
    [
      'a is None; a is not b; a in b; a not in b',
      '(do (=== a null)) (do (!== a b)) (do (in a b)) (do (! (in a b)))',
    ],
    [
      'a < b < c; -a ** 2; ~a; a @ b; a // b',
      '(do (< (< a b) c)) (do (- (** a 2))) (do (~ a)) (do (@ a b)) (do (// a b))',
    ],
    ['lambda x, *y, z=1: x', '(do (arrow (x ...y z=1) (return x)))'],
    ['lambda: (yield)', '(do (arrow () (return (yield))))'],
  ])('%s', (text, expected) => {
    expect(body(text)).toBe(expected);
  });
});

describe('comprehensions', () => {
  it.each([
    ['[f(x) for x in xs]', '(do (xs.map (arrow (x) (return (f x)))))'],
    ['gather(*[f(x) for x in xs])', '(do (gather ...(xs.map (arrow (x) (return (f x))))))'],
    ['any(f(x) for x in xs)', '(do (any (xs.map (arrow (x) (return (f x))))))'],
    [
      '{x for x in xs if x.ok}',
      '(do ((xs.filter (arrow (x) (return x.ok))).map (arrow (x) (return x))))',
    ],
    ['{k: f(v) for k, v in xs}', '(do ?((xs.map (arrow ([k v]) (return [k (f v)])))))'],
    [
      '[y for x in xs for y in x]',
      '(do (xs.flatMap (arrow (x) (return (x.map (arrow (y) (return y)))))))',
    ],
    [
      '[await f(x) for x in xs]',
      '(do (await ((async arrow () {(each x of xs {(do (await (f x)))})}))))',
    ],
    [
      '[x async for x in xs if x]',
      '(do (await ((async arrow () {(each await x of xs {(if x {(do x)})})}))))',
    ],
    ['[(y := f(x)) for x in xs]', '(function y) (do (xs.map (arrow (x) (return (= y (f x))))))'],
  ])('%s', (text, expected) => {
    expect(body(text)).toBe(expected);
  });
});

describe('statements', () => {
  it.each([
    ['x = 1\nx = 2', '(function x 1) (do (= x 2))'],
    ['x: int = 1\ny: str\nx: int', '(function x:int 1) (function y:str)'],
    ['a, (b, *c) = x', '(function [a [b c]] x)'],
    ['a = b = f()', '(function b) (function a (= b (f)))'],
    ['a.b = c[0] = 1', '(do (= ->a.b (= ->c.0[0] 1)))'],
    [
      'x += 1; x = yield; del a, b.c',
      '(do (+= x 1)) (function x (yield)) (do (delete a)) (do (delete b.c))',
    ],
    ['x = 1, 2', '(function x [1 2])'],
    ['größe = tenπ = f(größe)', '(function tenπ) (function größe (= tenπ (f größe)))'],
    ['assert f(x), "no"', '(do ?((f x) "no"))'],
    ['raise E(x) from e\nraise', '(throw (E x)) (throw)'],
    ['"""doc"""\n...\npass', ''],
    ['if a: f()\nelif b: g()\nelse: h()', '(if a {(do (f))} {(if b {(do (g))} {(do (h))})})'],
    ['while (x := f()): g(x)', '(function x) (while (= x (f)) {(do (g x))})'],
    ['for a, b in xs: f(a)', '(each [a b] of xs {(do (f a))})'],
    ['async for a in xs: break', '(each await a of xs {(break)})'],
    ['for a in xs: f()\nelse: g()', '(each a of xs {(do (f))}) (do (g))'],
    [
      'while True:\n  if a: break\nelse: g()',
      '(while true {(if a {(break)})}) (if default {(do (g))})',
    ],
    ['with a as b, c(): f()', '(with b=a (c) {(do (f))})'],
    ['async with (a() as b, c() as d,): f()', '(with await b=(a) d=(c) {(do (f))})'],
    ['with (a, b): f()', '(with a b {(do (f))})'],
    ['with a() as (r, w): f(r)', '(with [r w]=(a) {(do (f r))})'],
    ['with a() as self.x, b() as c[0]: f()', '(with ->self.x=(a) ->c.0[0]=(b) {(do (f))})'],
    [
      'try:\n  f()\nexcept (A, b.C) as e: g()\nexcept D: pass\nfinally: h()',
      '(try {(do (f))} (catch A b.C e {(do (g))}) (catch D {}) (finally {(do (h))}))',
    ],
    ['try: f()\nexcept* E: pass', '(try {(do (f))} (catch E {}))'],
    ['try: f()\nexcept A, B: pass', '(try {(do (f))} (catch A B {}))'],
    ['try: f()\nexcept: pass\nelse: g()', '(try {(do (f)) (do (g))} (catch {}))'],
    [
      'try: f()\nexcept E: raise\nelse: g()',
      '(try {(do (f))} (catch E {(throw)})) (block {(do (g))})',
    ],
    [
      'match x:\n  case 1: f()\n  case "a" | None: g()\n  case _: h()',
      '(do x) (if 1 {(do (f))}) (if ?("a" null) {(do (g))}) (if default {(do (h))})',
    ],
    ['match f():\n  case P(x=y) if y: g(y)', '(do (f)) (if (&& ?(P) y) {(function y) (do (g y))})'],
    ['match (a, b):\n  case [X(), *r]: g()', '(do [a b]) (if ?(X) {(function r) (do (g))})'],
    ['type X = list[int]', ''],
    ['def f(): yield from g()', '(fn * f () {(do (yield* (g)))})'],
  ])('%s', (text, expected) => {
    expect(body(text)).toBe(expected);
  });

  it('reads names of other scopes as they are', () => {
    const text =
      'x = None\ndef f():\n  global x\n  x = g()\n  def h():\n    nonlocal y\n    y = 1\n';
    expect(body(text)).toBe(
      '(function x null) (fn f () {(do (= x (g))) (fn h () {(do (= y 1))})})',
    );
  });
});

describe('functions and classes', () => {
  it.each([
    [
      'async def f(a, /, b: int = 1, *c: str, d=2, **e) -> X: return a',
      '(async fn f (a b:int=1 ...c:str d=2 ...e):X {(return a)})',
    ],
    ['def f(a, *, b): pass', '(fn f (a b) {})'],
    ['@a\n@b.c(1, d=2)\ndef f(): pass', '(@a @(b.c 1 d=2) fn f () {})'],
    ['def f[T](x: T) -> list[T]: return [x]', '(fn f (x:T):list<T> {(return [x])})'],
    ['@overload\ndef f(): ...\ndef f(x): return x', '(fn f (x) {(return x)})'],
    [
      'def f(c: Annotated[Client, Depends(get)]): c.run()',
      '(fn f (c:Client=(Depends get)) {(do (c.run))})',
    ],
    ['class A(B, metaclass=M): x: int = 1; y = f()', '(class A extends B [x:int=1] [y=(f)])'],
    ['class A(Generic[T], Base[T]): pass', '(class A extends Base)'],
    ['class A(make()): pass', '(class A extends (make))'],
    [
      'class A:\n  def __init__(self, c):\n    super().__init__(c)\n    self.c = c\n',
      '(class A [constructor (fn __init__ (c) {(do (super c)) (do (= ->this.c c))})])',
    ],
    [
      'class A:\n  def m(self): return super().m()',
      '(class A [method (fn m () {(return (super.m))})])',
    ],
    [
      'class A:\n  @property\n  def p(self): return self._p\n  @staticmethod\n  def s(x): return x\n  @classmethod\n  def c(cls): return cls(1)\n',
      '(class A [getter (fn p () {(return this._p)})] [static method (fn s (x) {(return x)})] [static method (fn c () {(return (A 1))})])',
    ],
    [
      'class A:\n  def m(self):\n    def g(): return self.x\n    return lambda self: self\n',
      '(class A [method (fn m () {(arrow g () {(return this.x)}) (return (arrow (self) (return self)))})])',
    ],
    [
      'class A:\n  def m(self):\n    self.c: Client = f()',
      '(class A [c:Client] [method (fn m () {(do (= ->this.c (f)))})])',
    ],
    [
      '@dataclass\nclass A:\n  """doc"""\n  n: Optional[int] = None\n',
      '(@dataclass class A [n:?<int null>=null])',
    ],
    [
      'class A:\n  class B: pass\n  register(B)',
      '(class A [B=(class B)] [static method (fn () {(do (register B))})])',
    ],
    [
      'class P(ABC):\n  @abstractmethod\n  def m(self): ...\n  def n(self): ...',
      '(class P extends ABC [method (fn n () {})])',
    ],
  ])('%s', (text, expected) => {
    expect(body(text)).toBe(expected);
  });

  it.each([
    ['X | None', '?<X null>'],
    ['Union[A, "B"]', '?<A B>'],
    ['dict[str, list[a.B]]', 'dict<str list<a.B>>'],
    ['"list[X]"', 'list<X>'],
    ['Callable[[A], B]', 'Callable<?<A> B>'],
    ['t.Final[X]', 'X'],
  ])('annotation %s', (type, expected) => {
    expect(body(`x: ${type}`)).toBe(`(function x:${expected})`);
  });
});

describe('modules', () => {
  const imports = (text: string): string => read(text).imports.map(showImport).join(' ');
  const exports = (text: string): string => read(text).exports.map(showExport).join(', ');

  it.each([
    ['import openai', 'openai(*>openai)'],
    ['import a.b as c, d', 'a.b(*>c) d(*>d)'],
    ['import a.b.c', 'a.b.c() a(*>a)'],
    ['from a import b as c, d', 'a(b>c d>d)'],
    ['from a import (  # why\n  b,\n  c as d,\n)', 'a(b>b c>d)'],
    ['from . import x', '.(x>x)'],
    ['from ..m.n import y', '..m.n(y>y)'],
    ['if TYPE_CHECKING:\n  from a import B', 'type a(type B>B)'],
    ['try:\n  import a\nexcept ImportError:\n  a = None', 'a(*>a)'],
    ['def f():\n  from a import B\n  return B()', 'a(B>B)'],
  ])('%s', (text, expected) => {
    expect(imports(text)).toBe(expected);
  });

  it('binds an import of a function there, where its name means something else elsewhere', () => {
    const text = 'def f():\n  from a import C\n  C()\ndef g():\n  from b import C\n  C()\n';
    expect(imports(text)).toBe('a(C>C)');
    expect(body(text)).toBe('(fn f () {(do (C))}) (fn g () {(function C (require b).C) (do (C))})');
  });

  it('exports every name of the module, and what a star import brings', () => {
    const text =
      'from a import b\nfrom .c import *\nX = _y = 1\ndef f(): z = 1\nclass G: pass\nif X: w = 2\n';
    expect(exports(text)).toBe(
      'b local b, _y local _y, X local X, f local f, G local G, w local w, * from .c#*',
    );
  });
});

describe('comments', () => {
  it('reads those that speak to Lifeboat, and no strings', () => {
    const text = 'x = 1  # lifeboat-ignore missing-timeout -- why\ny = "# lifeboat-ignore"\n';
    expect(read(text).directives.map((one) => one.text)).toEqual([
      'lifeboat-ignore missing-timeout -- why',
    ]);
  });

  it.each([
    ['C(\n  max_retries=0,  # the queue tries again\n)', true],
    ['C(\n  # the queue tries again\n  max_retries=0,\n)', true],
    ['C(max_retries=0)  # the queue tries again', true],
    ['C(\n  max_retries=0,  # noqa: E501\n)', false],
    ['C(\n  timeout=1,  # why\n\n  max_retries=0,\n)', false],
  ])('%j: commented %s', (text, commented) => {
    const [statement] = read(text).body;
    const call = statement?.kind === 'expression' ? statement.value : null;
    if (call?.kind !== 'call') throw new Error('no call');
    expect(call.args.at(-1)?.commented ?? false).toBe(commented);
  });

  it.each([
    ['except E:\n  # optional\n  pass', true],
    ['except E: pass  # optional', true],
    ['except E:  # noqa: BLE001\n  pass', false],
    ['except E:\n  log()  # why', false],
    ['except E:\n  pass', false],
  ])('%j: commented %s', (handler, commented) => {
    const [statement] = read(`try:\n  f()\n${handler}\n`).body;
    if (statement?.kind !== 'try') throw new Error('no try');
    expect(statement.handlers[0]?.commented ?? false).toBe(commented);
  });
});

describe('layout', () => {
  const program =
    'def f(a):\n    if a:\n        return g(a,\n            b=1)\n    return \\\n        h()\n';
  const expected = body(program);

  it.each([
    ['tabs', program.replaceAll('    ', '\t')],
    ['CRLF', program.replaceAll('\n', '\r\n')],
    ['a mark at the start', `\uFEFF${program}`],
    ['form feeds', `\f\n${program}\f\n`],
    ['a first line for a shell', `#!/usr/bin/env python3\n${program}`],
    ['no line break at the end', program.trimEnd()],
    ['comments at any indentation', program.replaceAll('\n    ret', '\n# why\n    ret')],
  ])('reads %s', (_name, text) => {
    expect(body(text)).toBe(expected);
  });
});
