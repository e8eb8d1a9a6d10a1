/** Where histories are kept: in the store that editor and command share. */
import * as v from 'valibot';
import type { Provider } from '../model/knowledge';
import type { SharedStore } from '../platform/ports';
import { noHistory, recordAttempt, type Attempt, type ProviderHistory } from './history';

export interface HistoryStore {
  /** Empty where nothing was seen yet. */
  load(provider: string): Promise<ProviderHistory>;
  /** Only for whoever holds the claim of the page: two writers would lose each other's time. */
  record(provider: Provider, attempt: Attempt): Promise<void>;
}

const healthState = v.picklist([
  ...(['operational', 'degraded', 'partial-outage', 'major-outage', 'maintenance'] as const),
  'unknown',
]);

const shape = v.object({
  version: v.literal(1),
  days: v.array(v.object({ day: v.string(), ms: v.record(healthState, v.number()) })),
  incidents: v.array(
    v.object({
      ...{ id: v.string(), title: v.string(), impact: healthState },
      ...{ startedAt: v.nullable(v.string()), url: v.nullable(v.string()), seenAt: v.number() },
      ...{ closedAt: v.nullable(v.number()), silentMs: v.number() },
    }),
  ),
});

export function createHistoryStore(shared: SharedStore): HistoryStore {
  const nameOf = (provider: string): string => `history ${provider}`;
  const load = async (provider: string): Promise<ProviderHistory> =>
    parse(await shared.read(nameOf(provider)));
  return {
    load,
    async record(provider, attempt) {
      const history = recordAttempt(await load(provider.id), provider, attempt);
      await shared.write(nameOf(provider.id), JSON.stringify({ version: 1, ...history }));
    },
  };
}

function parse(json: string | null): ProviderHistory {
  if (json === null) return noHistory;
  try {
    const parsed = v.safeParse(shape, JSON.parse(json));
    return parsed.success
      ? { days: parsed.output.days, incidents: parsed.output.incidents }
      : noHistory;
  } catch {
    return noHistory;
  }
}
