/** How a provider was seen to do, day by day, beside the incidents that its page told of. Pure and bounded. */
import type { HealthState, IncidentReport, Uptime } from '../model/health';
import type { Provider } from '../model/knowledge';
import { compareStates, healthOf } from './health';
import type { TrackedIncident } from './incidents';
import type { PageState } from './machine';

/** Two readings further apart than this leave the time between them unseen, ms. */
const mostGapMs = 15 * 60_000;
const mostDays = 90;
const mostIncidents = 100;

/** One UTC day. */
export interface SeenDay {
  /** `2026-11-23`. */
  readonly day: string;
  /** Time in each state, ms; `unknown` while nothing could be read. */
  readonly ms: Readonly<Partial<Record<HealthState, number>>>;
}

export interface SeenIncident extends Pick<IncidentReport, 'id' | 'title' | 'startedAt' | 'url'> {
  /** The worst that the page called it. */
  readonly impact: HealthState;
  readonly seenAt: number;
  readonly closedAt: number | null;
  /** For how long, at least, the page had kept silent about it, ms. */
  readonly silentMs: number;
}

export interface ProviderHistory {
  /** Oldest first. */
  readonly days: readonly SeenDay[];
  /** In the order in which they were first seen. */
  readonly incidents: readonly SeenIncident[];
}

export const noHistory: ProviderHistory = { days: [], incidents: [] };

/** One more attempt to read the page: what was believed since the last one, and what is believed now. */
export interface Attempt {
  /** The attempt before, ms since the epoch; null for none. */
  readonly since: number | null;
  readonly before: PageState;
  readonly now: number;
  readonly page: PageState;
}

export function recordAttempt(
  history: ProviderHistory,
  provider: Provider,
  { since, before, now, page }: Attempt,
): ProviderHistory {
  const { state } = healthOf(provider, null, before, now);
  const days = since === null ? history.days : addTime(history.days, state, since, now);
  return { days: days.slice(-mostDays), incidents: addIncidents(history.incidents, page) };
}

function addTime(
  days: readonly SeenDay[],
  state: HealthState,
  since: number,
  now: number,
): readonly SeenDay[] {
  const passed = now - since;
  if (passed <= 0 || passed > mostGapMs) return days;
  // A quarter of an hour at most: what passes midnight counts for the day on which it ends.
  const day = new Date(now).toISOString().slice(0, 10);
  const ms = days.find((one) => one.day === day)?.ms ?? {};
  const others = days.filter((one) => one.day !== day);
  return [...others, { day, ms: { ...ms, [state]: (ms[state] ?? 0) + passed } }];
}

function addIncidents(known: readonly SeenIncident[], page: PageState): readonly SeenIncident[] {
  const read = new Map(page.incidents.map((one) => [one.id, one]));
  const kept = known.map((one) => {
    const now = read.get(one.id);
    return now === undefined ? one : seenIncident(now, one.impact);
  });
  const ids = new Set(known.map((one) => one.id));
  const added = page.incidents.filter((one) => !ids.has(one.id)).map((one) => seenIncident(one));
  return [...kept, ...added].slice(-mostIncidents);
}

function seenIncident(
  { id, title, impact, startedAt, url, seenAt, closedAt, silentMs }: TrackedIncident,
  before: HealthState = impact,
): SeenIncident {
  const worst = compareStates(before, impact) > 0 ? before : impact;
  return { id, title, impact: worst, startedAt, url, seenAt, closedAt, silentMs };
}

export function uptimeOf({ days, incidents }: ProviderHistory, now: number): Uptime {
  const sum = (...states: readonly HealthState[]): number =>
    days.reduce((all, { ms }) => all + states.reduce((one, id) => one + (ms[id] ?? 0), 0), 0);
  const down = sum('partial-outage', 'major-outage');
  const operational = sum('operational');
  const knownMs = down + operational + sum('degraded', 'maintenance');
  return {
    knownMs,
    up: knownMs === 0 ? null : (knownMs - down) / knownMs,
    operational: knownMs === 0 ? null : operational / knownMs,
    unknownMs: sum('unknown'),
    incidents: incidents.length,
    toldMs: coveredMs(incidents.map((one) => [beginOf(one), one.closedAt ?? now] as const)),
  };
}

function beginOf({ startedAt, seenAt }: SeenIncident): number {
  const told = startedAt === null ? NaN : Date.parse(startedAt);
  return Number.isNaN(told) ? seenAt : Math.min(told, seenAt);
}

/** The length of the union of some spans. */
function coveredMs(spans: readonly (readonly [number, number])[]): number {
  let covered = 0;
  let reached = -Infinity;
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    covered += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return covered;
}
