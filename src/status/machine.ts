/**
 * What is believed of one status page, reading by reading. Pure: time is handed in, and may jump.
 *
 * Three rules hold it together. A page that cannot be read says nothing about the provider: what was known stays
 * with its age, and is unknown after half an hour. A change needs two readings that agree, save a major outage.
 * And the first reading after a time of not knowing is taken at once.
 */
import type { ComponentReport, HealthState, PageReport } from '../model/health';
import type { FailureCause } from './failureWords';
import { lastWord, trackIncidents, type TrackedIncident } from './incidents';

/** After this long without a reading, nothing is known, ms. */
export const freshForMs = 30 * 60_000;

/** One attempt to read a page: what it said, or why it could not be fetched, in words for people. */
export type Observation =
  | { readonly kind: 'report'; readonly report: PageReport }
  | { readonly kind: 'failure'; readonly reason: string; readonly cause: FailureCause };

/** A component with the state that is believed, and the one that waits for a second reading. */
export interface TrackedComponent extends ComponentReport {
  /** When this state was first read, ms since the epoch. */
  readonly since: number;
  /** When the component was last read, ms since the epoch. */
  readonly seenAt: number;
  readonly pending: { readonly state: HealthState; readonly since: number } | null;
}

/** All that is remembered of one page. Plain data. */
export interface PageState {
  readonly readable: boolean;
  readonly reason: string | null;
  /** Why the last attempt failed; null where it did not. */
  readonly cause: FailureCause | null;
  /** Last successful reading, ms since the epoch; null when there was none. */
  readonly readAt: number | null;
  /** When watching began, ms since the epoch. */
  readonly startedAt: number;
  /** Attempts that failed since the last successful one. */
  readonly failures: number;
  readonly components: readonly TrackedComponent[];
  /** Open ones, and those that ended a short while ago. */
  readonly incidents: readonly TrackedIncident[];
}

/** How the dates of a page are taken. */
export interface Dating {
  /** A page whose own date is older than this is a frozen copy and counts as unreadable; null: its date means nothing. */
  readonly staleAfterMinutes: number | null;
  /** The answer is an old one on purpose: what it says is judged by its own date, not by today's. */
  readonly ownTime: boolean;
}

const undated: Dating = { staleAfterMinutes: null, ownTime: false };

export function startPage(now: number): PageState {
  return {
    readable: false,
    reason: null,
    cause: null,
    readAt: null,
    startedAt: now,
    failures: 0,
    components: [],
    incidents: [],
  };
}

/** The state after one more attempt. */
export function observe(
  state: PageState,
  observation: Observation,
  now: number,
  { staleAfterMinutes, ownTime }: Dating = undated,
): PageState {
  const past = notAfter(state, now);
  if (observation.kind === 'failure') return failed(past, observation.reason, observation.cause);
  const { report } = observation;
  if (!report.readable) {
    return failed(past, report.reason ?? 'The answer was not understood.', 'not-understood');
  }
  if (!ownTime && isStale(report, now, staleAfterMinutes)) {
    const reason = `The page has not changed since ${report.pageUpdatedAt}: a frozen copy.`;
    return failed(past, reason, 'frozen');
  }
  const judgedAt = ownTime ? Math.min(now, lastWord(report) ?? now) : now;
  return {
    ...past,
    readable: true,
    reason: null,
    cause: null,
    readAt: now,
    failures: 0,
    components: trackComponents(past.components, report.components, now),
    incidents: trackIncidents(past.incidents, report, now, past.readAt, judgedAt),
  };
}

/** The state that may be believed of a component at this time. */
export function currentState(component: TrackedComponent, now: number): HealthState {
  return now - component.seenAt > freshForMs ? 'unknown' : component.state;
}

function failed(state: PageState, reason: string, cause: FailureCause): PageState {
  return { ...state, readable: false, reason, cause, failures: state.failures + 1 };
}

function isStale(report: PageReport, now: number, staleAfterMinutes: number | null): boolean {
  if (staleAfterMinutes === null || report.pageUpdatedAt === null) return false;
  return now - Date.parse(report.pageUpdatedAt) > staleAfterMinutes * 60_000;
}

/** After the clock was set back, no time lies ahead: otherwise an old reading would stay fresh for that long. */
function notAfter(state: PageState, now: number): PageState {
  const clamp = (time: number): number => Math.min(time, now);
  return {
    ...state,
    readAt: state.readAt === null ? null : clamp(state.readAt),
    startedAt: clamp(state.startedAt),
    components: state.components.map((one) => ({
      ...one,
      since: clamp(one.since),
      seenAt: clamp(one.seenAt),
      pending: one.pending && { ...one.pending, since: clamp(one.pending.since) },
    })),
    incidents: state.incidents.map((one) => ({
      ...one,
      seenAt: clamp(one.seenAt),
      closedAt: one.closedAt === null ? null : clamp(one.closedAt),
    })),
  };
}

/** Components that this reading leaves out keep what was known of them, and age. */
function trackComponents(
  known: readonly TrackedComponent[],
  read: readonly ComponentReport[],
  now: number,
): readonly TrackedComponent[] {
  const before = new Map(known.map((one) => [one.id, one]));
  const seen = new Set(read.map((one) => one.id));
  const left = known.filter((one) => !seen.has(one.id));
  return [...read.map((one) => trackComponent(before.get(one.id), one, now)), ...left];
}

function trackComponent(
  known: TrackedComponent | undefined,
  read: ComponentReport,
  now: number,
): TrackedComponent {
  const { id, name, state } = read;
  if (known === undefined || currentState(known, now) === 'unknown') {
    const same = known?.state === state && state === 'unknown';
    return { id, name, state, since: same ? known.since : now, seenAt: now, pending: null };
  }
  const kept = { ...known, name, seenAt: now };
  if (state === known.state) return { ...kept, pending: null };
  if (state === 'major-outage') return { ...kept, state, since: now, pending: null };
  const agreed = known.pending && agreement(known.state, known.pending.state, state);
  if (known.pending === null || agreed === null) {
    return { ...kept, pending: { state, since: now } };
  }
  const pending = agreed === state ? null : { state, since: now };
  return { ...kept, state: agreed, since: known.pending.since, pending };
}

const ladder: readonly HealthState[] = [
  'operational',
  'degraded',
  'partial-outage',
  'major-outage',
];

/**
 * What two readings in a row both support, null where they disagree. Readings of different strength on the same
 * side of the believed state agree on the nearer one: after "degraded", "partial outage" it is degraded at least.
 */
function agreement(
  believed: HealthState,
  first: HealthState,
  second: HealthState,
): HealthState | null {
  if (first === second) return first;
  const [from, a, b] = [ladder.indexOf(believed), ladder.indexOf(first), ladder.indexOf(second)];
  if (from === -1 || a === -1 || b === -1 || a > from !== b > from) return null;
  return ladder[a > from ? Math.min(a, b) : Math.max(a, b)] ?? null;
}
