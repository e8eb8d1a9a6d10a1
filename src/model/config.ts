/** Settings that change what analysis says. The editor's settings and `lifeboat.config.json` share these keys. */
import type { RuleSetting } from './finding';

export interface Patience {
  readonly interactive: number;
  readonly background: number;
}

/** A function of the project's own, or of a package that nobody knows, that guards what it is handed. */
export interface DeclaredWrapper {
  /** As calls name it: `withRetry`, or the method's name. */
  readonly name: string;
  /** The module that it is imported from, as imports spell it; any when absent. */
  readonly module?: string;
  /** Position of the function or promise that it guards; the first when absent. */
  readonly argument?: number;
  /** Attempts in all. */
  readonly attempts?: number;
  readonly timeoutSeconds?: number;
  /** Who answers when what it guards fails. */
  readonly fallback?: 'other-provider' | 'other-model' | 'degraded';
}

export interface Config {
  /** Seconds that somebody waits. */
  readonly patienceSeconds: Patience;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Globs of paths that are not analysed. */
  readonly exclude: readonly string[];
  readonly wrappers: readonly DeclaredWrapper[];
}

export const defaultConfig: Config = {
  patienceSeconds: { interactive: 60, background: 600 },
  rules: {},
  exclude: [],
  wrappers: [],
};
