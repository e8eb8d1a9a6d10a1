import type { CallSubject } from '../model/subject';

/** Longest waits between `attempts` attempts of the SDK in all, in ms. */
export function waitsFor({ facts }: CallSubject, attempts: number): number {
  const backoff = facts?.retries.backoff;
  if (!backoff) return 0;
  const waits = Array.from({ length: Math.max(0, attempts - 1) }, (_, gap) =>
    Math.min(backoff.initialMs * backoff.factor ** gap, backoff.maxMs),
  );
  return waits.reduce((sum, wait) => sum + wait, 0);
}
