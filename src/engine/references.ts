/** Which references of a module matter to a value or a function. */
import type { Expression, FunctionFact } from '../model/facts';
import type { Binding } from './moduleIndex';
import type { Surroundings } from './surroundings';
import { isFunction, type FactNode } from './tree';

/** References to a name behind the point where it was set, in the same function or inside it. */
export function usesAfter(name: string, at: FactNode, around: Surroundings): readonly Expression[] {
  const references = around.index.references.get(name) ?? [];
  const uses = references.filter((reference) => reference.start >= at.end);
  const fn = around.resolver.enclosingFunction(at);
  const near = uses.filter((use) => !fn || (use.start >= fn.start && use.end <= fn.end));
  return near.filter((use) => isWaitedFor(use, around)).slice(0, 6);
}

/** `await x`, `return x`, `for await (… of x)`, `x.then(…)`: uses that a failure comes out of. */
function isWaitedFor(use: Expression, around: Surroundings): boolean {
  const parent = around.index.parents.get(use);
  if (!parent) return false;
  if (isFunction(parent)) return true;
  if (!('kind' in parent)) return false;
  if (parent.kind === 'loop') return parent.each?.over === use;
  return parent.kind !== 'unary' && parent.kind !== 'binary' && parent.kind !== 'branch';
}

export const isSameFunction = (binding: Binding | null, fn: FunctionFact): boolean =>
  binding !== null &&
  (binding.fn === fn ||
    binding.writes.some((write) => write.value?.kind === 'function' && write.value.fn === fn));
