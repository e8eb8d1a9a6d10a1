/** The settings that hold for one file: those of all, overridden by what is said of its folder and its kind. */
import type { Config, FileConfig, Patience, Treatment } from '../model/config';
import { excludeMatcher } from './ignoreRules';

/** What is known of a file beside its path. */
export interface FileKind {
  readonly isTest: boolean;
  readonly isExample: boolean;
  readonly isGenerated: boolean;
}

export type FileConfigs = (path: string, kind: FileKind) => FileConfig;

/** `inBase`: a path as the globs of the overrides see it. */
export function createFileConfigs(config: Config, inBase: (path: string) => string): FileConfigs {
  const overrides = config.overrides.map((one) => ({ one, matches: excludeMatcher(one.files) }));
  return (path, kind) => {
    const fitting = overrides.flatMap(({ one, matches }) => (matches(inBase(path)) ? [one] : []));
    return {
      patienceSeconds: fitting.reduce<Patience>(
        (so, { patienceSeconds }) => ({ ...so, ...patienceSeconds }),
        config.patienceSeconds,
      ),
      rules: fitting.reduce((so, { rules }) => ({ ...so, ...rules }), config.rules),
      findings: treatmentOf(kind, config),
    };
  };
}

const order: readonly Treatment[] = ['off', 'hint', 'on'];

/** Of a generated test, the setting counts that says less. */
function treatmentOf(kind: FileKind, { tests, examples, generated }: Config): Treatment {
  const said = [
    ...(kind.isTest ? [tests] : []),
    ...(kind.isExample ? [examples] : []),
    ...(kind.isGenerated ? [generated] : []),
  ];
  return order.find((one) => said.includes(one)) ?? 'on';
}
