/** What the windows of one machine tell each other of a page: who read it last, and what is believed since. */
import * as v from 'valibot';
import type { Clock, SharedStore } from '../platform/ports';
import type { PageState } from './machine';

export interface SharedPage {
  /** When it was last tried, ms since the epoch. */
  readonly attemptedAt: number;
  /** When its history was last asked for, ms since the epoch. */
  readonly pastAt: number;
  readonly state: PageState;
}

/** Longer than an attempt can take: all endpoints, each with time for headers and body. */
const claimMs = 120_000;

const healthState = v.picklist([
  ...(['operational', 'degraded', 'partial-outage', 'major-outage', 'maintenance'] as const),
  'unknown',
]);
const text = v.nullable(v.string());
const component = v.object({
  ...{ id: v.string(), name: v.string(), state: healthState, since: v.number() },
  seenAt: v.number(),
  pending: v.nullable(v.object({ state: healthState, since: v.number() })),
});
const incident = v.object({
  ...{ id: v.string(), title: v.string(), impact: healthState, status: v.string() },
  components: v.array(v.string()),
  ...{ startedAt: text, updatedAt: text, resolvedAt: text, url: text, latestUpdate: text },
  ...{ seenAt: v.number(), closedAt: v.nullable(v.number()), silentMs: v.number() },
  timeline: v.array(v.object({ at: v.number(), status: v.string(), text })),
});

/** Another version of Lifeboat may have written it: what does not fit was never there. */
const shape = v.object({
  version: v.literal(1),
  attemptedAt: v.number(),
  pastAt: v.number(),
  state: v.object({
    ...{ readable: v.boolean(), reason: text, cause: v.nullable(v.string()) },
    ...{ readAt: v.nullable(v.number()), startedAt: v.number(), failures: v.number() },
    ...{ components: v.array(component), incidents: v.array(incident) },
  }),
});

export interface PageExchange {
  /** What is known of the page, by whoever read it; null where nobody did, or in a time that has not come yet. */
  load(): Promise<SharedPage | null>;
  save(page: SharedPage): Promise<void>;
  /** True where nobody else is at it. */
  claim(): Promise<boolean>;
  release(): Promise<void>;
}

export function exchangeOf(key: string, shared: SharedStore, clock: Clock): PageExchange {
  const name = `page ${key}`;
  return {
    async load() {
      const page = parse(await shared.read(name));
      return page !== null && page.attemptedAt <= clock.now() ? page : null;
    },
    save: (page) => shared.write(name, JSON.stringify({ version: 1, ...page })),
    claim: () => shared.claim(name, claimMs),
    release: () => shared.release(name),
  };
}

function parse(json: string | null): SharedPage | null {
  if (json === null) return null;
  try {
    const parsed = v.safeParse(shape, JSON.parse(json));
    if (!parsed.success) return null;
    const { attemptedAt, pastAt, state } = parsed.output;
    // Causes are words for a report: one that nobody knows harms nobody.
    return { attemptedAt, pastAt, state: state as PageState };
  } catch {
    return null;
  }
}
