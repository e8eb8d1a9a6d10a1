/** Which modules beyond those that name an SDK are needed to understand their calls. */
import type { ImportGraph } from './importGraph';

/** Callers of callers matter: a route calls a service that calls a helper that calls the SDK. */
const levelsUp = 3;
/** A module that half the workspace imports is a barrel: following it would drag everything in. */
const maxImporters = 60;

/**
 * Modules around those that hold calls or build clients, along imports: their importers, and next door to both the
 * constants, settings and wrappers that they use. The modules themselves are among them.
 */
export function neighbourhood(hot: readonly string[], graph: ImportGraph): ReadonlySet<string> {
  const importers = (path: string): readonly string[] => {
    const found = graph.importers(path) ?? [];
    return found.length > maxImporters ? [] : found;
  };
  const imports = (path: string): readonly string[] => graph.imports(path);
  const near = grow(hot, 1, importers);
  return new Set([
    ...grow(hot, levelsUp, importers),
    ...grow(hot, 2, imports),
    ...grow([...near], 1, imports),
  ]);
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
