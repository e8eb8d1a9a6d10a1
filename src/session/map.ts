/** Joins what each module says of its calls to one map of the folder. */
import type { DependencyMap, EntryPoint, Reach } from '../model/impact';
import type { FileResult } from './session';

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
