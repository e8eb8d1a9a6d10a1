/** What saves an entry point, in words. */
import type { Place } from '../model/call';
import type { DependencyMap, Effect, Reach } from '../model/impact';

/** The name of a provider by its id: `Anthropic`. */
export type Namer = (provider: string) => string;

/** `OpenAI answers (src/chat.ts:41)`; null where nothing does. */
export function savedBy(
  effect: Effect,
  reaches: readonly Reach[],
  map: DependencyMap,
  all: readonly Reach[],
  providerName: Namer,
): string | null {
  if (effect === 'lost') return null;
  if (effect === 'unharmed') return 'its own work goes on without the answer';
  const fallback = reaches.find((one) => one.fallback.at !== null)?.fallback;
  if (!fallback) return 'something else answers';
  const where = fallback.at === null ? '' : ` (${fallback.at.path}:${String(fallback.at.line)})`;
  if (fallback.kind !== 'other-provider') return `a substitute answers${where}`;
  const other = providerAt(fallback.at, reaches, map, all);
  return `${other === null ? 'another provider' : providerName(other)} answers${where}`;
}

/** The provider of the call that a fallback is; else the only other one that the entry point reaches. */
function providerAt(
  at: Place | null,
  failing: readonly Reach[],
  { calls }: DependencyMap,
  all: readonly Reach[],
): string | null {
  const here = calls.find(
    (call) =>
      at !== null && call.path === at.path && call.line <= at.line && call.endLine >= at.line,
  );
  if (here) return here.provider;
  const providerOf = new Map(calls.map(({ id, provider }) => [id, provider]));
  const out = new Set(failing.map(({ call }) => providerOf.get(call)));
  const others = new Set(
    all.flatMap(({ call }) => {
      const provider = providerOf.get(call);
      return provider === undefined || out.has(provider) ? [] : [provider];
    }),
  );
  const [only] = others;
  return others.size === 1 && only !== undefined ? only : null;
}
