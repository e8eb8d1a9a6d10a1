/** Incidents of one page, by id, reading by reading: which are open, which ended a short while ago. Pure. */
import type { IncidentReport, PageReport } from '../model/health';

/** An incident that ended explains calls that failed for this long, ms. */
export const lookBackMs = 60 * 60_000;

/** An open incident that nobody has touched for this long is forgotten, not open, ms. */
const abandonedAfterMs = 15 * 24 * 60 * 60_000;

export interface TrackedIncident extends IncidentReport {
  /** When it was first read here, ms since the epoch. */
  readonly seenAt: number;
  /** When it ended, as the page says or as it was seen to be gone, ms since the epoch; null while it is open. */
  readonly closedAt: number | null;
  /** For how long, at least, the page had been read without it while it was going on, ms. */
  readonly silentMs: number;
  /** What the page said of it, as it was read here, oldest first. */
  readonly timeline: readonly IncidentUpdate[];
}

export interface IncidentUpdate {
  /** As the page dates it, else when it was read, ms since the epoch. */
  readonly at: number;
  readonly status: string;
  readonly text: string | null;
}

/** An incident with more words than these is read on its page. */
const mostUpdates = 20;

/**
 * The incidents after one more reading: open ones, and those that ended within the look-back, also such as were only
 * posted when they were over. `readBefore`: the reading before this one, ms; null for none. `judgedAt`: the time by
 * which an untouched incident counts as forgotten.
 */
export function trackIncidents(
  known: readonly TrackedIncident[],
  report: PageReport,
  now: number,
  readBefore: number | null,
  judgedAt = now,
): readonly TrackedIncident[] {
  const before = new Map(known.map((one) => [one.id, one]));
  const isComplete = report.gaps?.includes('incidents') !== true;
  const read = report.incidents
    .filter((one) => !isOpen(one) || !isAbandoned(one, judgedAt))
    .map((one) => trackIncident(before.get(one.id), one, now, readBefore));
  const seen = new Set(report.incidents.map((one) => one.id));
  const gone = known
    .filter((one) => !seen.has(one.id))
    .map((one) => (isComplete ? { ...one, closedAt: one.closedAt ?? now } : one));
  return [...read, ...gone].filter((one) => isRecent(one, now));
}

/** The last moment that a report speaks of, plans apart, ms; null where it tells no time. */
export function lastWord({ pageUpdatedAt, incidents }: PageReport): number | null {
  const told = incidents
    .filter((one) => one.impact !== 'maintenance')
    .flatMap((one) => [one.startedAt, one.updatedAt, one.resolvedAt]);
  const times = [pageUpdatedAt, ...told].flatMap((iso) => timeOf(iso) ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

export function openIncidents(incidents: readonly TrackedIncident[]): readonly TrackedIncident[] {
  return incidents.filter((one) => one.closedAt === null);
}

/** Those that ended within the look-back; the times of a clock that was set back count as just now. */
export function recentIncidents(
  incidents: readonly TrackedIncident[],
  now: number,
): readonly TrackedIncident[] {
  return incidents.filter((one) => one.closedAt !== null && isRecent(one, now));
}

function trackIncident(
  known: TrackedIncident | undefined,
  read: IncidentReport,
  now: number,
  readBefore: number | null,
): TrackedIncident {
  const seenAt = known?.seenAt ?? now;
  const silentMs = known?.silentMs ?? silence(read, readBefore);
  const timeline = extend(known?.timeline ?? [], read, now);
  if (isOpen(read)) return { ...read, seenAt, silentMs, timeline, closedAt: null };
  const told = Math.min(timeOf(read.resolvedAt) ?? timeOf(read.updatedAt) ?? now, now);
  return { ...read, seenAt, silentMs, timeline, closedAt: known?.closedAt ?? told };
}

function extend(
  timeline: readonly IncidentUpdate[],
  { status, latestUpdate: text, updatedAt }: IncidentReport,
  now: number,
): readonly IncidentUpdate[] {
  const last = timeline.at(-1);
  if (last?.status === status && last.text === text) return timeline;
  const at = Math.min(timeOf(updatedAt) ?? now, now);
  return [...timeline, { at, status, text }].slice(-mostUpdates);
}

function silence({ startedAt }: IncidentReport, readBefore: number | null): number {
  const started = timeOf(startedAt);
  return started === null || readBefore === null ? 0 : Math.max(0, readBefore - started);
}

function isRecent({ closedAt }: TrackedIncident, now: number): boolean {
  return closedAt === null || now - closedAt <= lookBackMs;
}

const closedWords: ReadonlySet<string> = new Set(['resolved', 'postmortem', 'completed']);

function isOpen(incident: IncidentReport): boolean {
  return incident.resolvedAt === null && !closedWords.has(incident.status);
}

/** Never where the page tells no time. */
function isAbandoned(incident: IncidentReport, now: number): boolean {
  const touched = timeOf(incident.updatedAt ?? incident.startedAt);
  return touched !== null && now - touched > abandonedAfterMs;
}

function timeOf(iso: string | null): number | null {
  const time = iso === null ? NaN : Date.parse(iso);
  return Number.isNaN(time) ? null : time;
}
