/** Rows by a key of theirs, in the order of their first rows: one walk, however long a list somebody sends. */
export function groupBy<K, T>(
  rows: readonly T[],
  keyOf: (row: T) => K,
): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
