/**
 * Timing by turns: what disturbs one contestant disturbs the others as much. A turn is several runs in a row, so that
 * each contestant pays for collecting its own garbage.
 */

/** All in ms for one run. */
export interface Timing {
  readonly median: number;
  readonly min: number;
  /** Mean processor time, on all threads: other programs on the machine hardly change it. */
  readonly cpu: number;
}

/** Gets the number of the run, from 0 on, so that no two runs need to do the same work. */
export type Contestant = (run: number) => unknown;

export interface Turns {
  /** Rounds that do not count. */
  readonly warmUp: number;
  readonly rounds: number;
  /** Runs in a row. */
  readonly runs: number;
}

/** Runs the contestants in turn, round after round. */
export async function byTurns<Name extends string>(
  contestants: Readonly<Record<Name, Contestant>>,
  { warmUp, rounds, runs }: Turns,
): Promise<Record<Name, Timing>> {
  const entries = Object.entries(contestants) as [Name, Contestant][];
  const times = new Map<Name, { wall: number; cpu: number }[]>(entries.map(([name]) => [name, []]));
  for (let round = 0; round < warmUp + rounds; round += 1) {
    // Whoever comes second inherits a warm cache and a full heap, so the order turns too.
    const order = round % 2 === 0 ? entries : entries.toReversed();
    for (const [name, run] of order) {
      const start = performance.now();
      const before = process.cpuUsage();
      for (let at = 0; at < runs; at += 1) await run(round * runs + at);
      const { user, system } = process.cpuUsage(before);
      const wall = (performance.now() - start) / runs;
      const cpu = (user + system) / 1_000 / runs;
      if (round >= warmUp) times.get(name)?.push({ wall, cpu });
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
