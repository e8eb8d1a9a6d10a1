/** Joins what each module says of its calls to one map of the folder. */
import type { DependencyMap, EntryPoint, Reach } from '../model/impact';
import type { FileResult } from './session';

/**
 * One map of several that have no call in common: shards of one folder. Calls stand by path, as in one look at all of it;
 * who reaches calls of several shards reaches all of them.
 */
export function joinMaps(maps: readonly DependencyMap[]): DependencyMap {
  const calls = maps.flatMap((map) => map.calls).sort((a, b) => compare(a.path, b.path));
  const place = new Map(calls.map(({ id }, at) => [id, at]));
  const placeOf = (id: string): number => place.get(id) ?? 0;
  const found = new Map<string, EntryPoint>();
  for (const entry of maps.flatMap(({ entryPoints }) => entryPoints)) {
    const reaches = [...(found.get(entry.id)?.reaches ?? []), ...entry.reaches];
    reaches.sort((a, b) => placeOf(a.call) - placeOf(b.call));
    found.set(entry.id, { ...entry, reaches });
  }
  return {
    calls,
    entryPoints: [...found.values()].sort(byPlace),
    unreached: maps.flatMap((map) => map.unreached).sort((a, b) => placeOf(a) - placeOf(b)),
    unfollowed: maps.reduce((sum, map) => sum + map.unfollowed, 0),
  };
}

/** Entry points stand by path and line, what each reaches in the order of the calls. */
export function mapOf(results: readonly FileResult[]): DependencyMap {
  const calls = results.flatMap((result) => result.calls);
  const reached = new Set<string>();
  const found = new Map<string, { readonly entry: EntryPoint; readonly reaches: Reach[] }>();
  for (const { entryPoint, reach } of results.flatMap(({ ways }) => ways?.reaches ?? [])) {
    reached.add(reach.call);
    const known = found.get(entryPoint.id);
    if (known) known.reaches.push(reach);
    else {
      const reaches = [reach];
      found.set(entryPoint.id, { entry: { ...entryPoint, reaches }, reaches });
    }
  }
  return {
    calls,
    entryPoints: [...found.values()].map(({ entry }) => entry).sort(byPlace),
    unreached: calls.flatMap(({ id, test }) => (test || reached.has(id) ? [] : [id])),
    unfollowed: results.reduce((sum, { ways }) => sum + (ways?.unfollowed ?? 0), 0),
  };
}

const byPlace = (a: EntryPoint, b: EntryPoint): number =>
  a.path === b.path ? a.line - b.line || compare(a.id, b.id) : compare(a.path, b.path);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
