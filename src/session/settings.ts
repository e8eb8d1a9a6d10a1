/** The settings in force: those handed in, joined with the config file, with all that is wrong in either. */
import { basename, dirname, relative } from 'node:path';
import { ruleIds } from '../engine/analyze';
import type { Config, DeclaredWrapper } from '../model/config';
import type { Declaration, DeclareWrapper } from '../model/subject';
import type { FileSystem } from '../platform/ports';
import type { ConfigIssue } from '../project/configFile';
import { validateConfig } from '../project/configFile';
import { newConfigText, wrapperEdits } from '../project/configEdit';
import { createFileConfigs } from '../project/fileConfig';
import type { FileConfigs } from '../project/fileConfig';
import { excludeMatcher, hiddenMatcher } from '../project/ignoreRules';
import { configFileName, loadConfig, mergeConfig } from '../project/loadConfig';
import type { LoadedConfig } from '../project/loadConfig';
import { relativePath, toPosix } from '../project/paths';
import type { ConfigProblem, GivenSettings } from './session';

export interface Settings {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
  /** The config's `exclude` and what the editor hides, on paths relative to the session's root. */
  readonly isExcluded: (path: string) => boolean;
  /** The settings for each file, by its path relative to the session's root. */
  readonly configFor: FileConfigs;
  /** Edits that add a wrapper to the config file; paths are relative to the session's root. */
  readonly declareWrapper: DeclareWrapper;
  /** All that answers depend on, in one text. */
  readonly says: string;
}

/** Reads the config file and joins it with `given`. Never rejects. */
export async function readSettings(
  root: string,
  files: FileSystem,
  { hidden = [], ...given }: GivenSettings,
  explicit?: string,
): Promise<Settings> {
  const checked = validateConfig(given, ruleIds);
  const loaded = await loadConfig(root, files, { ruleIds, ...(explicit && { explicit }) });
  const file = loaded.file ?? root;
  const config = mergeConfig(checked.config, loaded.config);
  const isHidden = hiddenMatcher(hidden);
  /** Globs of a config file above the root are relative to that file. */
  const inBase = (isOwn: boolean): ((path: string) => string) => {
    const prefix = isOwn ? (relativePath(dirname(file), root) ?? '') : '';
    return prefix === '' ? (path) => path : (path) => `${prefix}/${path}`;
  };
  const excludeBase = inBase(loaded.config.exclude !== undefined);
  const isExcluded = excludeMatcher(config.exclude);
  return {
    config,
    problems: [
      ...checked.issues.map((issue) => problemOf('settings', issue)),
      ...loaded.issues.map((issue) => problemOf(file, issue)),
      ...loaded.elsewhere.map((issue) => problemOf(issue.file, issue)),
    ],
    isExcluded: (path) => isExcluded(excludeBase(path)) || isHidden(path),
    configFor: createFileConfigs(config, inBase(loaded.config.overrides !== undefined)),
    declareWrapper: (wrapper) => declaration(wrapper, root, loaded, config),
    says: JSON.stringify([config, loaded.file, loaded.text]),
  };
}

function declaration(
  wrapper: DeclaredWrapper,
  root: string,
  { file, text, config: own }: LoadedConfig,
  { wrappers }: Config,
): Declaration | null {
  if (file === null) {
    const newText = newConfigText([...wrappers, wrapper]);
    const edit = { path: configFileName, start: 0, end: 0, newText };
    return { file: configFileName, edits: [edit], isNew: true };
  }
  if (text === null) return null;
  const inside = basename(file) === 'package.json' ? ['lifeboat'] : [];
  const hasWrappers = own.wrappers !== undefined;
  const edits = wrapperEdits({ text, inside, hasWrappers }, wrapper, wrappers);
  const path = toPosix(relative(root, file));
  return (
    edits && {
      file: basename(file),
      edits: edits.map((edit) => ({ path, ...edit })),
      isNew: false,
    }
  );
}

/** True for files that can hold settings. */
export function isConfigPath(path: string): boolean {
  return path === configFileName || path === 'package.json';
}

function problemOf(file: string, { path, message, range }: ConfigIssue): ConfigProblem {
  const key = path.length === 0 ? null : path.join('.');
  return { file, key, message, range };
}
