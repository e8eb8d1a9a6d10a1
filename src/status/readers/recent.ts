/** Which incidents a report keeps: open ones, and those that ended so lately that failed calls may be theirs. */
import type { IncidentReport } from '../../model/health';
import { isClosed } from './states';

/** Pages lag: some incidents are posted only once, when they are over. ms. */
export const lookBackMs = 60 * 60_000;

export function isOpen(incident: IncidentReport): boolean {
  return incident.resolvedAt === null && !isClosed(incident.status);
}

/** Where the page does not tell when it ended, its last change counts. */
export function isOpenOrRecent(incident: IncidentReport, now: number): boolean {
  if (isOpen(incident)) return true;
  const end = incident.resolvedAt ?? incident.updatedAt;
  return end !== null && now - Date.parse(end) <= lookBackMs;
}

/** Nobody has touched it for this long: forgotten, not open. ms. */
export const forgottenAfterMs = 15 * 24 * 60 * 60_000;

/** Never where the page tells no time of a change. */
export function isForgotten(updatedAt: string | null, now: number): boolean {
  return updatedAt !== null && now - Date.parse(updatedAt) > forgottenAfterMs;
}
