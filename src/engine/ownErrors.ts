/** Exception classes of the code's own: whether an outage can ever come as one of them. */
import type { ClassFact, Expression } from '../model/facts';
import type { OwnClass } from './heirs';
import type { ModuleIndex } from './moduleIndex';
import type { Surroundings } from './surroundings';
import { isFunction, isHandler, someInside, type FactNode } from './tree';
import type { Resolver } from './values';

/** The code raises it, and nowhere for a failure of somebody else's: what answers badly is meant, not who is down. */
export function isOwnMatter(own: OwnClass, { program }: Surroundings): boolean {
  const homes = [own.home.path, ...(program.importers(own.home.path) ?? [])].flatMap(
    (path) => program.around(path)?.resolver ?? [],
  );
  const raised = homes.flatMap((home) => raisedIn(home, own));
  return raised.length > 0 && raised.every(({ node, index }) => !isForFailure(node, index));
}

interface Raise {
  readonly node: FactNode;
  readonly index: ModuleIndex;
}

/** Where a module raises the class, or one that extends it. */
function raisedIn(home: Resolver, { cls }: OwnClass): readonly Raise[] {
  const { index } = home;
  const isMeant = (one: Expression): boolean => {
    const value = home.valueOf(one);
    return value.kind === 'class' && (value.cls === cls || extendsIt(value, cls));
  };
  return [...index.references.values()].flatMap((references) =>
    references.flatMap((reference): readonly Raise[] => {
      const thrown = thrownBy(reference, index);
      const binding = thrown ? home.bindingOf(reference) : null;
      return thrown && binding && isMeant(reference) ? [{ node: thrown, index }] : [];
    }),
  );
}

function extendsIt({ cls, home }: OwnClass, base: ClassFact): boolean {
  const value = cls.superclass ? home.valueOf(cls.superclass) : null;
  return value?.kind === 'class' && (value.cls === base || extendsIt(value, base));
}

/** `raise Wrong`, `raise Wrong("…")`. */
function thrownBy(reference: Expression, { parents }: ModuleIndex): FactNode | null {
  const parent = parents.get(reference);
  const made =
    parent && 'kind' in parent && (parent.kind === 'call' || parent.kind === 'new')
      ? parents.get(parent)
      : parent;
  return made && 'kind' in made && made.kind === 'throw' ? made : null;
}

/** In a handler, or where a status is looked at. */
function isForFailure(node: FactNode, { parents }: ModuleIndex): boolean {
  for (let at = parents.get(node); at && !isFunction(at); at = parents.get(at)) {
    if (isHandler(at)) return true;
    if ('kind' in at && at.kind === 'branch' && at.test && speaksOfStatus(at.test)) return true;
  }
  return false;
}

const speaksOfStatus = (test: Expression): boolean =>
  someInside([test], (node) => {
    if (!('kind' in node)) return false;
    const name = node.kind === 'reference' ? node.name : node.kind === 'member' && node.property;
    return typeof name === 'string' && /status|code|^ok$|error|fail|timed?_?out/i.test(name);
  });
