/** Which modules beyond those that name an SDK are needed to understand their calls. */
import type { ImportGraph } from './importGraph';

/** Callers of callers matter: a route calls a service that calls a helper that calls the SDK. */
const levelsUp = 3;
/** Constants, settings and wrappers live next door. */
const levelsDown = 2;
/** A module that half the workspace imports is a barrel: following it would drag everything in. */
const maxImporters = 60;

/** Modules around `seeds` along imports: their importers, and what both import. The seeds are among them. */
export function neighbourhood(seeds: readonly string[], graph: ImportGraph): ReadonlySet<string> {
  const up = grow(seeds, levelsUp, (path) => {
    const importers = graph.importers(path) ?? [];
    return importers.length > maxImporters ? [] : importers;
  });
  return grow([...up], levelsDown, (path) => graph.imports(path));
}

function grow(
  seeds: readonly string[],
  levels: number,
  next: (path: string) => readonly string[],
): ReadonlySet<string> {
  const all = new Set(seeds);
  let edge: readonly string[] = seeds;
  for (let level = 0; level < levels && edge.length > 0; level += 1) {
    edge = edge.flatMap(next).filter((path) => !all.has(path));
    for (const path of edge) all.add(path);
  }
  return all;
}
