/** From a parameter to what callers hand over for it, in this module and in those that import from it. */
import { argumentNamed } from '../model/arguments';
import type {
  CallExpression,
  ClassFact,
  FunctionFact,
  MethodFact,
  NewExpression,
} from '../model/facts';
import { superCall } from './calledValues';
import { forwardedCall } from './forwarded';
import { heirsOf, type OwnClass } from './heirs';
import type { ResolverProgram } from './resolverState';
import { isClass, isExpression } from './tree';
import { alternatives, type Located, type Resolver } from './values';

/** Code with more callers than this settles nothing about a parameter. */
const maxCallers = 12;
/** Nor does what half the workspace imports. */
const maxImporters = 40;

interface Asker extends Resolver {
  readonly program: ResolverProgram;
}

/** Arguments at one position of a function's calls, or of the constructions of its class. */
export function argumentsFor(fn: FunctionFact, position: number, asker: Asker): readonly Located[] {
  if (position < 0) return [];
  const { calls } = asker.program;
  const known = calls.get(fn);
  const all = known ?? callsOf(fn, asker);
  if (!known) calls.set(fn, all);
  const pattern = fn.params[position]?.pattern;
  const name = pattern?.kind === 'name' ? pattern.name : undefined;
  return all.flatMap(({ expression, home }) => {
    const argument = argumentNamed(expression.args, position, name);
    return argument ? [{ expression: argument, home }] : [];
  });
}

type Call = Located<CallExpression | NewExpression>;

/** Calls of a function, or constructions of its class; none where there are too many to say anything. */
function callsOf(fn: FunctionFact, asker: Asker): readonly Call[] {
  // Whoever asks again meanwhile goes round in a circle.
  asker.program.calls.set(fn, []);
  const handed = callsByHelper(fn, asker);
  if (handed.length > 0) return handed;
  const holder = asker.index.parents.get(fn);
  if (holder && isClass(holder) && holder.methods.some((one) => one.fn === fn && isMaker(one)))
    return constructionsOf({ cls: holder, home: asker }, asker.program, 0);
  const target = targetOf(fn, asker);
  return target ? callsOfTarget(target, asker, asker.program) : [];
}

const isMaker = ({ role }: MethodFact): boolean => role === 'constructor';

function callsOfTarget(target: Target, own: Resolver, program: ResolverProgram): readonly Call[] {
  const importers = usersOf(own, target.name, program);
  if (importers.length > maxImporters) return [];
  const found: Call[] = [];
  for (const home of [own, ...importers]) {
    for (const expression of callsNamed(home, target.name, program))
      if (alternatives(home.valueOf(expression.callee)).some(target.is))
        found.push({ expression, home });
    if (found.length > maxCallers) return [];
  }
  return found;
}

/** Modules that import a module, also through packages that pass the name on: `from .writer import create_writer`. */
function usersOf(own: Resolver, name: string, program: ResolverProgram): readonly Resolver[] {
  const found = new Map<string, Resolver>();
  const look = (path: string, depth: number): void => {
    for (const one of program.importers(path)) {
      if (found.has(one.path) || found.size > maxImporters) continue;
      found.set(one.path, one);
      if (depth < maxPassed && passesOn(one, name)) look(one.path, depth + 1);
    }
  };
  look(own.path, 0);
  return [...found.values()];
}

const maxPassed = 3;

/** A barrel: the module of a Python package, or one that re-exports. */
const passesOn = ({ path, index }: Resolver, name: string): boolean =>
  /(?:^|\/)__init__\.py$/.test(path)
    ? index.facts.exports.some(({ exported }) => exported === name || exported === '*')
    : index.facts.exports.some(
        ({ exported, source, imported }) =>
          source !== null && (exported === '*' || imported === name),
      );

const maxHeirs = 3;

/** Where objects of a class are built: by its name, and by classes that extend it, through `super(…)` or as they are. */
function constructionsOf(
  { cls, home }: OwnClass,
  program: ResolverProgram,
  depth: number,
): readonly Call[] {
  const { name } = cls;
  const own =
    name === null
      ? []
      : callsOfTarget(
          { name, is: (value) => value.kind === 'class' && value.cls === cls },
          home,
          program,
        );
  if (depth > maxHeirs) return own;
  const byHeirs = heirsOf({ cls, home }, program).flatMap((heir): readonly Call[] => {
    if (!heir.cls.methods.some(isMaker)) return constructionsOf(heir, program, depth + 1);
    const inherited = superCall(heir.cls);
    return inherited ? [{ expression: inherited, home: heir.home }] : [];
  });
  const all = [...own, ...byHeirs];
  return all.length > maxCallers ? [] : all;
}

/** What the constructions of a class without a constructor hand over for one of its fields: those of a dataclass. */
export function argumentsForField(
  { cls, home }: OwnClass,
  name: string,
  program: ResolverProgram,
): readonly Located[] {
  const position = cls.fields.findIndex((field) => field.name === name);
  if (position < 0 || cls.methods.some(isMaker)) return [];
  const known = program.constructions.get(cls);
  program.constructions.set(cls, known ?? []);
  const all = known ?? constructionsOf({ cls, home }, program, 0);
  program.constructions.set(cls, all);
  return all.flatMap(({ expression, home: there }) => {
    const argument = argumentNamed(expression.args, position, name);
    return argument ? [{ expression: argument, home: there }] : [];
  });
}

/** `withClient((client) => …)`: where the own helper that is handed the function calls it. */
function callsByHelper(fn: FunctionFact, asker: Asker): readonly Call[] {
  const { parents } = asker.index;
  const holder = parents.get(fn);
  const call = holder && isExpression(holder) ? parents.get(holder) : undefined;
  if (!call || !isExpression(call) || call.kind !== 'call' || call.callee === holder) return [];
  const position = call.args.findIndex(({ value }) => value === holder);
  const helper = alternatives(asker.valueOf(call.callee)).find((one) => one.kind === 'function');
  const pattern = helper?.fn.params[position]?.pattern;
  if (!helper || pattern?.kind !== 'name') return [];
  const { home } = helper;
  return (home.index.references.get(pattern.name) ?? []).flatMap((reference) => {
    const inside = home.index.parents.get(reference);
    const isCalled = inside && isExpression(inside) && inside.kind === 'call';
    const isOurs = home.bindingOf(reference)?.parameter?.fn === helper.fn;
    return isCalled && isOurs && inside.callee === reference ? [{ expression: inside, home }] : [];
  });
}

interface Target {
  readonly name: string;
  readonly is: (value: ReturnType<typeof alternatives>[number]) => boolean;
}

/** How calls name the function: its own name, its variable's or method's, or its class's for a constructor. */
function targetOf(fn: FunctionFact, { index }: Resolver): Target | null {
  const holder = index.parents.get(fn);
  if (holder && isClass(holder)) return methodTarget(fn, holder);
  const isFn = (value: ReturnType<typeof alternatives>[number]): boolean =>
    value.kind === 'function' && value.fn === fn;
  if (fn.name !== null) return { name: fn.name, is: isFn };
  if (!holder || !isExpression(holder)) return null;
  const parent = index.parents.get(holder);
  if (!parent || !('kind' in parent)) return null;
  if (parent.kind === 'declare' && parent.target.kind === 'name')
    return { name: parent.target.name, is: isFn };
  if (parent.kind !== 'object') return null;
  const key = parent.properties.find(({ value }) => value === holder)?.key;
  return typeof key === 'string' ? { name: key, is: isFn } : null;
}

function methodTarget(fn: FunctionFact, cls: ClassFact): Target | null {
  const method = cls.methods.find((one) => one.fn === fn);
  if (method?.name == null) return null;
  return { name: method.name, is: (value) => value.kind === 'function' && value.fn === fn };
}

/** Calls whose callee may go by a name, under an import's other name too. */
function callsNamed(
  home: Resolver,
  name: string,
  { sdks }: ResolverProgram,
): readonly (CallExpression | NewExpression)[] {
  const { index } = home;
  const names = new Set([name]);
  for (const fact of index.facts.imports)
    for (const { imported, local } of fact.names)
      if (imported === name || imported === 'default') names.add(local);
  return [...names].flatMap((one) =>
    [...(index.references.get(one) ?? []), ...(index.members.get(one) ?? [])].flatMap((callee) => {
      const parent = index.parents.get(callee);
      if (!parent || !isExpression(parent)) return [];
      if (parent.kind !== 'call' && parent.kind !== 'new') return [];
      if (parent.callee === callee) return [parent];
      const handed =
        forwardedCall(parent, home, sdks.forwarders) ??
        forwardedCall(parent, home, sdks.forwarders, 'later');
      return handed?.callee === callee ? [handed] : [];
    }),
  );
}
