/** What a row of the matrix is: families, their versions, and the programs written with them. */
import type { NodeVersion } from '../run';

export interface Shape {
  readonly id: string;
  readonly streaming: boolean;
  readonly source: string;
  /** Libraries beside the SDK: real name → folder in `test/sdks/node_modules`. */
  readonly needs?: Readonly<Record<string, string>>;
  /** Their versions, as a lock file would say them. */
  readonly installed?: Readonly<Record<string, string>>;
  /** It does not work before it is fixed. */
  readonly broken?: true;
  /** All when absent. */
  readonly languages?: readonly Language[];
  /** Calls that it makes side by side; one when absent. */
  readonly calls?: number;
  /** Statuses after which its SDK does not try again, although it does after others. */
  readonly finalStatuses?: readonly number[];
  /** The errors of its SDK keep no headers, so that nobody can read what the server asked for. */
  readonly bareErrors?: true;
  /** Modules beside it, as they are imported: `./client`. */
  readonly files?: Readonly<Record<string, string>>;
  /** Providers that the project's settings name for fallbacks. */
  readonly fallbackProviders?: readonly string[];
  /** The days on which models end count. */
  readonly retirements?: true;
}

export interface Member {
  readonly version: string;
  /** Real name → folder in `test/sdks/node_modules`. */
  readonly packages: Readonly<Record<string, string>>;
  /** Versions of packages beside the family's own. */
  readonly others: Readonly<Record<string, string>>;
  readonly node: NodeVersion;
}

export interface Family {
  /** Package, or what the runtime has. */
  readonly name: string;
  readonly members: readonly Member[];
  readonly shapes: readonly Shape[];
}

/** TypeScript, JavaScript with `import`, JavaScript with `require`. */
export type Language = 'ts' | 'js' | 'cjs';

/** How the author of a file writes; programs are formatted that way before anything is done to them. */
export type StyleName = 'single' | 'default' | 'tabs' | 'bare' | 'crlf';

export interface Case {
  readonly id: string;
  readonly family: string;
  readonly member: Member;
  readonly shape: Shape;
  readonly language: Language;
  readonly style: StyleName;
  /** Path in the project that the engine is told. */
  readonly path: string;
  readonly source: string;
  /** The other files of the project, by path: modules, and `package.json`. */
  readonly files: Readonly<Record<string, string>>;
  /** Installed versions by package. */
  readonly versions: Readonly<Record<string, string>>;
  readonly packages: Readonly<Record<string, string>>;
}
