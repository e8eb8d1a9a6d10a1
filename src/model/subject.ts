/** What a rule reads and a fix changes: calls and clients together with their place in the facts. Plain data. */
import type { Budget, Layer, LlmCall, Range } from './call';
import type { DeclaredWrapper, Patience } from './config';
import type { Evidence } from './evidence';
import type { CallExpression, NewExpression, Span } from './facts';
import type { Fix, Severity, TextEdit } from './finding';
import type {
  ErrorFacts,
  FallbackFacts,
  Holder,
  Library,
  Recipe,
  RouteAnswers,
  VersionFacts,
} from './knowledge';
import type { ManifestFacts } from './project';
import type { Writer } from './writer';

/** Names and places of the options that an SDK reads. */
export interface NativeOptions {
  readonly timeout: NativeOption | null;
  readonly retries: NativeOption | null;
  readonly signal: NativeOption | null;
}

export interface NativeOption {
  readonly name: string;
  /** Where the client spells it otherwise. */
  readonly clientName?: string;
  readonly onCall: boolean;
  readonly onClient: boolean;
  readonly unit: 'ms' | 's';
  /** Retries only: the option counts attempts, not retries. */
  readonly countsAttempts: boolean;
  readonly holder?: Holder;
  /** Values as code, where it takes no number. */
  readonly takes?: { readonly again: string; readonly never: string };
}

export interface StreamFacts {
  /** `for await` loops over the stream, by the expression that they run over. */
  readonly loops: readonly Span[];
  /** `for await` loops over a part of it: `result.textStream`. */
  readonly partLoops?: readonly Span[];
  /** Properties and methods of the stream that are read: `textStream`, `finalMessage`. */
  readonly reads: readonly { readonly name: string; readonly start: number }[];
  /** Something that cannot be followed reads the stream. */
  readonly opaque: boolean;
  /**
   * An own guard ends silence; `ms` null where its value cannot be read. `coversStart`: the call gives its stream at once,
   * and the guard ends the wait for an answer too.
   */
  readonly guard: { readonly ms: number | null; readonly coversStart?: boolean } | null;
  /** The call gives it at once: whoever reads it does all the waiting. */
  readonly isLazy?: boolean;
}

export interface Construction {
  readonly node: NewExpression | CallExpression;
  readonly optionsArgument: number;
}

/** Code of a named file that takes options. */
export interface PlacedConstruction extends Construction {
  readonly path: string;
}

/** The request that an own helper makes. */
export interface HelperRequest extends PlacedConstruction {
  /** How many LLM calls of this file go through the helper; null where anything else may. */
  readonly callers: number | null;
}

/** Where a call can go through a copy of its client: `client.with_options(…).chat…`. */
export interface CopyPlace {
  readonly method: string;
  readonly client: Span;
}

/** A function that has the call in its hands and cannot be followed. */
export interface UnfollowedHelper {
  /** As its module exports it. */
  readonly name: string;
  /** As imports spell it; null for a function of the same file. */
  readonly module: string | null;
  /** Position of the argument in which the call is handed over. */
  readonly argument: number;
}

export interface CallSubject {
  readonly call: LlmCall;
  /** What was seen beside policy and budget. */
  readonly evidence: Evidence;
  readonly node: CallExpression | NewExpression;
  /** Position of the per-call options; null where there are none. */
  readonly optionsArgument: number | null;
  readonly options: NativeOptions;
  /** The client's construction, where it is in the same file. */
  readonly construction: Construction | null;
  /** The same, where it is in another file. */
  readonly foreign: PlacedConstruction | null;
  /** The request inside an own helper that the call hands an address to; null where the call makes it. */
  readonly inner: HelperRequest | null;
  /** The call goes through a copy of the client (`withOptions`), whose options come first. */
  readonly copied: boolean;
  /** Where the call can make itself such a copy; null or absent where it cannot. */
  readonly copyPlace?: CopyPlace | null;
  /** The call itself waits for the answer and raises the error: it gives no promise. */
  readonly waits?: boolean;
  /** Position of the options in the client's construction, wherever that stands. */
  readonly clientOptionsArgument: number | null;
  /** Raw HTTP: the option that takes a signal. */
  readonly rawHttp: boolean;
  /** It answers for another call that fails. */
  readonly isFallback?: boolean;
  readonly stream: StreamFacts | null;
  readonly facts: VersionFacts | null;
  /** How errors of its SDK tell what happened; null where that is not known. */
  readonly failure: ErrorFacts | null;
  /** What the runtime does to this transport, in words: `Node's own limit of 300 s of silence`. */
  readonly runtimeSays: string;
  readonly runtimeLabel: string;
  /** Longest wait for headers that the runtime allows; null where it sets no limit. */
  readonly runtimeHeadersMs: number | null;
  readonly providerLabel: string;
  readonly providerPings: boolean;
  readonly sdkLabel: string;
  /** Clients of so many SDKs may stand here, and what is said holds for this call's; absent for one. */
  readonly among?: number;
  readonly unfollowed: readonly UnfollowedHelper[];
  /** What the call adds up to with other layers around it. */
  readonly budgetWithin?: (layers: readonly Layer[]) => Budget;
}

export interface ClientSubject {
  readonly id: string;
  readonly path: string;
  /**
   * `own`: built in this file; its calls are those of all files. `foreign`: built in another file that is looked at
   * too; only this file's calls. `none`: raw requests, or a client whose construction is not in sight.
   */
  readonly role: 'own' | 'foreign' | 'none';
  /** The class's name in `new X(…)`: what an editor marks. */
  readonly anchor: Range;
  readonly name: string | null;
  /** Null for raw HTTP, and where the construction is in another file. */
  readonly construction: Construction | null;
  readonly options: NativeOptions;
  readonly calls: readonly CallSubject[];
}

/** A comment that silences findings, and what became of it. */
export interface SuppressionSubject {
  readonly path: string;
  /** As written: `lifeboat-ignore-next-line`. */
  readonly word: string;
  /** `unknown`: nobody knows this form. */
  readonly form: 'next-line' | 'line' | 'file' | 'start' | 'end' | 'unknown';
  /** The form that was probably meant where it is unknown. */
  readonly meant: string | null;
  /** Empty for all rules. */
  readonly rules: readonly SuppressedRule[];
  readonly hasReason: boolean;
  /** The last day on which it holds, as written. */
  readonly expires: { readonly day: string; readonly isDay: boolean } | null;
  readonly isExpired: boolean;
  /** False for a block without an end, and for an end without a start. */
  readonly isPaired: boolean;
  /** It silences nothing at all; null where nobody can say. */
  readonly isIdle: boolean | null;
  /** Takes the comment away, with its line where nothing else stands there. */
  readonly removal: TextEdit;
}

/** A rule that a comment names. */
export interface SuppressedRule {
  readonly name: string;
  readonly span: Span;
  readonly isKnown: boolean;
  /** The rule that was probably meant where it is unknown. */
  readonly meant: string | null;
  /** Nothing of this rule is silenced by the comment; false where nobody can say. */
  readonly isIdle: boolean;
}

export interface RuleContext {
  readonly patience: Patience;
  /** ISO date. */
  readonly today: string;
}

export interface Problem {
  readonly message: string;
  /** The rule's own severity when absent. */
  readonly severity?: Severity;
  readonly fixes: readonly FixPlan[];
  /** The place in code that several calls may share: the first of a file reports for all. */
  readonly once?: string;
  /** Calls that the problem is about, where it stands at a client. */
  readonly calls?: readonly CallSubject[];
}

export interface FixTools {
  readonly writer: Writer;
  readonly patience: Patience;
  /** Of another file of the program; null where it cannot be written. Absent where there is only one file. */
  readonly writerFor?: (path: string) => Writer | null;
  /** Clients that this file builds or uses, with their calls. */
  readonly clients?: readonly ClientSubject[];
  /** What the project says of packages; absent where there is no project. */
  readonly manifest?: ManifestFacts | null;
  readonly recipes?: readonly Recipe[];
  readonly libraries?: readonly Library[];
  readonly fallbacks?: readonly FallbackFacts[];
  readonly answers?: RouteAnswers;
  /** Providers that may answer for others, by the project's settings. */
  readonly fallbackProviders?: readonly string[];
  /** Absent where there is no project with settings. */
  readonly declare?: DeclareWrapper;
}

/** Adds a function to the project's settings; null where their file is broken. */
export type DeclareWrapper = (wrapper: DeclaredWrapper) => Declaration | null;

export interface Declaration {
  /** The file's name, for people. */
  readonly file: string;
  readonly edits: readonly TextEdit[];
  /** The file is not there yet. */
  readonly isNew: boolean;
}

/** Makes the edits when asked; null where this code cannot be changed that way without guessing. */
export type FixPlan = (tools: FixTools) => Fix | null;
