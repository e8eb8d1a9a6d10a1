/** What the workspace says about itself, as plain data for the engine. */
import type { RuntimeId } from './knowledge';

export type VersionSource = 'installed' | 'lock' | 'manifest' | 'assumed';

export interface InstalledVersion {
  readonly version: string;
  readonly source: VersionSource;
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
}
