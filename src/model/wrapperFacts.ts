/** Functions and methods, of libraries or of the language, that bound, repeat or pass on what they are given. */
import type { Source } from './knowledge';
import type { ArgumentPlace, BackoffFact } from './sdkFacts';

export interface Wrapper {
  readonly id: string;
  /** Null for globals (`Promise.race`) and for methods of any object (`.map`). */
  readonly package: string | null;
  /**
   * Exported names, a global's dotted name, or a method with a leading dot. What a package's things give is written
   * with `new` and `()`: `default.new.add` is `add` of `new PQueue()`, `default.()` what `pLimit(3)` returned, called.
   * `*` stands for any run of steps.
   */
  readonly names: readonly string[];
  /**
   * Where the wrapped function or promise stands; `receiver` where the method's own object is the promise, `any` for
   * every argument. A property of an object argument: `useQuery({ queryFn })`. `block`: the body of a `with` statement
   * over it, or of a loop. `following`: what comes after it in the same function. `part`: nowhere by itself, another
   * wrapper composes it. A decorator is a call with the function as its only argument.
   */
  readonly argument: number | 'receiver' | 'any' | 'block' | 'following' | 'part' | ArgumentPlace;
  readonly effect: WrapperEffect;
  /** Wrappers that it puts around what it is given: `wrap(retrying, limited)`, `.pipe(timeout(…), retry(…))`. */
  readonly composes?: {
    /** Whose arguments they are. */
    readonly of: 'call' | 'construction';
    /** The package that they come from; what comes from elsewhere may do anything. */
    readonly package: string;
    /** Other things have a method of this name: it composes only where one of its arguments is of the package. */
    readonly onlyWith?: boolean;
    /** Method by which each of them would run alone. */
    readonly method?: string;
    readonly first: 'innermost' | 'outermost';
  };
  /** Changes how a client that it is handed makes all its requests: that client itself, or the one that it gives back. */
  readonly patches?: 'argument' | 'result';
  /** What it gives is an object, and these methods of it run the function: `breaker.fire()`. */
  readonly runsBy?: readonly string[];
  /** Whose packages it is of; npm and the languages that use it when absent. A project's own is of all. */
  readonly ecosystem?: 'pypi';
  /**
   * What its call gives: a promise of the result, or the result itself (`asyncio.run(main())`), whatever it was handed.
   * When absent, what it was handed decides.
   */
  readonly gives?: 'promise' | 'result';
  /** Hands the arguments behind the function on to it: at once, or when what it gives is called (`partial`). */
  readonly forwards?: 'now' | 'later';
  /** Runs the function that it is handed and gives its result back: `Depends(get_client)`. */
  readonly runs?: boolean;
  /** What it does beside: a deadline over all attempts of a retry. */
  readonly also?: readonly WrapperEffect[];
  /** Declared by the project: any function of one of these names, from this module where one is named. */
  readonly declared?: { readonly module: string | null };
  /**
   * A function whose body begins with this text is run through it: `'use step'`. What is assigned to the property of the
   * function stands where the first argument does.
   */
  readonly directive?: { readonly text: string; readonly setBy: string };
  /** Runs the function once for each element of its receiver, the next without waiting for the one before. */
  readonly perElement?: boolean;
  /** Waits for all promises of a list together. */
  readonly gathers?: boolean;
  /** Decides how many run at once, or how often. */
  readonly limits?: boolean;
  /** `job`: a queue or workflow engine that runs the function again by its own rules. */
  readonly layer?: 'wrapper' | 'job';
  readonly source: Source;
}

/** Where a wrapper's option is read: an argument of the wrapping call, or of the construction of what wraps. */
export interface WrapperOption {
  readonly argument: number;
  /** Dotted property; null where the argument itself is the value. */
  readonly property: string | null;
  /** The number is handed to one of these functions of the package there: `stop=stop_after_attempt(3)`. */
  readonly through?: readonly string[];
  /** `construction`: of `new PQueue({ timeout })`; `call` when absent. */
  readonly of?: 'call' | 'construction';
}

/** Waits that a function of a package stands for, in seconds: `first`, then `factor` times the one before. */
export interface WaitFact {
  readonly first: WaitPlace;
  readonly factor: number;
  readonly least?: WaitPlace;
  readonly most?: WaitPlace;
}

/** An argument, and the seconds that count without it. */
export type WaitPlace = ArgumentPlace & { readonly usual: number };

export type WrapperEffect =
  /** Runs what it is given and adds nothing: `map`, `then`, `useCallback`. Its result is that of what it was given. */
  | { readonly kind: 'transparent' }
  /**
   * Runs it later, and a failure reaches nobody who waits: `setInterval`, `addEventListener`. Where `as` is given, nobody
   * hears of the rejection of an async function at all; else whoever runs it may.
   */
  | { readonly kind: 'detached'; readonly as?: 'timer' | 'event' }
  | {
      readonly kind: 'retry';
      /** Places that may set it; the first that does counts. */
      readonly options: readonly WrapperOption[];
      readonly counts: 'retries' | 'attempts';
      /** Number counted that way without an option; null for no end. */
      readonly default: number | null;
      readonly backoff: BackoffFact;
      /** Switches that take the end away: `forever: true`. */
      readonly forever?: readonly WrapperOption[];
      /** Settings that end it in another way than by a count: a time after which nothing is tried again. */
      readonly ends?: readonly WrapperOption[];
      /** Where a wait between the attempts is set; without it the next follows at once. */
      readonly waits?: readonly WrapperOption[];
      /** Functions of the package that stand there, by name. */
      readonly waitsBy?: Readonly<Record<string, WaitFact>>;
      /** Classes of failures that are tried again; without them, every one is. */
      readonly types?: readonly WrapperOption[];
      /** Functions that are asked whether a failure is tried again; without them, every one is. */
      readonly when?: readonly WrapperOption[];
      /** Things of the package that stand there and mean every failure: `handleAll`. */
      readonly always?: readonly string[];
    }
  | {
      readonly kind: 'timeout';
      readonly options: readonly WrapperOption[];
      /** Milliseconds without an option; null where then nothing bounds. */
      readonly defaultMs: number | null;
      readonly unit?: 'ms' | 's';
    }
  /** The first of several promises to settle decides: a timer among them is a deadline. */
  | { readonly kind: 'race' }
  /** The first of several to succeed answers. */
  | { readonly kind: 'any' }
  /** A failure becomes a value: `Promise.allSettled`. */
  | { readonly kind: 'settles' }
  /** Others answer in its place: clients or functions in the argument, in order. */
  | { readonly kind: 'fallback'; readonly others: ArgumentPlace }
  /** A function or a value answers in its place: an option, or handed to a method of the object that it gives. */
  | { readonly kind: 'stands-in'; readonly option?: WrapperOption; readonly method?: string }
  /** Something else answers; the project says what. */
  | { readonly kind: 'answers'; readonly as: 'other-provider' | 'other-model' | 'degraded' };
