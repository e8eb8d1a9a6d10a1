/** Timers in faster time are only right while the machine keeps up: a starved run is no evidence. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Real ms; a quarter of the 100 s that most measured timers run, at 100 times the speed. */
const longestLagMs = 250;

/** Starts to watch how long this process is kept from running; the result ends it: the longest such time, real ms. */
export function watchLag(): () => number {
  const histogram = monitorEventLoopDelay({ resolution: 10 });
  histogram.enable();
  return () => {
    histogram.disable();
    return histogram.max / 1e6;
  };
}

/** Does the work at this speed; once more, at half of it, where the machine was too busy. */
export async function inFairTime<T extends { readonly lagMs: number }>(
  speed: number,
  work: (speed: number) => Promise<T>,
): Promise<T> {
  const first = await work(speed);
  return first.lagMs > longestLagMs && speed > 1 ? await work(speed / 2) : first;
}
