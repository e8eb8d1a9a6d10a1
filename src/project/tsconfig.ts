/** The part of tsconfig.json and jsconfig.json that says where imports lead. */
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { parse } from 'jsonc-parser';
import type { FileSystem } from '../platform/ports';
import { patternsOfUnwritten } from './frameworkPaths';
import type { JsonObject } from './manifest';
import { isObject, stringOrNull } from './manifest';

/** `@/*` and the places it stands for, `*` included. */
export interface PathPattern {
  readonly pattern: string;
  readonly targets: readonly string[];
}

/** Absolute paths in the machine's own form. */
export interface PathMapping {
  /** Where imports that are not relative start, if anywhere. */
  readonly baseUrl: string | null;
  readonly paths: readonly PathPattern[];
}

/** While the configs behind one are read. */
interface Draft extends PathMapping {
  /** What a framework maps whatever the configs say, unless they map the same pattern. */
  readonly defaults: readonly PathPattern[];
}

const emptyDraft: Draft = { baseUrl: null, paths: [], defaults: [] };

/** How many configs may stand behind one: more is a loop, or nobody's intention. */
const maxConfigs = 32;

/**
 * Reads a config with all that it extends. A solution config that only refers to others takes the first mapping among
 * them. Never rejects: what cannot be read says nothing.
 */
export async function readPathMapping(file: string, files: FileSystem): Promise<PathMapping> {
  const reading: Reading = { files, seen: new Set(), leaf: dirname(file) };
  const config = await readConfig(file, reading);
  const own = finished(await draftOf(file, config, reading));
  if (own.baseUrl !== null || own.paths.length > 0) {
    return own;
  }
  for (const reference of objectsIn(config['references'])) {
    const target = resolve(dirname(file), stringOrNull(reference['path']) ?? '.');
    const path = target.endsWith('.json') ? target : join(target, 'tsconfig.json');
    const mapping = finished(await referredDraft(path, reading));
    if (mapping.paths.length > 0) {
      return mapping;
    }
  }
  return own;
}

function finished({ baseUrl, paths, defaults }: Draft): PathMapping {
  const mapped = new Set(paths.map(({ pattern }) => pattern));
  return { baseUrl, paths: [...paths, ...defaults.filter(({ pattern }) => !mapped.has(pattern))] };
}

interface Reading {
  readonly files: FileSystem;
  readonly seen: Set<string>;
  /** What `${configDir}` stands for: the directory of the config that was asked for. */
  readonly leaf: string;
}

async function readConfig(file: string, { files, seen }: Reading): Promise<JsonObject> {
  if (seen.has(file) || seen.size >= maxConfigs) {
    return {};
  }
  seen.add(file);
  const text = await files.readText(file).catch(() => '');
  const data: unknown = parse(text, [], { allowTrailingComma: true });
  return isObject(data) ? data : {};
}

async function referredDraft(path: string, reading: Reading): Promise<Draft> {
  return (await isFile(path, reading.files))
    ? draftOf(path, await readConfig(path, reading), reading)
    : { ...emptyDraft, defaults: await patternsOfUnwritten(path, reading.files) };
}

/** Its own words overrule those of the configs that it extends, later ones overrule earlier ones. */
async function draftOf(file: string, config: JsonObject, reading: Reading): Promise<Draft> {
  let inherited = emptyDraft;
  for (const name of [config['extends']].flat().filter((one) => typeof one === 'string')) {
    const parent = await findExtended(name, dirname(file), reading.files);
    // Without a file behind it, the name itself may still tell whose config is to be written there.
    const draft = await referredDraft(parent ?? resolve(dirname(file), name), reading);
    inherited = overruled(inherited, draft);
  }
  const own = ownMapping(dirname(file), config, reading.leaf);
  return overruled(inherited, { ...own, defaults: [] });
}

function overruled(earlier: Draft, later: Draft): Draft {
  return {
    baseUrl: later.baseUrl ?? earlier.baseUrl,
    paths: later.paths.length > 0 ? later.paths : earlier.paths,
    defaults: [...earlier.defaults, ...later.defaults],
  };
}

function ownMapping(directory: string, config: JsonObject, leaf: string): PathMapping {
  const options = isObject(config['compilerOptions']) ? config['compilerOptions'] : {};
  const place = (path: string): string =>
    resolve(
      directory,
      path.replace('${configDir}', () => leaf),
    );
  const given = stringOrNull(options['baseUrl']);
  const baseUrl = given === null ? null : place(given);
  const paths = isObject(options['paths']) ? options['paths'] : {};
  return {
    baseUrl,
    paths: Object.entries(paths).map(([pattern, targets]) => ({
      pattern,
      targets: [targets]
        .flat()
        .filter((target) => typeof target === 'string')
        .map((target) => (baseUrl === null ? place(target) : resolve(baseUrl, target))),
    })),
  };
}

async function findExtended(
  name: string,
  directory: string,
  files: FileSystem,
): Promise<string | null> {
  const bases =
    name.startsWith('.') || isAbsolute(name)
      ? [resolve(directory, name)]
      : storesAbove(directory).map((store) => join(store, name));
  const places = bases.flatMap((base) => [base, `${base}.json`, join(base, 'tsconfig.json')]);
  for (const place of places) {
    if (await isFile(place, files)) {
      return place;
    }
  }
  return null;
}

async function isFile(path: string, files: FileSystem): Promise<boolean> {
  return (await files.stat(path).catch(() => null))?.kind === 'file';
}

function storesAbove(directory: string): readonly string[] {
  const parent = dirname(directory);
  const above = parent === directory ? [] : storesAbove(parent);
  return [join(directory, 'node_modules'), ...above];
}

function objectsIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
