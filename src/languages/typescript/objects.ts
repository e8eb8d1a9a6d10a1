import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Expression, ObjectExpression, Property } from '../../model/facts';
import { standsBesideComment } from './comments';
import { readExpression } from './expressions';
import { readNamedFunction } from './functions';
import { T } from './nodeTypes';
import { keyName, literalText, type Reader, spanFrom, unknown } from './reader';

export function readObject(node: TSESTree.ObjectExpression, reader: Reader): ObjectExpression {
  const properties: Property[] = [];
  for (const property of node.properties) {
    properties.push(
      property.type === T.SpreadElement
        ? readSpread(property, reader)
        : readProperty(property, reader),
    );
  }
  return { kind: 'object', properties, start: node.range[0], end: node.range[1] };
}

function readSpread(node: TSESTree.SpreadElement, reader: Reader): Property {
  const start = node.range[0];
  const end = node.range[1];
  return {
    key: null,
    keySpan: { start, end },
    value: readExpression(node.argument, reader),
    spread: true,
    commented: false,
    start,
    end,
  };
}

const roles = { get: 'getter', set: 'setter' } as const;

function readProperty(node: TSESTree.Property, reader: Reader): Property {
  const { floor } = reader;
  reader.floor = node.range[0];
  const value = withKey(node, readValue(node, reader), reader);
  reader.floor = floor;
  return {
    key: keyName(node.key, node.computed),
    keySpan: spanFrom(node.range[0], node.key),
    value,
    ...(node.kind === 'init' ? {} : { role: roles[node.kind] }),
    spread: false,
    // Only plain values are asked about: whoever wrote `maxRetries: 0 // …` meant it.
    commented: isPlain(value) && standsBesideComment(reader.text, node.range[0], node.range[1]),
    start: node.range[0],
    end: node.range[1],
  };
}

/** Nothing is known of a property with a computed name; what the name is made of must not get lost. */
function withKey(node: TSESTree.Property, value: Expression, reader: Reader): Expression {
  const isName = node.key.type === T.Identifier || node.key.type === T.MemberExpression;
  if (!node.computed || isName || literalText(node.key) !== null) return value;
  return unknown(node, [readExpression(node.key, reader), value]);
}

function isPlain(value: Expression): boolean {
  return value.kind === 'unary' ? value.value.kind === 'literal' : value.kind === 'literal';
}

function readValue(node: TSESTree.Property, reader: Reader): Expression {
  const { value } = node;
  if (value.type === T.FunctionExpression && (node.method || node.kind !== 'init')) {
    const fn = readNamedFunction(value, node.key, keyName(node.key, node.computed), node, reader);
    const method: Expression = { kind: 'function', fn, start: fn.start, end: fn.end };
    // A getter's property is what the function returns, not the function.
    return node.kind === 'init' ? method : unknown(node, [method]);
  }
  // A half-typed method has no body, and a range that may reach beyond the property.
  if (value.type === T.TSEmptyBodyFunctionExpression) return unknown(node, []);
  // `{ a = 1 }` is a pattern that half-typed code leaves in an expression's place.
  if (value.type === T.AssignmentPattern) {
    return unknown(value, [readExpression(value.right, reader)]);
  }
  return readExpression(value, reader);
}
