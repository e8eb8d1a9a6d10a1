/** Leaving a host alone that asked for it, by `Retry-After` or by refusing programs. */
import type { HttpAnswer } from '../platform/ports';
import { httpStatusCause, refusals, type FailureCause } from './failureWords';

export interface Rest {
  /** ms since the epoch. */
  readonly until: number;
  /** Refusals in a row. */
  readonly refusals: number;
  readonly reason: string;
  readonly cause: FailureCause;
}

const firstRestMs = 5 * 60_000;
const longestRestMs = 30 * 60_000;
/** A server may ask for patience, but not for ever. */
const longestWishMs = 24 * 60 * 60_000;

/** The rest that follows from an answer other than 200 and 304; null where the host may be asked again. */
export function restAfter(
  before: Rest | undefined,
  answer: Extract<HttpAnswer, { ok: true }>,
  reason: string,
  now: number,
): Rest | null {
  const wish = retryAfterMs(answer.headers['retry-after'], now);
  const cause = httpStatusCause(answer.status);
  if (!refusals.has(answer.status)) {
    return wish === 0 ? null : { until: now + wish, refusals: 0, reason, cause };
  }
  const count = (before?.refusals ?? 0) + 1;
  const own = Math.min(firstRestMs * 2 ** Math.min(count - 1, 8), longestRestMs);
  return { until: now + Math.max(own, wish), refusals: count, reason, cause };
}

/** False also where a clock that was set back makes the rest longer than any wish. */
export function isResting(rest: Rest | undefined, now: number): rest is Rest {
  return rest !== undefined && rest.until > now && rest.until - now <= longestWishMs;
}

/** Seconds or an HTTP date, as ms from now; 0 where it says nothing usable. */
export function retryAfterMs(header: string | undefined, now: number): number {
  if (header === undefined) return 0;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(seconds) ? 0 : Math.min(Math.max(seconds, 0), longestWishMs);
}
