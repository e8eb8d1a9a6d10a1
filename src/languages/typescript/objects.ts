import type * as ts from 'typescript';
import type { Expression, ObjectExpression, Property } from '../../model/facts';
import { standsBesideComment } from './comments';
import { readExpression } from './expressions';
import { readNamedFunction } from './functions';
import { K, type Node } from './nodeTypes';
import {
  keyName,
  keyNode,
  literalText,
  type Reader,
  spanFrom,
  spanOf,
  startOf,
  unknown,
  withoutParentheses,
} from './reader';

export function readObject(
  node: ts.ObjectLiteralExpression,
  start: number,
  reader: Reader,
): ObjectExpression {
  const properties: Property[] = [];
  for (const property of node.properties) {
    properties.push(
      property.kind === K.SpreadAssignment
        ? readSpread(property, reader)
        : readProperty(property, reader),
    );
  }
  return { kind: 'object', properties, start, end: node.end };
}

function readSpread(node: ts.SpreadAssignment, reader: Reader): Property {
  const span = spanOf(node, reader);
  return {
    key: null,
    keySpan: span,
    value: readExpression(node.expression, reader),
    spread: true,
    commented: false,
    ...span,
  };
}

type PropertyNode = Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>;

function readProperty(node: PropertyNode, reader: Reader): Property {
  const { name, end } = node;
  const start = startOf(node, reader);
  const { floor } = reader;
  reader.floor = start;
  const value = withKey(node, readValue(node, start, reader), reader);
  const keySpan = spanFrom(start, keyNode(name), reader);
  reader.floor = floor;
  return {
    key: keyName(name),
    keySpan,
    value,
    ...roleOf(node),
    spread: false,
    // Only plain values are asked about: whoever wrote `maxRetries: 0 // …` meant it.
    commented: isPlain(value) && standsBesideComment(reader.text, start, end),
    start,
    end,
  };
}

function roleOf({ kind }: PropertyNode): Pick<Property, 'role'> {
  if (kind === K.GetAccessor) return { role: 'getter' };
  return kind === K.SetAccessor ? { role: 'setter' } : {};
}

/** Nothing is known of a property with a computed name; what the name is made of must not get lost. */
function withKey(node: PropertyNode, value: Expression, reader: Reader): Expression {
  const { name } = node;
  if (name.kind !== K.ComputedPropertyName || isSimpleKey(name.expression)) return value;
  return unknown(node, [readExpression(name.expression, reader), value], reader);
}

function isSimpleKey(node: Node): boolean {
  switch (withoutParentheses(node).kind) {
    case K.Identifier:
    case K.PropertyAccessExpression:
    case K.ElementAccessExpression:
      return true;
    default:
      return literalText(node) !== null;
  }
}

function isPlain(value: Expression): boolean {
  return value.kind === 'unary' ? value.value.kind === 'literal' : value.kind === 'literal';
}

function readValue(node: PropertyNode, start: number, reader: Reader): Expression {
  switch (node.kind) {
    case K.PropertyAssignment:
      return readExpression(node.initializer, reader);
    case K.ShorthandPropertyAssignment: {
      const { name, objectAssignmentInitializer: fallback } = node;
      // `{ a = 1 }` is a pattern that half-typed code leaves in an expression's place.
      return fallback
        ? unknown(node, [readExpression(fallback, reader)], reader)
        : readExpression(name, reader);
    }
    default:
      return readMethod(node, start, reader);
  }
}

function readMethod(
  node: ts.AccessorDeclaration | ts.MethodDeclaration,
  start: number,
  reader: Reader,
): Expression {
  const { body, end } = node;
  // Half-typed.
  if (!body) return unknown(node, [], reader);
  const name = keyName(node.name);
  const nameSpan = name === null ? null : spanOf(keyNode(node.name), reader);
  const identity = { name, nameSpan, decorators: [], start, end };
  const fn = readNamedFunction(node, body, reader, identity);
  const method: Expression = { kind: 'function', fn, start, end };
  // A getter's property is what the function returns, not the function.
  return node.kind === K.MethodDeclaration ? method : unknown(node, [method], reader);
}
