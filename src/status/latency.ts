/** Whether a check took unusually long: against the median of earlier ones. Pure. */

/** Checks that are remembered of each kind. */
const mostKept = 20;
/** Before this many, nobody knows what is usual. */
const leastKnown = 3;
const slowFactor = 3;

/** The latencies with one more, oldest first, ms. */
export function remember(latencies: readonly number[], ms: number): readonly number[] {
  return [...latencies, ms].slice(-mostKept);
}

/** `earlier` without the one that is judged. Null while nobody knows what is usual. */
export function usualMs(earlier: readonly number[]): number | null {
  if (earlier.length < leastKnown) return null;
  const sorted = [...earlier].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return Math.round(sorted.length % 2 === 0 ? (low + high) / 2 : high);
}

export function isSlow(ms: number, earlier: readonly number[]): boolean {
  const usual = usualMs(earlier);
  return usual !== null && ms > slowFactor * usual;
}

/** A sentence that follows the check's own words; empty while nobody knows what is usual. */
export function latencyWords(ms: number, earlier: readonly number[]): string {
  const usual = usualMs(earlier);
  if (usual === null) return '';
  return isSlow(ms, earlier) ? ` That is slow: usual are ${usual} ms.` : ` Usual are ${usual} ms.`;
}
