import { idText } from 'typescript';
import type * as ts from 'typescript';
import type {
  ArrayPattern,
  Expression,
  NamePattern,
  ObjectPattern,
  Pattern,
  Span,
} from '../../model/facts';
import { isAssignment, readExpression, readMember } from './expressions';
import { K, type Node, type PatternNode } from './nodeTypes';
import { keyName, type Reader, spanFrom, tooDeep, unwrap } from './reader';

/** Reads what an assignment, declaration or parameter binds. Defaults belong to whoever holds the pattern. */
export function readPattern(node: Node, reader: Reader): Pattern {
  const inner = unwrap(node) as PatternNode;
  const span = spanFrom(reader.floor, inner, reader);
  if (tooDeep(reader)) return { kind: 'unknown-pattern', ...span };
  switch (inner.kind) {
    case K.Identifier:
      return idText(inner) === ''
        ? { kind: 'unknown-pattern', ...span }
        : { kind: 'name', name: idText(inner), ...span };
    case K.PropertyAccessExpression:
    case K.ElementAccessExpression:
      return { kind: 'target', expression: readMember(inner, span.start, reader), ...span };
    case K.ObjectBindingPattern:
    case K.ArrayBindingPattern:
      return readNested(inner, span, reader);
    case K.ObjectLiteralExpression:
    case K.ArrayLiteralExpression:
      // In parentheses they are no patterns.
      if (inner === node) return readNested(inner, span, reader);
      break;
    default:
  }
  return { kind: 'unknown-pattern', ...span };
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

type NestedNode =
  | ts.ArrayBindingPattern
  | ts.ArrayLiteralExpression
  | ts.ObjectBindingPattern
  | ts.ObjectLiteralExpression;

function readNested(node: NestedNode, span: Span, reader: Reader): Pattern {
  const { floor } = reader;
  reader.depth++;
  reader.floor = span.start;
  const pattern = readMembers(node, span, reader);
  reader.floor = floor;
  reader.depth--;
  return pattern;
}

function readMembers(node: NestedNode, span: Span, reader: Reader): Pattern {
  switch (node.kind) {
    case K.ObjectBindingPattern:
      return readDeclaredObject(node, span, reader);
    case K.ObjectLiteralExpression:
      return readAssignedObject(node, span, reader);
    default:
      return readArray(node, span, reader);
  }
}

function readDeclaredObject(
  { elements }: ts.ObjectBindingPattern,
  span: Span,
  reader: Reader,
): ObjectPattern {
  const entries: Entry[] = [];
  let rest: Pattern | null = null;
  for (const { dotDotDotToken, propertyName, name, initializer } of elements) {
    if (dotDotDotToken) rest = readPattern(name, reader);
    else entries.push({ key: keyName(propertyName ?? name), ...bound(name, initializer, reader) });
  }
  return { kind: 'object-pattern', entries, rest, ...span };
}

function readAssignedObject(
  { properties }: ts.ObjectLiteralExpression,
  span: Span,
  reader: Reader,
): ObjectPattern {
  const entries: Entry[] = [];
  let rest: Pattern | null = null;
  for (const node of properties) {
    if (node.kind === K.SpreadAssignment) rest = readPattern(node.expression, reader);
    else entries.push({ key: keyName(node.name), ...readAssigned(node, reader) });
  }
  return { kind: 'object-pattern', entries, rest, ...span };
}

function readAssigned(
  node: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>,
  reader: Reader,
): Bound {
  switch (node.kind) {
    case K.PropertyAssignment:
      return readTarget(node.initializer, reader);
    case K.ShorthandPropertyAssignment:
      return bound(node.name, node.objectAssignmentInitializer, reader);
    default:
      // Methods, in half-typed code, bind nothing.
      return bound(node, undefined, reader);
  }
}

function readArray(
  { elements }: ts.ArrayBindingPattern | ts.ArrayLiteralExpression,
  span: Span,
  reader: Reader,
): ArrayPattern {
  return {
    kind: 'array-pattern',
    elements: [...elements].map((element) => readElement(element, reader)),
    ...span,
  };
}

function readElement(
  element: ts.ArrayBindingElement | ts.Expression,
  reader: Reader,
): Bound | null {
  const node = element as ts.ArrayBindingElement | ts.BinaryExpression | ts.SpreadElement;
  switch (node.kind) {
    case K.OmittedExpression:
      return null;
    case K.BindingElement:
      return bound(node.name, node.initializer, reader);
    case K.SpreadElement:
      return bound(node.expression, undefined, reader);
    default:
      return readTarget(node, reader);
  }
}

// -------------------------------------------------------------------------------------------------- defaults

interface Bound {
  readonly target: Pattern;
  readonly fallback: Expression | null;
}

type Entry = ObjectPattern['entries'][number];

/** `a`, or `a = 1`. */
function readTarget(expression: ts.Expression, reader: Reader): Bound {
  const node = expression as PatternNode;
  return node.kind === K.BinaryExpression && isAssignment(node)
    ? bound(node.left, node.right, reader)
    : bound(node, undefined, reader);
}

function bound(target: Node, fallback: Node | undefined, reader: Reader): Bound {
  return {
    target: readPattern(target, reader),
    fallback: fallback ? readExpression(fallback, reader) : null,
  };
}
