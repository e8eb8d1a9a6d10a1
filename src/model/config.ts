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

/** What is reported of code of one kind: nothing, hints at most, or all. */
export type Treatment = 'off' | 'hint' | 'on';

/** Other settings for some files. */
export interface ConfigOverride {
  /** Globs, as in `exclude`. */
  readonly files: readonly string[];
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly patienceSeconds?: Partial<Patience>;
}

/** The settings that hold for one file. */
export interface FileConfig {
  readonly patienceSeconds: Patience;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly findings: Treatment;
}

export interface Config {
  /** Seconds that somebody waits. */
  readonly patienceSeconds: Patience;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Globs of paths that are not analysed. */
  readonly exclude: readonly string[];
  readonly wrappers: readonly DeclaredWrapper[];
  /** Ids of providers that fixes may propose as fallbacks though the project does not use them yet. */
  readonly fallbackProviders: readonly string[];
  /** Later ones count more. */
  readonly overrides: readonly ConfigOverride[];
  /** Tests, fixtures, mocks and stories. */
  readonly tests: Treatment;
  /** Examples, samples and demos. */
  readonly examples: Treatment;
  /** Files that say that a program wrote them; with `off` they are not looked at. */
  readonly generated: Treatment;
}

export const defaultConfig: Config = {
  patienceSeconds: { interactive: 60, background: 600 },
  rules: {},
  exclude: [],
  wrappers: [],
  fallbackProviders: [],
  overrides: [],
  tests: 'off',
  examples: 'on',
  generated: 'off',
};
