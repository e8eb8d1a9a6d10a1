/** Finds the folder's settings on disk and joins them with those of the editor or the command line. */
import { dirname, join, resolve } from 'node:path';
import { parseTree, findNodeAtLocation } from 'jsonc-parser';
import { type Config, defaultConfig } from '../model/config';
import { createPositions } from '../model/positions';
import type { FileSystem } from '../platform/ports';
import type { ConfigIssue, ConfigReading, PartialConfig } from './configFile';
import { readConfigText } from './configFile';
import { repositoryTop } from './discover';
import { parseObject } from './manifest';

export const configFileName = 'lifeboat.config.json';

export interface LoadedConfig extends ConfigReading {
  /** Absolute path of the file that was read; null where there is none. Globs in it are relative to its directory. */
  readonly file: string | null;
  /** What it holds; null where it cannot be read. */
  readonly text: string | null;
  /** Problems of other files: settings beside those that count. */
  readonly elsewhere: readonly (ConfigIssue & { readonly file: string })[];
}

export interface LoadOptions {
  /** Absolute path of the file to read instead of the one that is found. */
  readonly explicit?: string;
  /** Ids that exist; not checked when absent. */
  readonly ruleIds?: readonly string[];
}

/**
 * The nearest `lifeboat.config.json`, or `lifeboat` key of a `package.json`, from `root` up to the repository's top.
 * With `explicit`, that file and no other. A file that cannot be read is an issue, never a rejection.
 */
export async function loadConfig(
  root: string,
  files: FileSystem,
  { explicit, ruleIds }: LoadOptions = {},
): Promise<LoadedConfig> {
  if (explicit !== undefined) {
    return readFrom(explicit, files, ruleIds);
  }
  const top = await repositoryTop(root, files);
  for (let directory = resolve(root); ; directory = dirname(directory)) {
    const found = await configIn(directory, files, ruleIds);
    if (found !== null) {
      return found;
    }
    if (directory === top || dirname(directory) === directory) {
      return { config: {}, issues: [], file: null, text: null, elsewhere: [] };
    }
  }
}

async function configIn(
  directory: string,
  files: FileSystem,
  ruleIds: LoadOptions['ruleIds'],
): Promise<LoadedConfig | null> {
  const own = join(directory, configFileName);
  const manifest = join(directory, 'package.json');
  const text = await files.readText(manifest).catch(() => null);
  const isInManifest = text !== null && hasKey(text);
  if ((await files.stat(own).catch(() => null)) !== null) {
    const loaded = await readFrom(own, files, ruleIds);
    return isInManifest
      ? { ...loaded, elsewhere: [{ ...overruled(text), file: manifest }] }
      : loaded;
  }
  return isInManifest ? readFrom(manifest, files, ruleIds) : null;
}

function overruled(manifest: string): ConfigIssue {
  const node = findNodeAtLocation(parseTree(manifest) ?? { type: 'null', offset: 0, length: 0 }, [
    'lifeboat',
  ])?.parent?.children?.[0];
  return {
    path: [],
    message: `has settings that do not count: those of ${configFileName} beside it do`,
    range: node
      ? createPositions('', manifest).range({ start: node.offset, end: node.offset + node.length })
      : null,
  };
}

/** A search in the text comes first, so that manifests without the key are not parsed here. */
function hasKey(text: string): boolean {
  return text.includes('"lifeboat"') && parseObject(text)?.['lifeboat'] !== undefined;
}

async function readFrom(
  file: string,
  files: FileSystem,
  ruleIds: LoadOptions['ruleIds'],
): Promise<LoadedConfig> {
  try {
    const text = await files.readText(file);
    const key = file.endsWith('package.json') ? { key: 'lifeboat' } : {};
    const reading = readConfigText(text, { ...key, ...(ruleIds && { ruleIds }) });
    return { ...reading, file, text, elsewhere: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const issue: ConfigIssue = { path: [], message, range: null };
    return { config: {}, issues: [issue], file, text: null, elsewhere: [] };
  }
}

/** Defaults, overruled by `settings`, overruled by the config file. Rules and patience join key by key. */
export function mergeConfig(settings: PartialConfig, file: PartialConfig): Config {
  return {
    patienceSeconds: {
      ...defaultConfig.patienceSeconds,
      ...settings.patienceSeconds,
      ...file.patienceSeconds,
    },
    rules: { ...defaultConfig.rules, ...settings.rules, ...file.rules },
    exclude: file.exclude ?? settings.exclude ?? defaultConfig.exclude,
    wrappers: file.wrappers ?? settings.wrappers ?? defaultConfig.wrappers,
    fallbackProviders:
      file.fallbackProviders ?? settings.fallbackProviders ?? defaultConfig.fallbackProviders,
    overrides: file.overrides ?? settings.overrides ?? defaultConfig.overrides,
    tests: file.tests ?? settings.tests ?? defaultConfig.tests,
    examples: file.examples ?? settings.examples ?? defaultConfig.examples,
    generated: file.generated ?? settings.generated ?? defaultConfig.generated,
  };
}
