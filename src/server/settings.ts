/** The client's settings, read with care: whatever is not of the declared form counts as not set. */
import type { Config } from '../model/config';
import type { GivenSettings } from '../session/session';

export type RunMode = 'onType' | 'onSave' | 'manual';
export type Scope = 'openFiles' | 'workspace';
/** Calls that carry a lens: those with a finding, all, or none. */
export type LensMode = 'problems' | 'all' | 'off';

export interface ServerSettings {
  readonly enable: boolean;
  readonly run: RunMode;
  readonly scope: Scope;
  /** Problems of files that are not open: those that changed since the last commit alone. */
  readonly onlyChanged: boolean;
  readonly codeLens: LensMode;
  /** What changes the analysis; only keys that were set. The session checks the values and says what is wrong. */
  readonly analysis: GivenSettings;
}

/** What a client is asked for: our own settings, and what the editor hides. */
export const settingSections = ['lifeboat', 'files.exclude'];

const runModes: readonly RunMode[] = ['onType', 'onSave', 'manual'];
const scopes: readonly Scope[] = ['openFiles', 'workspace'];
const lensModes: readonly LensMode[] = ['problems', 'all', 'off'];
const analysisKeys: readonly (keyof Config)[] = [
  ...(['patienceSeconds', 'rules', 'exclude', 'wrappers', 'fallbackProviders'] as const),
  ...(['overrides', 'tests', 'examples', 'generated'] as const),
];

/** The section `lifeboat` and the setting `files.exclude` as a client sends them, whatever they are. */
export function readSettings(value: unknown, filesExclude?: unknown): ServerSettings {
  const section = asRecord(value);
  const set = analysisKeys.filter((key) => section[key] !== undefined && section[key] !== null);
  return {
    enable: section['enable'] !== false,
    run: runModes.find((mode) => mode === section['run']) ?? 'onType',
    scope: scopes.find((scope) => scope === section['scope']) ?? 'openFiles',
    onlyChanged: section['onlyChanged'] === true,
    codeLens: lensModes.find((mode) => mode === section['codeLens']) ?? 'problems',
    analysis: {
      ...Object.fromEntries(set.map((key) => [key, section[key]])),
      hidden: hiddenGlobs(filesExclude),
    },
  };
}

/** Globs that hide a file only beside another one (`{ "when": … }`) are left out. */
const hiddenGlobs = (value: unknown): readonly string[] =>
  Object.entries(asRecord(value)).flatMap(([glob, isHidden]) => (isHidden === true ? [glob] : []));

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : {};
}
