/** What one directory on the way from a file to the repository's top says about packages. */
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import type { DirectoryEntry, FileSystem, Log } from '../platform/ports';
import { lockFileName, readLockFile } from './locks';
import type { LockFile } from './locks/lock';
import type { Manifest } from './manifest';
import { isObject, parseManifest } from './manifest';
import { absolutePath, toPosix } from './paths';
import { limitFileNames, readLimits, type DirectoryLimits } from './platformLimits';
import { mapBounded } from './pool';
import { readPythonLevel } from './python/level';
import type { PythonLevel } from './python/level';

export interface Level {
  /** POSIX, relative to the repository's top. */
  readonly directory: string;
  readonly names: ReadonlySet<string>;
  readonly manifest: Manifest | null;
  /** The manifest as it is written. */
  readonly manifestText: string | null;
  readonly lock: LockFile | null;
  /** Versions in this directory's `node_modules`, of the packages that were asked for. */
  readonly installed: ReadonlyMap<string, string>;
  /** True where `manifest.json` here is a browser extension's. */
  readonly isExtension: boolean;
  readonly python: PythonLevel;
  /** How long functions may run, by files of this directory. */
  readonly limits: DirectoryLimits['files'];
  /** All of the above in one text; a lock file by its size and time. */
  readonly says: string;
}

export interface LevelOptions {
  readonly files: FileSystem;
  readonly log: Log;
  /** Packages whose installed versions matter. */
  readonly packages: readonly string[];
}

const readsAtOnce = 16;

/** Never rejects: what cannot be read counts as absent. */
export async function readLevel(
  top: string,
  directory: string,
  options: LevelOptions,
): Promise<Level> {
  const absolute = absolutePath(top, directory);
  const entries = await listOrNothing(absolute, options.files);
  const names = new Set(entries.map((entry) => entry.name));
  const lockName = lockFileName(names);
  const lockPath = lockName === null ? null : join(absolute, lockName);
  const [manifestText, lock, lockStat, installed, isExtension, limitTexts, python] =
    await Promise.all([
      names.has('package.json') ? textOrNull(join(absolute, 'package.json'), options.files) : null,
      lockPath === null || lockName === null
        ? null
        : readLockFile(lockPath, lockName, options.files, options.log),
      lockPath === null ? null : options.files.stat(lockPath).catch(() => null),
      names.has('node_modules')
        ? readInstalled(join(absolute, 'node_modules'), options)
        : new Map<string, string>(),
      names.has('manifest.json') &&
        describesExtension(join(absolute, 'manifest.json'), options.files),
      readLimitTexts(absolute, names, options.files),
      readPythonLevel(absolute, entries, options),
    ]);
  const limits = limitTexts.map(([name, text]) => ({ name, limits: readLimits(name, text) }));
  const manifest = names.has('package.json')
    ? manifestOf(manifestText, join(absolute, 'package.json'), options.log)
    : null;
  const says = JSON.stringify([
    [...names].sort(),
    manifestText,
    lockStat,
    [...installed],
    isExtension,
    limitTexts,
    python.says,
  ]);
  return {
    directory,
    names,
    manifest,
    manifestText,
    lock,
    installed,
    isExtension,
    python,
    limits,
    says,
  };
}

/** Web apps and plugins of other programs have a file of this name too, with other contents. */
async function describesExtension(path: string, files: FileSystem): Promise<boolean> {
  const text = await textOrNull(path, files);
  const data: unknown = text === null ? null : parse(text, [], { allowTrailingComma: true });
  return isObject(data) && typeof data['manifest_version'] === 'number';
}

async function readLimitTexts(
  absolute: string,
  names: ReadonlySet<string>,
  files: FileSystem,
): Promise<readonly (readonly [string, string])[]> {
  const present = limitFileNames.filter((name) => names.has(name));
  const texts = await Promise.all(present.map((name) => textOrNull(join(absolute, name), files)));
  return present.flatMap((name, at) => {
    const text = texts[at] ?? null;
    return text === null ? [] : [[name, text] as const];
  });
}

async function textOrNull(path: string, files: FileSystem): Promise<string | null> {
  return files.readText(path).catch(() => null);
}

async function listOrNothing(path: string, files: FileSystem): Promise<readonly DirectoryEntry[]> {
  return files.readDirectory(path).catch(() => []);
}

function manifestOf(text: string | null, path: string, log: Log): Manifest | null {
  const manifest = text === null ? null : parseManifest(text);
  if (manifest === null) {
    log.warn(`${toPosix(path)} is not a manifest that can be understood`);
  }
  return manifest;
}

/** Lists first, so that packages which are not there cost nothing. */
async function readInstalled(
  store: string,
  { files, packages }: LevelOptions,
): Promise<ReadonlyMap<string, string>> {
  const present = new Set((await listOrNothing(store, files)).map((entry) => entry.name));
  const wanted = packages.filter((name) => present.has(name.split('/')[0] ?? name));
  const found = await mapBounded(wanted, readsAtOnce, async (name) => {
    const path = join(store, ...name.split('/'), 'package.json');
    const text = await textOrNull(path, files);
    const version = text === null ? null : (parseManifest(text)?.version ?? null);
    return version === null ? [] : [[name, version] as const];
  });
  return new Map(found.flat());
}
