/** Loops that nothing ends while a provider is down. */
import type { FactNode } from '../tree';
import { forEachChild, isClass, isFunction, someInside } from '../tree';
import { endOfHandler } from '../handlerRuns';
import type { RetryStep } from './attempts';

/**
 * Nothing but success leaves the loop, and each turn tries the same: a loop that waits for a user or a queue in each
 * turn does other work each time.
 */
export function isEndlessLoop({ loop, caughtBy, around }: RetryStep & { kind: 'loop' }): boolean {
  const tried = around.index.parents.get(caughtBy);
  if (!tried || !('kind' in tried) || tried.kind !== 'try') return false;
  const at = loop.body.findIndex(({ start, end }) => start <= tried.start && end >= tried.end);
  if (at < 0) return false;
  const before = loop.body.slice(0, at);
  const behind = loop.body.slice(at + 1);
  if (before.some((node) => leaves(node) || takesTime(node))) return false;
  const runsOn = endOfHandler(caughtBy, 'server-error', around) !== 'continues';
  return !(runsOn && behind.some(leaves)) && !tried.finalizer.some(leaves);
}

function leaves(root: FactNode): boolean {
  let found = false;
  const visit = (node: FactNode): void => {
    if (found || isFunction(node) || isClass(node)) return;
    found =
      'kind' in node &&
      (node.kind === 'throw' ||
        node.kind === 'return' ||
        (node.kind === 'jump' && node.jump === 'break'));
    if (!found) forEachChild(node, visit);
  };
  visit(root);
  return found;
}

const takesTime = (node: FactNode): boolean =>
  someInside([node], (one) => 'kind' in one && one.kind === 'await');
