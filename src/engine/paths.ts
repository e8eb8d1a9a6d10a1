/** Paths of a failure from a call outward, as `flow.ts` finds them. */
import type {
  CallExpression,
  Expression,
  FunctionFact,
  Handler,
  LoopStatement,
  NewExpression,
  TryStatement,
} from '../model/facts';
import type { Framework, Wrapper } from '../model/knowledge';
import type { Surroundings } from './surroundings';
import type { FactNode } from './tree';
import type { Located } from './values';

/** One thing that the failure passes, and the module in which it stands. */
export type Step = StepKind & {
  readonly around: Surroundings;
  /** It stands in an own helper that was handed the promise, or a function: `withRetry(() => ask())`. */
  readonly ofHelper?: boolean;
};

export type StepKind =
  | { readonly kind: 'try'; readonly statement: TryStatement; readonly handler: Handler }
  | {
      readonly kind: 'promise-catch';
      readonly call: CallExpression;
      readonly handler: Expression | null;
    }
  | { readonly kind: 'loop'; readonly loop: LoopStatement; readonly caughtBy: Handler }
  | {
      readonly kind: 'wrapper';
      readonly wrapper: Wrapper;
      readonly call: CallExpression | NewExpression;
      /** Where the thing that wraps was built: `new PQueue({ timeout })`. */
      readonly made: Located<CallExpression | NewExpression> | null;
    }
  /** A function that is not followed has the call in its hands. */
  | { readonly kind: 'opaque'; readonly at: FactNode };

export type PathEnd =
  | {
      readonly kind: 'entry';
      readonly framework: Framework;
      readonly name: string;
      /** The call that registers it, and where that stands. */
      readonly registration?: CallExpression;
      readonly around?: Surroundings;
    }
  | { readonly kind: 'module' }
  /** Handed to something that runs it later; `call` is where. */
  | {
      readonly kind: 'detached';
      readonly call: CallExpression | NewExpression;
      readonly wrapper: Wrapper;
      readonly around: Surroundings;
    }
  /** `at` is the promise that nobody waits for. */
  | { readonly kind: 'floating'; readonly at: FactNode; readonly around: Surroundings }
  /** Nobody in this workspace calls it: an export for others, or dead code. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'unknown' };

export interface Passage {
  readonly call: CallExpression | NewExpression;
  readonly around: Surroundings;
}

/** What had the promise in its hands on the way and added nothing: `map`, `Promise.all`, a list that it was put into. */
export interface Passed {
  readonly call: CallExpression | NewExpression;
  /** Null for a list. */
  readonly by: Wrapper | null;
  readonly around: Surroundings;
}

export interface FailurePath {
  readonly steps: readonly Step[];
  /** Inside out. */
  readonly passed: readonly Passed[];
  readonly end: PathEnd;
  /** The outermost function that it left, and the module of that; null where it left none. */
  readonly left: { readonly fn: FunctionFact; readonly around: Surroundings } | null;
  /** A caller on the way was found by the name of a method alone. */
  readonly guessed: boolean;
  /** Calls of own functions that the failure came out of, inside out. */
  readonly through: readonly Passage[];
  /** Functions that the failure left on its way: how far callers were followed. */
  readonly levels: number;
  /** Where it ended: the last node that had the promise or the function, in the function that was looked at. */
  readonly at?: { readonly node: FactNode; readonly around: Surroundings };
  /** What begins when this path fails at a step: the same function, called again. */
  readonly backups?: readonly Backup[];
}

export interface Backup {
  readonly step: Step;
  /** The call on this path's way, and the one that follows when it fails. */
  readonly first: CallExpression;
  readonly again: CallExpression;
}

/** Everybody on the way is known, up to somebody outside of the code who starts it. */
export const isKnown = ({ end, guessed }: FailurePath): boolean =>
  !guessed && end.kind !== 'unknown' && end.kind !== 'outside';

/** A queue may run the whole function again, now or when the provider is back: its settings decide, elsewhere. */
export const mayRunAgain = ({ end }: FailurePath): boolean =>
  end.kind === 'entry' &&
  (end.framework.onError === 'may-run-again' || end.framework.retries !== undefined);

/** Callers of callers of callers: who stands further out hardly guards one request. */
const enoughLevels = 3;

/** Somebody near the call was not found, who may guard it. */
export const isOpen = ({ end, levels }: FailurePath): boolean =>
  end.kind === 'unknown' && levels < enoughLevels;
