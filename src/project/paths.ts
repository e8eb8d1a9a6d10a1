/** Paths inside a folder: POSIX and relative for everything that thinks, absolute only at the file system's door. */
import { isAbsolute, join, posix, relative, sep } from 'node:path';

/** `path` (absolute, or relative to `root`) as a POSIX path relative to `root`; null where it lies outside. */
export function relativePath(root: string, path: string): string | null {
  const inside = isAbsolute(path) ? relative(root, path) : path;
  if (isAbsolute(inside)) {
    return null;
  }
  const clean = posix.normalize(toPosix(inside));
  if (clean === '.') {
    return '';
  }
  return clean === '..' || clean.startsWith('../') ? null : clean.replace(/\/$/, '');
}

/** The machine's own absolute path of a POSIX path relative to `root`. */
export function absolutePath(root: string, path: string): string {
  return join(root, ...path.split('/'));
}

export function toPosix(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** The directory of a relative POSIX path; empty for the root. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** Joins and normalises relative POSIX paths; may begin with `..`; empty for the root. */
export function joinPosix(...parts: readonly string[]): string {
  const joined = posix.join(...parts);
  return joined === '.' ? '' : joined.replace(/\/$/, '');
}

/** `directory` and those above it, nearest first, the root (empty) last. */
export function selfAndParents(directory: string): readonly string[] {
  const found = [directory];
  let current = directory;
  while (current !== '') {
    current = directoryOf(current);
    found.push(current);
  }
  return found;
}

/** Lower-case extension with the dot; empty where there is none. Declarations have their own: `.d.ts`, `.d.mts`. */
export function extensionOf(path: string): string {
  return (/\.d\.[cm]?ts$/i.exec(path)?.[0] ?? posix.extname(path)).toLowerCase();
}

/** True where `path` is `directory` or lies below it; everything lies below the root (empty). */
export function isWithin(directory: string, path: string): boolean {
  return directory === '' || path === directory || path.startsWith(`${directory}/`);
}
