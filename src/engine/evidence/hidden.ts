/** Handlers that hide a failure. */
import type { Expression, FunctionFact, Handler, TryStatement } from '../../model/facts';
import type { HiddenFailure } from '../../model/evidence';
import { outageKinds } from '../failures';
import { takes } from '../handlersOfKinds';
import { answerOfCatch, answerOfHandler, answerAfter, returnsOnSuccess } from '../handlers';
import type { FailurePath, Step } from '../paths';
import { attemptsOfLoop } from '../retryLoops';
import { returnsOf } from '../returns';
import { isResultLookedAt } from '../resultUses';
import type { Surroundings } from '../surroundings';
import { someInside, type FactNode } from '../tree';
import { alternatives } from '../values';
import type { EvidenceQuestion } from './question';

/** Null where somebody logs it, tells it, answers otherwise, or where a comment says that it is meant. */
export function hiddenOf(question: EvidenceQuestion): HiddenFailure | null {
  const { operation } = question.found;
  const isHelper = operation.streaming.kind === 'always' && operation.streaming.helper;
  if (operation.failsLater === true || isHelper) return null;
  for (const path of question.paths) {
    const hidden = path.guessed ? null : hiddenOn(path);
    if (hidden) return hidden;
  }
  return null;
}

/** The first step that keeps the failure decides. */
function hiddenOn(path: FailurePath): HiddenFailure | null {
  for (const step of path.steps) {
    if (passesOn(step)) continue;
    if (step.kind === 'try') return isRetried(step, path) ? null : hiddenByTry(step, path);
    return step.kind === 'promise-catch' ? hiddenByCatch(step, path) : hiddenBySettling(step);
  }
  return null;
}

/** The failure goes on outward: a loop or a wrapper that repeats, a handler that throws again. */
function passesOn(step: Step): boolean {
  const look = { around: step.around };
  switch (step.kind) {
    case 'try':
      return answerOfHandler(step.handler, look).kind === 'rethrows';
    case 'promise-catch':
      return answerOfCatch(step.handler, look).kind === 'rethrows';
    case 'loop':
      return true;
    case 'wrapper': {
      const { kind } = step.wrapper.effect;
      return kind === 'retry' || kind === 'timeout' || kind === 'race';
    }
    default:
      return false;
  }
}

const isRetried = ({ handler }: Step & { readonly kind: 'try' }, { steps }: FailurePath): boolean =>
  steps.some(
    (one) =>
      one.kind === 'loop' &&
      one.caughtBy === handler &&
      attemptsOfLoop(one.loop, handler, one.around) !== null,
  );

// ------------------------------------------------------------------------------------------------- handlers

function hiddenByTry(
  { statement, handler, around }: Step & { readonly kind: 'try' },
  path: FailurePath,
): HiddenFailure | null {
  const at = around.resolver.positions.place(handler);
  const span = { path: around.path, start: handler.start, end: handler.end };
  if (handler.commented === true || !takesOutages(handler, around)) return null;
  if (handler.body.length === 0)
    return isLookedAtLater(statement, around) ? null : { kind: 'empty', at, value: null, span };
  const value = onlyReturns(handler);
  const shown = value ? emptyValue(value) : null;
  const fn = around.resolver.enclosingFunction(handler);
  if (shown === null || !fn || !mayAnswer(fn, handler)) return null;
  return isCheckedByCallers(fn, path) ? null : { kind: 'like-success', at, value: shown, span };
}

/** `except TimeoutError: pass` around a wait lets all other failures through. */
const takesOutages = (handler: Handler, around: Surroundings): boolean =>
  outageKinds.every((kind) => takes(handler, kind, around) !== false);

/** What the `try` was to bring is read behind it, or something else is answered there. */
function isLookedAtLater(statement: TryStatement, around: Surroundings): boolean {
  const leaves = returnsOnSuccess(statement.body);
  if (leaves || answerAfter(statement, leaves, { around }) !== null) return true;
  const fn = around.resolver.enclosingFunction(statement);
  return someInside(statement.body, (node) => {
    if (!('kind' in node) || node.kind !== 'assign') return false;
    if (node.target.kind !== 'name') return true;
    return (around.index.references.get(node.target.name) ?? []).some(
      ({ start, end }) => start > statement.end && (!fn || end <= fn.end),
    );
  });
}

/** The one thing that the handler does is to give a value back: nothing is logged. */
function onlyReturns({ body }: Handler): Expression | null {
  const [only, ...more] = body;
  return only?.kind === 'return' && more.length === 0 ? only.value : null;
}

/** As code writes it; null for a value that says something, `null` included: that is no answer. */
function emptyValue(value: Expression): string | null {
  if (value.kind === 'literal') return value.value === '' ? "''" : null;
  if (value.kind === 'array') return value.elements.length === 0 ? '[]' : null;
  if (value.kind === 'object') return value.properties.length === 0 ? '{}' : null;
  return null;
}

/** The function gives something back on success, so that the empty value passes for it. */
const mayAnswer = (fn: FunctionFact, handler: Handler): boolean =>
  returnsOf(fn).some(
    (one) => one !== null && (one.end <= handler.start || one.start >= handler.end),
  );

/** Everybody who was followed asks whether there is anything. */
function isCheckedByCallers(fn: FunctionFact, { through }: FailurePath): boolean {
  const passage = through.find(({ call, around }) =>
    alternatives(around.resolver.valueOf(call.callee)).some(
      (callee) => callee.kind === 'function' && callee.fn === fn,
    ),
  );
  return passage !== undefined && isResultLookedAt(passage.call, passage.around);
}

// -------------------------------------------------------------------------------------------------- promises

/** `.catch(() => {})`. */
function hiddenByCatch(
  { call, handler, around }: Step & { readonly kind: 'promise-catch' },
  path: FailurePath,
): HiddenFailure | null {
  if (handler?.kind !== 'function') return null;
  const { fn } = handler;
  const at = around.resolver.positions.place(handler);
  const span = { path: around.path, start: fn.start, end: fn.end };
  // Between the braces there is room for a comment.
  const isEmpty = fn.body.length === 0 && fn.bodySpan.end - fn.bodySpan.start <= '{ }'.length;
  const [only, ...more] = fn.body;
  const value = only?.kind === 'return' && more.length === 0 ? only.value : null;
  const shown = value ? emptyValue(value) : null;
  if (!isEmpty && shown === null) return null;
  if (isDropped(call, around)) return { kind: 'empty', at, value: null, span };
  if (shown === null || isAskedFor(call, around, path)) return null;
  return { kind: 'like-success', at, value: shown, span };
}

/** Whoever takes the value asks whether there is anything: here, or where this function is called. */
function isAskedFor(call: Expression, around: Surroundings, path: FailurePath): boolean {
  let at: FactNode | undefined = around.index.parents.get(call);
  while (at && 'kind' in at && at.kind === 'await') at = around.index.parents.get(at);
  const fn = around.resolver.enclosingFunction(call);
  const isGivenBack = at !== undefined && 'kind' in at && at.kind === 'return';
  return isGivenBack && fn ? isCheckedByCallers(fn, path) : isResultLookedAt(call, around);
}

/** `await Promise.allSettled(…)` whose results nobody reads. */
function hiddenBySettling(step: Step): HiddenFailure | null {
  if (step.kind !== 'wrapper' || step.wrapper.effect.kind !== 'settles') return null;
  const { call, around } = step;
  if (!isDropped(call, around)) return null;
  const span = { path: around.path, start: call.start, end: call.end };
  return { kind: 'unread', at: around.resolver.positions.place(call), value: null, span };
}

/** Nobody takes the result. */
function isDropped(call: Expression, { index }: Surroundings): boolean {
  let at: FactNode = call;
  for (let parent = index.parents.get(at); parent; parent = index.parents.get(at)) {
    if (!('kind' in parent)) return false;
    if (parent.kind === 'expression') return true;
    if (parent.kind !== 'await' && parent.kind !== 'unary') return false;
    at = parent;
  }
  return false;
}
