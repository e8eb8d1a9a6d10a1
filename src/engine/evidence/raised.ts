/** Whether a status of an answer becomes an error at all. */
import type { Expression, Span } from '../../model/facts';
import type { FailureKind } from '../failures';
import { sdkOf } from '../findCalls';
import { holdsForAnswer } from '../handlerRuns';
import { forEachChild, isFunction, isHandler, type FactNode } from '../tree';
import type { RetryStep } from './attempts';
import type { EvidenceQuestion } from './question';

/** An answer of 400 or 503 is an error: the SDK throws it, or the code beside the request does. */
export function raisesStatuses(
  step: RetryStep,
  { found, around }: EvidenceQuestion,
  kind: FailureKind,
): boolean {
  if (sdkOf(found).provider !== null) return true;
  const { home, node } = found.request;
  const there = around.program.around(home.path);
  const answer = home.index.parents.get(node);
  const isWaited = answer !== undefined && 'kind' in answer && answer.kind === 'await';
  const isOff: Test = (test) =>
    there !== null && isWaited && holdsForAnswer(test, kind, answer, there) === false;
  const tried = triedBy(step);
  // What is thrown before the request has nothing to do with its answer.
  const isInside = step.around.path === home.path && tried.some((one) => contains(one, node));
  const behind = isInside && step.kind === 'loop' ? node.end : 0;
  if (throws(tried, { behind, intoFunctions: step.kind !== 'loop', isOff })) return true;
  const fn = home.enclosingFunction(node);
  // What is thrown behind the loop, in the same function, comes after all attempts.
  const isBeside = fn && step.kind === 'loop' && contains(fn, step.loop);
  return (
    isBeside !== true &&
    throws(fn ? fn.body : home.index.facts.body, { behind: 0, intoFunctions: false, isOff })
  );
}

/** What the loop's handler stands behind: an error that is thrown elsewhere in its body leaves it. */
function triedBy(step: RetryStep): readonly FactNode[] {
  if (step.kind !== 'loop') return [step.call];
  const tried = step.around.index.parents.get(step.caughtBy);
  const isTry = tried !== undefined && 'kind' in tried && tried.kind === 'try';
  return isTry ? tried.body : step.loop.body;
}

const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && outer.end >= inner.end;

type Test = (test: Expression) => boolean;

interface Search {
  /** Where the request ends; what stands before it does not count. */
  readonly behind: number;
  readonly intoFunctions: boolean;
  readonly isOff: Test;
}

/** A `throw` outside of handlers, which pass on what was an error before, and of branches that are never entered. */
function throws(nodes: readonly FactNode[], { behind, intoFunctions, isOff }: Search): boolean {
  let found = false;
  const visit = (node: FactNode): void => {
    if (found || isHandler(node) || (isFunction(node) && !intoFunctions)) return;
    found = 'kind' in node && node.kind === 'throw' && node.start >= behind;
    const isPast = 'kind' in node && node.kind === 'branch' && node.test && isOff(node.test);
    if (isPast) node.otherwise.forEach(visit);
    else if (!found) forEachChild(node, visit);
  };
  nodes.forEach(visit);
  return found;
}
