/** Annotations, as far as names in them matter. */
import type { Expression, TypeFact } from '../../model/facts';
import { expressionsIn, isExpression, readExpression, withoutParentheses } from './expressions';
import { type Reader, spanOf, textOf } from './reader';
import { createTree, type Node } from './tree';

/** Deepest type that is read: names further in decide nothing. */
const MAX_TYPE_DEPTH = 16;

/** The type in a `TypeDef`: behind a colon or an arrow. */
export function readAnnotation(node: Node | undefined, reader: Reader): TypeFact | null {
  const type = node && expressionsIn(node)[0];
  return type ? readType(type, 0, reader) : null;
}

function readType(type: Node, depth: number, reader: Reader): TypeFact {
  const node = withoutParentheses(type);
  const span = spanOf(node);
  if (depth > MAX_TYPE_DEPTH) return { name: null, parts: [], ...span };
  const inside = (nodes: readonly Node[]): readonly TypeFact[] =>
    nodes.filter(isExpression).map((one) => readType(one, depth + 1, reader));
  switch (node.name) {
    case 'None':
      return { name: 'null', parts: [], ...span };
    case 'BinaryExpression':
      return { name: null, parts: inside(node.children), ...span };
    case 'String':
      return readQuoted(node, depth, reader);
    case 'MemberExpression':
      return node.children.some(({ name }) => name === '[')
        ? readGeneric(node, inside(node.children.slice(1)), reader)
        : { name: dottedName(node, reader), parts: [], ...span };
    case 'TupleExpression':
    case 'ArrayExpression':
      return { name: null, parts: inside(node.children), ...span };
    default:
      return { name: dottedName(node, reader), parts: [], ...span };
  }
}

/** `Optional[X]` and `Union[X, Y]` are unions; `Annotated[X, …]` is X. */
function readGeneric(node: Node, parts: readonly TypeFact[], reader: Reader): TypeFact {
  const span = spanOf(node);
  const [owner] = node.children;
  const name = owner ? dottedName(owner, reader) : null;
  switch (name?.slice(name.lastIndexOf('.') + 1)) {
    case 'Annotated':
    case 'Final':
    case 'ClassVar':
    case 'Required':
    case 'NotRequired':
      return parts[0] ?? { name: null, parts: [], ...span };
    case 'Optional':
      return { name: null, parts: [...parts, { name: 'null', parts: [], ...span }], ...span };
    case 'Union':
      return { name: null, parts, ...span };
    default:
      return { name, parts, ...span };
  }
}

function dottedName(node: Node, reader: Reader): string | null {
  if (node.name === 'VariableName') return textOf(node, reader);
  const text = textOf(node, reader).replaceAll(/\s+/g, '');
  return node.name === 'MemberExpression' && /^[\w.]+$/.test(text) ? text : null;
}

/** A type in quotes is a type. */
function readQuoted(node: Node, depth: number, reader: Reader): TypeFact {
  const span = spanOf(node);
  const [, quote = '', inner = ''] = /^(["'])([^"'\\\n]+)\1$/.exec(textOf(node, reader)) ?? [];
  const [statement] = inner === '' ? [] : createTree(inner, node.start + quote.length).body;
  const type = statement && expressionsIn(statement)[0];
  return type ? readType(type, depth + 1, reader) : { name: null, parts: [], ...span };
}

/** `Annotated[Client, Depends(make)]` says what is handed over: `Depends(make)`. */
export function readAnnotated(node: Node | undefined, reader: Reader): Expression | null {
  const type = node && expressionsIn(node)[0];
  const owner = type?.name === 'MemberExpression' ? type.children[0] : undefined;
  if (!type || !owner || !/\bAnnotated$/.test(textOf(owner, reader))) return null;
  const call = type.children.slice(1).find(({ name }) => name === 'CallExpression');
  return call ? readExpression(call, reader) : null;
}
