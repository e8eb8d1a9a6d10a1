/** What a `catch` does with a failure: passes it on, answers with something else, or hides it. */
import type {
  Expression,
  FunctionFact,
  Handler,
  LoopStatement,
  Span,
  Statement,
  TryStatement,
} from '../model/facts';
import { isApology } from './apologies';
import { runAfterFailure } from './behindFailure';
import { outageKinds } from './failures';
import type { FoundCall } from './findCalls';
import { globalName } from './globals';
import { endOfHandler } from './handlerRuns';
import { remembered } from './memo';
import type { Surroundings } from './surroundings';
import { forEachChild, isClass, isFunction, isHandler, someInside, type FactNode } from './tree';
import { returnsOf } from './returns';
import { alternatives } from './values';
import { type Answer, type Look, answerOfValue, tellsFailure } from './answerValues';
import { caughtNames, mentions, nothingCaught, type Caught } from './caughtNames';
import { errorKeys, saysFailed } from './errorRecords';
import { callIn, calledAgain } from './answeringCalls';

export const answerOfHandler = (handler: Handler, { around }: Look): Answer =>
  handlerAnswer(handler, around);

const handlerAnswer = remembered((handler: Handler, around: Surroundings): Answer => {
  const look: Look = { around };
  if (repeats(handler, handler.body, look.around)) return { kind: 'repeats' };
  const tried = look.around.index.parents.get(handler);
  const again =
    tried && 'kind' in tried && tried.kind === 'try'
      ? calledAgain(tried.body, handler.body, look)
      : null;
  if (again) return again;
  const call = callIn(handler.body, look, 0);
  if (call) return { kind: 'call', call };
  const ends = alwaysThrows(handler.body) || throwsByHelper(handler.body, look);
  if (ends && !leavesBefore(handler, around)) return { kind: 'rethrows' };
  const returns = valuesReturned(handler.body);
  const caught = caughtNames(handler.param, handler.body);
  for (const value of returns) {
    if (isOfSuccessShape(value, caught, handler, look) || isVerdict(value, handler, look))
      return { kind: 'value', at: value };
    const answer = answerOfValue(value, caught, look);
    if (answer.kind !== 'told') return answer;
  }
  if (returns.length > 0 || tellsFailure(handler.body, look)) return { kind: 'told' };
  const assigned = assignedIn(handler.body, caught, look);
  return assigned ?? { kind: 'nothing', empty: handler.body.length === 0 };
});

/**
 * What comes after a `try` or a loop whose handler runs on: the statements behind it answer, where success has left
 * before.
 */
export function answerAfter(
  statement: TryStatement | LoopStatement,
  leaves: boolean,
  look: Look,
): Answer | null {
  const behind = leaves ? statementsAfter(statement, look.around) : [];
  if (behind.length === 0) return null;
  const rest = runAfterFailure(statement, behind);
  const again = calledAgain(statement.body, rest, look);
  if (again) return again;
  const call = callIn(rest, look, 0);
  if (call) return { kind: 'call', call };
  if (alwaysThrows(rest)) return { kind: 'rethrows' };
  for (const value of valuesReturned(rest)) {
    const answer = answerOfValue(value, nothingCaught, look);
    if (answer.kind === 'value' && !isEmptyValue(value, look)) return answer;
  }
  return null;
}

/** Something that is only filled elsewhere says nothing: `return result`. A constant of the module does: `return USUAL`. */
function isEmptyValue(value: Expression, { around }: Look): boolean {
  if (value.kind !== 'reference') return value.kind === 'literal' && value.value === '';
  const binding = around.resolver.bindingOf(value);
  const made = binding?.writes.length === 1 ? binding.writes[0]?.value : null;
  const isKept = binding?.kind === 'constant' && binding.scope.fn === null;
  if (!isKept || !made) return true;
  return made.kind === 'object'
    ? made.properties.length === 0
    : made.kind !== 'template' && (made.kind !== 'literal' || !made.value);
}

/** What runs after a statement within its function or loop: the rest of its list, and of those around that. */
export function statementsAfter(statement: Statement, around: Surroundings): readonly Statement[] {
  const parent = around.index.parents.get(statement);
  const lists = parent ? listsOf(parent) : [around.index.facts.body];
  const list = lists.find((one) => one.includes(statement)) ?? [];
  const rest = list.slice(list.indexOf(statement) + 1);
  const goesOn =
    parent && 'kind' in parent && (parent.kind === 'branch' || parent.kind === 'block');
  return goesOn ? [...rest, ...statementsAfter(parent, around)] : rest;
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
  ) || endsWithAnswer(body.at(-1));

/** `if (text) return text;` at the end: without an answer it goes on as after a failure. */
const endsWithAnswer = (last: Statement | undefined): boolean =>
  last?.kind === 'branch' && last.otherwise.length === 0 && returnsOnSuccess(last.then);

/** The record that the function gives back on success, with something in it: `{ tags: [], error }`. */
function isOfSuccessShape(
  value: Expression,
  caught: Caught,
  handler: Handler,
  { around }: Look,
): boolean {
  const fn = around.resolver.enclosingFunction(handler);
  if (value.kind !== 'object' || !fn || saysFailed(value)) return false;
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
      !mentions(part, caught) &&
      (part.kind === 'object' || part.kind === 'array' || part.kind === 'template'),
  );
}

/** `return false` where success gives `label === 'spam'`: who asks cannot tell it from an answer. */
function isVerdict(value: Expression, handler: Handler, { around }: Look): boolean {
  const fn = around.resolver.enclosingFunction(handler);
  if (value.kind !== 'literal' || typeof value.value !== 'boolean' || !fn) return false;
  return returnsOf(fn).some(
    (one) => one?.kind === 'binary' && (one.end <= handler.start || one.start >= handler.end),
  );
}

/** The handler of `.catch(handler)`. */
export function answerOfCatch(handler: Expression | null, look: Look): Answer {
  const value = handler ? look.around.resolver.valueOf(handler) : null;
  if (handler && (globalName(handler, look.around.resolver) ?? '').startsWith('console.'))
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
  const caught = caughtNames(fn.params[0]?.pattern ?? null, fn.body);
  const returns = returnsOf(fn);
  for (const value of returns) {
    const answer = value ? answerOfValue(value, caught, look) : ({ kind: 'told' } as const);
    if (answer.kind !== 'told') return answer;
  }
  return returns.length > 0 ? { kind: 'told' } : { kind: 'nothing', empty: fn.body.length === 0 };
}

/** A handler that calls the function in which it stands: `catch { return ask(left - 1) }`. */
export function repeats(handler: Span, body: readonly FactNode[], around: Surroundings): boolean {
  return someInside(body, (node) => {
    if (!('kind' in node) || node.kind !== 'call') return false;
    const callee = around.resolver.valueOf(node.callee);
    if (callee.kind !== 'function' || callee.home.path !== around.path) return false;
    return callee.fn.start < handler.start && callee.fn.end >= handler.end;
  });
}

/** `if (instead) return instead(); throw error`: after an outage it may give something back before it throws. */
function leavesBefore(handler: Handler, around: Surroundings): boolean {
  if (valuesReturned(handler.body).length === 0) return false;
  const ends = new Map(outageKinds.map((kind) => [kind, endOfHandler(handler, kind, around)]));
  const atServer = ends.get('server-error');
  const atTimeout = ends.get('timeout');
  return atServer === 'returns' || (atServer === 'unknown' && atTimeout === 'returns');
}

/** True where the statements end in a throw, unless they return before. */
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

/** The call that a loop leaves the question to when it has given up: where success has left, or `if (!text) …`. */
export function callBehindLoop(loop: LoopStatement, look: Look): FoundCall | null {
  const behind = statementsAfter(loop, look.around);
  const rest = runAfterFailure(loop, behind);
  const leaves = someInside(loop.body, (node) => 'kind' in node && node.kind === 'return');
  return leaves || rest !== behind ? callIn(rest, look, 0) : null;
}

/** `if (attempt === 3) return usual;` in the handler that keeps a loop running: what the last turn gives back. */
export function answerOfLastTurn(handler: Handler, look: Look): Answer | null {
  const caught = caughtNames(handler.param, handler.body);
  const answers = valuesReturned(handler.body).map((one) => answerOfValue(one, caught, look));
  return answers.find(({ kind }) => kind !== 'told') ?? answers[0] ?? null;
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

/** `answer = 'Sorry'` in a handler: the program goes on with a substitute. `status = 'failed'` is none. */
function assignedIn(body: readonly Statement[], caught: Caught, look: Look): Answer | null {
  let found: Answer | null = null;
  someInside(body, (node) => {
    if (!('kind' in node) || node.kind !== 'assign' || node.target.kind !== 'name') return false;
    if (isStateName(node.target.name)) return false;
    const answer = answerOfValue(node.value, caught, look);
    if (answer.kind !== 'value') return false;
    found = isApology(node.value) ? { kind: 'told' } : answer;
    return found.kind === 'value';
  });
  return found;
}

/** What goes by this name says how it went, and answers nothing. */
export const isStateName = (name: string): boolean =>
  /status$|state$|reason$|^err$|error(?:s|text|message|msg|code)?$/i.test(name);
