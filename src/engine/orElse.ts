/** `(await name(goal)) || goal`: what a caller has of its own, or asks next, where a function gives nothing back. */
import type { FallbackPolicy } from '../model/call';
import type { Expression } from '../model/facts';
import type { LoopStatement } from '../model/statements';
import { kindOfCandidates, type Judge } from './alternatives';
import { whenFailed } from './failedTests';
import type { FailurePath, Passage, Step } from './paths';
import { namesIn, useOfResult } from './map/results';
import { indexedCollection } from './retryLoops';
import type { Surroundings } from './surroundings';
import { isFunction, type FactNode } from './tree';
import { everything } from './values';

/** Null where the function around the handler is called without one. */
export function orElse(step: Step, path: FailurePath): FallbackPolicy | null {
  for (const passage of callsOfHandler(step, path)) {
    const other = otherOf(passage);
    if (!other) continue;
    const isKnown = other.kind === 'literal' || other.kind === 'template';
    return {
      kind: isKnown ? 'degraded' : 'unknown',
      at: passage.around.resolver.positions.place(other),
    };
  }
  return null;
}

/** `if (!plan) plan = usual(question);` behind the call of a function that gave nothing back. */
export function callersSubstitute(step: Step, path: FailurePath): FallbackPolicy | null {
  const [passage] = step.kind === 'try' ? callsOfHandler(step, path) : [];
  const use = passage ? useOfResult(passage.call, passage.around) : null;
  return passage && use?.kind === 'answered'
    ? { kind: 'degraded', at: passage.around.resolver.positions.place(use.at) }
    : null;
}

/** `for (const model of models) { const found = await ask(model); if (found) return found; }`: the next one is asked. */
export function callersNextTurn(
  step: Step,
  path: FailurePath,
  judge: Judge,
): FallbackPolicy | null {
  for (const { call, around } of callsOfHandler(step, path)) {
    const loop = loopAround(call, around);
    const over = loop ? (loop.each?.over ?? indexedCollection(loop)) : null;
    if (!loop || !over || !areCandidates(over, around) || !leavesOnSuccess(loop, call)) continue;
    return {
      kind: kindOfCandidates(over, around, judge),
      at: around.resolver.positions.place(loop),
    };
  }
  return null;
}

/** Calls, on the way of the failure, of the function that holds the handler. */
function callsOfHandler(step: Step, { through }: FailurePath): readonly Passage[] {
  if (step.kind !== 'try' && step.kind !== 'promise-catch') return [];
  const handled = step.kind === 'try' ? step.statement : step.call;
  const fn = step.around.resolver.enclosingFunction(handled);
  return through.filter(({ call, around }) =>
    everything(around.resolver.valueOf(call.callee)).some(
      (one) => one.kind === 'function' && one.fn === fn,
    ),
  );
}

function loopAround(call: FactNode, { index }: Surroundings): LoopStatement | null {
  for (let at = index.parents.get(call); at && !isFunction(at); at = index.parents.get(at))
    if ('kind' in at && at.kind === 'loop') return at;
  return null;
}

/** What the call gave is tested, and something ends the loop. Where nothing does, the loop works on a list. */
function leavesOnSuccess({ body }: LoopStatement, call: FactNode): boolean {
  const at = body.findIndex((one) => one.start <= call.start && call.end <= one.end);
  const holder = body[at];
  if (holder?.kind !== 'declare') return false;
  const names = namesIn(holder.target);
  return body
    .slice(at + 1)
    .some(
      (one) =>
        one.kind === 'branch' &&
        one.test !== null &&
        whenFailed(one.test, names) === false &&
        one.then.some(({ kind }) => kind === 'return'),
    );
}

/** Names of models, or what is called so: a list of other things has one answer for each. */
function areCandidates(over: Expression, { resolver }: Surroundings): boolean {
  const name = over.kind === 'member' ? over.property : over.kind === 'reference' ? over.name : '';
  return (
    /model|provider|engine|client|llm/i.test(name ?? '') ||
    everything(resolver.valueOf(over)).some(
      (one) =>
        one.kind === 'list' &&
        one.items.length > 1 &&
        one.items.every((item) => item.kind === 'literal' && typeof item.value === 'string'),
    )
  );
}

/** What stands behind `||` or `??`, where it is something. */
function otherOf({ call, around: { index } }: Passage): Expression | null {
  let inner: FactNode = call;
  let at = index.parents.get(call);
  if (at && 'kind' in at && at.kind === 'await') {
    inner = at;
    at = index.parents.get(at);
  }
  if (!at || !('kind' in at) || at.kind !== 'logical' || at.operator === '&&') return null;
  return at.left === inner && !isNothing(at.right) ? at.right : null;
}

const isNothing = (value: Expression): boolean =>
  (value.kind === 'literal' && !value.value) ||
  (value.kind === 'array' && value.elements.length === 0) ||
  (value.kind === 'object' && value.properties.length === 0) ||
  (value.kind === 'reference' && value.name === 'undefined');
