/** Wrappers that the project's settings declare, as knowledge beside what Lifeboat knows itself. */
import type { Config, DeclaredWrapper } from '../model/config';
import type { Knowledge, Wrapper, WrapperEffect } from '../model/knowledge';

const known = new WeakMap<Config['wrappers'], WeakMap<Knowledge, Knowledge>>();

/** The same knowledge for the same settings, so that what was made of it is kept. */
export function withDeclared(knowledge: Knowledge, declared: Config['wrappers']): Knowledge {
  if (declared.length === 0) return knowledge;
  const kept = known.get(declared) ?? new WeakMap<Knowledge, Knowledge>();
  known.set(declared, kept);
  const before = kept.get(knowledge);
  if (before) return before;
  const wrappers = [...declared.map(wrapperOf), ...knowledge.wrappers];
  const made = { ...knowledge, wrappers };
  kept.set(knowledge, made);
  return made;
}

function wrapperOf(declared: DeclaredWrapper): Wrapper {
  const [effect = { kind: 'transparent' as const }, ...also] = effectsOf(declared);
  return {
    id: declared.name,
    package: null,
    names: [declared.name],
    argument: declared.argument ?? 0,
    effect,
    also,
    declared: { module: declared.module ?? null },
    source: { from: 'the settings of the project', date: '' },
  };
}

function effectsOf(declared: DeclaredWrapper): readonly WrapperEffect[] {
  const { attempts, timeoutSeconds, fallback } = declared;
  const retry: WrapperEffect | null =
    attempts === undefined
      ? null
      : {
          kind: 'retry',
          options: [],
          counts: 'attempts',
          default: attempts,
          backoff: { initialMs: 0, factor: 1, maxMs: 0, jitter: 0 },
        };
  const timeout: WrapperEffect | null =
    timeoutSeconds === undefined
      ? null
      : { kind: 'timeout', options: [], defaultMs: timeoutSeconds * 1_000 };
  const answers: WrapperEffect | null =
    fallback === undefined ? null : { kind: 'answers', as: fallback };
  return [retry, timeout, answers].filter((one) => one !== null);
}
