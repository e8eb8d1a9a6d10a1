/** What the workspace says about itself, as plain data for the engine. */
import type { TextEdit } from './finding';
import type { RuntimeId } from './knowledge';

export type VersionSource = 'installed' | 'lock' | 'manifest' | 'assumed';

export interface InstalledVersion {
  readonly version: string;
  readonly source: VersionSource;
}

/** A limit that a configuration file sets for functions of one file. */
export interface PlatformLimit {
  /** Id of the platform in `knowledge`. */
  readonly platform: string;
  readonly ms: number;
  /** As the file calls it: `maxDuration`. */
  readonly name: string;
  /** The export that it is for; null for every function of the file. */
  readonly handler: string | null;
  /** POSIX path relative to the workspace root; 1-based line. */
  readonly at: { readonly path: string; readonly line: number };
}

/** What the manifests around a file say of packages, and how one is added. */
export interface ManifestFacts {
  /** The range in the nearest manifest that names the package; null where none does. */
  declared(packageName: string): string | null;
  /** Oldest major of Node that the project promises to run on; null where it does not say. */
  readonly oldestNode: number | null;
  /** Oldest release of Python that it promises to run on, `3.9`; null or absent where it does not say. */
  readonly oldestPython?: string | null;
  /** Files are modules unless they say otherwise. */
  readonly isModule: boolean;
  /** Edits of the package's own manifest that add a dependency; null where there is none to add to. */
  addition(packageName: string, range: string): readonly TextEdit[] | null;
}

/** Facts of the package that a file belongs to. */
export interface ProjectInfo {
  /** POSIX path of the package root relative to the workspace root; empty for the root itself. */
  readonly root: string;
  /** Version of a package as this project would load it; null where nothing says. */
  version(packageName: string): InstalledVersion | null;
  /** Where this file's code runs, and what that was read from. */
  runtime(path: string): { readonly id: RuntimeId; readonly because: string };
  /** True for tests, fixtures, mocks and stories. */
  isTest(path: string): boolean;
  /** What configuration files around this file say of how long its functions may run. */
  limits(path: string): readonly PlatformLimit[];
  /** Absent where nobody looked for one. */
  readonly manifest?: ManifestFacts;
}
