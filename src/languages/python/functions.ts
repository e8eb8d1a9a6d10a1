import type { Expression, FunctionFact, Parameter, Span, Statement } from '../../model/facts';
import { isExpression, readExpression, readOr } from './expressions';
import { bindName, childNamed, inScope, type Reader, type Self, spanOf, textOf } from './reader';
import { readBody } from './statements';
import type { Node } from './tree';
import { readAnnotated, readAnnotation } from './types';

/** What a function is beyond its own node. */
export interface Surrounding {
  /** From its first decorator on. */
  readonly start: number;
  readonly decorators: readonly Expression[];
  /** How a method's first parameter is read; absent for a function that is none, null for a static method. */
  readonly self?: 'self' | { readonly stands: string } | null;
}

export function readFunction(node: Node, around: Surrounding, reader: Reader): FunctionFact {
  const name = childNamed(node, 'VariableName');
  const list = childNamed(node, 'ParamList');
  const body = childNamed(node, 'Body');
  // Annotations and defaults are the business of the scope around it.
  const all = list ? readParameters(list, reader) : [];
  const self = selfOf(all, around, reader);
  const params = self === null ? all : all.slice(1);
  const outer = reader.self;
  const inner = around.self === undefined ? shadowed(outer, params) : self;
  const { statements, yields } = inScope('function', reader, (scope) => {
    reader.self = inner;
    bindParameters(params, reader);
    const read: readonly Statement[] = body ? readBody(body, reader) : [];
    reader.self = outer;
    return { statements: read, yields: scope.yields };
  });
  const returned = node.children.find((child) => child.name === 'TypeDef');
  return {
    name: name ? textOf(name, reader) : null,
    nameSpan: name ? spanOf(name) : null,
    params,
    body: statements,
    bodySpan: body ? spanOf(body) : { start: node.end, end: node.end },
    concise: false,
    async: childNamed(node, 'async') !== undefined,
    generator: yields,
    lexicalSelf: around.self === undefined && inner !== null,
    decorators: around.decorators,
    returnType: readAnnotation(returned, reader),
    start: around.start,
    end: node.end,
  };
}

/** `lambda x, y=1: value`. */
export function readLambda(node: Node, reader: Reader): FunctionFact {
  const list = childNamed(node, 'ParamList');
  const params = list ? readParameters(list, reader) : [];
  const outer = reader.self;
  const colon = node.children.findIndex(({ name }) => name === ':');
  const value = inScope('function', reader, () => {
    reader.self = shadowed(outer, params);
    bindParameters(params, reader);
    const read = readOr(node.children.slice(colon + 1).find(isExpression), node.end, reader);
    reader.self = outer;
    return read;
  });
  return {
    name: null,
    nameSpan: null,
    params,
    body: [{ kind: 'return', value, ...spanOf(value) }],
    bodySpan: spanOf(value),
    concise: true,
    async: false,
    generator: false,
    lexicalSelf: true,
    decorators: [],
    returnType: null,
    ...spanOf(node),
  };
}

function selfOf(params: readonly Parameter[], { self }: Surrounding, reader: Reader): Self | null {
  const [first] = params;
  if (self === undefined || self === null || first?.pattern.kind !== 'name' || first.rest)
    return null;
  return {
    name: textOf(first.pattern, reader),
    stands: self === 'self' ? null : self.stands,
  };
}

/** The enclosing method's `self`, unless a parameter has its name. */
function shadowed(self: Self | null, params: readonly Parameter[]): Self | null {
  const isHidden = params.some(
    ({ pattern }) => pattern.kind === 'name' && pattern.name === self?.name,
  );
  return isHidden ? null : self;
}

function bindParameters(params: readonly Parameter[], reader: Reader): void {
  for (const { pattern } of params)
    if (pattern.kind === 'name') bindName(pattern.name, spanOf(pattern), reader);
}

// ----------------------------------------------------------------------------------------------- parameters

/** Without the marks `*` and `/`, which only say how arguments may be given. */
function readParameters({ children }: Node, reader: Reader): readonly Parameter[] {
  const params: Parameter[] = [];
  let stars = '';
  for (const [at, node] of children.entries()) {
    if (node.name === '*' || node.name === '**') stars = node.name;
    else if (node.name === ',') stars = '';
    if (node.name !== 'VariableName' || children[at - 1]?.name === 'AssignOp') continue;
    params.push(readParameter(node, children.slice(at + 1), stars, reader));
  }
  return params;
}

function readParameter(
  name: Node,
  following: readonly Node[],
  stars: string,
  reader: Reader,
): Parameter {
  const comma = following.findIndex((node) => node.name === ',');
  const own = comma < 0 ? following : following.slice(0, comma);
  const type = own.find((node) => node.name === 'TypeDef');
  const sign = own.findIndex((node) => node.name === 'AssignOp');
  const value = sign < 0 ? undefined : own.slice(sign + 1).find(isExpression);
  const fallback = value ? readExpression(value, reader) : readAnnotated(type, reader);
  const span: Span = { start: name.start, end: (value ?? type ?? name).end };
  return {
    pattern: { kind: 'name', name: textOf(name, reader), ...spanOf(name) },
    fallback,
    type: readAnnotation(type, reader),
    rest: stars !== '',
    ...(stars === '**' ? { keywords: true } : {}),
    field: false,
    decorators: [],
    ...span,
  };
}
