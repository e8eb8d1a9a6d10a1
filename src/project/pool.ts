/** Bounded concurrency for reads. */

/** Maps all items with at most `limit` running at a time; results in the items' order. Rejects with the first failure. */
export async function mapBounded<T, R>(
  items: readonly T[],
  limit: number,
  map: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for await (const result of readAhead(items, limit, map)) {
    results.push(result);
  }
  return results;
}

/** Yields results in the items' order while at most `limit` later ones are already under way. */
export async function* readAhead<T, R>(
  items: readonly T[],
  limit: number,
  read: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const underWay: Promise<R>[] = [];
  for (const item of items) {
    const promise = read(item);
    // A failure is met when its turn comes; until then it must not count as unhandled.
    promise.catch(() => undefined);
    underWay.push(promise);
    if (underWay.length >= limit) {
      for (const first of underWay.splice(0, 1)) {
        yield await first;
      }
    }
  }
  for (const left of underWay) {
    yield await left;
  }
}
