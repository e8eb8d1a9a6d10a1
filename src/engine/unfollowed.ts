/** Functions that have a call in their hands and that nobody could follow: the user may know what they do. */
import type { CallExpression, NewExpression } from '../model/facts';
import type { UnfollowedHelper } from '../model/subject';
import type { FailurePath, Step } from './paths';
import type { Surroundings } from './surroundings';
import { isExpression } from './tree';

/** `owner`: the name of the function around the call. Each helper once, from inside out. */
export function unfollowedHelpers(
  paths: readonly FailurePath[],
  call: { readonly path: string; readonly start: number; readonly owner: string | null },
): readonly UnfollowedHelper[] {
  const found = paths.flatMap(({ steps }) => steps.flatMap((step) => helperOf(step, call) ?? []));
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/** Functions alone: a method of a thing that nobody knows shares its name with too many others. */
function helperOf(
  step: Step,
  call: Parameters<typeof unfollowedHelpers>[1],
): UnfollowedHelper | null {
  if (step.kind !== 'opaque') return null;
  const { at, around } = step;
  if (!isExpression(at) || at.kind !== 'call' || at.callee.kind !== 'reference') return null;
  const imported = around.resolver.bindingOf(at.callee)?.import;
  const name = imported?.name.imported ?? at.callee.name;
  const argument = argumentOf(at, call, around);
  if (argument === null) return null;
  return {
    name: name === 'default' || name === '*' ? at.callee.name : name,
    module: imported?.fact.source ?? null,
    argument,
  };
}

/** The argument that holds the call, or names the function that holds it; the only one where there is no other. */
function argumentOf(
  { args }: CallExpression | NewExpression,
  { path, start, owner }: Parameters<typeof unfollowedHelpers>[1],
  around: Surroundings,
): number | null {
  const holds = args.findIndex(
    ({ value }) =>
      (around.path === path && value.start <= start && start < value.end) ||
      (value.kind === 'reference' && value.name === owner),
  );
  if (holds >= 0) return holds;
  return args.length === 1 ? 0 : null;
}
