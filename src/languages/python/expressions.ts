import type { ArrayExpression, Expression, MemberExpression } from '../../model/facts';
import { readCall } from './calls';
import { isComprehension, readComprehension } from './comprehensions';
import { readLambda } from './functions';
import { readAwait, readBinary, readNamed, readUnary } from './operators';
import { readDictionary } from './objects';
import {
  childNamed,
  commaSeparated,
  missing,
  type Reader,
  spanOf,
  textOf,
  tooDeep,
  unknown,
} from './reader';
import { readNumber, readString } from './strings';
import type { Node } from './tree';

/** Nodes that stand for a value. Tokens beside them are named by their text. */
const expressionNames: ReadonlySet<string> = new Set([
  ...['VariableName', 'MemberExpression', 'CallExpression', 'String', 'Number', 'Boolean', 'None'],
  ...['ContinuedString', 'FormatString', 'Ellipsis', 'ParenthesizedExpression', 'TupleExpression'],
  ...['ArrayExpression', 'SetExpression', 'DictionaryExpression', 'ComprehensionExpression'],
  ...['ArrayComprehensionExpression', 'SetComprehensionExpression'],
  ...[
    'DictionaryComprehensionExpression',
    'BinaryExpression',
    'UnaryExpression',
    'LambdaExpression',
  ],
  ...['ConditionalExpression', 'AwaitExpression', 'YieldExpression', 'NamedExpression'],
]);

export const isExpression = ({ name }: Node): boolean => expressionNames.has(name);

export const expressionsIn = ({ children }: Node): readonly Node[] => children.filter(isExpression);

/** Reads any node that stands for a value; what the model has no word for becomes `unknown` with its parts. */
export function readExpression(node: Node, reader: Reader): Expression {
  const inner = withoutParentheses(node);
  if (tooDeep(reader)) return unknown(inner, []);
  reader.depth++;
  const expression = readPlain(inner, reader);
  reader.depth--;
  return expression;
}

export function withoutParentheses(node: Node): Node {
  let inner = node;
  while (inner.name === 'ParenthesizedExpression') {
    const next = inner.children.find(isExpression);
    if (!next) return inner;
    inner = next;
  }
  return inner;
}

function readPlain(node: Node, reader: Reader): Expression {
  const { start, end } = node;
  switch (node.name) {
    case 'VariableName':
      return readName(node, reader);
    case 'MemberExpression':
      return readMember(node, reader);
    case 'CallExpression':
      return readCall(node, reader);
    case 'String':
    case 'ContinuedString':
    case 'FormatString':
      return readString(node, reader);
    case 'Number':
      return readNumber(node, reader);
    case 'Boolean':
      return { kind: 'literal', value: textOf(node, reader) === 'True', start, end };
    case 'None':
      return { kind: 'literal', value: null, start, end };
    case 'BinaryExpression':
      return readBinary(node, reader);
    case 'UnaryExpression':
      return readUnary(node, reader);
    case 'AwaitExpression':
      return readAwait(node, reader);
    case 'DictionaryExpression':
      return readDictionary(node, reader);
    case 'ArrayExpression':
    case 'TupleExpression':
    case 'SetExpression':
      return { kind: 'array', elements: readItems(node.children, reader), start, end };
    default:
      return readRarer(node, reader);
  }
}

function readRarer(node: Node, reader: Reader): Expression {
  const { start, end } = node;
  if (isComprehension(node)) return readComprehension(node, reader);
  switch (node.name) {
    case 'LambdaExpression':
      return { kind: 'function', fn: readLambda(node, reader), start, end };
    case 'ConditionalExpression': {
      const [then, test, otherwise] = expressionsIn(node);
      return {
        kind: 'conditional',
        test: readOr(test, end, reader),
        then: readOr(then, end, reader),
        otherwise: readOr(otherwise, end, reader),
        start,
        end,
      };
    }
    case 'NamedExpression':
      return readNamed(node.children, spanOf(node), reader);
    case 'YieldExpression':
      return readYield(node, reader);
    default:
      return unknown(node, readItems(node.children, reader));
  }
}

/** Reads a node that half-typed code may lack. */
export const readOr = (node: Node | undefined, at: number, reader: Reader): Expression =>
  node ? readExpression(node, reader) : missing(at);

function readName(node: Node, reader: Reader): Expression {
  const { start, end } = node;
  const name = textOf(node, reader);
  if (name !== reader.self?.name) return { kind: 'reference', name, start, end };
  const { stands } = reader.self;
  return stands === null
    ? { kind: 'self', start, end }
    : { kind: 'reference', name: stands, start, end };
}

/** `yield`, `yield x`, `yield a, b`, `yield from x`: also where it is a statement. */
export function readYield(node: Node, reader: Reader): Expression {
  const { start, end } = node;
  reader.scope.yields = true;
  const value = readList(node.children, reader);
  return { kind: 'yield', value, delegate: childNamed(node, 'from') !== undefined, start, end };
}

// ---------------------------------------------------------------------------------------------------- lists

/** The values between commas; `*x` is a spread. */
export function readItems(nodes: readonly Node[], reader: Reader): Expression[] {
  return commaSeparated(nodes).flatMap((group) => {
    const values = group.filter(isExpression);
    const [first, second] = group;
    const [value] = values;
    if (first?.name !== '*' || !value || second !== value) {
      return values.map((one) => readExpression(one, reader));
    }
    const spread = readExpression(value, reader);
    return [{ kind: 'spread' as const, value: spread, start: first.start, end: value.end }];
  });
}

/** A value without brackets: several with commas are a tuple. Null where there is none. */
export function readList(nodes: readonly Node[], reader: Reader): Expression | null {
  const items = readItems(nodes, reader);
  const [first] = items;
  const isTuple = first && (items.length > 1 || first.kind === 'spread' || hasComma(nodes));
  if (!isTuple) return first ?? null;
  const array: ArrayExpression = {
    kind: 'array',
    elements: items,
    start: first.start,
    end: items.at(-1)?.end ?? first.end,
  };
  return array;
}

const hasComma = (nodes: readonly Node[]): boolean => nodes.some(({ name }) => name === ',');

// -------------------------------------------------------------------------------------------------- members

export function readMember(node: Node, reader: Reader): MemberExpression {
  const { start, end, children } = node;
  const [owner] = children;
  const object = owner && isExpression(owner) ? readExpression(owner, reader) : missing(start);
  if (children.some(({ name }) => name === '[')) return readIndexed(node, object, reader);
  const name = childNamed(node, 'PropertyName');
  return {
    kind: 'member',
    object,
    property: name ? textOf(name, reader) : null,
    propertySpan: name ? spanOf(name) : { start: end, end },
    index: null,
    start,
    end,
  };
}

/** `a[0]`, `a['key']`; a slice or several indexes are unknown. */
function readIndexed(node: Node, object: Expression, reader: Reader): MemberExpression {
  const { start, end } = node;
  const inside = node.children.slice(1).filter(({ name }) => name !== '[' && name !== ']');
  const [only] = inside;
  const isOne = only !== undefined && inside.length === 1 && isExpression(only);
  const span = { start: inside[0]?.start ?? end, end: inside.at(-1)?.end ?? end };
  const index = isOne ? readExpression(only, reader) : unknown(span, readItems(inside, reader));
  const isKey = index.kind === 'literal' && index.value !== null;
  return {
    kind: 'member',
    object,
    property: isKey ? String(index.value) : null,
    propertySpan: span,
    index,
    start,
    end,
  };
}
