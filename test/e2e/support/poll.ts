/** Waiting for something that comes by itself, with an end. */
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again until `probe` gives something other than undefined or false. Throws after `limitMs`, naming `what`.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  limitMs = 30_000,
): Promise<T> {
  const giveUpAt = Date.now() + limitMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > giveUpAt) throw new Error(`waited ${limitMs / 1000} s for ${what}`);
    await sleep(100);
  }
}

/** Rejects with `what` when `work` takes longer than `limitMs`. */
export async function within<T>(what: string, work: Promise<T>, limitMs: number): Promise<T> {
  const timer = new AbortController();
  try {
    return await Promise.race([
      work,
      sleep(limitMs, undefined, { signal: timer.signal }).then(() => {
        throw new Error(`${what} took longer than ${limitMs / 1000} s`);
      }),
    ]);
  } finally {
    timer.abort();
  }
}
