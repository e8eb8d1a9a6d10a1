import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Starts to watch how long this process was kept from running; the result ends it: the longest such time, real ms. */
export function watchLag(): () => number {
  const histogram = monitorEventLoopDelay({ resolution: 10 });
  histogram.enable();
  return () => {
    histogram.disable();
    return histogram.max / 1e6;
  };
}
