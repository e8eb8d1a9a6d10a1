/** Chooses the lock file of a directory and reads it, whatever state it is in. */
import type { FileSystem, Log } from '../../platform/ports';
import { toPosix } from '../paths';
import { readBunLock } from './bunLock';
import type { LockFile, LockReader } from './lock';
import { readNpmLock } from './npmLock';
import { readPnpmLock } from './pnpmLock';
import { readYarnLock } from './yarnLock';

/** By what tools prefer where several lie side by side. */
const readers: ReadonlyMap<string, LockReader> = new Map([
  ['npm-shrinkwrap.json', readNpmLock],
  ['pnpm-lock.yaml', readPnpmLock],
  ['bun.lock', readBunLock],
  ['yarn.lock', readYarnLock],
  ['package-lock.json', readNpmLock],
]);

const maxLockBytes = 20_000_000;

export function isLockFileName(name: string): boolean {
  return readers.has(name);
}

/** The lock file among `names`, if there is one. */
export function lockFileName(names: ReadonlySet<string>): string | null {
  return [...readers.keys()].find((name) => names.has(name)) ?? null;
}

/** Reads the lock file at an absolute path. Null, with a warning in the log, where that cannot be done. */
export async function readLockFile(
  path: string,
  name: string,
  files: FileSystem,
  log: Log,
): Promise<LockFile | null> {
  const warn = (why: string): null => {
    log.warn(`${toPosix(path)} ${why}; versions come from elsewhere`);
    return null;
  };
  try {
    const found = await files.stat(path);
    if (found !== null && found.size > maxLockBytes) {
      return warn('is too large to read');
    }
    const lock = readers.get(name)?.(await files.readText(path)) ?? null;
    return lock ?? warn('is not a lock file that can be understood');
  } catch {
    return warn('could not be read');
  }
}
