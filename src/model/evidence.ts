/**
 * What the engine saw around a call that no policy says: settings that do nothing, repeats that harm, rescues that come
 * too late. Each kind is what one rule reads; the words are the rule's. Plain data; an empty list says "nothing seen",
 * never "there is none".
 */
import type { Place } from './call';
import type { CallExpression, NewExpression, ObjectExpression, Property, Span } from './facts';

export interface Evidence {
  readonly ignored: readonly IgnoredSetting[];
  readonly traps: readonly ValueTrap[];
  readonly repeats: readonly RepeatHazard[];
  /** Layers that repeat each other's attempts; null where none was seen. */
  readonly multiplied: Multiplied | null;
  readonly rescues: readonly RescueWeakness[];
  /** A deadline that ends this stream while it still flows; null where none was seen. */
  readonly cut: StreamCut | null;
  readonly endings: readonly StreamEnding[];
  /** Failures of this call that reach nobody; null where none was seen. */
  readonly escape: Escape | null;
  /** A handler that hides the failure; null where none was seen. */
  readonly hidden: HiddenFailure | null;
  readonly crowd: Crowd | null;
  /** The client is built anew for each request; null where it is not, or where nobody knows. */
  readonly rebuilt: RebuiltClient | null;
  /** Limits that the project declares for the code around this call, the tightest first. */
  readonly limits: readonly DeclaredLimit[];
  /** Models and APIs of this call that end or have ended. */
  readonly retirements: readonly Retirement[];
  /** The route that failures of this call leave without being caught; null where none was seen in this file. */
  readonly route: OpenRoute | null;
  /** While it waits, nothing else of its event loop runs. */
  readonly blocks: boolean;
  /** Somebody started this by hand and looks at it: a notebook, a script of those who work on the code. */
  readonly watched: boolean;
}

/** The function of a route, whose framework answers for what it does not catch. */
export interface OpenRoute {
  /** Id of the framework. */
  readonly framework: string;
  /** From its first statement to its last. */
  readonly body: Span;
  /** Names of its parameters; null for what is taken apart. */
  readonly params: readonly (string | null)[];
  /** Packages that its module imports. */
  readonly packages: readonly string[];
}

/** A timeout, retry count or signal where this SDK does not read it, or that something later overrides. */
export interface IgnoredSetting {
  /** As code writes it: `timeout`. */
  readonly name: string;
  readonly at: Place;
  /** Offsets of the whole property, for an edit. */
  readonly span: { readonly path: string; readonly start: number; readonly end: number };
  /** What happens to it, as a sentence without its subject: `is sent to the API as a part of the body`. */
  readonly says: string;
  /** Where this SDK reads it instead, as a phrase: `in the second argument`; null where nowhere. */
  readonly instead: string | null;
  /** Written for one call, or for all calls of a client. */
  readonly of: 'call' | 'client';
  /** What an edit may turn it into; null where that takes thought. */
  readonly move: SettingMove | null;
  /** What makes it heard where it stands; null where nothing does. */
  readonly heard: HeardSetting | null;
}

/** A switch among the options that an object is built with, to be `true`. */
export interface HeardSetting {
  readonly made: NewExpression;
  readonly argument: number;
  readonly name: string;
}

/** A setting in a place where it is read. */
export interface SettingMove {
  readonly object: ObjectExpression;
  readonly property: Property;
  readonly name: string;
  /** `beside`: in the same object. */
  readonly to: 'beside' | 'call' | 'client';
}

/** A value that means something else than it seems. */
export interface ValueTrap {
  /** As code would write it, with the number that it comes to: `timeout: 30`, `AbortSignal.timeout(30)`. */
  readonly code: string;
  readonly at: Place;
  /** Offsets of the number's expression. */
  readonly span: { readonly path: string; readonly start: number; readonly end: number };
  /** What it does, as a sentence without its subject: `is 30 ms, not 30 s`. */
  readonly says: string;
  /** The number that was probably meant, for the literal at `span`; null where nobody can tell. */
  readonly meant: number | null;
  /** Written for one call, or for all calls of a client. */
  readonly of: 'call' | 'client';
}

export type RepeatHazardKind =
  | 'endless'
  | 'no-wait'
  | 'client-errors'
  | 'shared-signal'
  | 'after-output'
  | 'foreign-errors'
  | 'sdk-endless';

/** Offsets in a named file. */
export interface SourceSpan extends Span {
  readonly path: string;
}

/** Settings of a package, where they are written. */
export interface PackageSettings {
  readonly package: string;
  readonly path: string;
  readonly node: CallExpression | NewExpression;
}

export interface RepeatHazard {
  readonly kind: RepeatHazardKind;
  /** Of the package that repeats, for an edit; absent for loops, and where nothing is set. */
  readonly settings?: PackageSettings;
  /** Null for a fact about the SDK. */
  readonly at: Place | null;
  /** A whole sentence. */
  readonly says: string;
  /** The handler after which a loop goes on, for an edit; absent for whatever is no loop. */
  readonly handler?: SourceSpan;
}

/** Layers that try the same failure again, one around the other. */
export interface Multiplied {
  /** From inside out. */
  readonly layers: readonly {
    /** `the OpenAI SDK`, `the loop`, `p-retry`. */
    readonly says: string;
    /** Null where a setting decides that is not written here. */
    readonly attempts: number | null;
    /** Null for a default of the SDK. */
    readonly at: Place | null;
  }[];
  /** What must happen for it, as a phrase: `a server error (5xx)`. */
  readonly when: string;
}

export type RescueWeaknessKind =
  | 'same-provider'
  | 'same-host'
  | 'some-errors'
  | 'cannot-catch'
  | 'too-late'
  | 'loses-conversation'
  | 'other-embedding';

export interface RescueWeakness {
  readonly kind: RescueWeaknessKind;
  readonly at: Place;
  /** A whole sentence. */
  readonly says: string;
  /** `too-late`: longest time until it is asked, in ms; it is weak only where nobody waits so long. */
  readonly afterMs?: number;
  /** `some-errors`: what lets only a rate limit through, for an edit; absent where it says it in another way. */
  readonly narrow?: NarrowTest;
}

/** `error.status === 429` as a whole condition, or the name of an error's class. */
export type NarrowTest =
  | {
      readonly kind: 'status';
      readonly span: SourceSpan;
      /** `error.status`. */
      readonly status: Span;
      readonly isEqual: boolean;
    }
  | { readonly kind: 'class'; readonly span: SourceSpan };

/** A deadline over a whole stream that a healthy one may pass. */
export interface StreamCut {
  readonly ms: number;
  readonly at: Place | null;
  /** How the deadline is named: `timeout`, `the abort signal`. */
  readonly by: string;
  /** What a whole answer may take, in ms. */
  readonly healthyMs: number;
}

/** A cut or failed stream that looks like a finished one. */
export interface StreamEnding {
  readonly kind: 'failure' | 'cut' | 'abort';
  /** The line that reads the stream; for an abort the one that sets the deadline. */
  readonly at: Place;
  /** Of an abort; null where it cannot be read. */
  readonly ms: number | null;
  /** A whole sentence. */
  readonly says: string;
  /** Somebody else hears of it, or it takes more than an outage. */
  readonly minor: boolean;
  /** Options of the request that would hear of it: `onError`. */
  readonly options?: readonly string[];
}

export type EscapeKind =
  'floating' | 'emitter' | 'timer' | 'cron' | 'async-handler' | 'promise-constructor';

export interface Escape {
  readonly kind: EscapeKind;
  /** Where nobody takes it: the promise, the timer, the registration. */
  readonly at: Place;
  /** What then happens, as a main clause: `by default Node then ends the whole process`. */
  readonly says: string;
  /** The framework answers for it: an error page, a log line. */
  readonly answered: boolean;
  /** Offsets of what stands at `at`, for an edit. */
  readonly span?: { readonly path: string; readonly start: number; readonly end: number };
  /** The function that nobody waits for; absent where its statements cannot be told. */
  readonly handler?: EscapingHandler | null;
}

export interface EscapingHandler {
  /** From its first statement to its last. */
  readonly body: { readonly start: number; readonly end: number };
  /** The name of its second parameter, which a route answers by; null where it has none. */
  readonly reply: string | null;
}

export interface HiddenFailure {
  /** `empty`: a handler without a word. `unread`: results that nobody reads. `like-success`: an empty value. */
  readonly kind: 'empty' | 'unread' | 'like-success';
  readonly at: Place;
  /** What is given back instead of an answer, as code writes it: `''`. */
  readonly value: string | null;
  /** Offsets of the handler, or of the call that settles, for an edit. */
  readonly span?: SourceSpan;
}

/** One request for each element of a collection of unknown size, all at once. */
export interface Crowd {
  readonly at: Place;
  /** What is iterated, as code writes it; null where it has no name. */
  readonly over: string | null;
}

export interface RebuiltClient {
  readonly at: Place;
  /** A whole sentence: what a new connection pool costs. */
  readonly says: string;
}

/** `maxDuration = 30`, a function's timeout in `serverless.yml`. */
export interface DeclaredLimit {
  readonly ms: number;
  /** Who ends the function, to begin a sentence with: `AWS Lambda`. */
  readonly by: string;
  /** As it is written: `maxDuration`. */
  readonly name: string;
  readonly at: Place;
}

export interface Retirement {
  readonly subject: 'model' | 'api';
  /** A model's id, or what the API is called: `the Assistants API`. */
  readonly name: string;
  /** ISO date on which requests stop; null where only the announcement is known. */
  readonly date: string | null;
  /** What the provider names instead; null where nothing. */
  readonly replacement: string | null;
  /** Options of this call that the replacement has under other names. */
  readonly renames: readonly { readonly option: string; readonly to: string }[];
  /** What becomes of requests where they do not fail, as a main clause; null where they fail. */
  readonly then: string | null;
  readonly at: Place;
  /** `default`: only where nothing else is given in its place; `choice`: one of several that the code chooses from. */
  readonly role: 'only' | 'default' | 'choice';
  /** Where the name is written, without its quotes, for an edit; null where it is put together. */
  readonly span: { readonly path: string; readonly start: number; readonly end: number } | null;
  readonly source: string;
}
