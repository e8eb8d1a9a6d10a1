/** Which references of a module matter to a value or a function. */
import type { Expression, FunctionFact, ReferenceExpression } from '../model/facts';
import type { Binding } from './moduleIndex';
import type { Surroundings } from './surroundings';
import { isFunction, type FactNode } from './tree';

/** References to a name behind the point where it was set, in the same function or inside it. */
export function usesAfter(name: string, at: FactNode, around: Surroundings): readonly Expression[] {
  const references: readonly ReferenceExpression[] = around.index.references.get(name) ?? [];
  const uses = references.filter((reference) => reference.start >= at.end);
  const fn = around.resolver.enclosingFunction(at);
  const binding = bindingAt(name, at, around);
  const near = uses.filter((use) => !fn || (use.start >= fn.start && use.end <= fn.end));
  return near
    .filter((use) => !binding || around.resolver.bindingOf(use) === binding)
    .filter((use) => isWaitedFor(use, around))
    .slice(0, 6);
}

/** What the name means where it is set: the first later use that is written to there. */
function bindingAt(name: string, at: FactNode, { index, resolver }: Surroundings): Binding | null {
  for (const reference of index.references.get(name) ?? []) {
    const binding = resolver.bindingOf(reference);
    const isSetHere = binding?.writes.some(
      ({ value }) => value && value.start >= at.start && value.end <= at.end,
    );
    if (isSetHere === true) return binding;
  }
  return null;
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
