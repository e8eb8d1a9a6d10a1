/** Objects that keep the promise of a declared type: `interface Service { ask(): … }` and `{ ask() { … } }` beside it. */
import type { ObjectExpression, ShapeFact } from '../model/facts';
import type { ModuleIndex } from './moduleIndex';
import { forEachChild, type FactNode } from './tree';
import type { Located, Resolver } from './values';

const maxHops = 6;

/** Object literals in the module of a declared type that have all of its members. */
export function objectsOfShape(name: string, home: Resolver): readonly Located<ObjectExpression>[] {
  const found = shapeNamed(name, home, 0);
  if (!found || found.shape.members.length < 2) return [];
  const { members } = found.shape;
  return objectsIn(found.home.index)
    .filter(({ properties }) => {
      const keys = new Set(properties.map(({ key }) => key));
      return members.every((member) => keys.has(member));
    })
    .map((expression) => ({ expression, home: found.home }));
}

/** Where a type is declared: here, or where the name is imported or re-exported from. */
function shapeNamed(
  name: string,
  home: Resolver,
  hops: number,
): { readonly shape: ShapeFact; readonly home: Resolver } | null {
  if (hops > maxHops) return null;
  const { facts } = home.index;
  const own = facts.shapes?.find((one) => one.name === name);
  if (own) return { shape: own, home };
  for (const fact of facts.imports)
    for (const { local, imported } of fact.names)
      if (local === name) return shapeFrom(imported, fact.source, home, hops);
  for (const { exported, imported, source } of facts.exports) {
    if (source === null || (exported !== '*' && exported !== name)) continue;
    const found = shapeFrom(exported === '*' ? name : (imported ?? name), source, home, hops);
    if (found) return found;
  }
  return null;
}

function shapeFrom(
  name: string,
  source: string,
  home: Resolver,
  hops: number,
): ReturnType<typeof shapeNamed> {
  const there = home.imported(source);
  return there ? shapeNamed(name, there, hops + 1) : null;
}

const known = new WeakMap<ModuleIndex, readonly ObjectExpression[]>();

function objectsIn(index: ModuleIndex): readonly ObjectExpression[] {
  const before = known.get(index);
  if (before) return before;
  const found: ObjectExpression[] = [];
  const visit = (node: FactNode): void => {
    if ('kind' in node && node.kind === 'object') found.push(node);
    forEachChild(node, visit);
  };
  index.facts.body.forEach(visit);
  known.set(index, found);
  return found;
}
