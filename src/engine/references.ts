/** Which references of a module matter to a value or a function. */
import type { Expression, FunctionFact, ReferenceExpression } from '../model/facts';
import type { Binding } from './moduleIndex';
import type { Surroundings } from './surroundings';
import { isFunction, type FactNode } from './tree';

/** References to a name behind the point where it was set, in the same function or inside it. */
export function usesAfter(name: string, at: FactNode, around: Surroundings): readonly Expression[] {
  const references: readonly ReferenceExpression[] = around.index.references.get(name) ?? [];
  const uses = references.filter((reference) => reference.start >= at.end);
  const binding = bindingAt(name, at, around);
  // A callback may set what the function around it waits for.
  const fn = binding ? binding.scope.fn : around.resolver.enclosingFunction(at);
  const near = uses.filter((use) => !fn || (use.start >= fn.start && use.end <= fn.end));
  return near
    .filter((use) => !binding || around.resolver.bindingOf(use) === binding)
    .filter((use) => isWaitedFor(use, around))
    .slice(0, 6);
}

/** What the name means where it is set, or where something is put into it. */
function bindingAt(name: string, at: FactNode, { index, resolver }: Surroundings): Binding | null {
  for (const reference of index.references.get(name) ?? []) {
    const binding = resolver.bindingOf(reference);
    const isSetHere = binding?.writes.some(
      ({ value }) => value && value.start >= at.start && value.end <= at.end,
    );
    const isFilledHere = reference.start >= at.start && reference.end <= at.end;
    if (isSetHere === true || (isFilledHere && binding)) return binding;
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
  // More is put into a list.
  if (parent.kind === 'member' && filling.has(parent.property ?? '')) return false;
  return parent.kind !== 'unary' && parent.kind !== 'binary' && parent.kind !== 'branch';
}

const filling = new Set(['push', 'unshift', 'length']);

export const isSameFunction = (binding: Binding | null, fn: FunctionFact): boolean =>
  binding !== null &&
  (binding.fn === fn ||
    binding.writes.some((write) => write.value?.kind === 'function' && write.value.fn === fn));
