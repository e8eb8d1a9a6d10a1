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
  let next = 0;
  const start = (): void => {
    const item = items[next++] as T;
    const promise = read(item);
    // A failure is met when its turn comes; until then it must not count as unhandled.
    promise.catch(() => undefined);
    underWay.push(promise);
  };
  while (next < items.length || underWay.length > 0) {
    while (next < items.length && underWay.length < limit) {
      start();
    }
    yield await (underWay.shift() as Promise<R>);
  }
}
