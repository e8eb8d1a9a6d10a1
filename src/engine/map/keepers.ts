/**
 * Who may start a function that is kept somewhere: in a table, an object, behind an interface. Names lead from what
 * keeps it to those that use the keeper; nobody can say that they start this one, so none of these ways is certain.
 */
import type { ClassFact, Expression, FunctionFact } from '../../model/facts';
import { importersOf, passedOn } from '../callers';
import type { FailurePath } from '../paths';
import { exportedAs, type Surroundings } from '../surroundings';
import { isClass, isExpression, isFunction, type FactNode } from '../tree';
import { alternatives, everything } from '../values';
import { outsideEnd } from '../walk';

/** A place whose function may start the one that is asked about. */
export interface Keeper {
  readonly site: FactNode;
  readonly around: Surroundings;
}

/** What is known of a failure on a way that only names tell. */
export const pathOfKeeper = ({ site, around }: Keeper): FailurePath => ({
  ...{ steps: [], passed: [], end: outsideEnd, left: null, guessed: true, levels: 1, through: [] },
  at: { node: site, around },
});

/** How often what keeps one thing is kept in another. */
const maxNesting = 4;

const maxModules = 60;

/** `isLost`: nobody at all was seen to use it. */
export function keepersOf(
  fn: FunctionFact,
  around: Surroundings,
  isLost: boolean,
): readonly Keeper[] {
  const holder = around.index.parents.get(fn);
  if (holder && isClass(holder)) return methodKeepers(fn, holder, around);
  return !isLost ? [] : valueKeepers(holder && isExpression(holder) ? holder : fn, null, around, 0);
}

// -------------------------------------------------------------------------------------------------- methods

/** Calls through a base class, and whoever has an object of the class in hand where no call of the method was seen. */
function methodKeepers(fn: FunctionFact, cls: ClassFact, around: Surroundings): readonly Keeper[] {
  const method = cls.methods.find((one) => one.fn === fn);
  const { paths } = importersOf(around);
  if (method?.role === 'constructor') return constructions(cls, paths, around);
  const name = method?.name ?? null;
  if (name === null || name.startsWith('#')) return [];
  return cls.superclass ? callsByBase(name, cls, paths, around) : [];
}

function constructions(
  cls: ClassFact,
  paths: ReadonlySet<string>,
  around: Surroundings,
): readonly Keeper[] {
  return [...paths].flatMap((path) => {
    const there = around.program.around(path);
    return (there?.index.calls ?? []).flatMap((call): readonly Keeper[] =>
      there &&
      call.kind === 'new' &&
      alternatives(there.resolver.valueOf(call.callee)).some(
        (one) => one.kind === 'class' && one.cls === cls,
      )
        ? [{ site: call, around: there }]
        : [],
    );
  });
}

/** `this.execute()` in the class that this one extends; `model.execute()` on what nobody knows, where that class has the method. */
function callsByBase(
  name: string,
  cls: ClassFact,
  importers: ReadonlySet<string>,
  around: Surroundings,
): readonly Keeper[] {
  const bases = ancestorsOf(cls, around);
  const paths = new Set([...importers, ...bases.map((one) => one.around.path)]);
  const isBase = new Set(bases.map((one) => one.cls));
  const promising = bases.filter(({ cls: base }) => base.methods.some((one) => one.name === name));
  for (const one of promising) for (const path of importersOf(one.around, 2).paths) paths.add(path);
  return [...paths].slice(0, maxModules).flatMap((path) => {
    const there = around.program.around(path);
    return (there?.index.members.get(name) ?? []).flatMap((member): readonly Keeper[] => {
      const parent = there?.index.parents.get(member);
      const isCalled = parent && isExpression(parent) && parent.kind === 'call';
      if (!there || !isCalled || parent.callee !== member) return [];
      const owners = everything(there.resolver.valueOf(member.object));
      const isIt = owners.some((one) => one.kind === 'own-instance' && isBase.has(one.cls));
      return isIt || (owners.length === 0 && promising.length > 0)
        ? [{ site: parent, around: there }]
        : [];
    });
  });
}

interface Base {
  readonly cls: ClassFact;
  readonly around: Surroundings;
}

function ancestorsOf(cls: ClassFact, around: Surroundings, depth = 0): readonly Base[] {
  if (!cls.superclass || depth > maxNesting) return [];
  return alternatives(around.resolver.valueOf(cls.superclass)).flatMap((one) => {
    const there = one.kind === 'class' ? around.program.around(one.home.path) : null;
    if (one.kind !== 'class' || !there) return [];
    return [{ cls: one.cls, around: there }, ...ancestorsOf(one.cls, there, depth + 1)];
  });
}

// --------------------------------------------------------------------------------------------------- values

/** Climbs from a value to what holds it, and on to those that use the holder. */
function valueKeepers(
  value: FactNode,
  key: string | null,
  around: Surroundings,
  depth: number,
): readonly Keeper[] {
  let below = value;
  let known = key;
  for (let at = around.index.parents.get(value); at; at = around.index.parents.get(at)) {
    if (isFunction(at)) return [{ site: below, around }];
    if (isClass(at)) return [];
    if (!('kind' in at)) return [];
    if (at.kind === 'object') {
      const inside: FactNode = below;
      known = at.properties.find((one) => one.value === inside)?.key ?? known;
    }
    if (at.kind === 'declare')
      return at.target.kind === 'name' ? holders(at.target.name, known, around, at, depth) : [];
    if (at.kind === 'assign') {
      const name = assigned(at);
      return name === null ? [] : holders(name, known, around, at, depth);
    }
    if (at.kind === 'return') return [{ site: at, around }];
    below = at;
  }
  return [];
}

/** The name that is written: `handlers` in `handlers.ask = …`. */
function assigned(node: Expression & { kind: 'assign' }): string | null {
  if (node.target.kind === 'name') return node.target.name;
  if (node.target.kind !== 'target') return null;
  const { object } = node.target.expression;
  return object.kind === 'reference' ? object.name : null;
}

/** Uses of the name that holds something, here and in modules that import it. */
function holders(
  name: string,
  key: string | null,
  around: Surroundings,
  declared: FactNode,
  depth: number,
): readonly Keeper[] {
  if (depth >= maxNesting) return [];
  const here = usesOfName(name, key, around, declared, depth);
  const exported = exportedAs(name, around);
  const abroad = exported.length === 0 ? [] : passedOn(around, exported);
  return [
    ...here,
    ...abroad
      .slice(0, maxModules)
      .flatMap((one) =>
        [...one.names].flatMap((local) => usesOfName(local, key, one.around, null, depth)),
      ),
  ];
}

function usesOfName(
  name: string,
  key: string | null,
  around: Surroundings,
  declared: FactNode | null,
  depth: number,
): readonly Keeper[] {
  return (around.index.references.get(name) ?? []).flatMap((reference) => {
    if (declared && reference.start >= declared.start && reference.end <= declared.end) return [];
    return usedAt(reference, key, around, depth);
  });
}

/** One use of a keeper: by a function, or by something that keeps it in turn. */
function usedAt(
  reference: Expression,
  key: string | null,
  around: Surroundings,
  depth: number,
): readonly Keeper[] {
  const parent = around.index.parents.get(reference);
  const member = parent && isExpression(parent) && parent.kind === 'member' ? parent : null;
  // Another part of the same object.
  if (member?.object === reference && key !== null && member.property !== null)
    if (member.property !== key && !looping.has(member.property)) return [];
  const isInFunction = around.resolver.enclosingFunction(reference) !== null;
  if (isInFunction) return [{ site: reference, around }];
  return valueKeepers(reference, key, around, depth + 1);
}

/** What goes through all parts. */
const looping = new Set(['map', 'forEach', 'find', 'filter', 'reduce', 'get', 'entries', 'values']);
