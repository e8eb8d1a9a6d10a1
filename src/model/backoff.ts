/** What back-off costs. */
import type { BackoffFact } from './knowledge';

/** Longest waits between `attempts` attempts in all, without the jitter that shortens them; endless ones have no sum. */
export function waitsOf(backoff: BackoffFact, attempts: number): number {
  if (!Number.isFinite(attempts)) return 0;
  let sum = 0;
  let wait = backoff.initialMs;
  for (let gap = 1; gap < attempts; gap += 1) {
    sum += Math.min(wait, backoff.maxMs);
    wait *= backoff.factor;
  }
  return sum;
}
