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
  /** Both when absent. */
  readonly languages?: readonly Language[];
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

export type Language = 'ts' | 'js';

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
  /** Installed versions by package. */
  readonly versions: Readonly<Record<string, string>>;
  readonly packages: Readonly<Record<string, string>>;
}
