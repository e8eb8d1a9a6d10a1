/** The settings in force: those handed in, joined with the config file, with all that is wrong in either. */
import { dirname } from 'node:path';
import type { Config } from '../model/config';
import type { FileSystem } from '../platform/ports';
import type { ConfigIssue, PartialConfig } from '../project/configFile';
import { validateConfig } from '../project/configFile';
import { excludeMatcher } from '../project/ignoreRules';
import { configFileName, loadConfig, mergeConfig } from '../project/loadConfig';
import { relativePath } from '../project/paths';
import type { ConfigProblem } from './session';

export interface Settings {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
  /** The config's `exclude`, on paths relative to the session's root. */
  readonly isExcluded: (path: string) => boolean;
}

/** Reads the config file and joins it with `given`. Never rejects. */
export async function readSettings(
  root: string,
  files: FileSystem,
  given: PartialConfig,
  explicit?: string,
): Promise<Settings> {
  const checked = validateConfig(given);
  const loaded = await loadConfig(root, files, explicit);
  const file = loaded.file ?? root;
  const base = loaded.file === null || loaded.config.exclude === undefined ? root : dirname(file);
  const config = mergeConfig(checked.config, loaded.config);
  return {
    config,
    problems: [
      ...checked.issues.map((issue) => problemOf('settings', issue)),
      ...loaded.issues.map((issue) => problemOf(file, issue)),
    ],
    isExcluded: excludeBelow(base, root, config.exclude),
  };
}

/** True for files that can hold settings. */
export function isConfigPath(path: string): boolean {
  return path === configFileName || path === 'package.json';
}

function problemOf(file: string, { path, message, line }: ConfigIssue): ConfigProblem {
  const key = path.length === 0 ? null : path.join('.');
  return { file, key, message, line };
}

/** Globs of a config file above the root are relative to that file. */
function excludeBelow(
  base: string,
  root: string,
  globs: readonly string[],
): (path: string) => boolean {
  const matches = excludeMatcher(globs);
  const prefix = relativePath(base, root) ?? '';
  return prefix === '' ? matches : (path) => matches(`${prefix}/${path}`);
}
