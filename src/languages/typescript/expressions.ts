import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { ArrayExpression, Expression, MemberExpression } from '../../model/facts';
import { readCall, readImport, readNew, readTagged, readTemplate } from './calls';
import { readClass } from './classes';
import { readFunction } from './functions';
import { readJsx } from './jsx';
import { T } from './nodeTypes';
import { readObject } from './objects';
import { readPattern } from './patterns';
import {
  keyName,
  type Node,
  type Reader,
  spanFrom,
  spanOf,
  tooDeep,
  unknown,
  unwrap,
} from './reader';

/** Reads any node that stands where an expression can; what the model has no word for becomes `unknown` with its parts. */
export function readExpression(node: Node, reader: Reader): Expression {
  if (tooDeep(reader)) return unknown(node, []);
  const inner = unwrap(node);
  const { floor } = reader;
  // A missing expression in half-typed text is an identifier without a name.
  if (inner.type === T.Identifier && inner.name === '') {
    return { kind: 'unknown', parts: [], ...spanFrom(floor, inner) };
  }
  reader.depth++;
  reader.floor = inner.range[0];
  const expression = readUnwrapped(inner, reader);
  reader.floor = floor;
  reader.depth--;
  return expression;
}

function readUnwrapped(node: Node, reader: Reader): Expression {
  const start = node.range[0];
  const end = node.range[1];
  switch (node.type) {
    case T.Identifier:
      return { kind: 'reference', name: node.name, start, end };
    case T.Literal:
      return readLiteral(node);
    case T.MemberExpression:
      return readMember(node, reader);
    case T.CallExpression:
      return readCall(node, reader);
    case T.NewExpression:
      return readNew(node, reader);
    case T.ObjectExpression:
      return readObject(node, reader);
    case T.ArrayExpression:
      return readArray(node, reader);
    case T.ArrowFunctionExpression:
    case T.FunctionExpression:
      return { kind: 'function', fn: readFunction(node, reader), start, end };
    case T.ClassExpression:
      return { kind: 'class', cls: readClass(node, reader), start, end };
    case T.AwaitExpression:
      return { kind: 'await', value: readExpression(node.argument, reader), start, end };
    case T.ThisExpression:
      return { kind: 'self', start, end };
    case T.Super:
      return { kind: 'reference', name: 'super', start, end };
    case T.TemplateLiteral:
      return readTemplate(node, reader);
    case T.TaggedTemplateExpression:
      return readTagged(node, reader);
    case T.ImportExpression:
      return readImport(node);
    case T.JSXElement:
    case T.JSXFragment:
      return readJsx(node, reader);
    default:
      return readOperator(node, reader);
  }
}

function readOperator(node: Node, reader: Reader): Expression {
  const start = node.range[0];
  const end = node.range[1];
  switch (node.type) {
    case T.ConditionalExpression:
      return {
        kind: 'conditional',
        test: readExpression(node.test, reader),
        then: readExpression(node.consequent, reader),
        otherwise: readExpression(node.alternate, reader),
        start,
        end,
      };
    case T.LogicalExpression: {
      const left = readExpression(node.left, reader);
      const right = readExpression(node.right, reader);
      return { kind: 'logical', operator: node.operator, left, right, start, end };
    }
    case T.BinaryExpression: {
      const left = readExpression(node.left, reader);
      const right = readExpression(node.right, reader);
      return { kind: 'binary', operator: node.operator, left, right, start, end };
    }
    case T.UnaryExpression:
    case T.UpdateExpression: {
      const value = readExpression(node.argument, reader);
      return { kind: 'unary', operator: node.operator, value, start, end };
    }
    case T.AssignmentExpression: {
      const target = readPattern(node.left, reader);
      const value = readExpression(node.right, reader);
      return { kind: 'assign', target, operator: node.operator, value, start, end };
    }
    case T.YieldExpression: {
      const value = node.argument ? readExpression(node.argument, reader) : null;
      return { kind: 'yield', value, delegate: node.delegate, start, end };
    }
    case T.SpreadElement:
      return { kind: 'spread', value: readExpression(node.argument, reader), start, end };
    case T.TSQualifiedName:
      // The only place for it among expressions: `import x = A.b`.
      return {
        kind: 'member',
        object: readExpression(node.left, reader),
        property: keyName(node.right, false),
        propertySpan: spanOf(node.right),
        index: null,
        start,
        end,
      };
    case T.SequenceExpression:
      return readSequence(node, reader);
    default:
      return unknown(node, []);
  }
}

/** Compilers write `(0, module.f)()` to call `f` without its object: the value is all there is to it. */
function readSequence(node: TSESTree.SequenceExpression, reader: Reader): Expression {
  const last = node.expressions.at(-1);
  const isPlain = node.expressions.every((one) => one === last || one.type === T.Literal);
  return last && isPlain
    ? readExpression(last, reader)
    : unknown(node, readAll(node.expressions, reader));
}

function readAll(nodes: readonly Node[], reader: Reader): Expression[] {
  return nodes.map((node) => readExpression(node, reader));
}

function readLiteral(node: TSESTree.Literal): Expression {
  const { value } = node;
  const start = node.range[0];
  const end = node.range[1];
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return { kind: 'literal', value, start, end };
    case 'number':
      // An infinite literal such as 1e999 would not survive JSON.
      return Number.isFinite(value) ? { kind: 'literal', value, start, end } : unknown(node, []);
    default:
      return node.raw === 'null' ? { kind: 'literal', value: null, start, end } : unknown(node, []);
  }
}

export function readMember(node: TSESTree.MemberExpression, reader: Reader): MemberExpression {
  return {
    kind: 'member',
    object: readExpression(node.object, reader),
    property: keyName(node.property, node.computed),
    propertySpan: spanOf(node.property),
    index: node.computed ? readExpression(node.property, reader) : null,
    start: node.range[0],
    end: node.range[1],
  };
}

function readArray(node: TSESTree.ArrayExpression, reader: Reader): ArrayExpression {
  const elements: Expression[] = [];
  // A hole keeps its place, so that positions stay true.
  let previousEnd = node.range[0];
  for (const element of node.elements) {
    if (element) previousEnd = element.range[1];
    elements.push(
      element
        ? readExpression(element, reader)
        : { kind: 'unknown', parts: [], start: previousEnd, end: previousEnd },
    );
  }
  return { kind: 'array', elements, start: node.range[0], end: node.range[1] };
}
