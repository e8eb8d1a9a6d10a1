/** Timing by turns: what disturbs one contestant disturbs the others as much. */

/** All in ms. */
export interface Timing {
  readonly median: number;
  readonly min: number;
  /** Mean processor time of a round, on all threads: other programs on the machine hardly change it. */
  readonly cpu: number;
}

/** Gets the number of the round, from 0 on, so that no two rounds need to do the same work. */
export type Contestant = (round: number) => unknown;

/** Runs the contestants in turn, `rounds` times after `warmUp` rounds that do not count. */
export async function byTurns<Name extends string>(
  contestants: Readonly<Record<Name, Contestant>>,
  { warmUp, rounds }: { readonly warmUp: number; readonly rounds: number },
): Promise<Record<Name, Timing>> {
  const entries = Object.entries(contestants) as [Name, Contestant][];
  const times = new Map<Name, { wall: number; cpu: number }[]>(entries.map(([name]) => [name, []]));
  for (let round = 0; round < warmUp + rounds; round += 1) {
    // Whoever comes second inherits a warm cache and a full heap, so the order turns too.
    const order = round % 2 === 0 ? entries : entries.toReversed();
    for (const [name, run] of order) {
      const start = performance.now();
      const before = process.cpuUsage();
      await run(round);
      const { user, system } = process.cpuUsage(before);
      const wall = performance.now() - start;
      if (round >= warmUp) times.get(name)?.push({ wall, cpu: (user + system) / 1_000 });
    }
  }
  return Object.fromEntries([...times].map(([name, taken]) => [name, timingOf(taken)])) as Record<
    Name,
    Timing
  >;
}

function timingOf(rounds: readonly { readonly wall: number; readonly cpu: number }[]): Timing {
  const walls = rounds.map(({ wall }) => wall);
  const cpu = rounds.reduce((sum, round) => sum + round.cpu, 0) / rounds.length;
  return { median: median(walls), min: Math.min(...walls), cpu };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
