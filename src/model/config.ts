/** Settings that change what analysis says. The editor's settings and `lifeboat.config.json` share these keys. */
import type { RuleSetting } from './finding';

export interface Patience {
  readonly interactive: number;
  readonly background: number;
}

/** A function of the user's that bounds or retries what it is given. */
export interface DeclaredWrapper {
  /** `package#name`, or `path/to/file.ts#name`. */
  readonly match: string;
  readonly argument: number;
  readonly gives: {
    readonly timeoutMs?: number;
    readonly attempts?: number;
    readonly fallback?: boolean;
  };
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
