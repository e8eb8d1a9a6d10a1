/** Chance that comes out the same every time: a generated tree must not differ between two runs. */

export interface Chance {
  /** From 0 on, below `end`. */
  below(end: number): number;
  /** Throws for an empty list. */
  pick<T>(list: readonly T[]): T;
}

/** A small generator of even numbers (mulberry32); good enough to vary code. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    pick(list) {
      const found = list[below(list.length)];
      if (found === undefined) throw new RangeError('nothing to pick from');
      return found;
    },
  };
}
