import { idText } from 'typescript';
import type * as ts from 'typescript';
import type { Expression, FunctionFact, Parameter, Span, Statement } from '../../model/facts';
import { readExpression } from './expressions';
import { hasModifier, readDecorators } from './modifiers';
import { type FunctionNode, K, type Node } from './nodeTypes';
import { readPattern } from './patterns';
import { type Reader, spanOf, withoutParentheses } from './reader';
import { readStatements } from './statements';
import { readAnnotation } from './types';

/** What a function is called and where it stands, as far as that lies outside its own node. */
export interface Identity extends Span {
  readonly name: string | null;
  readonly nameSpan: Span | null;
  readonly decorators: readonly Expression[];
}

type PlainFunction = ts.ArrowFunction | ts.FunctionDeclaration | ts.FunctionExpression;

/** `start` is where the function begins, without an `export` before it. */
export function readFunction(
  node: PlainFunction,
  body: Node,
  start: number,
  reader: Reader,
): FunctionFact {
  const { name, end } = node;
  return readNamedFunction(node, body, reader, {
    ...readName(name, reader),
    decorators: [],
    start,
    end,
  });
}

export type Named = Pick<FunctionFact, 'name' | 'nameSpan'>;

/** A name that half-typed code may lack. */
export function readName(node: ts.Identifier | undefined, reader: Reader): Named {
  const name = node ? idText(node) : '';
  return node && name !== ''
    ? { name, nameSpan: spanOf(node, reader) }
    : { name: null, nameSpan: null };
}

/** For methods and accessors, which take their name and place from the member that they are. */
export function readNamedFunction(
  node: FunctionNode,
  body: Node,
  reader: Reader,
  { name, nameSpan, decorators, start, end }: Identity,
): FunctionFact {
  const { breaksSwitch } = reader;
  reader.breaksSwitch = false;
  const params = readParameters(node.parameters, reader);
  const code = withoutParentheses(body) as Node;
  const concise = code.kind !== K.Block;
  const bodySpan = spanOf(code, reader);
  const statements = concise
    ? [returned(code, bodySpan, reader)]
    : readStatements((code as ts.Block).statements, reader);
  reader.breaksSwitch = breaksSwitch;
  return {
    name,
    nameSpan,
    params,
    body: statements,
    bodySpan,
    concise,
    async: hasModifier(node, K.AsyncKeyword),
    generator: node.asteriskToken !== undefined,
    lexicalSelf: node.kind === K.ArrowFunction,
    decorators,
    returnType: readAnnotation(node.type, reader),
    start,
    end,
  };
}

function returned(node: Node, { start, end }: Span, reader: Reader): Statement {
  return { kind: 'return', value: readExpression(node, reader), start, end };
}

// ------------------------------------------------------------------------------------------------- parameters

function readParameters(nodes: readonly ts.ParameterDeclaration[], reader: Reader): Parameter[] {
  const params: Parameter[] = [];
  for (const node of nodes) {
    // `this: X` only tells the compiler what `this` is.
    const isSelf = node.name.kind === K.Identifier && idText(node.name) === 'this';
    if (!isSelf) params.push(readParameter(node, reader));
  }
  return params;
}

function readParameter(node: ts.ParameterDeclaration, reader: Reader): Parameter {
  const { name, initializer, type, modifiers } = node;
  const span = spanOf(node, reader);
  const rest = node.dotDotDotToken !== undefined;
  const { floor } = reader;
  reader.floor = span.start;
  const pattern = readPattern(name, reader);
  reader.floor = floor;
  return {
    pattern,
    fallback: initializer && !rest ? readExpression(initializer, reader) : null,
    type: readAnnotation(type, reader),
    rest,
    field: modifiers?.some(({ kind }) => kind !== K.Decorator) ?? false,
    decorators: readDecorators(node, reader),
    ...span,
  };
}
