/** From the words of pages to states. Only known words are mapped: any other is unknown, and never healthy. */
import type { HealthState } from '../../model/health';
import { compareStates } from '../health';

export type Words = ReadonlyMap<string, HealthState>;

/** The state that a word stands for, in its vendor's own case: another case is another vendor's. */
export function stateOf(words: Words, word: string): HealthState {
  return words.get(word) ?? 'unknown';
}

/** Components of Statuspage, incident.io (`full_outage`), Flashduty and Datadog (`degraded`, `maintenance`). */
export const componentWords: Words = new Map([
  ['operational', 'operational'],
  ['degraded_performance', 'degraded'],
  ['degraded', 'degraded'],
  ['partial_outage', 'partial-outage'],
  ['major_outage', 'major-outage'],
  ['full_outage', 'major-outage'],
  ['under_maintenance', 'maintenance'],
  ['maintenance', 'maintenance'],
]);

/** Impact of an incident of Statuspage and its look-alikes; `none` is a notice. */
export const impactWords: Words = new Map([
  ['none', 'operational'],
  ['minor', 'degraded'],
  ['major', 'partial-outage'],
  ['critical', 'major-outage'],
  ['maintenance', 'maintenance'],
]);

/** The worst of some states; `calm` where there is none. */
export function worst(states: readonly HealthState[], calm: HealthState): HealthState {
  return [...states].sort(compareStates).at(-1) ?? calm;
}

/** What an incident does to a component while it is open: something, even where the page calls it health. */
export function whileOpen(impact: HealthState): HealthState {
  return impact === 'operational' ? 'degraded' : impact;
}

const closedWords: ReadonlySet<string> = new Set([
  ...['resolved', 'postmortem', 'completed', 'maintenance_complete', 'closed', 'cancelled'],
]);

export function isClosed(status: string): boolean {
  return closedWords.has(status.trim().toLowerCase());
}

/** Works that have not begun. */
const plannedWords: ReadonlySet<string> = new Set([
  ...['scheduled', 'maintenance_scheduled', 'notstartedyet', 'planned', 'upcoming'],
]);

export function isPlanned(status: string): boolean {
  return plannedWords.has(status.trim().toLowerCase());
}
