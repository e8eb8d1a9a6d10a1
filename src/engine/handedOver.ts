/** What becomes of things that are handed over: arguments in the function that takes them, objects that leave a module. */
import { byName } from '../model/arguments';
import type { Expression, FunctionFact } from '../model/facts';
import type { PlaceInCall, Surroundings } from './surroundings';
import { isExpression } from './tree';

/** Where a function uses what stands at a place of its arguments: its parameter, or a part of that. */
export function usesOfArgument(
  fn: FunctionFact,
  place: PlaceInCall,
  { index, resolver }: Surroundings,
): readonly Expression[] {
  const given = place.argument === byName ? place.property : null;
  const param =
    given === null
      ? fn.params[place.argument]
      : fn.params.find(({ pattern: one }) => one.kind === 'name' && one.name === given);
  if (!param || param.rest) return [];
  const { pattern } = param;
  const within = ({ start, end }: Expression): boolean => start >= fn.start && end <= fn.end;
  const named = (name: string): readonly Expression[] =>
    (index.references.get(name) ?? []).filter(
      (one) => within(one) && resolver.bindingOf(one)?.parameter?.fn === fn,
    );
  if (place.property === null || given !== null)
    return pattern.kind === 'name' ? named(pattern.name) : [];
  if (pattern.kind === 'object-pattern') {
    const target = pattern.entries.find(({ key }) => key === place.property)?.target;
    return target?.kind === 'name' ? named(target.name) : [];
  }
  if (pattern.kind !== 'name') return [];
  const owner = pattern.name;
  return (index.members.get(place.property) ?? []).filter(
    (one) => within(one) && one.object.kind === 'reference' && one.object.name === owner,
  );
}

/** An object of the class leaves the module: `export const chat = new Chat()`, `return new Chat()`. */
export const isHandedOut = (name: string, { index }: Surroundings): boolean =>
  (index.references.get(name) ?? []).some((reference) => {
    const made = index.parents.get(reference);
    const holder = made && index.parents.get(made);
    if (!made || !isExpression(made) || made.kind !== 'new' || made.callee !== reference)
      return false;
    const isExport = index.facts.exports.some(
      ({ value }) => value !== null && value.start <= made.start && value.end >= made.end,
    );
    return isExport || (holder !== undefined && 'kind' in holder && leavesBy.has(holder.kind));
  });

const leavesBy = new Set([
  'return',
  'declare',
  'assign',
  'object',
  'array',
  'conditional',
  'logical',
]);
