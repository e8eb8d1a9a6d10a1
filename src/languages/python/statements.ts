import type { Expression, Span, Statement, TypeFact } from '../../model/facts';
import { readDecorator } from './calls';
import { readClass } from './classes';
import {
  expressionsIn,
  isExpression,
  readExpression,
  readList,
  readOr,
  readYield,
} from './expressions';
import { pushIf, pushLoop, pushMatch, pushTry, readWith } from './flow';
import { readFunction } from './functions';
import { pushImport } from './modules';
import { boundNames, readTargets } from './patterns';
import { bindName, childNamed, type Reader, spanOf, textOf, tooDeep, unknown } from './reader';
import type { Node } from './tree';
import { readAnnotation } from './types';

/** The statements of a body, on lines of their own or behind the colon. */
export function readBody(body: Node, reader: Reader): Statement[] {
  return readStatements(body.children, reader);
}

export function readStatements(nodes: readonly Node[], reader: Reader): Statement[] {
  const out: Statement[] = [];
  for (const node of nodes) pushStatement(node, out, reader);
  return out;
}

/** Reads one statement into `out`: several where the model has several, none where nothing happens when it runs. */
export function pushStatement(node: Node, out: Statement[], reader: Reader): void {
  if (tooDeep(reader)) return;
  const { hoisted } = reader;
  reader.hoisted = [];
  reader.depth++;
  const read: Statement[] = [];
  pushPlain(node, read, reader);
  out.push(...reader.hoisted, ...read);
  reader.depth--;
  reader.hoisted = hoisted;
}

function pushPlain(node: Node, out: Statement[], reader: Reader): void {
  const span = spanOf(node);
  switch (node.name) {
    case 'ExpressionStatement':
      pushExpression(node, out, reader);
      return;
    case 'AssignStatement':
      pushAssignment(node, out, reader);
      return;
    case 'UpdateStatement':
      out.push({ kind: 'expression', value: readUpdate(node, reader), ...span });
      return;
    case 'ReturnStatement':
      out.push({ kind: 'return', value: readList(node.children, reader), ...span });
      return;
    case 'RaiseStatement': {
      const raised = expressionsIn(node)[0];
      out.push({ kind: 'throw', value: raised ? readExpression(raised, reader) : null, ...span });
      return;
    }
    case 'IfStatement':
      pushIf(node, out, reader);
      return;
    case 'WhileStatement':
    case 'ForStatement':
      pushLoop(node, out, reader);
      return;
    case 'TryStatement':
      pushTry(node, out, reader);
      return;
    case 'WithStatement':
      out.push(readWith(node, reader));
      return;
    case 'MatchStatement':
      pushMatch(node, out, reader);
      return;
    default:
      pushRarer(node, out, reader);
  }
}

function pushRarer(node: Node, out: Statement[], reader: Reader): void {
  const span = spanOf(node);
  switch (node.name) {
    case 'FunctionDefinition':
    case 'ClassDefinition':
      pushDefinition(node, [], node.start, out, reader);
      return;
    case 'DecoratedStatement':
      pushDecorated(node, out, reader);
      return;
    case 'ImportStatement':
      pushImport(node, out, reader);
      return;
    case 'BreakStatement':
      out.push({ kind: 'jump', jump: 'break', ...span });
      return;
    case 'ContinueStatement':
      out.push({ kind: 'jump', jump: 'continue', ...span });
      return;
    case 'StatementGroup':
      for (const one of node.children) pushStatement(one, out, reader);
      return;
    case 'ScopeStatement':
      for (const one of node.children)
        if (one.name === 'VariableName') reader.scope.elsewhere.add(textOf(one, reader));
      return;
    case 'YieldStatement':
      out.push({ kind: 'expression', value: readYield(node, reader), ...span });
      return;
    case 'DeleteStatement':
      for (const one of expressionsIn(node)) {
        const value = readExpression(one, reader);
        const deletion: Expression = { kind: 'unary', operator: 'delete', value, ...span };
        out.push({ kind: 'expression', value: deletion, ...span });
      }
      return;
    case 'AssertStatement':
    case 'PrintStatement':
      out.push({ kind: 'expression', value: unknown(span, partsOf(node, reader)), ...span });
      return;
    default:
      // Half-typed code may leave a value where a statement should stand.
      if (isExpression(node))
        out.push({ kind: 'expression', value: readExpression(node, reader), ...span });
  }
}

const partsOf = (node: Node, reader: Reader): Expression[] =>
  expressionsIn(node).map((one) => readExpression(one, reader));

/** A string that stands alone is a comment, and `...` is a blank. */
function pushExpression(node: Node, out: Statement[], reader: Reader): void {
  const [only] = node.children;
  const isBlank = node.children.length === 1 && only !== undefined && silent.has(only.name);
  const value = isBlank ? null : readList(node.children, reader);
  if (value) out.push({ kind: 'expression', value, ...spanOf(node) });
}

const silent: ReadonlySet<string> = new Set(['String', 'ContinuedString', 'Ellipsis']);

// ----------------------------------------------------------------------------------------------- definitions

function pushDecorated(node: Node, out: Statement[], reader: Reader): void {
  const decorators = node.children
    .filter(({ name }) => name === 'Decorator')
    .flatMap((one) => readDecorator(one, reader) ?? []);
  const definition = node.children.find(({ name }) => name.endsWith('Definition'));
  if (definition) {
    pushDefinition(definition, decorators, node.start, out, reader);
    return;
  }
  // Half-typed: nothing follows yet.
  for (const value of decorators)
    out.push({ kind: 'expression', value, start: value.start, end: value.end });
}

function pushDefinition(
  node: Node,
  decorators: readonly Expression[],
  start: number,
  out: Statement[],
  reader: Reader,
): void {
  const name = childNamed(node, 'VariableName');
  if (name) bindName(textOf(name, reader), spanOf(name), reader);
  const span: Span = { start, end: node.end };
  if (node.name === 'ClassDefinition') {
    out.push({ kind: 'class-statement', cls: readClass(node, decorators, start, reader), ...span });
    return;
  }
  const fn = readFunction(node, { start, decorators }, reader);
  // Overloads say nothing about what runs.
  if (!decorators.some(isOverload)) out.push({ kind: 'function-statement', fn, ...span });
}

export function isOverload(decorator: Expression): boolean {
  if (decorator.kind === 'member') return decorator.property === 'overload';
  return decorator.kind === 'reference' && decorator.name === 'overload';
}

// ----------------------------------------------------------------------------------------------- assignments

/** `a = b`, `a: T = b`, `a: T`, and `a = b = c`, which assigns the value to one after the other. */
function pushAssignment(node: Node, out: Statement[], reader: Reader): void {
  const { targets, value } = assignedIn(node);
  const [first, ...others] = targets;
  if (!first) return;
  const type = readAnnotation(
    first.find(({ name }) => name === 'TypeDef'),
    reader,
  );
  const read = value ? readList(value, reader) : null;
  const last = others.reduceRight<Expression | null>(
    (given, target) => (given ? readFurther(target, given, reader) : null),
    read,
  );
  pushTarget(first, last, type, spanOf(node), out, reader);
}

interface Assigned {
  readonly targets: readonly (readonly Node[])[];
  readonly value: readonly Node[] | null;
}

function assignedIn({ children }: Node): Assigned {
  const groups: Node[][] = [[]];
  for (const child of children) {
    if (child.name === 'AssignOp') groups.push([]);
    else groups.at(-1)?.push(child);
  }
  const value = groups.length > 1 ? groups.pop() : undefined;
  return { targets: groups, value: value ?? null };
}

function readFurther(nodes: readonly Node[], value: Expression, reader: Reader): Expression {
  const target = readTargets(nodes, value.start, reader);
  for (const name of boundNames(target)) {
    const span = spanOf(name);
    if (!bindName(name.name, span, reader)) continue;
    reader.hoisted.push({
      kind: 'declare',
      target: name,
      value: null,
      type: null,
      binding: 'function',
      ...span,
    });
  }
  return { kind: 'assign', target, operator: '=', value, start: target.start, end: value.end };
}

function pushTarget(
  nodes: readonly Node[],
  value: Expression | null,
  type: TypeFact | null,
  span: Span,
  out: Statement[],
  reader: Reader,
): void {
  const target = readTargets(
    nodes.filter(({ name }) => name !== 'TypeDef'),
    span.start,
    reader,
  );
  const names = boundNames(target);
  const isNew = names.map((name) => bindName(name.name, spanOf(name), reader)).some(Boolean);
  if (isNew) {
    out.push({ kind: 'declare', target, value, type, binding: 'function', ...span });
    return;
  }
  if (type && target.kind === 'target') noteField(target.expression, type, span, reader);
  // `x: int` alone says what it is, and nothing runs.
  if (!value) return;
  const assigned: Expression = { kind: 'assign', target, operator: '=', value, ...span };
  out.push({ kind: 'expression', value: assigned, ...span });
}

/** `self.client: OpenAI = client` says what the member is. */
function noteField(
  { object, property }: { readonly object: Expression; readonly property: string | null },
  type: TypeFact,
  span: Span,
  { fields }: Reader,
): void {
  if (object.kind !== 'self' || property === null) return;
  fields?.push({ name: property, value: null, type, static: false, ...span });
}

function readUpdate(node: Node, reader: Reader): Expression {
  const { children, start, end } = node;
  const at = children.findIndex(({ name }) => name === 'UpdateOp');
  const sign = children[at];
  const target = readTargets(children.slice(0, at), start, reader);
  const value = readList(children.slice(at + 1), reader) ?? readOr(undefined, end, reader);
  return { kind: 'assign', target, operator: sign ? textOf(sign, reader) : '', value, start, end };
}
