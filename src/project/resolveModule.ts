/** Which file of the workspace an import means. */
import type { FileSystem } from '../platform/ports';
import { ecosystemOf } from './ecosystem';
import type { Manifest } from './manifest';
import { parseManifest } from './manifest';
import {
  absolutePath,
  directoryOf,
  extensionOf,
  isWithin,
  joinPosix,
  relativePath,
  selfAndParents,
  toPosix,
} from './paths';
import { mapBounded } from './pool';
import { createPythonResolver } from './python/resolvePython';
import type { PathMapping } from './tsconfig';
import { readPathMapping } from './tsconfig';

/** Paths are POSIX, relative to the root. Null where the import leads out of the workspace or nowhere. */
export type ModuleResolver = (fromPath: string, specifier: string) => string | null;

export interface ResolverOptions {
  /** Absolute path of the workspace folder. */
  readonly root: string;
  readonly files: FileSystem;
  /** What a walk found; see `Discovery`. */
  readonly sources: readonly string[];
  readonly manifests: readonly string[];
  readonly tsconfigs: readonly string[];
  readonly pythonProjects?: readonly string[];
}

interface Workspace {
  readonly root: string;
  readonly sources: Sources;
  /** Of the files in a directory; null where nothing is mapped. */
  readonly mappingIn: (directory: string) => PathMapping | null;
  readonly packages: readonly WorkspacePackage[];
}

interface WorkspacePackage {
  readonly name: string;
  readonly directory: string;
  readonly manifest: Manifest;
}

const readsAtOnce = 16;

/** Reads the workspace's configs and manifests once; resolving is then a matter of look-ups. */
export async function createResolver(options: ResolverOptions): Promise<ModuleResolver> {
  const { root, files, sources, manifests, tsconfigs, pythonProjects = [] } = options;
  const mappings = await mapBounded(tsconfigs, readsAtOnce, async (path) => {
    const mapping = await readPathMapping(absolutePath(root, path), files);
    return [directoryOf(path), mapping] as const;
  });
  const packages = await mapBounded(manifests, readsAtOnce, async (path) => {
    const text = await files.readText(absolutePath(root, path)).catch(() => '');
    const manifest = parseManifest(text);
    return manifest?.name == null
      ? []
      : [{ name: manifest.name, directory: directoryOf(path), manifest }];
  });
  const workspace: Workspace = {
    root,
    sources: sourcesIn(sources),
    mappingIn: nearestMapping(new Map(mappings)),
    packages: packages.flat(),
  };
  const resolvePython = createPythonResolver(sources, pythonProjects);
  return (fromPath, specifier) =>
    ecosystemOf(fromPath) === 'pypi'
      ? resolvePython(fromPath, specifier)
      : resolveModule(fromPath, specifier, workspace);
}

function resolveModule(from: string, specifier: string, workspace: Workspace): string | null {
  if (/^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..') {
    return specifier.startsWith('/')
      ? null
      : guessFile(joinPosix(directoryOf(from), specifier), workspace.sources);
  }
  return mapped(from, specifier, workspace) ?? packaged(specifier, workspace);
}

// ------------------------------------------------------------------------------------------------ guessing

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

/** What an import of a compiled file means in its sources. */
const sourcesOf: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

/** Files by what an import may call them. */
interface Sources {
  readonly paths: ReadonlySet<string>;
  /** By the path without one of the `extensions`; the first of them wins. */
  readonly byStem: ReadonlyMap<string, string>;
}

function sourcesIn(paths: readonly string[]): Sources {
  const byStem = new Map<string, string>();
  // From the last to the first, so that the first wins.
  for (const extension of extensions.toReversed())
    for (const path of paths)
      if (path.endsWith(extension)) byStem.set(path.slice(0, -extension.length), path);
  return { paths: new Set(paths), byStem };
}

function guessFile(path: string, { paths, byStem }: Sources): string | null {
  if (paths.has(path)) return path;
  const extension = extensionOf(path);
  const stem = path.slice(0, path.length - extension.length);
  const source = sourcesOf[extension]?.map((other) => stem + other).find((one) => paths.has(one));
  return source ?? byStem.get(path) ?? byStem.get(joinPosix(path, 'index')) ?? null;
}

// ------------------------------------------------------------------------------------------------ tsconfig

/** The nearest config at or above a directory that maps anything decides. Every import asks: directories are remembered. */
function nearestMapping(mappings: ReadonlyMap<string, PathMapping>): Workspace['mappingIn'] {
  const known = new Map<string, PathMapping | null>();
  const find = (directory: string): PathMapping | null =>
    selfAndParents(directory)
      .flatMap((one) => mappings.get(one) ?? [])
      .find(({ paths, baseUrl }) => paths.length > 0 || baseUrl !== null) ?? null;
  return (directory) => {
    const before = known.get(directory);
    if (before !== undefined) return before;
    const now = find(directory);
    known.set(directory, now);
    return now;
  };
}

function mapped(from: string, specifier: string, workspace: Workspace): string | null {
  const { mappingIn, root, sources } = workspace;
  const mapping = mappingIn(directoryOf(from));
  if (mapping === null) {
    return null;
  }
  const places = [...mappedPlaces(specifier, mapping), ...basePlaces(specifier, mapping)];
  for (const place of places) {
    const inside = relativePath(root, place);
    const found = inside === null ? null : guessFile(inside, sources);
    if (found !== null) {
      return found;
    }
  }
  return null;
}

/** An exact pattern wins, then the one with the longest text before its `*`. */
function mappedPlaces(specifier: string, { paths }: PathMapping): readonly string[] {
  const matches = paths.flatMap(({ pattern, targets }) => {
    const [before = '', after] = pattern.split('*');
    if (after === undefined) {
      return pattern === specifier ? [{ weight: Infinity, places: targets }] : [];
    }
    const isLongEnough = specifier.length >= before.length + after.length;
    if (!isLongEnough || !specifier.startsWith(before) || !specifier.endsWith(after)) {
      return [];
    }
    const star = specifier.slice(before.length, specifier.length - after.length);
    // A function, so that `$&` in a file's name stays what it is.
    const places = targets.map((target) => target.replace('*', () => star));
    return [{ weight: before.length, places }];
  });
  return matches.sort((a, b) => b.weight - a.weight)[0]?.places ?? [];
}

function basePlaces(specifier: string, { baseUrl }: PathMapping): readonly string[] {
  return baseUrl === null ? [] : [`${toPosix(baseUrl)}/${specifier}`];
}

// ------------------------------------------------------------------------------------------------ packages

/** A package of the workspace by its name: the file that it names, as far as that is a source, else the usual places. */
function packaged(specifier: string, { packages, sources }: Workspace): string | null {
  const found = packages.find(({ name }) => isWithin(name, specifier));
  if (found === undefined) {
    return null;
  }
  const { name, directory, manifest } = found;
  const subpath = specifier === name ? '.' : `.${specifier.slice(name.length)}`;
  const named = manifest.entries.get(subpath) ?? [];
  const usual =
    subpath === '.' ? ['src/index', 'index', 'src', 'lib'] : [subpath, `src/${subpath}`];
  for (const place of [...named, ...named.flatMap(sourceOfBuilt), ...usual]) {
    const file = guessFile(joinPosix(directory, place), sources);
    if (file !== null) {
      return file;
    }
  }
  return null;
}

/** `./dist/client.js` is built from `./src/client.ts` in nearly every package. */
function sourceOfBuilt(path: string): readonly string[] {
  const inSource = path.replace(/^(\.\/)?(?:dist|build|lib|out)\/(?:(?:esm|cjs|types)\/)?/, 'src/');
  return inSource === path ? [] : [inSource.replace(/\.d\.(m|c)?ts$/, '.$1ts')];
}
