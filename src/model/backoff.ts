/** What back-off costs. */
import type { BackoffFact } from './knowledge';

/** Longest waits between `attempts` attempts in all, without the jitter that shortens them; endless ones have no sum. */
export function waitsOf(backoff: BackoffFact, attempts: number): number {
  if (!Number.isFinite(attempts)) return 0;
  const { factor, maxMs } = backoff;
  let sum = 0;
  let wait = backoff.initialMs;
  for (let gap = 1; gap < attempts; gap += 1) {
    // From here on all waits are equal: numbers in code can be large.
    if (wait >= maxMs || factor <= 1) return sum + Math.min(wait, maxMs) * (attempts - gap);
    sum += wait;
    wait *= factor;
  }
  return sum;
}
