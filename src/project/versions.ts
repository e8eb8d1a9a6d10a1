/** Which version of a package a project loads: what is installed, else locked, else declared. */
import * as semver from 'semver';
import type { InstalledVersion } from '../model/project';
import type { Manifest } from './manifest';
import { declaredRange } from './manifest';
import type { LockFile } from './locks/lock';

export interface VersionSources {
  /** Versions found in the nearest package stores. */
  readonly installed: ReadonlyMap<string, string>;
  /** The lock file in force and where this package stands below it. */
  readonly lock: { readonly file: LockFile; readonly importer: string } | null;
  /** Of the package itself and of those around it, nearest first. */
  readonly manifests: readonly Manifest[];
  /** For ranges that allow anything. */
  readonly newestKnown: (name: string) => string | null;
}

/** The version of `name`, with the source that said it; null where nothing says. */
export function versionOf(name: string, sources: VersionSources): InstalledVersion | null {
  const installed = validOrNull(sources.installed.get(name));
  if (installed !== null) {
    return { version: installed, source: 'installed' };
  }
  const ranges = sources.manifests.map((manifest) => declaredRange(manifest, name));
  const range = ranges.find((found) => found !== null) ?? null;
  const { lock } = sources;
  const locked = validOrNull(lock?.file.resolve(lock.importer, name, range));
  if (locked !== null) {
    return { version: locked, source: 'lock' };
  }
  return range === null ? null : declaredVersion(name, range, sources.newestKnown);
}

/** Most packages that are asked for are not there, and semver throws and catches an error to say so. */
const validOrNull = (version: string | null | undefined): string | null =>
  version === null || version === undefined ? null : semver.valid(version);

/** The least version that a range allows, as anything above it may be what runs. */
function declaredVersion(
  name: string,
  range: string,
  newestKnown: (name: string) => string | null,
): InstalledVersion | null {
  const least = leastVersion(range);
  if (least !== null) {
    return { version: least, source: 'manifest' };
  }
  const newest = newestKnown(name);
  return newest === null ? null : { version: newest, source: 'assumed' };
}

/** `*`, `latest`, `workspace:*`, `catalog:`, `git+ssh://…`: no version can be read from these. */
function saysNothing(range: string): boolean {
  const valid = semver.validRange(range, { loose: true });
  return valid === null || valid === '*';
}

/** The least version that a range allows; null where it names none. */
export function leastVersion(range: string): string | null {
  return saysNothing(range) ? null : (semver.minVersion(range, { loose: true })?.version ?? null);
}

/** The least version that lies in both ranges; null where none does, or where it is any. */
export function leastOfBoth(one: string, other: string): string | null {
  const least = [one, other].map((range) => leastVersion(range)).filter((found) => found !== null);
  const isInBoth = (version: string): boolean =>
    [one, other].every((range) => semver.satisfies(version, range, { includePrerelease: true }));
  return least.find(isInBoth) ?? null;
}
