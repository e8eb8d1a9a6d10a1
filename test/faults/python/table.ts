/** What a row of Python's matrix is: families, their versions, and the programs written with them. */
import type { EnvironmentName } from './environments';

export interface Shape {
  readonly id: string;
  readonly streaming: boolean;
  readonly source: string;
  /** It does not work before it is fixed. */
  readonly broken?: true;
  /** The errors of its SDK keep no headers, so that nobody can read what the server asked for. */
  readonly bareErrors?: true;
  /** What the project declares beside its SDK and its framework. */
  readonly declares?: readonly string[];
  /** Kinds of fixes that end no finding, and are tried here too. */
  readonly also?: readonly string[];
  /** Fields of a request that its SDK makes up anew for each run. */
  readonly madeUp?: readonly string[];
  /** In these environments, an async client asks again by itself when a connection breaks. */
  readonly reconnects?: readonly EnvironmentName[];
  /** All when absent. */
  readonly environments?: readonly EnvironmentName[];
  /** What the settings name as a second provider. */
  readonly fallbackProviders?: readonly string[];
}

export interface Family {
  /** The distribution. */
  readonly name: string;
  readonly environments: readonly EnvironmentName[];
  readonly shapes: readonly Shape[];
}

/** How the author of a file formats it; programs are formatted that way before anything is done to them. */
export type StyleName = 'ruff' | 'black' | 'single' | 'tabs' | 'crlf';

export interface PythonCase {
  readonly id: string;
  readonly family: string;
  readonly member: { readonly version: string; readonly environment: EnvironmentName };
  readonly shape: Shape;
  readonly style: StyleName;
  /** Path in the project that the engine is told. */
  readonly path: string;
  readonly source: string;
  /** Installed versions by distribution. */
  readonly versions: Readonly<Record<string, string>>;
}
