/**
 * Code that fixes insert where an SDK has no option for it: pieces of one language around a library. Templates, as data;
 * fixes fill them in and writers spell them in the style of the file.
 */
import type { Language } from './facts';
import type { Source } from './knowledge';

/** A package that a fix may add to a project. */
export interface Library {
  readonly package: string;
  readonly ecosystem: 'npm' | 'pypi';
  /** What to ask for, best first: the first that runs on the oldest version of the language that the project promises. */
  readonly ranges: readonly LibraryRange[];
  readonly source: Source;
}

export interface LibraryRange {
  readonly range: string;
  /** Oldest major of Node that runs it, of packages of npm. */
  readonly node?: number;
  /** Oldest release of Python that runs it, `3.8`, of packages of PyPI. */
  readonly python?: string;
  /** It can be imported and not required. */
  readonly modulesOnly?: boolean;
  /** It goes with such versions of another package: the project must ask for one of these. */
  readonly beside?: readonly { readonly package: string; readonly version: string }[];
}

/**
 * `retry`: tries a call again that threw. `retry-request`: the same for requests that answer with a status. `breaker`:
 * fails at once while too many calls fail. `limit`: so many at a time. `last-answer`: gives what was answered before.
 */
export type RecipeKind =
  | 'retry'
  | 'retry-request'
  | 'breaker'
  | 'limit'
  | 'last-answer'
  /** In Python a call is tried again by other code where it waits by itself than where it is awaited. */
  | PythonRetryKind;

/** `asked`: errors carry the headers of the answer. `request`: answers tell failures by their status. */
export type PythonRetryKind =
  | 'retry-waiting'
  | 'retry-awaited'
  | 'retry-waiting-asked'
  | 'retry-awaited-asked'
  | 'retry-waiting-request'
  | 'retry-awaited-request';

export interface Recipe {
  readonly kind: RecipeKind;
  readonly languages: readonly Language[];
  /** Null where the language is enough. */
  readonly library: string | null;
  /** First major of the library that is used this way; all when absent. */
  readonly from?: number;
  /** First major of the library that can be imported and not required. */
  readonly modulesFrom?: number;
  /** Names of the library, each with the local name that suits it. */
  readonly imports: readonly { readonly imported: string; readonly local: string }[];
  /**
   * What is declared, in this order. In code, `$x$` stands for the name that an import or an earlier piece `x` got, for
   * one of the values that the fix hands over, and `$name$` for the piece's own name.
   */
  readonly pieces: readonly RecipePiece[];
  /** What the call is handed to, with the name of the last piece: `$name$.execute`. */
  readonly runs: string;
  readonly source: Source;
}

export interface RecipePiece {
  /** What later pieces call it by, and the name that it gets where that is free. */
  readonly name: string;
  /** The name that it gets instead, put together of values: `$provider$Breaker`. */
  readonly as?: string;
  readonly comment: string;
  readonly place: 'top' | 'end';
  /** What stands between « and » is for files with types: it is left out of others. */
  readonly code: string;
}

/** How errors of an SDK tell what happened. */
export interface ErrorFacts {
  /** Ids of the SDKs. */
  readonly sdks: readonly string[];
  /** Property that holds the HTTP status. */
  readonly status: string;
  /** Answers that are errors are not thrown: the call gives a `Response` with that status. */
  readonly answers?: boolean;
  /** Classes that the package exports by these names; null where it has none of its own. */
  readonly classes: ErrorClasses | null;
  /** Property with the provider's id of the request; null where there is none. */
  readonly requestId: string | null;
  /** Property that holds the headers of the answer; `headers` when absent. */
  readonly headers?: string;
  /** The SDK is one of PyPI. */
  readonly ecosystem?: 'pypi';
  /** Versions of the SDK; all when absent. */
  readonly range?: string;
  /** What handlers in Python name and ask. */
  readonly python?: PythonErrors;
  readonly source: Source;
}

/** Errors as Python's `except` and `isinstance` tell them apart. */
export interface PythonErrors {
  /** Of every failure that comes from the API. */
  readonly any: readonly PythonClass[];
  /** Of an answer that cannot be read, where that is none of `any`. */
  readonly garbled?: PythonClass;
  /** Failures that may pass, whatever else is known of them. */
  readonly transient: readonly PythonClass[];
  /** A class of which the status decides: 408, 409, 429 and 5xx may pass. `status`: attribute of the error. */
  readonly byStatus: (PythonClass & { readonly status: string }) | null;
  /** Attribute with the headers of the answer; null where errors have none, or where their SDK waits by itself. */
  readonly headers: string | null;
  /** Answers that are errors are not raised: the attribute of an answer that holds its status. */
  readonly answers?: string;
}

/** `module` null: built in. */
export interface PythonClass {
  readonly module: string | null;
  readonly name: string;
}

export interface ErrorClasses {
  /** Of every failure that comes from the API. */
  readonly any: string;
  /** No connection, or no answer in time; null where that has no class. */
  readonly connection: string | null;
  /** The request was aborted; null where that has no class. */
  readonly aborted: string | null;
  /** Classes that hold all outages together; absent where a status and words tell them. */
  readonly outages?: readonly string[];
  /** Default exports that have the classes as static parts, with the usual name, by SDK. */
  readonly holders?: Readonly<Record<string, string>>;
}

/** What routes answer in an outage. */
export interface RouteAnswers {
  /** Whether it is one: `$named$` stands for the property `$status$` of the error, under the name `status`. */
  readonly isOutage: RecipePiece;
  /** The same by classes of the SDK: `$tests$` stands for one on each line. */
  readonly isTypedOutage: RecipePiece;
  /** Seconds to wait, as a text: `$headers$` stands for the property `$headerName$`, under the name `headers`. */
  readonly retryAfter: RecipePiece;
  readonly ways: readonly RouteAnswer[];
  readonly source: Source;
}

export interface RouteAnswer {
  /** Ids of the frameworks whose routes answer this way. */
  readonly frameworks: readonly string[];
  /** The module must import this package, where routes of several look alike. */
  readonly package?: string;
  /** Position of the parameter that answers; null where the function gives the answer back. */
  readonly reply: number | null;
  /** What the code needs of the package; `$x$` stands for the name that it got. */
  readonly imports?: WantedNames;
  /** Statements: `$reply$` is that parameter, `$wait$` the seconds; without it the answer cannot say when to come again. */
  readonly code: string;
}

interface WantedNames {
  readonly module: string;
  readonly names: readonly { readonly imported: string; readonly local: string }[];
}

/** A provider that can answer for another one. */
export interface FallbackFacts {
  /** Id of the provider. */
  readonly provider: string;
  /** How titles call it. */
  readonly label: string;
  /** Environment variable that its key is in. */
  readonly env: string;
  /** The model to ask where the project names none of this provider. */
  readonly model: string;
  /** Packages that talk to this provider alone: a project that has one uses it. */
  readonly packages: readonly string[];
  /** Its packages are those of PyPI. */
  readonly ecosystem?: 'pypi';
  readonly ways: readonly FallbackWay[];
  /** What to ask beside a model of its own: the first whose start fits and that is another one. */
  readonly neighbours?: readonly { readonly start: string; readonly model: string }[];
  readonly source: Source;
}

/**
 * How calls of a family of SDKs ask another provider. `model`: in the same words, by another value of their `model`;
 * `client`: in the same words, by another client, declared by the code; `runnable`: handed to `withFallbacks`;
 * `converted`: in other words, by functions that the pieces declare, the last of which takes the request. In code, `$x$`
 * stands for an import `x`, `$model$` for the model's name, `$client$` for the name of what is declared.
 */
export interface FallbackWay {
  readonly kind: 'model' | 'client' | 'runnable' | 'converted';
  /** SDKs of the calls that it is for. */
  readonly sdks: readonly string[];
  /** Their APIs; all when absent. */
  readonly apis?: readonly string[];
  /** The package that asks. */
  readonly package: string;
  readonly imports: readonly { readonly imported: string; readonly local: string }[];
  /** Names of the call's own package that the pieces need as types. */
  readonly types?: readonly { readonly imported: string; readonly local: string }[];
  /** Properties of a request that cannot be put to the other, and without which the answer would be another. */
  readonly refuses?: readonly string[];
  readonly code: string;
  /** In the order of their declaration. */
  readonly pieces?: readonly RecipePiece[];
  /** Packages that go from one model to the next by themselves: better where the project has one. */
  readonly switches?: readonly ModelSwitch[];
}

/** A model that is made of two: `$own$` is asked first, `$other$` when that answers with an error. */
export interface ModelSwitch {
  readonly package: string;
  readonly imports: readonly { readonly imported: string; readonly local: string }[];
  readonly code: string;
  /** The same, where the other is asked too when the call's own time is over, and has `$ms$` for itself. */
  readonly timed?: string;
}
