/** Functions that run elsewhere than where they are handed over: by methods of an object, or out of what a callback gives back. */
import type { CallExpression, Expression, NewExpression } from '../model/facts';
import { callsOfMade } from './composed';
import { followValue } from './flow';
import { followReference } from './flowFunctions';
import type { FoundWrapper } from './surroundings';
import type { Trail } from './trail';
import { alternatives } from './values';
import type { Walk } from './walk';

/** The wrapper's call gives the result, or an object whose methods run the function. */
export function followRun(
  { wrapper }: FoundWrapper,
  call: CallExpression | NewExpression,
  trail: Trail,
  walk: Walk,
): void {
  const runs = wrapper.runsBy ? callsOfMade(wrapper.runsBy, call, trail.around) : [];
  if (runs.length === 0) followValue(call, trail, walk);
  for (const { expression, home } of runs) {
    const around = trail.around.program.around(home.path);
    const passage = { call: expression, around: trail.around };
    if (around)
      followValue(expression, { ...trail, around, through: [...trail.through, passage] }, walk);
  }
}

/** A callback in what a callback gives back: `retry(() => ({ execute: () => ask() }))`. */
export function followMade(
  key: string | null,
  literal: Expression,
  trail: Trail,
  walk: Walk,
): boolean {
  const { index, resolver } = trail.around;
  const maker = resolver.enclosingFunction(literal);
  const holder = maker ? index.parents.get(maker) : undefined;
  const call = holder ? index.parents.get(holder) : undefined;
  const isHanded = call && 'kind' in call && call.kind === 'call' && call.callee !== holder;
  if (key === null || !isHanded) return false;
  const helper = alternatives(resolver.valueOf(call.callee)).find((one) => one.kind === 'function');
  const around = helper ? trail.around.program.around(helper.home.path) : null;
  if (!helper || !around || trail.returns.some((back) => back.fn === helper.fn)) return false;
  const { start, end } = helper.fn;
  const { references, members, parents } = around.index;
  const inside = [...(references.get(key) ?? []), ...(members.get(key) ?? [])].filter((one) => {
    const parent = parents.get(one);
    const isCalled = parent && 'kind' in parent && parent.kind === 'call' && parent.callee === one;
    return isCalled && one.start >= start && one.end <= end;
  });
  const back = { fn: helper.fn, to: call, around: trail.around, handed: true };
  for (const one of inside)
    followReference(one, { ...trail, around, returns: [...trail.returns, back] }, walk);
  return inside.length > 0;
}
