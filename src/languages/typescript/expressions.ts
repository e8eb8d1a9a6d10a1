import { idText, SyntaxKind, tokenToString } from 'typescript';
import type * as ts from 'typescript';
import type { ArrayExpression, Expression, MemberExpression } from '../../model/facts';
import { readCall, readNew, readTagged, readTemplate } from './calls';
import { readClass } from './classes';
import { readFunction } from './functions';
import { readJsx } from './jsx';
import { type ExpressionNode, K, type MemberNode, type Node } from './nodeTypes';
import { readObject } from './objects';
import { readPattern } from './patterns';
import {
  keyName,
  literalText,
  type Reader,
  spanFrom,
  spanOf,
  startOf,
  tooDeep,
  unknown,
  unwrap,
  withoutParentheses,
} from './reader';

/** Reads any node that stands where an expression can; what the model has no word for becomes `unknown` with its parts. */
export function readExpression(node: Node, reader: Reader): Expression {
  const inner = unwrap(node);
  if (tooDeep(reader)) return unknown(inner, [], reader);
  const { floor } = reader;
  // A missing expression in half-typed text is an identifier without a name.
  if (inner.kind === K.Identifier && idText(inner) === '') {
    return { kind: 'unknown', parts: [], ...spanFrom(floor, inner, reader) };
  }
  const start = startOf(inner, reader);
  reader.depth++;
  reader.floor = start;
  const expression = readUnwrapped(inner, start, reader);
  reader.floor = floor;
  reader.depth--;
  return expression;
}

function readUnwrapped(node: ExpressionNode, start: number, reader: Reader): Expression {
  const { end } = node;
  switch (node.kind) {
    case K.Identifier:
      return { kind: 'reference', name: idText(node), start, end };
    case K.PropertyAccessExpression:
    case K.ElementAccessExpression:
      return readMember(node, start, reader);
    case K.CallExpression:
      return readCall(node, start, reader);
    case K.StringLiteral:
      return { kind: 'literal', value: node.text, start, end };
    case K.ObjectLiteralExpression:
      return readObject(node, start, reader);
    case K.ArrowFunction:
    case K.FunctionExpression:
      return { kind: 'function', fn: readFunction(node, node.body, start, reader), start, end };
    case K.BinaryExpression:
      return readBinary(node, start, reader);
    case K.AwaitExpression:
      return { kind: 'await', value: readExpression(node.expression, reader), start, end };
    case K.NewExpression:
      return readNew(node, start, reader);
    case K.TemplateExpression:
    case K.NoSubstitutionTemplateLiteral:
      return readTemplate(node, start, reader);
    case K.ArrayLiteralExpression:
      return readArray(node, start, reader);
    case K.ThisKeyword:
      return { kind: 'self', start, end };
    case K.JsxElement:
    case K.JsxSelfClosingElement:
    case K.JsxFragment:
      return readJsx(node, reader);
    case K.ConditionalExpression:
      return readConditional(node, start, reader);
    default:
      return readRarer(node, start, reader);
  }
}

function readRarer(node: ExpressionNode, start: number, reader: Reader): Expression {
  const { end } = node;
  switch (node.kind) {
    case K.NumericLiteral: {
      const value = Number(node.text);
      // An infinite literal such as 1e999 would not survive JSON.
      return Number.isFinite(value)
        ? { kind: 'literal', value, start, end }
        : unknown(node, [], reader);
    }
    case K.TrueKeyword:
    case K.FalseKeyword:
      return { kind: 'literal', value: node.kind === K.TrueKeyword, start, end };
    case K.NullKeyword:
      return { kind: 'literal', value: null, start, end };
    case K.PrefixUnaryExpression:
    case K.PostfixUnaryExpression: {
      const operator = tokenToString(node.operator) ?? '';
      return { kind: 'unary', operator, value: readExpression(node.operand, reader), start, end };
    }
    case K.TypeOfExpression:
    case K.VoidExpression:
    case K.DeleteExpression: {
      const operator = wordOperators[node.kind];
      return {
        kind: 'unary',
        operator,
        value: readExpression(node.expression, reader),
        start,
        end,
      };
    }
    case K.SpreadElement:
      return { kind: 'spread', value: readExpression(node.expression, reader), start, end };
    case K.YieldExpression: {
      const value = node.expression ? readExpression(node.expression, reader) : null;
      return { kind: 'yield', value, delegate: node.asteriskToken !== undefined, start, end };
    }
    case K.ClassExpression:
      return { kind: 'class', cls: readClass(node, start, reader), start, end };
    case K.TaggedTemplateExpression:
      return readTagged(node, start, reader);
    case K.SuperKeyword:
      return { kind: 'reference', name: 'super', start, end };
    case K.QualifiedName:
      return readQualified(node, start, reader);
    default:
      return unknown(node, [], reader);
  }
}

const wordOperators = {
  [SyntaxKind.TypeOfExpression]: 'typeof',
  [SyntaxKind.VoidExpression]: 'void',
  [SyntaxKind.DeleteExpression]: 'delete',
} as const;

function readConditional(
  node: ts.ConditionalExpression,
  start: number,
  reader: Reader,
): Expression {
  return {
    kind: 'conditional',
    test: readExpression(node.condition, reader),
    then: readExpression(node.whenTrue, reader),
    otherwise: readExpression(node.whenFalse, reader),
    start,
    end: node.end,
  };
}

// -------------------------------------------------------------------------------------------------- operators

function readBinary(node: ts.BinaryExpression, start: number, reader: Reader): Expression {
  const { end } = node;
  const { kind } = node.operatorToken;
  switch (kind) {
    case K.CommaToken:
      return readSequence(node, start, reader);
    case K.AmpersandAmpersandToken:
    case K.BarBarToken:
    case K.QuestionQuestionToken: {
      const left = readExpression(node.left, reader);
      const right = readExpression(node.right, reader);
      return { kind: 'logical', operator: logicalOperators[kind], left, right, start, end };
    }
    default:
  }
  const operator = tokenToString(kind) ?? '';
  if (isAssignment(node)) {
    const target = readPattern(node.left, reader);
    const value = readExpression(node.right, reader);
    return { kind: 'assign', target, operator, value, start, end };
  }
  const left = readExpression(node.left, reader);
  const right = readExpression(node.right, reader);
  return { kind: 'binary', operator, left, right, start, end };
}

const logicalOperators = {
  [SyntaxKind.AmpersandAmpersandToken]: '&&',
  [SyntaxKind.BarBarToken]: '||',
  [SyntaxKind.QuestionQuestionToken]: '??',
} as const;

/** `a = b`, `a += b`, `a ??= b` … */
export function isAssignment({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= K.FirstAssignment && kind <= K.LastAssignment;
}

/** Compilers write `(0, module.f)()` to call `f` without its object: the value is all there is to it. */
function readSequence(node: ts.BinaryExpression, start: number, reader: Reader): Expression {
  const before: Node[] = [];
  let left: Node = node.left;
  while (isComma(left)) {
    before.unshift(left.right);
    ({ left } = left);
  }
  before.unshift(left);
  if (before.every(isLiteral)) return readExpression(node.right, reader);
  const parts = [...before, node.right].map((one) => readExpression(one, reader));
  return { kind: 'unknown', parts, start, end: node.end };
}

function isComma(node: Node): node is ts.BinaryExpression {
  return (
    node.kind === K.BinaryExpression &&
    (node as ts.BinaryExpression).operatorToken.kind === K.CommaToken
  );
}

export function isLiteral(node: Node): boolean {
  const { kind } = withoutParentheses(node);
  if (kind >= K.FirstLiteralToken && kind <= K.LastLiteralToken) return true;
  return kind === K.TrueKeyword || kind === K.FalseKeyword || kind === K.NullKeyword;
}

// ---------------------------------------------------------------------------------------- members and arrays

export function readMember(node: MemberNode, start: number, reader: Reader): MemberExpression {
  const { end } = node;
  const object = readExpression(node.expression, reader);
  if (node.kind === K.PropertyAccessExpression) {
    const { name } = node;
    const propertySpan = spanOf(name, reader);
    return {
      kind: 'member',
      object,
      property: keyName(name),
      propertySpan,
      index: null,
      start,
      end,
    };
  }
  const { argumentExpression } = node;
  return {
    kind: 'member',
    object,
    property: literalText(argumentExpression),
    propertySpan: spanOf(withoutParentheses(argumentExpression), reader),
    index: readExpression(argumentExpression, reader),
    start,
    end,
  };
}

function readQualified(node: ts.QualifiedName, start: number, reader: Reader): MemberExpression {
  return {
    kind: 'member',
    object: readExpression(node.left, reader),
    property: keyName(node.right),
    propertySpan: spanOf(node.right, reader),
    index: null,
    start,
    end: node.end,
  };
}

function readArray(
  node: ts.ArrayLiteralExpression,
  start: number,
  reader: Reader,
): ArrayExpression {
  // A hole is of a kind that is not known, and so keeps its place.
  const elements = node.elements.map((element) => readExpression(element, reader));
  return { kind: 'array', elements, start, end: node.end };
}
