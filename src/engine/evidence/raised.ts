/** Whether a status of an answer becomes an error at all. */
import type { Span } from '../../model/facts';
import { sdkOf } from '../findCalls';
import { forEachChild, isFunction, isHandler, type FactNode } from '../tree';
import type { RetryStep } from './attempts';
import type { EvidenceQuestion } from './question';

/** An answer of 400 or 503 is an error: the SDK throws it, or the code beside the request does. */
export function raisesStatuses(step: RetryStep, { found }: EvidenceQuestion): boolean {
  if (sdkOf(found).provider !== null) return true;
  const body: readonly FactNode[] = step.kind === 'loop' ? step.loop.body : [step.call];
  if (throws(body, step.kind !== 'loop')) return true;
  const { home, node } = found.request;
  const fn = home.enclosingFunction(node);
  // What is thrown behind the loop, in the same function, comes after all attempts.
  const isBeside = fn && step.kind === 'loop' && contains(fn, step.loop);
  return isBeside !== true && throws(fn ? fn.body : home.index.facts.body, false);
}

const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && outer.end >= inner.end;

/** A `throw` outside of handlers: those pass on what was an error before. */
function throws(nodes: readonly FactNode[], intoFunctions: boolean): boolean {
  let found = false;
  const visit = (node: FactNode): void => {
    if (found || isHandler(node) || (isFunction(node) && !intoFunctions)) return;
    found = 'kind' in node && node.kind === 'throw';
    if (!found) forEachChild(node, visit);
  };
  nodes.forEach(visit);
  return found;
}
