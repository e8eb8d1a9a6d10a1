/** Finds the folder's settings on disk and joins them with those of the editor or the command line. */
import { dirname, join, resolve } from 'node:path';
import { type Config, defaultConfig } from '../model/config';
import type { FileSystem } from '../platform/ports';
import type { ConfigIssue, ConfigReading, PartialConfig } from './configFile';
import { readConfigText } from './configFile';
import { repositoryTop } from './discover';
import { parseObject } from './manifest';

export const configFileName = 'lifeboat.config.json';

export interface LoadedConfig extends ConfigReading {
  /** Absolute path of the file that was read; null where there is none. Globs in it are relative to its directory. */
  readonly file: string | null;
}

/**
 * The nearest `lifeboat.config.json`, or `lifeboat` key of a `package.json`, from `root` up to the repository's top.
 * With `explicit` (absolute), that file and no other. A file that cannot be read is an issue, never a rejection.
 */
export async function loadConfig(
  root: string,
  files: FileSystem,
  explicit?: string,
): Promise<LoadedConfig> {
  if (explicit !== undefined) {
    return readFrom(explicit, files);
  }
  const top = await repositoryTop(root, files);
  for (let directory = resolve(root); ; directory = dirname(directory)) {
    const found = await configIn(directory, files);
    if (found !== null) {
      return found;
    }
    if (directory === top || dirname(directory) === directory) {
      return { config: {}, issues: [], file: null };
    }
  }
}

async function configIn(directory: string, files: FileSystem): Promise<LoadedConfig | null> {
  const own = join(directory, configFileName);
  if ((await files.stat(own).catch(() => null)) !== null) {
    return readFrom(own, files);
  }
  const manifest = join(directory, 'package.json');
  const text = await files.readText(manifest).catch(() => null);
  return text !== null && hasKey(text)
    ? { ...readConfigText(text, 'lifeboat'), file: manifest }
    : null;
}

/** A search in the text comes first, so that manifests without the key are not parsed here. */
function hasKey(text: string): boolean {
  return text.includes('"lifeboat"') && parseObject(text)?.['lifeboat'] !== undefined;
}

async function readFrom(file: string, files: FileSystem): Promise<LoadedConfig> {
  try {
    const key = file.endsWith('package.json') ? 'lifeboat' : undefined;
    return { ...readConfigText(await files.readText(file), key), file };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const issue: ConfigIssue = { path: [], message, line: null };
    return { config: {}, issues: [issue], file };
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
  };
}
