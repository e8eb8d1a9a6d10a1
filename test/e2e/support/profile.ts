/** Who keeps this process busy: samples of its stack, and for how long at a stretch some scripts were on it. */
import { Session, type Profiler } from 'node:inspector/promises';

/** µs between two samples. */
const sampleEvery = 250;

/** What this process does while `work` goes on. */
export async function profileOf(work: () => Promise<void>): Promise<Profiler.Profile> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: sampleEvery });
    await session.post('Profiler.start');
    await work();
    return (await session.post('Profiler.stop')).profile;
  } finally {
    session.disconnect();
  }
}

/** Longest and summed time, in ms, of consecutive samples with a script on the stack that `isOurs`. */
export function longestStretch(
  { nodes, samples = [], timeDeltas = [] }: Profiler.Profile,
  isOurs: (url: string) => boolean,
): { readonly longest: number; readonly 'in all': number } {
  const ours = nodesUnder(nodes, isOurs);
  const collector = nodes.find(({ callFrame }) => callFrame.functionName === '(garbage collector)');
  let [stretch, longest, sum] = [0, 0, 0];
  samples.forEach((sample, index) => {
    // Collecting garbage in the middle of our work holds the process up as well.
    const counts = ours.has(sample) || (sample === collector?.id && stretch > 0);
    const microseconds = counts ? (timeDeltas[index + 1] ?? 0) : 0;
    stretch = counts ? stretch + microseconds : 0;
    sum += microseconds;
    longest = Math.max(longest, stretch);
  });
  return { longest: longest / 1_000, 'in all': sum / 1_000 };
}

function nodesUnder(
  nodes: readonly Profiler.ProfileNode[],
  isOurs: (url: string) => boolean,
): ReadonlySet<number> {
  const found = new Set<number>();
  // A node comes before its children.
  for (const { id, callFrame, children = [] } of nodes) {
    if (isOurs(callFrame.url)) found.add(id);
    if (found.has(id)) for (const child of children) found.add(child);
  }
  return found;
}
