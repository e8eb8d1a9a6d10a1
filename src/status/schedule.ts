/** When to ask a status page again. Pure: chance is handed in as a number in [0, 1). */
import type { ProviderHealth } from '../model/health';
import type { PageState } from './machine';

/** Times between two readings of one page, ms. */
export interface Intervals {
  /** While all is well. */
  readonly idleMs: number;
  /** While something is wrong or in doubt, before chance adds up to half of it. */
  readonly alertMs: number;
  /** Longest wait after failures in a row. */
  readonly backOffMs: number;
  /** Between the first readings of different providers. */
  readonly staggerMs: number;
  /** Between two looks at the clock, and at what other windows have read. */
  readonly tickMs: number;
}

export const defaultIntervals: Intervals = {
  idleMs: 5 * 60_000,
  alertMs: 60_000,
  backOffMs: 30 * 60_000,
  staggerMs: 1_500,
  tickMs: 60_000,
};

/** The wait until the next attempt, ms. A host's own wish to be left alone is kept by the fetcher. */
export function nextDelay(
  page: PageState,
  health: ProviderHealth,
  intervals: Intervals,
  chance: number,
): number {
  const alert = intervals.alertMs * (1 + chance / 2);
  if (page.failures > 0) {
    const doubled = alert * 2 ** Math.min(page.failures - 1, 16);
    return Math.min(doubled, spread(intervals.backOffMs, chance));
  }
  return needsAttention(page, health) ? alert : spread(intervals.idleMs, chance);
}

/** No wait of `nextDelay` is longer than this, whatever a clock that jumped makes of it. */
export function longestDelay(intervals: Intervals): number {
  return spread(Math.max(intervals.backOffMs, intervals.idleMs, intervals.alertMs * 1.5), 1);
}

/** A state that stays unknown on a readable page is no alarm: asking more often would not clear it. */
function needsAttention(page: PageState, health: ProviderHealth): boolean {
  const calm = health.state === 'operational' || health.state === 'unknown';
  const ids = new Set(health.components.map((one) => one.id));
  const pending = page.components.some((one) => one.pending !== null && ids.has(one.id));
  return !calm || pending || health.incidents.length > 0;
}

/** 15 % less to 15 % more. */
function spread(ms: number, chance: number): number {
  return ms * (0.85 + 0.3 * chance);
}
