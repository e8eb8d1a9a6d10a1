/** What every lock file answers, whatever its format. */

export interface LockFile {
  /**
   * The version locked for `name` as the package at `importer` (POSIX directory relative to the lock file, empty for
   * its own) would load it; null where the lock does not say. `range` is what the manifest asks for, where known.
   */
  resolve(importer: string, name: string, range: string | null): string | null;
}

/** Reads one format; null for text that is not of it. Must not throw for any text. */
export type LockReader = (text: string) => LockFile | null;

/** The version at the end of what lock files write for a package: `4.2.0`, `/openai@4.2.0(zod@3.1.0)`, `openai@npm:4.2.0`. */
export function versionIn(text: string): string | null {
  if (/^(?:link|file|workspace|portal|https?|git[^@]*):/.test(text)) {
    return null;
  }
  return /(?:^|[@/:v])(\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?)(?:$|[(_])/.exec(text)?.[1] ?? null;
}
