/** What is known of a failure on its way outward. */
import type { CallExpression, FunctionFact, NewExpression } from '../model/facts';
import type { FailurePath, StepKind } from './paths';
import type { Wrapper } from '../model/knowledge';
import type { FoundWrapper, Surroundings } from './surroundings';
import type { FactNode } from './tree';

export interface Trail {
  /** The module that the trail is in now. */
  readonly around: Surroundings;
  readonly steps: FailurePath['steps'];
  readonly passed: FailurePath['passed'];
  /** Own helpers that were entered: their result goes back to the call that entered them. */
  readonly returns: readonly {
    readonly fn: FunctionFact;
    readonly to: CallExpression | NewExpression;
    readonly around: Surroundings;
    /** The function that the helper decorates, and the position of the decorator: there is no call in the code. */
    readonly decorated?: { readonly fn: FunctionFact; readonly at: number };
  }[];
  /** Functions on this trail: a recursion ends it. */
  readonly seen: readonly FunctionFact[];
  readonly through: FailurePath['through'];
  readonly depth: number;
  /** A caller was found by the name of a method alone. */
  readonly guessed: boolean;
  /** The failure is raised by the call that the trail comes to, not by who waits for its result. */
  readonly raised?: boolean;
  /** Where the trail is now: what carries the promise, or the function. */
  readonly at?: FactNode;
}

export const add = (trail: Trail, step: StepKind): Trail => ({
  ...trail,
  steps: [...trail.steps, { ...step, around: trail.around }],
});

export const withWrapper = (
  from: Trail,
  found: FoundWrapper,
  call: CallExpression | NewExpression,
): Trail => {
  const { gives } = found.wrapper;
  const trail = wrappedBy(from, found, call);
  return gives === undefined ? trail : { ...trail, raised: gives === 'result' };
};

const wrappedBy = (
  trail: Trail,
  { wrapper, made }: FoundWrapper,
  call: CallExpression | NewExpression,
): Trail =>
  [wrapper.effect, ...(wrapper.also ?? [])].reduce(
    (so, effect) =>
      effect.kind === 'transparent'
        ? so
        : add(so, { kind: 'wrapper', wrapper: { ...wrapper, effect }, call, made }),
    passedBy(trail, wrapper, call),
  );

export const passedBy = (
  trail: Trail,
  by: Wrapper | null,
  call: CallExpression | NewExpression,
): Trail => ({ ...trail, passed: [...trail.passed, { call, by, around: trail.around }] });
