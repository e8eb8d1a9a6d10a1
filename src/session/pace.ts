/** Keeps long work from blocking the event loop. */
import type { Clock } from '../platform/ports';

const longestStretchMs = 8;

/** A function to await between pieces of work: lets others in when the current stretch is long enough. */
export function createPace(clock: Clock): () => Promise<void> {
  let since = clock.now();
  return async () => {
    if (clock.now() - since < longestStretchMs) {
      return;
    }
    await new Promise<void>((resolve) => setImmediate(resolve));
    since = clock.now();
  };
}
