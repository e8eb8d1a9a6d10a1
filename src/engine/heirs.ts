/** Classes that extend others: what a base class calls on itself is what an heir puts in its place. */
import type { ClassFact, Expression, FunctionFact, Statement } from '../model/facts';
import type { Use } from './callers';
import type { ModuleIndex } from './moduleIndex';
import type { ResolverProgram } from './resolverState';
import type { Surroundings } from './surroundings';
import { alternatives, choice, type Resolver, type Value } from './values';

export interface OwnClass {
  readonly cls: ClassFact;
  readonly home: Resolver;
}

const maxLine = 8;

/** The classes that one extends, as far as they are written in this program: the nearest first. */
export function basesOf(heir: OwnClass): readonly OwnClass[] {
  const line: OwnClass[] = [];
  for (let at = baseOf(heir); at && line.length < maxLine; at = baseOf(at)) {
    const { cls } = at;
    if (cls === heir.cls || line.some((one) => one.cls === cls)) break;
    line.push(at);
  }
  return line;
}

const baseOf = ({ cls, home }: OwnClass): OwnClass | null =>
  cls.superclass === null
    ? null
    : (alternatives(home.valueOf(cls.superclass)).find((one) => one.kind === 'class') ?? null);

// ------------------------------------------------------------------------------------------------- calls

/** Calls of a method that stand in a base class: `self.ask()` there is the heir's. */
export function usesByBase(cls: ClassFact, name: string, around: Surroundings): readonly Use[] {
  return basesOf({ cls, home: around.resolver }).flatMap((base) => {
    const there = around.program.around(base.home.path);
    if (!there) return [];
    return callsOf(name, there, ({ object }) => reaches(object, base, cls, there));
  });
}

/** A call on itself in a method that the heir does not have in its own way. */
function reaches(
  object: Expression,
  base: OwnClass,
  heir: ClassFact,
  { resolver }: Surroundings,
): boolean {
  if (object.kind !== 'self' || resolver.enclosingClass(object) !== base.cls) return false;
  const method = base.cls.methods.find(
    ({ fn }) => fn.start <= object.start && fn.end >= object.end,
  );
  return heir.methods.every((one) => one.name !== method?.name);
}

function callsOf(
  name: string,
  around: Surroundings,
  isMeant: (member: Expression & { kind: 'member' }) => boolean,
): readonly Use[] {
  const { members, parents } = around.index;
  return (members.get(name) ?? []).flatMap((node) => {
    const call = parents.get(node);
    const isCall = call && 'kind' in call && call.kind === 'call';
    // Called, or handed to a helper of the base class that calls it: `self.again(self.ask, question)`.
    const isUsed =
      isCall && (call.callee === node || call.args.some(({ value }) => value === node));
    return isUsed && isMeant(node) ? [{ node, around }] : [];
  });
}

// ------------------------------------------------------------------------------------------------ values

/** A method that only says what heirs must have: `raise NotImplementedError`. */
const isHollow = ({ body }: FunctionFact): boolean => body.every(saysNothing);

const saysNothing = (statement: Statement): boolean =>
  statement.kind === 'throw' ||
  (statement.kind === 'return' && statement.value === null) ||
  (statement.kind === 'expression' && statement.value.kind === 'literal');

/** What heirs put where a base class has nothing, or a method that only says that they must; else what it has. */
export function orOfHeirs(
  own: Value,
  base: OwnClass,
  name: string,
  program: ResolverProgram,
): Value {
  const found = alternatives(own);
  const isOpen = found.every((one) => one.kind === 'function' && isHollow(one.fn));
  if (!isOpen) return own;
  const hasIt = ({ methods }: ClassFact): boolean => methods.some((one) => one.name === name);
  const given = heirsOf(base, program, hasIt).map(({ cls, home }) => home.memberOf(cls, name));
  return given.length > 0 ? choice(given) : own;
}

const maxHeirs = 8;

/** Classes that extend one directly: in its module and in those that import that. */
export function heirsOf(
  { cls, home: own }: OwnClass,
  program: ResolverProgram,
  isMeant: (heir: ClassFact) => boolean = () => true,
): readonly OwnClass[] {
  return [own, ...program.importers(own.path)]
    .flatMap((home) => classesIn(home.index).map((one) => ({ cls: one, home })))
    .filter((one) => one.cls !== cls && isMeant(one.cls))
    .filter((one) => baseOf(one)?.cls === cls)
    .slice(0, maxHeirs);
}

const known = new WeakMap<ModuleIndex, readonly ClassFact[]>();

/** Classes at the top of a module that extend another. */
function classesIn(index: ModuleIndex): readonly ClassFact[] {
  const before = known.get(index);
  if (before) return before;
  const found = [...index.root.names.values()].flatMap(({ cls }) => (cls?.superclass ? [cls] : []));
  known.set(index, found);
  return found;
}
