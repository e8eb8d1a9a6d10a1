/** What is wrong with settings that have the right form: names that nobody knows, and two that contradict each other. */
import type { DeclaredWrapper } from '../model/config';
import { nearest } from '../model/nearest';
import type { ConfigPath, PartialConfig } from './configFile';

export interface Doubt {
  readonly path: ConfigPath;
  readonly message: string;
  /** What does not count because of it. */
  readonly drops: readonly ConfigPath[];
}

/** `ruleIds`: those that exist; not checked when absent. */
export function checkMeaning(config: PartialConfig, ruleIds?: readonly string[]): readonly Doubt[] {
  return [
    ...(ruleIds ? unknownRules(config, ruleIds) : []),
    ...contraryOverrides(config),
    ...contraryWrappers(config),
  ];
}

function unknownRules(
  { rules = {}, overrides = [] }: PartialConfig,
  known: readonly string[],
): readonly Doubt[] {
  const named: readonly ConfigPath[] = [
    ...Object.keys(rules).map((id) => ['rules', id]),
    ...overrides.flatMap((one, index) =>
      Object.keys(one.rules ?? {}).map((id) => ['overrides', index, 'rules', id]),
    ),
  ];
  return named.flatMap((path) => {
    const id = String(path.at(-1));
    if (known.includes(id)) return [];
    const meant = nearest(id, known);
    const message = `is no rule${meant === null ? '' : `; did you mean "${meant}"?`}`;
    return [{ path, message, drops: [path] }];
  });
}

/** Two overrides for the same files that say different things of one rule. */
function contraryOverrides({ overrides = [] }: PartialConfig): readonly Doubt[] {
  const filesOf = (index: number): string =>
    JSON.stringify(overrides[index]?.files.toSorted() ?? null);
  return overrides.flatMap(({ rules = {} }, index) =>
    Object.entries(rules).flatMap(([id, setting]) => {
      const before = overrides.findIndex(
        (one, at) =>
          at < index &&
          filesOf(at) === filesOf(index) &&
          one.rules?.[id] !== undefined &&
          one.rules[id] !== setting,
      );
      const other = overrides[before]?.rules?.[id];
      if (other === undefined) return [];
      const path = ['overrides', index, 'rules', id];
      const there = ['overrides', before, 'rules', id];
      const message = `is "${setting}" here and "${other}" in ${there.join('.')} for the same files: neither counts`;
      return [{ path, message, drops: [path, there] }];
    }),
  );
}

/** One function that is declared twice, with different effects. */
function contraryWrappers({ wrappers = [] }: PartialConfig): readonly Doubt[] {
  const meant = ({ name, module, argument }: DeclaredWrapper): string =>
    JSON.stringify([name, module, argument ?? 0]);
  const gives = ({ attempts, timeoutSeconds, fallback }: DeclaredWrapper): string =>
    JSON.stringify([attempts, timeoutSeconds, fallback]);
  return wrappers.flatMap((wrapper, index) => {
    const before = wrappers.findIndex(
      (one, at) => at < index && meant(one) === meant(wrapper) && gives(one) !== gives(wrapper),
    );
    if (before < 0) return [];
    const path = ['wrappers', index];
    const message = `declares ${wrapper.name} in another way than wrappers.${String(before)}: neither counts`;
    return [{ path, message, drops: [path, ['wrappers', before]] }];
  });
}
