/** Ways to damage an answer. */

export type Path = readonly (string | number)[];

type Holder = Record<string | number, unknown>;

/** Places in a tree, from the root down. */
export function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.map((_, at) => at) : Object.keys(value);
  return [path, ...keys.flatMap((key) => pathsIn((value as Holder)[key], [...path, key]))];
}

/** A copy of the tree with the value at a place replaced; taken away where that is undefined. */
export function withAt(root: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = (Array.isArray(root) ? [...(root as unknown[])] : { ...(root as Holder) }) as Holder;
  const inner = withAt(copy[key], rest, value);
  if (inner === undefined && Array.isArray(copy)) copy.splice(Number(key), 1);
  else if (inner === undefined) Reflect.deleteProperty(copy, key);
  else copy[key] = inner;
  return copy;
}

export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Holder)[key], root);
}

/** One value of each type, without that of `value`. */
export function othersThan(value: unknown): readonly unknown[] {
  const kind = (one: unknown): string => (Array.isArray(one) ? 'list' : typeof one);
  return ['?', 7, true, [], {}].filter((one) => kind(one) !== kind(value));
}

export interface Scar {
  readonly at: number;
  readonly length: number;
  readonly put: Uint8Array;
}

/** A run of bytes replaced by others: flipped, cut out or doubled. */
export function scarred(body: Uint8Array, { at, length, put }: Scar): Uint8Array {
  const start = at % (body.length + 1);
  return new Uint8Array([...body.slice(0, start), ...put, ...body.slice(start + length)]);
}
