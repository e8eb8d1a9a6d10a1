/** Which answers of the last scan may be different now. */
import type { AnalyzedModule } from '../engine/contract';
import type { Circle } from './circle';
import { touchedBy } from './circle';

/** All that the answers of a scan were made of. */
export interface Basis {
  readonly modules: ReadonlyMap<string, AnalyzedModule>;
  /** What the project around each module says, in one text. */
  readonly projects: ReadonlyMap<string, string>;
  readonly circle: Circle;
  /** Settings and date. */
  readonly conditions: string;
}

/** Modules to look at again: everything where there was nothing before, nothing where nothing changed. */
export function stalePaths(before: Basis | null, now: Basis): ReadonlySet<string> {
  if (before?.conditions !== now.conditions) return new Set(now.modules.keys());
  const paths = new Set([...before.modules.keys(), ...now.modules.keys()]);
  const changed = [...paths].filter((path) => differs(path, before, now));
  return new Set([...touched(changed, before.circle), ...touched(changed, now.circle)]);
}

const touched = (paths: readonly string[], circle: Circle): ReadonlySet<string> =>
  touchedBy(paths, {
    uses: (path) => circle.farUses(path),
    usedBy: (path) => circle.farUsedBy(path),
  });

function differs(path: string, before: Basis, now: Basis): boolean {
  return (
    before.modules.get(path) !== now.modules.get(path) ||
    before.projects.get(path) !== now.projects.get(path) ||
    !sameMembers(before.circle.farUses(path), now.circle.farUses(path)) ||
    !sameMembers(before.circle.farUsedBy(path), now.circle.farUsedBy(path))
  );
}

const sameMembers = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));
