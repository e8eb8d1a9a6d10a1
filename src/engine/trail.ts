/** What is known of a failure on its way outward. */
import type { CallExpression, FunctionFact, NewExpression } from '../model/facts';
import type { FailurePath, StepKind } from './paths';
import type { Wrapper } from '../model/knowledge';
import { composedOf, standIn } from './composed';
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
    /** It was handed the promise, or a function that makes the request. */
    readonly handed?: boolean;
  }[];
  /** Functions on this trail: a recursion ends it. */
  readonly seen: readonly FunctionFact[];
  readonly through: FailurePath['through'];
  readonly depth: number;
  /** A caller was found by the name of a method alone. */
  readonly guessed: boolean;
  /** The failure is raised by the call that the trail comes to, not by who waits for its result. */
  readonly raised?: boolean;
  /**
   * The trail has an object in its hands that fails while it is read, and waiting for it raises nothing: the properties
   * and methods of it that do. Null once somebody reads it.
   */
  readonly unread?: readonly string[] | null;
  /** Where the trail is now: what carries the promise, or the function. */
  readonly at?: FactNode;
}

export const add = (trail: Trail, step: StepKind): Trail => ({
  ...trail,
  steps: [
    ...trail.steps,
    { ...step, around: trail.around, ofHelper: trail.returns.at(-1)?.handed === true },
  ],
});

/** A part of what the trail has in its hands: some of an unread object are promises that fail with it. */
export const withPart = (trail: Trail, part: string | null): Trail =>
  part !== null && trail.unread?.includes(part) === true ? { ...trail, unread: null } : trail;

export const withWrapper = (
  from: Trail,
  found: FoundWrapper,
  call: CallExpression | NewExpression,
): Trail => {
  const { gives } = found.wrapper;
  // What gives a stream has succeeded: nobody tries it again, and no deadline of the wrapper's ends it.
  const trail = from.unread ? passedBy(from, found.wrapper, call) : wrappedBy(from, found, call);
  return gives === undefined ? trail : { ...trail, raised: gives === 'result' };
};

function wrappedBy(
  trail: Trail,
  found: FoundWrapper,
  call: CallExpression | NewExpression,
  depth = 0,
): Trail {
  const { wrapper, made } = found;
  const inside = depth > maxParts ? [] : composedOf(found, call, trail.around);
  const within = inside.reduce(
    (so, one) =>
      one === 'opaque'
        ? { ...add(so, { kind: 'opaque', at: call }), guessed: true }
        : wrappedBy(so, one, call, depth + 1),
    passedBy(trail, wrapper, call),
  );
  return [wrapper.effect, ...(wrapper.also ?? [])].reduce((so, effect) => {
    if (effect.kind === 'transparent') return so;
    const step = { kind: 'wrapper', wrapper: { ...wrapper, effect }, call, made } as const;
    if (effect.kind !== 'stands-in') return add(so, step);
    const other = standIn(effect, found, call, trail.around);
    return other ? { ...so, steps: [...so.steps, other] } : so;
  }, within);
}

/** Policies inside policies: nobody nests them deeper. */
const maxParts = 4;

export const passedBy = (
  trail: Trail,
  by: Wrapper | null,
  call: CallExpression | NewExpression,
): Trail => ({ ...trail, passed: [...trail.passed, { call, by, around: trail.around }] });
