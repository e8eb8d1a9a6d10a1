/** The same program in two languages gives the same facts, but for the four places of docs/architecture.md. */
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../src/model/facts';
import { parseModule as parsePython } from '../../../src/languages/python/parse';
import { parseModule as parseTypeScript } from '../../../src/languages/typescript/parse';
import { showBody } from '../../support/showFacts';

type Tree = Readonly<Record<string, unknown>>;

/** TypeScript's facts with options as named arguments, constructions as calls, and names as Python binds them. */
function likePython(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(likePython);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, likePython(part)] as const);
  const tree = Object.fromEntries(entries) as Tree;
  switch (tree['kind']) {
    case 'declare':
      return { ...tree, binding: 'function' };
    case 'new':
    case 'call':
      return { ...tree, kind: 'call', args: (tree['args'] as readonly Tree[]).flatMap(named) };
    default:
      return tree;
  }
}

function named(argument: Tree): readonly Tree[] {
  const value = argument['value'] as Tree;
  if (value['kind'] !== 'object') return [argument];
  return (value['properties'] as readonly Tree[]).map((one) => ({
    value: one['value'],
    name: one['spread'] === true ? null : one['key'],
    spread: one['spread'] === true ? 'keyword' : null,
  }));
}

/** What catches all is named in Python; constructors go by another name. */
const plain = (shown: string): string =>
  shown.replaceAll('(catch Exception', '(catch').replaceAll('fn __init__', 'fn constructor');

function expectPair(typescript: string, python: string): void {
  const other = likePython(parseTypeScript('a.ts', typescript).body) as readonly Statement[];
  expect(plain(showBody(parsePython('a.py', python).body))).toBe(showBody(other));
}

describe('paired programs', () => {
  it.each([
    [
      'a client and a call',
      `const client = new OpenAI({ timeout: 20, maxRetries: 3 });
       async function ask(question: str) {
         const answer = await client.responses.create({ model: MODEL, input: question });
         return answer.output_text;
       }`,
      `
client = OpenAI(timeout=20, maxRetries=3)
async def ask(question: str):
    answer = await client.responses.create(model=MODEL, input=question)
    return answer.output_text
`,
    ],
    [
      'a class with a client',
      `class Assistant extends Base {
         constructor(options: Options = null) { super(options); this.client = new OpenAI({ ...options }); }
         get model() { return this.options.model; }
         static create(path) { return new Assistant(load(path)); }
         async answer(questions: list<str>) {
           for (const question of questions) {
             try { await this.client.chat.completions.create({ model: 'm' }); }
             catch (error) { return null; }
           }
         }
       }`,
      `
class Assistant(Base):
    def __init__(self, options: Options = None):
        super().__init__(options)
        self.client = OpenAI(**options)
    @property
    def model(self):
        return self.options.model
    @classmethod
    def create(cls, path):
        return cls(load(path))
    async def answer(self, questions: list[str]):
        for question in questions:
            try:
                await self.client.chat.completions.create(model="m")
            except Exception as error:
                return None
`,
    ],
    [
      'tries in a loop',
      `async function ask() {
         let wait = 1;
         while (true) {
           try { return await call(); }
           catch (error) {
             if (error.status === null && !(wait in LIMITS) || wait > 8) throw error;
             await sleep(wait);
             wait *= 2;
           } finally { done(); }
         }
       }`,
      `
async def ask():
    wait = 1
    while True:
        try:
            return await call()
        except Exception as error:
            if error.status is None and wait not in LIMITS or wait > 8:
                raise error
            await sleep(wait)
            wait *= 2
        finally:
            done()
`,
    ],
    [
      'all at once',
      'const all = await gather(...questions.map((one) => ask(one)), true);',
      'all = await gather(*[ask(one) for one in questions], True)\n',
    ],
    [
      'a stream',
      'async function* stream(a = 1) { for await (const event of a.events) { yield event.text; } }',
      `
async def stream(a=1):
    async for event in a.events:
        yield event.text
`,
    ],
    [
      'values',
      "const x = { a: `b${c}d`, ['e']: [1, ...f], g: h ? i : -1, j: k || l }; x.a = x['y'] = (z) => z;",
      'x = {"a": f"b{c}d", "e": [1, *f], "g": i if h else -1, "j": k or l}\nx.a = x["y"] = lambda z: z\n',
    ],
    [
      'a helper within a method',
      'class A { m() { const go = (n) => this.client.get(n); return go(1); } }',
      `
class A:
    def m(self):
        go = lambda n: self.client.get(n)
        return go(1)
`,
    ],
    [
      'branches',
      'if (a) { f(); } else if (b) { g(); } else { h(); }\nswitch (x) { case 1: f(); break; default: g(); }',
      `
if a:
    f()
elif b:
    g()
else:
    h()
match x:
    case 1:
        f()
    case _:
        g()
`,
    ],
  ])('%s', (_name, typescript, python) => {
    expectPair(typescript, python);
  });
});
