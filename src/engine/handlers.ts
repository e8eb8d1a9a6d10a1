/** What a `catch` does with a failure: passes it on, answers with something else, or hides it. */
import type {
  CallExpression,
  Expression,
  FunctionFact,
  Handler,
  LoopStatement,
  Span,
  Statement,
  TryStatement,
} from '../model/facts';
import type { FoundCall } from './findCalls';
import { globalName } from './globals';
import { numberOf } from './statics';
import type { Surroundings } from './surroundings';
import { forEachChild, isClass, isFunction, isHandler, someInside, type FactNode } from './tree';
import { returnsOf } from './returns';
import { alternatives, everything, type Value } from './values';

export type Answer =
  /** The error leaves the handler again on every way through it. */
  | { readonly kind: 'rethrows' }
  /** The function around it is called again. */
  | { readonly kind: 'repeats' }
  /** Another LLM call answers. */
  | { readonly kind: 'call'; readonly call: FoundCall }
  /** The same callback, with something else in its hands: another provider. */
  | {
      readonly kind: 'again';
      readonly at: Expression;
      readonly as: 'other-provider' | 'other-model';
    }
  /** A value that a caller takes for success. */
  | { readonly kind: 'value'; readonly at: Expression }
  /** An error told to the outside: a status of 400 or more, an error record, null, false. */
  | { readonly kind: 'told' }
  /** Nothing: the program goes on as if the call had not been there. */
  | { readonly kind: 'nothing'; readonly empty: boolean }
  | { readonly kind: 'unknown' };

interface Look {
  readonly around: Surroundings;
}

export function answerOfHandler(handler: Handler, look: Look): Answer {
  if (repeats(handler, handler.body, look.around)) return { kind: 'repeats' };
  const tried = look.around.index.parents.get(handler);
  const again =
    tried && 'kind' in tried && tried.kind === 'try'
      ? calledAgain(tried.body, handler.body, look)
      : null;
  if (again) return again;
  const call = callIn(handler.body, look, 0);
  if (call) return { kind: 'call', call };
  if (alwaysThrows(handler.body) || throwsByHelper(handler.body, look)) return { kind: 'rethrows' };
  const returns = valuesReturned(handler.body);
  const caught = handler.param?.kind === 'name' ? handler.param.name : null;
  for (const value of returns) {
    if (isOfSuccessShape(value, handler, look)) return { kind: 'value', at: value };
    const answer = answerOfValue(value, caught, look);
    if (answer.kind !== 'told') return answer;
  }
  if (returns.length > 0 || tellsFailure(handler.body, look)) return { kind: 'told' };
  const assigned = assignedIn(handler.body, caught, look);
  return assigned ?? { kind: 'nothing', empty: handler.body.length === 0 };
}

/**
 * What comes after a `try` or a loop whose handler runs on: the statements behind it answer, where success has left
 * before.
 */
export function answerAfter(
  statement: TryStatement | LoopStatement,
  leaves: boolean,
  look: Look,
): Answer | null {
  const rest = leaves ? statementsAfter(statement, look.around) : [];
  if (rest.length === 0) return null;
  const again = calledAgain(statement.body, rest, look);
  if (again) return again;
  const call = callIn(rest, look, 0);
  if (call) return { kind: 'call', call };
  if (alwaysThrows(rest)) return { kind: 'rethrows' };
  for (const value of valuesReturned(rest)) {
    const answer = answerOfValue(value, null, look);
    if (answer.kind === 'value' && !isEmptyValue(value)) return answer;
  }
  return null;
}

/** Something that is only filled elsewhere says nothing: `return result`. */
const isEmptyValue = (value: Expression): boolean =>
  value.kind === 'reference' || (value.kind === 'literal' && value.value === '');

/** The rest of the list that a statement stands in. */
export function statementsAfter(
  statement: Statement,
  { index }: Surroundings,
): readonly Statement[] {
  const parent = index.parents.get(statement);
  const lists = parent ? listsOf(parent) : [index.facts.body];
  const list = lists.find((one) => one.includes(statement)) ?? [];
  return list.slice(list.indexOf(statement) + 1);
}

function listsOf(parent: FactNode): readonly (readonly Statement[])[] {
  if (isFunction(parent) || isHandler(parent)) return [parent.body];
  if (!('kind' in parent)) return [];
  switch (parent.kind) {
    case 'branch':
      return [parent.then, parent.otherwise];
    case 'try':
      return [parent.body, parent.finalizer];
    case 'block':
    case 'loop':
    case 'with':
      return [parent.body];
    default:
      return [];
  }
}

/** Every way through ends the function, as far as success goes. */
export const returnsOnSuccess = (body: readonly Statement[]): boolean =>
  body.some(
    (statement) =>
      statement.kind === 'return' ||
      (statement.kind === 'block' && returnsOnSuccess(statement.body)) ||
      (statement.kind === 'branch' &&
        returnsOnSuccess(statement.then) &&
        returnsOnSuccess(statement.otherwise)),
  );

/** The record that the function gives back on success, with something in it: `{ tags: [], error }`. */
function isOfSuccessShape(value: Expression, handler: Handler, { around }: Look): boolean {
  const fn = around.resolver.enclosingFunction(handler);
  if (value.kind !== 'object' || !fn) return false;
  const successes = returnsOf(fn).filter(
    (one) => one?.kind === 'object' && (one.end <= handler.start || one.start >= handler.end),
  );
  const keys = new Set(
    successes.flatMap((one) =>
      one?.kind === 'object' ? one.properties.map((property) => property.key) : [],
    ),
  );
  return value.properties.some(
    ({ key, value: part }) =>
      key !== null &&
      keys.has(key) &&
      !errorKeys.has(key) &&
      (part.kind === 'object' || part.kind === 'array' || part.kind === 'template'),
  );
}

/** The handler of `.catch(handler)`. */
export function answerOfCatch(handler: Expression | null, look: Look): Answer {
  const value = handler ? look.around.resolver.valueOf(handler) : null;
  if (handler && /^console\./.test(globalName(handler, look.around.resolver) ?? ''))
    return { kind: 'nothing', empty: false };
  if (value?.kind !== 'function') return { kind: 'unknown' };
  const around = look.around.program.around(value.home.path);
  if (around && repeats(value.fn, value.fn.body, around)) return { kind: 'repeats' };
  return around ? answerOfFunction(value.fn, { around }) : { kind: 'unknown' };
}

function answerOfFunction(fn: FunctionFact, look: Look): Answer {
  const call = callIn(fn.body, look, 0);
  if (call) return { kind: 'call', call };
  if (alwaysThrows(fn.body)) return { kind: 'rethrows' };
  const pattern = fn.params[0]?.pattern;
  const caught = pattern?.kind === 'name' ? pattern.name : null;
  const returns = returnsOf(fn);
  for (const value of returns) {
    const answer = value ? answerOfValue(value, caught, look) : ({ kind: 'told' } as const);
    if (answer.kind !== 'told') return answer;
  }
  return returns.length > 0 ? { kind: 'told' } : { kind: 'nothing', empty: fn.body.length === 0 };
}

/** A handler that calls the function in which it stands: `catch { return ask(left - 1) }`. */
function repeats(handler: Span, body: readonly FactNode[], around: Surroundings): boolean {
  return someInside(body, (node) => {
    if (!('kind' in node) || node.kind !== 'call') return false;
    const callee = around.resolver.valueOf(node.callee);
    if (callee.kind !== 'function' || callee.home.path !== around.path) return false;
    return callee.fn.start < handler.start && callee.fn.end >= handler.end;
  });
}

/** An LLM call inside, also one function further. */
function callIn(body: readonly FactNode[], look: Look, depth: number): FoundCall | null {
  let found: FoundCall | null = null;
  const visit = (node: FactNode): void => {
    if (found) return;
    if ('kind' in node && node.kind === 'call') found = callAt(node, look, depth);
    if (!found && !isLater(node, look)) forEachChild(node, visit);
  };
  body.forEach(visit);
  return found;
}

/** A callback that runs when somebody answers, presses or waits: it is no answer to the failure. */
const isLater = (node: FactNode, { around }: Look): boolean => {
  if (!isFunction(node)) return false;
  const holder = around.index.parents.get(node);
  const call = holder ? around.index.parents.get(holder) : undefined;
  return (
    call !== undefined &&
    'kind' in call &&
    call.kind === 'call' &&
    call.callee.kind === 'member' &&
    laterMethods.has(call.callee.property ?? '')
  );
};

const laterMethods = new Set(['then', 'on', 'once', 'addEventListener', 'addListener']);

function callAt(node: CallExpression, look: Look, depth: number): FoundCall | null {
  const { around } = look;
  const found = around.program.found(node, around.path);
  if (found || depth >= 2) return found;
  for (const callee of calleesOf(node.callee, around)) {
    if (callee.kind !== 'function') continue;
    const there = around.program.around(callee.home.path);
    const inside = there ? callIn(callee.fn.body, { ...look, around: there }, depth + 1) : null;
    if (inside) return inside;
  }
  return null;
}

/** What a callee may be; a parameter is what the call that is followed hands over. */
function calleesOf(callee: Expression, { resolver }: Surroundings): readonly Value[] {
  const found = alternatives(resolver.valueOf(callee));
  if (found.length > 0 || callee.kind !== 'reference') return found;
  const binding = resolver.bindingOf(callee);
  const given = binding ? (resolver.argumentOf?.(binding) ?? null) : null;
  return given ? alternatives(given.home.valueOf(given.expression)) : [];
}

/**
 * The same function called again behind a `try` that has called it: the same request once more, or another one where it
 * is handed something else.
 */
function calledAgain(
  tried: readonly FactNode[],
  rest: readonly FactNode[],
  look: Look,
): Answer | null {
  const first = leadingCalls(tried, look);
  if (first.length === 0) return null;
  for (const { key, call } of leadingCalls(rest, look)) {
    const before = first.find((one) => one.key === key)?.call;
    if (!before) continue;
    const changed = call.args.filter(
      ({ value }, at) => textOfArgument(value) !== textOfArgument(before.args[at]?.value),
    );
    if (changed.length === 0) return { kind: 'repeats' };
    const isModel = changed.every(
      ({ value }) => value.kind === 'literal' || value.kind === 'object',
    );
    return { kind: 'again', at: call, as: isModel ? 'other-model' : 'other-provider' };
  }
  return null;
}

interface LeadingCall {
  /** The callee as code spells it. */
  readonly key: string;
  readonly call: CallExpression;
}

/** Calls of own functions and callbacks that lead to an LLM call. */
function leadingCalls(body: readonly FactNode[], look: Look): readonly LeadingCall[] {
  const found: LeadingCall[] = [];
  const visit = (node: FactNode): void => {
    if ('kind' in node && node.kind === 'call') {
      const key = textOfArgument(node.callee);
      const isOwn = look.around.program.found(node, look.around.path) === null;
      if (key !== '' && isOwn && callAt(node, look, 0)) found.push({ key, call: node });
    }
    forEachChild(node, visit);
  };
  body.forEach(visit);
  return found;
}

/** Enough of an expression to tell one from another: names, literals, keys with their values. */
function textOfArgument(value: Expression | undefined): string {
  switch (value?.kind) {
    case 'reference':
      return value.name;
    case 'self':
      return 'this';
    case 'literal':
      return JSON.stringify(value.value);
    case 'member':
      return `${textOfArgument(value.object)}.${value.property ?? '?'}`;
    case 'object':
      return value.properties
        .map((one) => `${one.key ?? '...'}:${textOfArgument(one.value)}`)
        .join();
    default:
      return '';
  }
}

/** True where every way through the statements ends in a throw. */
export function alwaysThrows(body: readonly Statement[]): boolean {
  return body.some((statement) => {
    if (statement.kind === 'throw') return true;
    if (statement.kind === 'block') return alwaysThrows(statement.body);
    return (
      statement.kind === 'branch' &&
      statement.otherwise.length > 0 &&
      alwaysThrows(statement.then) &&
      alwaysThrows(statement.otherwise)
    );
  });
}

/** The last thing that a handler does is to call an own function that always throws: `this.fail(error)`. */
function throwsByHelper(body: readonly Statement[], { around }: Look): boolean {
  const last = body.at(-1);
  const value =
    last?.kind === 'expression' || last?.kind === 'return' ? (last.value ?? null) : null;
  const call = value?.kind === 'await' ? value.value : value;
  if (call?.kind !== 'call') return false;
  const callees = alternatives(around.resolver.valueOf(call.callee));
  return (
    callees.length > 0 &&
    callees.every((one) => one.kind === 'function' && alwaysThrows(one.fn.body))
  );
}

function valuesReturned(body: readonly Statement[]): readonly Expression[] {
  const values: Expression[] = [];
  const visit = (node: FactNode): void => {
    if (isFunction(node) || isClass(node)) return;
    if ('kind' in node && node.kind === 'return' && node.value) values.push(node.value);
    forEachChild(node, visit);
  };
  body.forEach(visit);
  return values;
}

const errorKeys = new Set(['error', 'errors', 'err', 'errorMessage', 'reason']);
const successKeys = new Set(['ok', 'success', 'succeeded']);

function answerOfValue(value: Expression, caught: string | null, look: Look, depth = 0): Answer {
  const inner = (one: Expression): Answer => answerOfValue(one, caught, look, depth + 1);
  if (depth > 6) return { kind: 'unknown' };
  switch (value.kind) {
    case 'literal':
      return value.value === null || value.value === false
        ? { kind: 'told' }
        : { kind: 'value', at: value };
    case 'reference':
      if (value.name === 'undefined' || value.name === caught) return { kind: 'told' };
      return answerOfName(value, caught, look, depth);
    case 'object':
      return isErrorRecord(value, caught) ? { kind: 'told' } : { kind: 'value', at: value };
    case 'array':
    case 'template':
      return mentions(value, caught) ? { kind: 'told' } : { kind: 'value', at: value };
    case 'await':
      return inner(value.value);
    case 'conditional':
      return inner(value.otherwise);
    case 'logical':
      return inner(value.right);
    case 'call':
    case 'new':
      return answerOfCall(value, caught, look);
    default:
      return { kind: 'unknown' };
  }
}

/** A name that is made in the handler is what it is made of; one from outside is a substitute. */
function answerOfName(
  value: Expression & { kind: 'reference' },
  caught: string | null,
  look: Look,
  depth: number,
): Answer {
  const writes = look.around.resolver.bindingOf(value)?.writes ?? [];
  const made = writes.length === 1 ? writes[0] : undefined;
  const isTold =
    made?.value &&
    made.path.length === 0 &&
    answerOfValue(made.value, caught, look, depth + 1).kind === 'told';
  return isTold ? { kind: 'told' } : { kind: 'value', at: value };
}

function isErrorRecord(value: Expression & { kind: 'object' }, caught: string | null): boolean {
  return value.properties.some((property) => {
    const key = property.key ?? '';
    if (errorKeys.has(key)) return !isNull(property.value);
    if (statusKeys.has(key)) return isFailureStatus(property.value);
    if (key === 'body') return isErrorText(property.value, caught);
    if (stateKeys.has(key)) return isFailureWord(property.value);
    if (successKeys.has(key))
      return property.value.kind === 'literal' && property.value.value === false;
    return mentions(property.value, caught);
  });
}

const statusKeys = new Set(['status', 'statusCode', 'code']);

/** A status of 400 or more, or a word for a failure. */
const isFailureStatus = (value: Expression): boolean =>
  value.kind === 'literal' && typeof value.value === 'number'
    ? value.value >= 400
    : isFailureWord(value);

/** `JSON.stringify({ error })`. */
const isErrorText = (value: Expression, caught: string | null): boolean =>
  value.kind === 'call' &&
  value.args.some(({ value: part }) => part.kind === 'object' && isErrorRecord(part, caught));

const stateKeys = new Set(['state', 'type', 'kind', 'result']);

const isFailureWord = (value: Expression): boolean =>
  value.kind === 'literal' &&
  typeof value.value === 'string' &&
  /^(?:error|failed|failure|unavailable)$/i.test(value.value);

const isNull = (value: Expression): boolean => value.kind === 'literal' && value.value === null;

function mentions(value: FactNode, name: string | null): boolean {
  if (name === null) return false;
  let found = false;
  const visit = (node: FactNode): void => {
    if ('kind' in node && node.kind === 'reference' && node.name === name) found = true;
    if (!found) forEachChild(node, visit);
  };
  visit(value);
  return found;
}

/** `NextResponse.json({ error }, { status: 500 })` tells; `Promise.reject(e)` passes on; `fallback(q)` answers. */
function answerOfCall(
  value: Expression & { kind: 'call' | 'new' },
  caught: string | null,
  look: Look,
): Answer {
  if (value.callee.kind === 'member' && value.callee.property === 'reject')
    return { kind: 'rethrows' };
  if (/^console\./.test(globalName(value.callee, look.around.resolver) ?? ''))
    return { kind: 'nothing', empty: false };
  if (saysFailure(value, look)) return { kind: 'told' };
  if (value.args.some((argument) => mentions(argument.value, caught))) return { kind: 'unknown' };
  return { kind: 'value', at: value };
}

/** A call with an HTTP status of 400 or more, or with an error record, anywhere in its chain. */
function saysFailure(value: FactNode, look: Look): boolean {
  let found = false;
  const visit = (node: FactNode): void => {
    if (found || isFunction(node)) return;
    if ('kind' in node && (node.kind === 'call' || node.kind === 'new'))
      found = isFailureCall(node, look);
    if (!found) forEachChild(node, visit);
  };
  visit(value);
  return found;
}

const statusMethods = new Set(['status', 'sendStatus', 'writeHead', 'code', 'exit']);

function isFailureCall(node: Expression & { kind: 'call' | 'new' }, look: Look): boolean {
  const method = node.callee.kind === 'member' ? (node.callee.property ?? '') : '';
  for (const argument of node.args) {
    if (argument.value.kind === 'object') {
      const status = argument.value.properties.find((property) => property.key === 'status');
      const code = status ? numberOf(status.value, look.around.resolver) : null;
      if ((code && code.value >= 400) || isErrorRecord(argument.value, null)) return true;
    }
    const code = statusMethods.has(method) ? numberOf(argument.value, look.around.resolver) : null;
    if (code && (code.value >= 400 || (method === 'exit' && code.value !== 0))) return true;
  }
  return false;
}

const tellsFailure = (body: readonly FactNode[], look: Look): boolean =>
  body.some((node) => saysFailure(node, look));

/** `answer = 'Sorry'` in a handler: the program goes on with a substitute. */
function assignedIn(body: readonly Statement[], caught: string | null, look: Look): Answer | null {
  let found: Answer | null = null;
  someInside(body, (node) => {
    if (!('kind' in node) || node.kind !== 'assign' || node.target.kind !== 'name') return false;
    const answer = answerOfValue(node.value, caught, look);
    if (answer.kind === 'value') found = answer;
    return found !== null;
  });
  return found;
}

// ------------------------------------------------------------------------------------------- retry loops

export interface LoopAttempts {
  /** Null where it cannot be read. */
  readonly attempts: number | null;
  readonly endless: boolean;
  /** Each turn takes another element of this collection: another candidate, not another try. */
  readonly candidates: Expression | null;
}

/** Null where the loop does not try the same thing again after a failure. */
export function attemptsOfLoop(
  loop: LoopStatement,
  handler: Handler,
  around: Surroundings,
): LoopAttempts | null {
  if (alwaysLeaves(handler.body) && !goesOn(handler.body)) return null;
  if (!leavesOnSuccess(loop, handler)) return null;
  const candidates = loop.each?.over ?? indexedCollection(loop);
  const waits = candidates ? numbersIn(candidates, around) : null;
  if (waits !== null) return { attempts: waits, endless: false, candidates: null };
  if (candidates) return { attempts: null, endless: false, candidates };
  const counted = countedTurns(loop, around);
  const endless = counted === null && !hasLimit(loop) && !someExit(handler.body);
  return { attempts: counted, endless, candidates: null };
}

/** A `continue` on some way through a handler. */
const goesOn = (body: readonly FactNode[]): boolean =>
  someInside(body, (node) => 'kind' in node && node.kind === 'jump' && node.jump === 'continue');

/** `for (const delay of [1_000, 2_000])`: as many tries as there are numbers; null for other collections. */
function numbersIn(collection: Expression, { resolver }: Surroundings): number | null {
  const values = everything(resolver.valueOf(collection));
  const only = values.length === 1 ? values[0] : undefined;
  if (only?.kind !== 'list' || only.items.length === 0) return null;
  const isNumeric = only.items.every(
    (item) => item.kind === 'literal' && typeof item.value === 'number',
  );
  return isNumeric ? only.items.length : null;
}

/** `for (let i = 0; i < models.length; i += 1)` with `models[i]` inside. */
function indexedCollection({ test, body }: LoopStatement): Expression | null {
  if (test?.kind !== 'binary' || test.right.kind !== 'member') return null;
  const { object, property } = test.right;
  if (property !== 'length' || object.kind !== 'reference') return null;
  const { name } = object;
  const isIndexed = someInside(
    body,
    (node) =>
      'kind' in node &&
      node.kind === 'member' &&
      node.index !== null &&
      node.object.kind === 'reference' &&
      node.object.name === name,
  );
  return isIndexed ? object : null;
}

/** Without a test, or with one that is always true, only an exit in the body ends it. */
const hasLimit = (loop: LoopStatement): boolean =>
  loop.test !== null && !(loop.test.kind === 'literal' && Boolean(loop.test.value));

const isExit = (node: FactNode): boolean =>
  'kind' in node &&
  (node.kind === 'throw' ||
    node.kind === 'return' ||
    (node.kind === 'jump' && node.jump === 'break'));

function someExit(body: readonly FactNode[]): boolean {
  let found = false;
  const visit = (node: FactNode): void => {
    if (found || isFunction(node) || isClass(node)) return;
    found = isExit(node);
    if (!found) forEachChild(node, visit);
  };
  body.forEach(visit);
  return found;
}

const alwaysLeaves = (body: readonly Statement[]): boolean =>
  body.some(
    (statement) =>
      isExit(statement) ||
      (statement.kind === 'block' && alwaysLeaves(statement.body)) ||
      (statement.kind === 'branch' &&
        alwaysLeaves(statement.then) &&
        alwaysLeaves(statement.otherwise)),
  );

/** Something in the loop outside the handler leaves it: `return`, `break`. */
function leavesOnSuccess(loop: LoopStatement, handler: Handler): boolean {
  let found = false;
  const visit = (node: FactNode): void => {
    if (found || node === handler || isFunction(node) || isClass(node)) return;
    found = isExit(node) && !('kind' in node && node.kind === 'throw');
    if (!found) forEachChild(node, visit);
  };
  loop.body.forEach(visit);
  return found;
}

function countedTurns(loop: LoopStatement, around: Surroundings): number | null {
  const { test } = loop;
  if (test?.kind !== 'binary') return null;
  const limit = numberOf(test.right, around.resolver);
  if (!limit || (test.operator !== '<' && test.operator !== '<=')) return null;
  const start = startOf(loop, test.left, around);
  if (start === null) return null;
  const turns = limit.value - start + (test.operator === '<=' ? 1 : 0);
  return Number.isFinite(turns) && turns > 0 ? Math.ceil(turns) : null;
}

function startOf(loop: LoopStatement, counter: Expression, around: Surroundings): number | null {
  if (counter.kind !== 'reference') return null;
  const binding = around.resolver.bindingOf(counter);
  const first = binding?.writes[0]?.value ?? loop.init.map(initialValue).find(Boolean) ?? null;
  return first ? (numberOf(first, around.resolver)?.value ?? null) : null;
}

const initialValue = (statement: Statement): Expression | null =>
  statement.kind === 'declare' ? statement.value : null;
