/**
 * Comprehensions and generator expressions, in the words that the model has for work on each element of a collection:
 *
 * - `[f(x) for x in xs]` is the call `xs.map((x) => f(x))`, with `flatMap` for each `for` that holds another and `filter`
 *   for each `if`. `asyncio.gather(*[f(x) for x in xs])` so reads like `Promise.all(xs.map(f))`.
 * - With `await` or `async for` in it, elements take turns: a function that is called at once, with loops in it whose
 *   innermost statement is the element.
 * - A dictionary comprehension is an unknown value around the same, each element a list of key and value. One that
 *   keeps what another dictionary has, by its values alone, is a copy of it: `{k: v for k, v in d.items() if v}`.
 */
import type {
  Expression,
  FunctionFact,
  Parameter,
  Pattern,
  Span,
  Statement,
} from '../../model/facts';
import { isExpression, readExpression, readItems, readList } from './expressions';
import { boundNames, readTargets } from './patterns';
import { bindName, inScope, missing, type Reader, spanOf, textOf, unknown } from './reader';
import type { Node } from './tree';

const names: ReadonlySet<string> = new Set([
  'ArrayComprehensionExpression',
  'SetComprehensionExpression',
  'DictionaryComprehensionExpression',
  'ComprehensionExpression',
]);

export const isComprehension = ({ name }: Node): boolean => names.has(name);

export function readComprehension(node: Node, reader: Reader): Expression {
  if (node.name !== 'DictionaryComprehensionExpression') return readGenerator(node, reader);
  return readCopy(node, reader) ?? unknown(node, [readGenerator(node, reader)]);
}

/** `{**d}` for a comprehension that changes nothing of `d` but leaves out what has no value. */
function readCopy(node: Node, reader: Reader): Expression | null {
  const { element, clauses } = partsOf(node);
  const [clause, ...more] = clauses;
  if (!clause?.over || clause.awaits || more.length > 0) return null;
  const text = (one: Node): string => textOf(one, reader);
  const [key, value] = element.filter(isExpression).map(text);
  const [first, second] = clause.targets.filter(isExpression).map(text);
  if (key === undefined || key !== first || value !== second) return null;
  const from = /^(.+)\.items\(\s*\)$/s.test(text(clause.over)) ? itemsOf(clause.over) : undefined;
  const isKept = clause.conditions.every((one) => !speaksOf(one, key, reader));
  if (!from || !isKept) return null;
  const { start, end } = node;
  const spread = { key: null, keySpan: spanOf(from), spread: true, commented: false };
  const copied = { ...spread, value: readExpression(from, reader), start, end };
  return { kind: 'object', properties: [copied], start, end };
}

const itemsOf = ({ children }: Node): Node | undefined =>
  children.find(({ name }) => name === 'MemberExpression')?.children.find(isExpression);

/** It asks for the key, or runs something. */
const speaksOf = (node: Node, key: string, reader: Reader): boolean =>
  (node.name === 'VariableName' && textOf(node, reader) === key) ||
  node.name === 'CallExpression' ||
  node.children.some((child) => speaksOf(child, key, reader));

/** Also the arguments of a call with one in them, which has no node of its own: `any(f(x) for x in xs)`. */
export function readGenerator(node: Node, reader: Reader): Expression {
  const span = spanOf(node);
  const { element, clauses } = partsOf(node);
  if (clauses.length === 0) return unknown(span, readItems(node.children, reader));
  return clauses.some((clause) => clause.awaits) || element.some(awaits)
    ? readInTurn(element, clauses, span, reader)
    : readEach(element, clauses, span, reader);
}

interface Clause {
  readonly awaits: boolean;
  readonly targets: readonly Node[];
  readonly over: Node | undefined;
  readonly conditions: readonly Node[];
}

interface Parts {
  readonly element: readonly Node[];
  readonly clauses: readonly Clause[];
}

const ends: ReadonlySet<string> = new Set(['(', ')', '[', ']', '{', '}']);

/** `element for targets in over if condition for …`, all in a row in the tree. */
function partsOf({ children }: Node): Parts {
  const nodes = children.filter(({ name }) => !ends.has(name));
  const isStart = (at: number): boolean =>
    nodes[at]?.name === 'for' || (nodes[at]?.name === 'async' && nodes[at + 1]?.name === 'for');
  const starts = nodes.flatMap((_, at) =>
    isStart(at) && nodes[at - 1]?.name !== 'async' ? [at] : [],
  );
  const clauses = starts.map((from, index) => clauseOf(nodes.slice(from, starts[index + 1])));
  return { element: nodes.slice(0, starts[0]), clauses };
}

function clauseOf(nodes: readonly Node[]): Clause {
  const within = nodes.findIndex(({ name }) => name === 'in');
  const firstIf = nodes.findIndex(({ name }) => name === 'if');
  const until = firstIf < 0 ? nodes.length : firstIf;
  const over = within < 0 ? undefined : nodes.slice(within + 1, until).find(isExpression);
  return {
    awaits: nodes[0]?.name === 'async',
    targets: nodes
      .slice(0, within < 0 ? until : within)
      .filter(({ name }) => name !== 'for' && name !== 'async'),
    over,
    conditions: nodes.slice(until).filter(isExpression),
  };
}

/** An `await` that the comprehension itself runs. */
function awaits(node: Node): boolean {
  if (node.name === 'AwaitExpression') return true;
  return node.name !== 'LambdaExpression' && !isComprehension(node) && node.children.some(awaits);
}

// ------------------------------------------------------------------------------------------------ all at once

function readEach(
  element: readonly Node[],
  [clause, ...inner]: readonly Clause[],
  span: Span,
  reader: Reader,
): Expression {
  if (!clause) return readElement(element, span, reader);
  const over = clause.over ? readExpression(clause.over, reader) : missing(span.end);
  const filtered = clause.conditions.reduce(
    (value, condition) =>
      each(
        value,
        'filter',
        span,
        callback(clause, span, reader, () => readExpression(condition, reader)),
      ),
    over,
  );
  const fn = callback(clause, span, reader, () => readEach(element, inner, span, reader));
  return each(filtered, inner.length > 0 ? 'flatMap' : 'map', span, fn);
}

function readElement(nodes: readonly Node[], span: Span, reader: Reader): Expression {
  const values = nodes.filter(isExpression);
  const isEntry = nodes.some(({ name }) => name === ':');
  if (!isEntry) return readList(nodes, reader) ?? missing(span.start);
  const elements = values.map((one) => readExpression(one, reader));
  return { kind: 'array', elements, start: span.start, end: elements.at(-1)?.end ?? span.end };
}

/** `object.method(fn)`, all of which stands nowhere: its places are those of the comprehension. */
function each(object: Expression, method: string, span: Span, fn: FunctionFact): Expression {
  return {
    kind: 'call',
    callee: {
      kind: 'member',
      object,
      property: method,
      propertySpan: spanOf(object),
      index: null,
      ...spanOf(object),
    },
    args: [{ value: { kind: 'function', fn, ...spanOf(fn) }, name: null, spread: null }],
    argsSpan: { start: span.end, end: span.end },
    ...spanOf(span),
  };
}

function callback(
  { targets }: Clause,
  span: Span,
  reader: Reader,
  read: () => Expression,
): FunctionFact {
  return inScope('function', reader, () => {
    const pattern = readTargets(targets, span.start, reader);
    bindAll(pattern, reader);
    const params: Parameter[] = [
      {
        pattern,
        fallback: null,
        type: null,
        rest: false,
        field: false,
        decorators: [],
        ...spanOf(pattern),
      },
    ];
    const value = read();
    const body: Statement[] = [{ kind: 'return', value, ...spanOf(value) }];
    return { ...inPlace(span, false), params, body, concise: true };
  });
}

function bindAll(pattern: Pattern, reader: Reader): void {
  for (const { name, start, end } of boundNames(pattern)) bindName(name, { start, end }, reader);
}

function inPlace(span: Span, async: boolean): FunctionFact {
  return {
    name: null,
    nameSpan: null,
    params: [],
    body: [],
    bodySpan: spanOf(span),
    concise: false,
    async,
    generator: false,
    lexicalSelf: true,
    decorators: [],
    returnType: null,
    ...spanOf(span),
  };
}

// ----------------------------------------------------------------------------------------- one after the other

function readInTurn(
  element: readonly Node[],
  clauses: readonly Clause[],
  span: Span,
  reader: Reader,
): Expression {
  const body = inScope('function', reader, () => [readLoop(element, clauses, span, reader)]);
  const fn: FunctionFact = { ...inPlace(span, true), body };
  return {
    kind: 'await',
    value: {
      kind: 'call',
      callee: { kind: 'function', fn, ...spanOf(span) },
      args: [],
      argsSpan: { start: span.end, end: span.end },
      ...spanOf(span),
    },
    ...spanOf(span),
  };
}

function readLoop(
  element: readonly Node[],
  [clause, ...inner]: readonly Clause[],
  span: Span,
  reader: Reader,
): Statement {
  if (!clause) {
    const value = readElement(element, span, reader);
    return { kind: 'expression', value, ...spanOf(value) };
  }
  const over = clause.over ? readExpression(clause.over, reader) : missing(span.end);
  const target = readTargets(clause.targets, span.start, reader);
  bindAll(target, reader);
  const body = clause.conditions.reduceRight<Statement>(
    (then, condition) => {
      const test = readExpression(condition, reader);
      return { kind: 'branch', test, then: [then], otherwise: [], ...spanOf(span) };
    },
    readLoop(element, inner, span, reader),
  );
  return {
    kind: 'loop',
    style: 'each',
    init: [],
    test: null,
    update: null,
    each: { target, over, awaits: clause.awaits },
    body: [body],
    ...spanOf(span),
  };
}
