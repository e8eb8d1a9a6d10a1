/** The part of tsconfig.json and jsconfig.json that says where imports lead. */
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { parse } from 'jsonc-parser';
import type { FileSystem } from '../platform/ports';
import type { JsonObject } from './manifest';
import { isObject, stringOrNull } from './manifest';

/** Absolute paths in the machine's own form. */
export interface PathMapping {
  /** Where imports that are not relative start, if anywhere. */
  readonly baseUrl: string | null;
  /** `@/*` and the places it stands for, `*` included. */
  readonly paths: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
}

const emptyMapping: PathMapping = { baseUrl: null, paths: [] };

/** How many configs may stand behind one: more is a loop, or nobody's intention. */
const maxConfigs = 32;

/**
 * Reads a config with all that it extends. A solution config that only refers to others takes the first mapping among
 * them. Never rejects: what cannot be read says nothing.
 */
export async function readPathMapping(file: string, files: FileSystem): Promise<PathMapping> {
  const reading: Reading = { files, seen: new Set(), leaf: dirname(file) };
  const config = await readConfig(file, reading);
  const own = await mappingOf(file, config, reading);
  if (own.baseUrl !== null || own.paths.length > 0) {
    return own;
  }
  for (const reference of objectsIn(config['references'])) {
    const target = resolve(dirname(file), stringOrNull(reference['path']) ?? '.');
    const path = target.endsWith('.json') ? target : join(target, 'tsconfig.json');
    const mapping = await mappingOf(path, await readConfig(path, reading), reading);
    if (mapping.paths.length > 0) {
      return mapping;
    }
  }
  return emptyMapping;
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

/** Its own words overrule those of the configs that it extends, later ones overrule earlier ones. */
async function mappingOf(file: string, config: JsonObject, reading: Reading): Promise<PathMapping> {
  let inherited = emptyMapping;
  for (const name of [config['extends']].flat().filter((one) => typeof one === 'string')) {
    const parent = await findExtended(name, dirname(file), reading.files);
    if (parent !== null) {
      const mapping = await mappingOf(parent, await readConfig(parent, reading), reading);
      inherited = overruled(inherited, mapping);
    }
  }
  return overruled(inherited, ownMapping(dirname(file), config, reading.leaf));
}

function overruled(earlier: PathMapping, later: PathMapping): PathMapping {
  return {
    baseUrl: later.baseUrl ?? earlier.baseUrl,
    paths: later.paths.length > 0 ? later.paths : earlier.paths,
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
    const found = await files.stat(place).catch(() => null);
    if (found?.kind === 'file') {
      return place;
    }
  }
  return null;
}

function storesAbove(directory: string): readonly string[] {
  const parent = dirname(directory);
  const above = parent === directory ? [] : storesAbove(parent);
  return [join(directory, 'node_modules'), ...above];
}

function objectsIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
