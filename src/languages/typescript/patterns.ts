import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type {
  ArrayPattern,
  Expression,
  NamePattern,
  ObjectPattern,
  Pattern,
} from '../../model/facts';
import { readExpression, readMember } from './expressions';
import { T } from './nodeTypes';
import { keyName, type Node, type Reader, spanFrom, tooDeep, unwrap } from './reader';

/** Reads what an assignment, declaration or parameter binds. Defaults belong to whoever holds the pattern. */
export function readPattern(node: Node, reader: Reader): Pattern {
  const inner = unwrap(node);
  const { start, end } = spanFrom(reader.floor, inner);
  if (tooDeep(reader)) return { kind: 'unknown-pattern', start, end };
  switch (inner.type) {
    case T.Identifier:
      return inner.name === '' ? { kind: 'unknown-pattern', start, end } : readName(inner);
    case T.MemberExpression:
      return { kind: 'target', expression: readMember(inner, reader), start, end };
    case T.ObjectPattern:
      return nested(inner, reader, readObjectPattern);
    case T.ArrayPattern:
      return nested(inner, reader, readArrayPattern);
    case T.AssignmentPattern:
      return readPattern(inner.left, reader);
    case T.RestElement:
      return readPattern(inner.argument, reader);
    default:
      return { kind: 'unknown-pattern', start, end };
  }
}

/** The default that a pattern carries, where it carries one. */
export function readFallback(node: Node, reader: Reader): Expression | null {
  return node.type === T.AssignmentPattern ? readExpression(node.right, reader) : null;
}

/** Names that a pattern binds, in order. */
export function boundNames(pattern: Pattern, names: NamePattern[] = []): NamePattern[] {
  switch (pattern.kind) {
    case 'name':
      names.push(pattern);
      break;
    case 'object-pattern':
      for (const entry of pattern.entries) boundNames(entry.target, names);
      if (pattern.rest) boundNames(pattern.rest, names);
      break;
    case 'array-pattern':
      for (const element of pattern.elements) if (element) boundNames(element.target, names);
      break;
    default:
  }
  return names;
}

function nested<T extends Node>(
  node: T,
  reader: Reader,
  read: (node: T, reader: Reader) => Pattern,
): Pattern {
  const { floor } = reader;
  reader.depth++;
  reader.floor = node.range[0];
  const pattern = read(node, reader);
  reader.floor = floor;
  reader.depth--;
  return pattern;
}

/** An identifier's range holds its type annotation too; the name is what stands first. */
function readName(node: TSESTree.Identifier): NamePattern {
  const start = node.range[0];
  const end = Math.min(node.range[1], start + node.name.length);
  return { kind: 'name', name: node.name, start, end };
}

function readObjectPattern(node: TSESTree.ObjectPattern, reader: Reader): ObjectPattern {
  const entries: ObjectPattern['entries'][number][] = [];
  let rest: Pattern | null = null;
  for (const property of node.properties) {
    if (property.type === T.RestElement) {
      rest = readPattern(property.argument, reader);
      continue;
    }
    entries.push({
      key: keyName(property.key, property.computed),
      target: readPattern(property.value, reader),
      fallback: readFallback(property.value, reader),
    });
  }
  return { kind: 'object-pattern', entries, rest, start: node.range[0], end: node.range[1] };
}

function readArrayPattern(node: TSESTree.ArrayPattern, reader: Reader): ArrayPattern {
  const elements = node.elements.map((element) =>
    element
      ? { target: readPattern(element, reader), fallback: readFallback(element, reader) }
      : null,
  );
  return { kind: 'array-pattern', elements, start: node.range[0], end: node.range[1] };
}
