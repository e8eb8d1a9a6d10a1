/** What the editor remembers between windows and days: small, bounded, and nothing secret. */
import type { Memento } from 'vscode';

const mostKeys = 200;

export interface Memory {
  /** Incidents that the user was told of. */
  readonly told: KeySet;
  /** Incidents that the user does not want to hear of. */
  readonly muted: KeySet;
  /** Latencies of earlier checks, ms, oldest first. */
  latencies(check: string): readonly number[];
  keepLatencies(check: string, latencies: readonly number[]): void;
  /** Whether a key may be taken from the environment; null while nobody was asked. */
  mayUseEnvironment(provider: string): boolean | null;
  keepMayUseEnvironment(provider: string, may: boolean): void;
}

export interface KeySet {
  has(key: string): boolean;
  add(key: string): void;
  delete(key: string): void;
}

export function createMemory(state: Memento): Memory {
  const keep = (key: string, value: unknown): void => void state.update(key, value);
  return {
    told: keySet(state, 'told'),
    muted: keySet(state, 'muted'),
    latencies: (check) => state.get(`latencies.${check}`, []),
    keepLatencies: (check, latencies) => keep(`latencies.${check}`, latencies),
    mayUseEnvironment: (provider) => state.get(`environment.${provider}`, null),
    keepMayUseEnvironment: (provider, may) => keep(`environment.${provider}`, may),
  };
}

/** Read anew each time: other windows write to it too. */
function keySet(state: Memento, name: string): KeySet {
  const keys = (): readonly string[] => state.get(name, []);
  const without = (key: string): readonly string[] => keys().filter((one) => one !== key);
  return {
    has: (key) => keys().includes(key),
    add: (key) => void state.update(name, [...without(key), key].slice(-mostKeys)),
    delete: (key) => void state.update(name, without(key)),
  };
}
