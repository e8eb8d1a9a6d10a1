import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Expression, FunctionFact, Parameter, Span, Statement } from '../../model/facts';
import { readExpression } from './expressions';
import { T } from './nodeTypes';
import { readFallback, readPattern } from './patterns';
import { type Node, type Reader, spanOf } from './reader';
import { readStatements } from './statements';
import { annotationOf, readAnnotation } from './types';

/** Functions that have a body. */
export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/** What a function is called and where it stands, as far as that lies outside its own node. */
interface Identity {
  readonly name: string | null;
  readonly nameSpan: Span | null;
  readonly span: Span;
  readonly decorators: readonly Expression[];
}

export function readFunction(node: FunctionNode, reader: Reader): FunctionFact {
  const { id } = node;
  const named = id !== null && id.name !== '';
  return readWith(node, reader, {
    name: named ? id.name : null,
    nameSpan: named ? spanOf(id) : null,
    span: spanOf(node),
    decorators: [],
  });
}

/** A method or accessor: it takes its name from `key` and its place from `owner`. */
export function readNamedFunction(
  node: TSESTree.FunctionExpression,
  key: Node,
  name: string | null,
  owner: Node,
  reader: Reader,
  decorators: readonly Expression[] = [],
): FunctionFact {
  const nameSpan = name === null ? null : spanOf(key);
  return readWith(node, reader, { name, nameSpan, span: spanOf(owner), decorators });
}

export function readDecorators(
  nodes: readonly TSESTree.Decorator[] | undefined,
  reader: Reader,
): Expression[] {
  return (nodes ?? []).map((node) => readExpression(node.expression, reader));
}

function readWith(node: FunctionNode, reader: Reader, identity: Identity): FunctionFact {
  const { breaksSwitch } = reader;
  reader.breaksSwitch = false;
  const params = readParameters(node.params, reader);
  const body = readBody(node.body, reader);
  reader.breaksSwitch = breaksSwitch;
  return {
    name: identity.name,
    nameSpan: identity.nameSpan,
    params,
    body,
    bodySpan: spanOf(node.body),
    concise: node.body.type !== T.BlockStatement,
    async: node.async,
    generator: node.generator,
    lexicalSelf: node.type === T.ArrowFunctionExpression,
    decorators: identity.decorators,
    returnType: readAnnotation(node.returnType),
    start: identity.span.start,
    end: identity.span.end,
  };
}

function readBody(
  node: TSESTree.BlockStatement | TSESTree.Expression,
  reader: Reader,
): Statement[] {
  if (node.type === T.BlockStatement) return readStatements(node.body, reader);
  const value = readExpression(node, reader);
  return [{ kind: 'return', value, start: node.range[0], end: node.range[1] }];
}

function readParameters(nodes: readonly TSESTree.Parameter[], reader: Reader): Parameter[] {
  const params: Parameter[] = [];
  for (const node of nodes) {
    // `this: X` only tells the compiler what `this` is.
    if (node.type === T.Identifier && node.name === 'this') continue;
    params.push(readParameter(node, reader));
  }
  return params;
}

function readParameter(node: TSESTree.Parameter, reader: Reader): Parameter {
  const inner: Node = node.type === T.TSParameterProperty ? node.parameter : node;
  const firstDecorator = node.decorators[0];
  return {
    pattern: readPattern(inner, reader),
    fallback: readFallback(inner, reader),
    type: annotationOf(inner),
    rest: inner.type === T.RestElement,
    field: node.type === T.TSParameterProperty,
    decorators: readDecorators(node.decorators, reader),
    start: Math.min(node.range[0], firstDecorator?.range[0] ?? node.range[0]),
    end: node.range[1],
  };
}
