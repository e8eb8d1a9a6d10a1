/** Which folder to analyse for the PATHs given, and what of it to report. */
import { dirname, join, relative, resolve } from 'node:path';
import type { FileSystem } from '../platform/ports';
import { isWithin, relativePath, toPosix } from '../project/paths';
import { UsageError } from './io';

export interface Target {
  /** Absolute path of the folder to analyse. */
  readonly root: string;
  /** The root as the user gave it: what reports call it. */
  readonly label: string;
  /** Directories to scan, relative to the root; everything when absent. */
  readonly within?: readonly string[];
  /** Files that were named, relative to the root. */
  readonly named: readonly string[];
  /** Whether the user asked for this path, relative to the root. */
  readonly isAsked: (path: string) => boolean;
}

interface Given {
  readonly absolute: string;
  readonly kind: 'file' | 'directory';
  /** What has to be analysed for it: the directory itself, or the project around a file. */
  readonly root: string;
}

/**
 * One directory is the root. For files it is the project around them, so that what other files say counts too.
 * Several PATHs share the nearest folder around them. Throws `UsageError` for a PATH that is not there.
 */
export async function resolveTarget(
  paths: readonly string[],
  cwd: string,
  files: FileSystem,
): Promise<Target> {
  const asked = paths.length === 0 ? ['.'] : paths;
  const given = await Promise.all(asked.map((path) => lookUp(path, cwd, files)));
  const root = given.map((one) => one.root).reduce(commonDirectory);
  const inside = (path: string): string => relativePath(root, path) ?? '';
  const within = given.map((one) => inside(one.root));
  const wanted = given.map((one) => inside(one.absolute));
  const [only] = asked;
  const isOneDirectory = given.length === 1 && given[0]?.kind === 'directory';
  return {
    root,
    label: isOneDirectory && only !== undefined ? asGiven(only) : labelOf(root, cwd),
    ...(within.includes('') ? {} : { within }),
    named: given.filter((one) => one.kind === 'file').map((one) => inside(one.absolute)),
    isAsked: (path) => wanted.some((directory) => isWithin(directory, path)),
  };
}

async function lookUp(path: string, cwd: string, files: FileSystem): Promise<Given> {
  const absolute = resolve(cwd, path);
  const found = await files.stat(absolute).catch(() => null);
  if (found === null) {
    throw new UsageError(`no such file or directory: ${path}`);
  }
  const root = found.kind === 'file' ? await projectRoot(dirname(absolute), files) : absolute;
  return { absolute, kind: found.kind, root };
}

/** A repository or a workspace is a better answer than a package in it; a package than a directory. */
const strongMarkers = ['.git', 'lifeboat.config.json', 'pnpm-workspace.yaml'];
const weakMarkers = ['package.json', 'pyproject.toml', 'deno.json', 'deno.jsonc'];

async function projectRoot(directory: string, files: FileSystem): Promise<string> {
  const strong = await nearestWith(directory, strongMarkers, files);
  return strong ?? (await nearestWith(directory, weakMarkers, files)) ?? directory;
}

async function nearestWith(
  directory: string,
  names: readonly string[],
  files: FileSystem,
): Promise<string | null> {
  for (let current = directory; ; current = dirname(current)) {
    for (const name of names) {
      if ((await files.stat(join(current, name)).catch(() => null)) !== null) {
        return current;
      }
    }
    if (dirname(current) === current) {
      return null;
    }
  }
}

function commonDirectory(one: string, other: string): string {
  let current = one;
  while (relativePath(current, other) === null && dirname(current) !== current) {
    current = dirname(current);
  }
  return current;
}

function asGiven(path: string): string {
  const posix = toPosix(path);
  return posix.length > 1 ? posix.replace(/\/+$/, '') : posix;
}

/** Relative to the working directory where it lies inside, absolute elsewhere. */
function labelOf(root: string, cwd: string): string {
  const inside = toPosix(relative(cwd, root));
  return inside === '' ? '.' : inside.startsWith('..') ? toPosix(root) : inside;
}
