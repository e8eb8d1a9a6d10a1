/** Loops that try again after a failure: how often, or with another candidate each time. */
import type {
  Expression,
  Handler,
  LoopStatement,
  MemberExpression,
  Statement,
} from '../model/facts';
import { outageKinds, type FailureKind } from './failures';
import { endOfHandler, endOfStatements, type IsForeign } from './handlerRuns';
import { takes } from './handlersOfKinds';
import { waitsOfLoop } from './loopWaits';
import { statementsAfter } from './handlers';
import { remembered } from './memo';
import { numberOf } from './numbers';
import { rangeOf, turnsOf, type Range } from './ranges';
import type { Surroundings } from './surroundings';
import { forEachChild, isClass, isFunction, someInside, type FactNode } from './tree';
import { everything } from './values';

export interface LoopAttempts {
  /** Null where it cannot be read. */
  readonly attempts: number | null;
  readonly endless: boolean;
  /** Each turn takes another element of this collection: another candidate, not another try. */
  readonly candidates: Expression | null;
  /** Longest waits between all attempts, in ms; null where they cannot be read. */
  readonly waitsMs: number | null;
}

const known = remembered<LoopStatement, Map<Handler, LoopAttempts | null>>(() => new Map());

/** Null where the loop does not try the same thing again after a failure. */
export function attemptsOfLoop(
  loop: LoopStatement,
  handler: Handler,
  around: Surroundings,
): LoopAttempts | null {
  const answers = known(loop, around);
  const before = answers.get(handler);
  if (before !== undefined) return before;
  const now = readAttempts(loop, handler, around);
  answers.set(handler, now);
  return now;
}

function readAttempts(
  loop: LoopStatement,
  handler: Handler,
  around: Surroundings,
): LoopAttempts | null {
  if (alwaysLeaves(handler.body) && !goesOn(handler.body)) return null;
  if (!leavesOnSuccess(loop, handler, around)) return null;
  const range = loop.each ? rangeOf(loop.each.over, around.resolver) : null;
  const counter = range && loop.each?.target.kind === 'name' ? loop.each.target.name : null;
  const picked = range?.of && counter !== null ? indexedBy(counter, range.of, loop.body) : null;
  if (range && !picked) return countedRange(loop, range, around);
  const candidates = picked ?? loop.each?.over ?? indexedCollection(loop);
  if (candidates && isKeyRing(candidates, around))
    return { attempts: null, endless: false, candidates: null, waitsMs: null };
  const waits = candidates ? numbersIn(candidates, around) : null;
  if (candidates && waits === null)
    return { attempts: null, endless: false, candidates, waitsMs: null };
  const counted = waits ?? countedTurns(loop, around);
  const isOpen = !hasLimit(loop) || turnsByFlag(loop, handler, around);
  const endless = counted === null && isOpen && !someExit(handler.body);
  const waitsMs = waitsOfLoop(loop, counted, around);
  return { attempts: counted, endless, candidates: null, waitsMs };
}

/** Keys of one account after another: the same door is tried again. */
function isKeyRing(collection: Expression, { resolver }: Surroundings): boolean {
  if (collection.kind !== 'reference' && collection.kind !== 'member') return false;
  const name = collection.kind === 'reference' ? collection.name : (collection.property ?? '');
  if (!/keys$|credentials$|(?:api|auth|access)_?tokens$/i.test(name)) return false;
  const writes =
    collection.kind === 'reference' ? (resolver.bindingOf(collection)?.writes ?? []) : [];
  // `Object.keys(providers)` are names of something else.
  return !writes.some(
    ({ value }) =>
      value?.kind === 'call' && value.callee.kind === 'member' && value.callee.property === 'keys',
  );
}

/** `for attempt in range(3)`. */
function countedRange(loop: LoopStatement, range: Range, around: Surroundings): LoopAttempts {
  const attempts = turnsOf(range);
  const waitsMs = waitsOfLoop(loop, attempts, around);
  return { attempts, endless: range.end === Infinity, candidates: null, waitsMs };
}

/** `for i in range(len(models))` with `models[i]` inside. */
const indexedBy = (
  counter: string,
  collection: Expression,
  body: readonly Statement[],
): Expression | null =>
  someInside(
    body,
    (node) =>
      'kind' in node &&
      node.kind === 'member' &&
      node.index?.kind === 'reference' &&
      node.index.name === counter,
  )
    ? collection
    : null;

/** How often a loop turns that no handler keeps running; null where each turn asks somebody else. */
export function turnsWithoutHandler(
  loop: LoopStatement,
  around: Surroundings,
): Omit<LoopAttempts, 'candidates' | 'endless'> | null {
  const range = loop.each ? rangeOf(loop.each.over, around.resolver) : null;
  if (range && !range.of) return countedRange(loop, range, around);
  const candidates = loop.each?.over ?? indexedCollection(loop);
  if (candidates && !isKeyRing(candidates, around)) return null;
  const attempts = candidates ? null : countedTurns(loop, around);
  return { attempts, waitsMs: attempts === null ? null : waitsOfLoop(loop, attempts, around) };
}

/** Of handlers inside a loop the one after which it tries again; the first where none does. */
export const repeatingHandler = (
  loop: LoopStatement,
  handlers: readonly [Handler, ...Handler[]],
  around: Surroundings,
): Handler =>
  handlers.find(
    (handler) =>
      outageKinds.some((kind) => takes(handler, kind, around) !== false) &&
      attemptsOfLoop(loop, handler, around) !== null,
  ) ?? handlers[0];

/** Whether the loop goes on after a failure of this kind; null where nobody can say. */
export function goesOnAfter(
  handler: Handler,
  kind: FailureKind,
  around: Surroundings,
  isForeign?: IsForeign,
): boolean | null {
  const end = endOfHandler(handler, kind, around, isForeign);
  if (end === 'unknown') return null;
  if (end !== 'falls') return end === 'continues';
  const tried = around.index.parents.get(handler);
  const rest =
    tried && 'kind' in tried && tried.kind === 'try' ? statementsAfter(tried, around) : [];
  const after = endOfStatements(rest, kind, around);
  return after === 'unknown' ? null : after === 'falls' || after === 'continues';
}

/** It goes on after something else alone: whatever outage it is, the handler surely leaves the loop. */
export const endsAtOutage = ({ caughtBy, around }: LoopStep): boolean =>
  outageKinds.every((kind) => goesOnAfter(caughtBy, kind, around) === false);

interface LoopStep {
  readonly caughtBy: Handler;
  readonly around: Surroundings;
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

/** `for (let i = 0; i < models.length; i += 1)` with `models[i]` inside; also a field: `this.models`. */
export function indexedCollection({ test, body }: LoopStatement): Expression | null {
  if (test?.kind !== 'binary' || test.right.kind !== 'member') return null;
  const { object, property } = test.right;
  if (property !== 'length') return null;
  const isSame = (other: Expression): boolean =>
    object.kind === 'reference'
      ? other.kind === 'reference' && other.name === object.name
      : isField(object) && isField(other) && other.property === object.property;
  const isIndexed = someInside(
    body,
    (node) =>
      'kind' in node && node.kind === 'member' && node.index !== null && isSame(node.object),
  );
  return isIndexed ? object : null;
}

const isField = (one: Expression): one is MemberExpression =>
  one.kind === 'member' && one.object.kind === 'self' && one.property !== null;

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
  const visit = (node: FactNode, nested: boolean): void => {
    if (found || isFunction(node) || isClass(node)) return;
    found = isExit(node) && !(nested && isJump(node));
    const inner = nested || isLoop(node);
    if (!found)
      forEachChild(node, (child) => {
        visit(child, inner);
      });
  };
  body.forEach((node) => {
    visit(node, false);
  });
  return found;
}

/** A `break` inside another loop leaves that one alone. */
const isJump = (node: FactNode): boolean => 'kind' in node && node.kind === 'jump';

const isLoop = (node: FactNode): boolean => 'kind' in node && node.kind === 'loop';

const alwaysLeaves = (body: readonly Statement[]): boolean =>
  body.some(
    (statement) =>
      isExit(statement) ||
      (statement.kind === 'block' && alwaysLeaves(statement.body)) ||
      (statement.kind === 'branch' &&
        alwaysLeaves(statement.then) &&
        alwaysLeaves(statement.otherwise)),
  );

/**
 * Something in the loop outside the handler leaves it: `return`, `break`. An exit in front of the `try` is none, unless
 * it hangs on what the `try` has set: a loop that asks a user ends when the user says so.
 */
function leavesOnSuccess(loop: LoopStatement, handler: Handler, { index }: Surroundings): boolean {
  const tried = index.parents.get(handler);
  const from = tried ? tried.start : 0;
  const set = tried ? namesSetIn(tried) : new Set();
  // `while not done:`, where the `try` says when it is.
  let found = setsTest(loop, handler, index);
  const visit = (node: FactNode, reached: boolean, nested: boolean): void => {
    if (found || node === handler || isFunction(node) || isClass(node)) return;
    const isBranch = 'kind' in node && node.kind === 'branch' && node.test !== null;
    const inside = reached || node.start >= from || (isBranch && mentionsOne(node.test, set));
    const isLeft = isExit(node) && !('kind' in node && node.kind === 'throw');
    found = inside && isLeft && !(nested && isJump(node));
    const inner = nested || isLoop(node);
    if (!found)
      forEachChild(node, (child) => {
        visit(child, inside && isBranch, inner);
      });
  };
  loop.body.forEach((node) => {
    visit(node, false, false);
  });
  return found;
}

/** The body of the `try` sets what the loop asks for, and the handler leaves it alone. */
function setsTest(
  { test }: LoopStatement,
  handler: Handler,
  { parents }: Surroundings['index'],
): boolean {
  const tried = parents.get(handler);
  if (!test || !tried || !('kind' in tried) || tried.kind !== 'try') return false;
  const set = namesSetIn(...tried.body);
  for (const name of namesSetIn(...handler.body)) set.delete(name);
  return mentionsOne(test, set);
}

/** Nothing but a flag that success sets ends it: `while not done:`. */
function turnsByFlag(loop: LoopStatement, handler: Handler, { index }: Surroundings): boolean {
  const { test } = loop;
  const flag = test?.kind === 'unary' ? test.value : test;
  return flag?.kind === 'reference' && setsTest(loop, handler, index);
}

function namesSetIn(...nodes: readonly FactNode[]): Set<string> {
  const names = new Set<string>();
  someInside(nodes, (node) => {
    if ('kind' in node && node.kind === 'assign' && node.target.kind === 'name')
      names.add(node.target.name);
    return false;
  });
  return names;
}

const mentionsOne = (node: FactNode, names: ReadonlySet<unknown>): boolean =>
  someInside([node], (one) => 'kind' in one && one.kind === 'reference' && names.has(one.name));

function countedTurns(
  loop: LoopStatement,
  around: Surroundings,
  test: Expression | null = loop.test,
): number | null {
  // `while attempt < 3 and not done:`
  if (test?.kind === 'logical' && test.operator === '&&')
    return countedTurns(loop, around, test.left) ?? countedTurns(loop, around, test.right);
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
