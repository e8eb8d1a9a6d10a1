/** Answers for each file what its project says: package root, versions, runtime. Reads each directory once. */
import * as semver from 'semver';
import type { ProjectInfo } from '../model/project';
import { repositoryTop } from './discover';
import type { Level, LevelOptions } from './levels';
import { readLevel } from './levels';
import { dependencyEdits } from './dependencyEdit';
import { declaredRange, emptyManifest } from './manifest';
import { ecosystemOf } from './ecosystem';
import { directoryOf, isWithin, joinPosix, relativePath, selfAndParents } from './paths';
import type { PackageEvidence, RuntimeGuess } from './runtimeGuess';
import { guessRuntime } from './runtimeGuess';
import { limitsFor } from './platformLimits';
import { pythonManifestFacts } from './python/manifestFacts';
import type { PythonFiles } from './python/manifestFacts';
import { pythonVersion } from './python/versions';
import type { NewestKnown } from './python/versions';
import { isTestPath } from './testPaths';
import type { VersionSources } from './versions';
import { versionOf } from './versions';

export interface ProjectsOptions extends LevelOptions {
  /** Absolute path of the workspace folder. Packages around it, up to the repository's top, count too. */
  readonly root: string;
  readonly newestKnown: (packageName: string) => string | null;
  /** The same among distributions of PyPI, within a semver range. */
  readonly newestDistribution: NewestKnown;
  /** What a file's own text says of its runtime, where it is known. */
  readonly runtimeInText: (path: string) => RuntimeGuess | null;
}

export interface Projects {
  /** Facts for the file at `path` (POSIX, relative to the root). Never rejects. */
  load(path: string): Promise<ProjectInfo>;
  /** All that the facts for a file come from, in one text: two that are equal give equal facts. Never rejects. */
  says(path: string): Promise<string>;
  /** Everything is read anew: a manifest, lock file or store changed. */
  forget(): void;
}

export function createProjects(options: ProjectsOptions): Projects {
  let top: Promise<string> | null = null;
  const levels = new Map<string, Promise<Level>>();
  const level = (atTop: string, directory: string): Promise<Level> => {
    const known = levels.get(directory) ?? readLevel(atTop, directory, options);
    levels.set(directory, known);
    return known;
  };
  /** The levels from the file's directory to the repository's top, and the root below that top. */
  const around = async (path: string): Promise<readonly [readonly Level[], string]> => {
    top ??= repositoryTop(options.root, options.files);
    const atTop = await top;
    const above = relativePath(atTop, options.root) ?? '';
    const directories = selfAndParents(directoryOf(joinPosix(above, path)));
    return [await Promise.all(directories.map((directory) => level(atTop, directory))), above];
  };
  return {
    load: async (path) => projectInfo(path, ...(await around(path)), options),
    async says(path) {
      const [chain, above] = await around(path);
      const inText = options.runtimeInText(path)?.id ?? '';
      return [above, inText, ...chain.map((one) => one.says)].join('\n');
    },
    forget() {
      top = null;
      levels.clear();
    },
  };
}

/** `chain` runs from the file's directory to the repository's top; `above` is the workspace root below that top. */
function projectInfo(
  file: string,
  chain: readonly Level[],
  above: string,
  options: ProjectsOptions,
): ProjectInfo {
  const isPython = ecosystemOf(file) === 'pypi';
  const own = packageIndex(chain, above, ({ manifest, python }) =>
    isPython ? python.declared !== null : manifest !== null,
  );
  const directory = chain[own]?.directory ?? above;
  const sources = versionSources(chain, directory, options);
  const evidence = packageEvidence(chain, own);
  const isDeno = chain.some(({ names }) => names.has('deno.json') || names.has('deno.jsonc'));
  // What stands above the workspace is not the reader's to see.
  const limits = chain
    .filter((level) => isWithin(above, level.directory) && level.limits.length > 0)
    .map((level) => ({
      directory: withoutPrefix(level.directory, above),
      files: level.limits,
    }));
  return {
    root: isWithin(above, directory) ? withoutPrefix(directory, above) : '',
    version: remembered((name) =>
      isPython
        ? pythonVersion(
            name,
            chain.map((level) => level.python),
            options.newestDistribution,
          )
        : versionOf(name, sources),
    ),
    runtime: (path) => guessRuntime(path, options.runtimeInText(path), evidence),
    isTest: (path) => isTestPath(path, { beside: chain[0]?.names ?? new Set(), isDeno }),
    limits: (path) => limitsFor(path, limits),
    manifest: isPython
      ? pythonManifestFacts(chain.map((level) => pythonFiles(level, above)))
      : manifestFacts(chain, own, above),
  };
}

const pythonFiles = ({ directory, python }: Level, above: string): PythonFiles => ({
  ...python,
  directory: isWithin(above, directory) ? withoutPrefix(directory, above) : null,
});

/** Each call of a file asks for the version of its SDK several times. */
function remembered<Answer>(answer: (name: string) => Answer): (name: string) => Answer {
  const known = new Map<string, Answer>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const now = answer(name);
    known.set(name, now);
    return now;
  };
}

function manifestFacts(
  chain: readonly Level[],
  own: number,
  above: string,
): NonNullable<ProjectInfo['manifest']> {
  const level = chain[own];
  const manifests = chain.flatMap(({ manifest }) => manifest ?? []);
  const node = manifests.flatMap(({ engines }) => engines.get('node') ?? [])[0];
  const text = level?.manifestText ?? null;
  // What stands above the workspace is not the reader's to change.
  const isInside = level !== undefined && isWithin(above, level.directory);
  const path = joinPosix(level ? withoutPrefix(level.directory, above) : '', 'package.json');
  return {
    declared: (name) =>
      manifests.map((one) => declaredRange(one, name)).find((range) => range !== null) ?? null,
    oldestNode: node === undefined ? null : oldestMajor(node),
    isModule: level?.manifest?.isModule ?? false,
    addition: (name, range) => {
      const edits = text === null || !isInside ? null : dependencyEdits(text, name, range);
      return edits?.map((edit) => ({ path, ...edit })) ?? null;
    },
  };
}

function oldestMajor(range: string): number | null {
  try {
    return semver.minVersion(range)?.major ?? null;
  } catch {
    return null;
  }
}

/** The nearest directory with a manifest; the workspace root where there is none. */
function packageIndex(
  chain: readonly Level[],
  above: string,
  isRoot: (level: Level) => boolean,
): number {
  const found = chain.findIndex(isRoot);
  return found === -1 ? chain.findIndex((level) => level.directory === above) : found;
}

function versionSources(
  chain: readonly Level[],
  directory: string,
  { newestKnown }: ProjectsOptions,
): VersionSources {
  const locking = chain.find((level) => level.lock !== null);
  const lock =
    locking?.lock == null
      ? null
      : { file: locking.lock, importer: withoutPrefix(directory, locking.directory) };
  return {
    // Later entries of a Map overrule, so the nearest store comes last.
    installed: new Map(chain.toReversed().flatMap((level) => [...level.installed])),
    lock,
    manifests: chain.flatMap((level) => level.manifest ?? []),
    newestKnown,
  };
}

function packageEvidence(chain: readonly Level[], own: number): PackageEvidence {
  const locking = chain.find((level) => level.lock !== null || level.names.has('bun.lockb'));
  const lockNames = [...(locking?.names ?? [])].filter((name) => name.startsWith('bun.lock'));
  const belowOwn = chain.slice(0, Math.max(own, 0));
  return {
    manifest: chain[own]?.manifest ?? emptyManifest,
    names: new Set([...(chain[own]?.names ?? []), ...lockNames]),
    nearNames: new Set(belowOwn.flatMap((level) => [...level.names])),
    isExtension: chain.slice(0, own + 1).some((level) => level.isExtension),
  };
}

/** `path` relative to `directory`; empty where it does not lie below. */
function withoutPrefix(path: string, directory: string): string {
  if (directory === '') {
    return path;
  }
  return path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : '';
}
