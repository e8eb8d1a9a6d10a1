/** What came of checks with the user's own key, for as long as that tells something of now. */
import type { CheckedProvider, CheckResult } from '../model/providerCheck';
import type { Clock } from '../platform/ports';
import type { ApiEvidence } from './triage';

export interface LatestChecks {
  keep(provider: CheckedProvider, result: CheckResult): void;
  /** Null where the last one is too old, or there was none. */
  latest(provider: string): ApiEvidence | null;
}

const recentMs = 10 * 60_000;

export function createLatestChecks(clock: Clock): LatestChecks {
  const kept = new Map<string, ApiEvidence & { readonly at: number }>();
  return {
    keep(provider, { outcome, words }) {
      kept.set(provider, { outcome, words: `Check with your own key: ${words}`, at: clock.now() });
    },
    latest(provider) {
      const found = kept.get(provider);
      const age = clock.now() - (found?.at ?? -Infinity);
      if (found === undefined || age < 0 || age >= recentMs) return null;
      return { outcome: found.outcome, words: found.words };
    },
  };
}
