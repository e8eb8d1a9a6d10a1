/** How work grows with its size, for tests that want no more than a straight line: no figure depends on the machine. */

/** Less than this is noise, ms. */
const noiseMs = 5;
const tries = 3;

/** Processor time of this process, ms: other programs do not count. */
function costOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least of some tries: what else this process did meanwhile only adds. */
export function leastCost(work: () => unknown): number {
  return Math.max(noiseMs, Math.min(...Array.from({ length: tries }, () => costOf(work))));
}

/** The cost of `size` once by that of quarters of it, four of them: some 1 for a straight line, 4 for a square. */
export function growth(work: (size: number) => unknown, size: number): number {
  const quarters = (): void => {
    for (let quarter = 0; quarter < 4; quarter += 1) work(size / 4);
  };
  quarters();
  return leastCost(() => work(size)) / leastCost(quarters);
}

/** Between a straight line with its noise, and a square. */
export const straightLine = 2.8;
