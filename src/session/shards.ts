/** A large tree in parts: whole packages, so that each part of the work needs little of the others. */
import type { FoundFiles } from './session';

/** `2/4`: the second of four; both from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Null for anything but two whole numbers, the first at least 1 and at most the second. */
export function readShard(text: string): Shard | null {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return shard.index >= 1 && shard.index <= shard.count ? shard : null;
}

/**
 * The files of one shard. Packages go, the largest first, to the shard that has the fewest files so far; the same tree
 * gives the same shards on every machine.
 */
export function filesOfShard(
  { sources, manifests, pythonProjects }: FoundFiles,
  { index, count }: Shard,
): ReadonlySet<string> {
  const roots = new Set([...manifests, ...pythonProjects].map(directoryOf));
  const packages = new Map<string, string[]>();
  for (const path of sources) {
    const root = packageOf(path, roots);
    packages.set(root, [...(packages.get(root) ?? []), path]);
  }
  const shards = Array.from({ length: count }, (): string[] => []);
  const largestFirst = [...packages].sort(
    ([a, ofA], [b, ofB]) => ofB.length - ofA.length || (a < b ? -1 : 1),
  );
  for (const [, paths] of largestFirst)
    shards.reduce((least, one) => (one.length < least.length ? one : least)).push(...paths);
  return new Set(shards[index - 1]);
}

/** The nearest directory with a manifest; the root of the tree where there is none. */
function packageOf(path: string, roots: ReadonlySet<string>): string {
  for (let at = directoryOf(path); at !== ''; at = directoryOf(at)) if (roots.has(at)) return at;
  return '';
}

const directoryOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
