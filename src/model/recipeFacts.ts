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
}

/**
 * `retry`: tries a call again that threw. `retry-request`: the same for requests that answer with a status. `breaker`:
 * fails at once while too many calls fail. `limit`: so many at a time.
 */
export type RecipeKind = 'retry' | 'retry-request' | 'breaker' | 'limit';

export interface Recipe {
  readonly kind: RecipeKind;
  readonly languages: readonly Language[];
  readonly library: string;
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
  readonly name: string;
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
  readonly source: Source;
}

export interface ErrorClasses {
  /** Of every failure that comes from the API. */
  readonly any: string;
  /** No connection, or no answer in time; null where that has no class. */
  readonly connection: string | null;
  /** The request was aborted; null where that has no class. */
  readonly aborted: string | null;
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
  readonly ways: readonly FallbackWay[];
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
  readonly code: string;
  /** In the order of their declaration. */
  readonly pieces?: readonly RecipePiece[];
}
