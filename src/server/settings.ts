/** The client's settings, read with care: whatever is not of the declared form counts as not set. */
import type { Config } from '../model/config';

export type RunMode = 'onType' | 'onSave' | 'manual';
export type Scope = 'openFiles' | 'workspace';
/** Calls that carry a lens: those with a finding, all, or none. */
export type LensMode = 'problems' | 'all' | 'off';

export interface ServerSettings {
  readonly enable: boolean;
  readonly run: RunMode;
  readonly scope: Scope;
  readonly codeLens: LensMode;
  /** What changes the analysis; only keys that were set. The session checks the values and says what is wrong. */
  readonly analysis: Partial<Config>;
}

const runModes: readonly RunMode[] = ['onType', 'onSave', 'manual'];
const scopes: readonly Scope[] = ['openFiles', 'workspace'];
const lensModes: readonly LensMode[] = ['problems', 'all', 'off'];
const analysisKeys: readonly (keyof Config)[] = ['patienceSeconds', 'rules', 'exclude', 'wrappers'];

/** `value`: the section `lifeboat` as a client sends it, whatever that is. */
export function readSettings(value: unknown): ServerSettings {
  const section = asRecord(value);
  const set = analysisKeys.filter((key) => section[key] !== undefined && section[key] !== null);
  return {
    enable: section['enable'] !== false,
    run: runModes.find((mode) => mode === section['run']) ?? 'onType',
    scope: scopes.find((scope) => scope === section['scope']) ?? 'openFiles',
    codeLens: lensModes.find((mode) => mode === section['codeLens']) ?? 'problems',
    analysis: Object.fromEntries(set.map((key) => [key, section[key]])),
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : {};
}
