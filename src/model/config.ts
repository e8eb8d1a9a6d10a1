/** Settings that change what analysis says. The editor's settings and `lifeboat.config.json` share these keys. */
import type { RuleSetting } from './finding';

export interface Patience {
  readonly interactive: number;
  readonly background: number;
}

export interface Config {
  /** Seconds that somebody waits. */
  readonly patienceSeconds: Patience;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Globs of paths that are not analysed. */
  readonly exclude: readonly string[];
}

export const defaultConfig: Config = {
  patienceSeconds: { interactive: 60, background: 600 },
  rules: {},
  exclude: [],
};
