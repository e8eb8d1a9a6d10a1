/** Finds a folder's sources and the files that describe its packages, in one walk. */
import { dirname, join, resolve } from 'node:path';
import type { FileSystem, Log } from '../platform/ports';
import type { IgnoreFile } from './ignoreRules';
import { isIgnored, isSkippedDirectory, parseIgnoreFile } from './ignoreRules';
import { absolutePath, extensionOf, isWithin, joinPosix, relativePath, toPosix } from './paths';
import { mapBounded } from './pool';
import { isPythonManifestName } from './python/manifestNames';

export interface DiscoverOptions {
  /** Absolute path of the folder. */
  readonly root: string;
  readonly files: FileSystem;
  readonly log: Log;
  /** Lower-case extensions with the dot. */
  readonly extensions: ReadonlySet<string>;
  /** The config's say, on paths relative to the root. */
  readonly isExcluded: (path: string) => boolean;
  /** Relative paths to which the walk is limited; everything when absent. */
  readonly within?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Relative POSIX paths, sorted. */
export interface Discovery {
  readonly sources: readonly string[];
  /** Every `package.json` that is not inside a package store. */
  readonly manifests: readonly string[];
  /** Every `tsconfig.json` and `jsconfig.json`. */
  readonly tsconfigs: readonly string[];
  /** Directories whose files make them the root of a Python project. */
  readonly pythonProjects: readonly string[];
  /** Directories and files that could not be listed. */
  readonly unreadable: readonly string[];
}

interface Found {
  readonly sources: string[];
  readonly manifests: string[];
  readonly tsconfigs: string[];
  readonly pythonProjects: string[];
  readonly unreadable: string[];
}

const directoriesAtOnce = 16;

/**
 * Walks the folder, honouring `.gitignore` files (those above the root up to the repository's top too). Symbolic
 * links are not followed. Never rejects for what it meets on disk; only when aborted.
 */
export async function discover(options: DiscoverOptions): Promise<Discovery> {
  const top = await repositoryTop(options.root, options.files);
  const above = relativePath(top, options.root) ?? '';
  const outer = await ignoreFilesAbove(top, above, options);
  const found: Found = {
    ...{ sources: [], manifests: [], tsconfigs: [], pythonProjects: [], unreadable: [] },
  };
  let level: readonly Visit[] = [{ directory: '', ignores: outer }];
  while (level.length > 0) {
    const next = await mapBounded(level, directoriesAtOnce, (visit) =>
      visitDirectory(visit, above, found, options),
    );
    level = next.flat();
  }
  return {
    sources: found.sources.sort(),
    manifests: found.manifests.sort(),
    tsconfigs: found.tsconfigs.sort(),
    pythonProjects: found.pythonProjects.sort(),
    unreadable: found.unreadable.sort(),
  };
}

/** The nearest directory at or above `root` that holds `.git`; `root` itself where none does. Absolute. */
export async function repositoryTop(root: string, files: FileSystem): Promise<string> {
  let current = resolve(root);
  for (;;) {
    const marker = await files.stat(join(current, '.git')).catch(() => null);
    if (marker !== null) {
      return current;
    }
    const parent = dirname(current);
    if (parent === current) {
      return resolve(root);
    }
    current = parent;
  }
}

interface Visit {
  readonly directory: string;
  /** In force above this directory, outermost first; paths relative to the repository's top. */
  readonly ignores: readonly IgnoreFile[];
}

async function visitDirectory(
  visit: Visit,
  above: string,
  found: Found,
  options: DiscoverOptions,
): Promise<readonly Visit[]> {
  options.signal?.throwIfAborted();
  const { directory } = visit;
  const absolute = absolutePath(options.root, directory);
  const entries = await options.files.readDirectory(absolute).catch(() => null);
  if (entries === null) {
    found.unreadable.push(directory === '' ? '.' : directory);
    return [];
  }
  if (entries.some(({ name, kind }) => kind === 'file' && isPythonManifestName(name)))
    found.pythonProjects.push(directory);
  const own = entries.some(({ name, kind }) => name === '.gitignore' && kind === 'file')
    ? await readIgnoreFile(join(absolute, '.gitignore'), joinPosix(above, directory), options)
    : null;
  const ignores = own === null ? visit.ignores : [...visit.ignores, own];
  const kept = entries.filter(({ name, kind }) => {
    const path = joinPosix(directory, name);
    return (
      kind !== 'other' &&
      isWanted(path, kind === 'directory', options) &&
      !isIgnored(ignores, joinPosix(above, path), kind === 'directory')
    );
  });
  for (const { name, kind } of kept) {
    if (kind === 'file') {
      listFor(name, found).push(joinPosix(directory, name));
    }
  }
  return kept
    .filter(({ kind }) => kind === 'directory')
    .map(({ name }) => ({ directory: joinPosix(directory, name), ignores }));
}

const tsconfigNames = new Set(['tsconfig.json', 'jsconfig.json']);

function listFor(name: string, found: Found): string[] {
  if (name === 'package.json') {
    return found.manifests;
  }
  return tsconfigNames.has(name) ? found.tsconfigs : found.sources;
}

/** Cheap tests first: most names of a tree end here. */
function isWanted(path: string, isDirectory: boolean, options: DiscoverOptions): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const known = isDirectory
    ? !isSkippedDirectory(name)
    : name === 'package.json' ||
      tsconfigNames.has(name) ||
      options.extensions.has(extensionOf(name));
  return known && isInScope(path, isDirectory, options.within) && !options.isExcluded(path);
}

function isInScope(path: string, isDirectory: boolean, within?: readonly string[]): boolean {
  if (within === undefined) {
    return true;
  }
  return within.some((scope) => isWithin(scope, path) || (isDirectory && isWithin(path, scope)));
}

async function ignoreFilesAbove(
  top: string,
  above: string,
  options: DiscoverOptions,
): Promise<readonly IgnoreFile[]> {
  if (above === '') {
    return [];
  }
  const names = above.split('/');
  const directories = names.map((_, index) => names.slice(0, index).join('/'));
  const read = await mapBounded(directories, directoriesAtOnce, (directory) =>
    readIgnoreFile(join(absolutePath(top, directory), '.gitignore'), directory, options),
  );
  return read.filter((file) => file !== null);
}

async function readIgnoreFile(
  path: string,
  directory: string,
  { files, log }: DiscoverOptions,
): Promise<IgnoreFile | null> {
  try {
    return (await files.stat(path)) === null
      ? null
      : parseIgnoreFile(directory, await files.readText(path));
  } catch {
    log.warn(`${toPosix(path)} could not be read and is not honoured`);
    return null;
  }
}
