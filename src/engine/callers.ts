/** Who calls a function from outside its module, and whether everybody was found. */
import type {
  CallExpression,
  ClassFact,
  ExportFact,
  Expression,
  FunctionFact,
  NewExpression,
} from '../model/facts';
import { basesOf, usesByBase } from './heirs';
import { calling } from './instances';
import type { Surroundings } from './surroundings';
import { isExpression } from './tree';
import { alternatives, everything, globalSource, type Value } from './values';

export interface Use {
  /** A reference to the function, or a member that is it. */
  readonly node: Expression;
  readonly around: Surroundings;
}

export interface Uses {
  readonly uses: readonly Use[];
  /** False where some module may use it in a way that was not seen. */
  readonly complete: boolean;
  /** Uses that only the name of the method tells: their object is not known. */
  readonly guessed: readonly Use[];
}

/** Uses of an exported function in the modules that import from its own, also through re-exports. */
export function usesOfExport(
  names: readonly string[],
  fn: FunctionFact,
  around: Surroundings,
): Uses {
  const seen = new Set<string>();
  const uses: Use[] = [];
  let complete = true;
  const look = (path: string, exported: readonly string[]): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const importers = around.program.importers(path);
    if (!importers) complete = false;
    for (const importer of importers ?? []) {
      const there = around.program.around(importer);
      if (!there) {
        complete = false;
        continue;
      }
      uses.push(...usesIn(there, localNames(there, path, exported), isFunctionValue(fn)));
      const passedOn = reExported(there, path, exported);
      if (passedOn.length > 0) look(importer, passedOn);
    }
  };
  look(around.path, names);
  return { uses, complete, guessed: [] };
}

const isFunctionValue =
  (fn: FunctionFact) =>
  (value: Value): boolean =>
    value.kind === 'function' && value.fn === fn;

/** Modules that take exports of this one, also through others, with the names that they have for them. */
export function passedOn(
  around: Surroundings,
  exported: readonly string[],
): readonly { readonly around: Surroundings; readonly names: ReadonlySet<string> }[] {
  const seen = new Set<string>();
  const look = (path: string, names: readonly string[]): ReturnType<typeof passedOn> => {
    if (seen.has(path)) return [];
    seen.add(path);
    return (around.program.importers(path) ?? []).flatMap((importer) => {
      const there = around.program.around(importer);
      if (!there) return [];
      const further = reExported(there, path, names);
      const local = { around: there, names: localNames(there, path, names) };
      return [local, ...(further.length > 0 ? look(importer, further) : [])];
    });
  };
  return look(around.path, exported);
}

/** Names under which a module may know what another exports: import aliases, and the names themselves. */
function localNames(
  there: Surroundings,
  path: string,
  exported: readonly string[],
): ReadonlySet<string> {
  const names = new Set(exported);
  for (const fact of there.index.facts.imports) {
    if (there.resolver.imported(fact.source)?.path !== path) continue;
    for (const name of fact.names) if (exported.includes(name.imported)) names.add(name.local);
  }
  return names;
}

function usesIn(
  there: Surroundings,
  names: ReadonlySet<string>,
  isWanted: (value: Value) => boolean,
): readonly Use[] {
  const found: Use[] = [];
  for (const name of names)
    for (const node of [
      ...(there.index.references.get(name) ?? []),
      ...(there.index.members.get(name) ?? []),
    ])
      if (alternatives(there.resolver.valueOf(node)).some(isWanted))
        found.push({ node, around: there });
  return found;
}

/** Names under which a module passes on what it imports. */
function reExported(
  there: Surroundings,
  path: string,
  exported: readonly string[],
): readonly string[] {
  return there.index.facts.exports.flatMap((one) => {
    if (one.source === null) return passedOnByName(there, path, exported, one);
    if (there.resolver.imported(one.source)?.path !== path) return [];
    if (one.exported === '*') return exported;
    return one.imported !== null && exported.includes(one.imported) ? [one.exported] : [];
  });
}

/** Beyond this many modules nobody looks for a function that is kept somewhere. */
const maxModules = 40;

/**
 * Calls of a function that is kept as a value (in an object, an array, a closure that is given back), wherever the
 * callee can be followed back to it. `key` is the name that an object keeps it under.
 */
export function usesOfValue(fn: FunctionFact, key: string | null, around: Surroundings): Uses {
  const { paths, known } = importersOf(around, 2);
  if (paths.size > maxModules) return { uses: [], complete: false, guessed: [] };
  const isWanted = isFunctionValue(fn);
  const mayBe = ({ callee }: CallExpression | NewExpression): boolean =>
    callee.kind === 'reference' ||
    (callee.kind === 'member' &&
      (key === null || callee.property === null || callee.property === key));
  const uses = [...paths].flatMap((path): readonly Use[] => {
    const there = around.program.around(path);
    if (!there) return [];
    return there.index.calls.flatMap((call) =>
      call.kind === 'call' &&
      mayBe(call) &&
      alternatives(there.resolver.valueOf(call.callee)).some(isWanted)
        ? [{ node: call.callee, around: there }]
        : [],
    );
  });
  return { uses, complete: known, guessed: [] };
}

/** `import { ask } from './ask'; export { ask }`. */
function passedOnByName(
  { index, resolver }: Surroundings,
  path: string,
  exported: readonly string[],
  { local, exported: name }: ExportFact,
): readonly string[] {
  const isTaken = index.facts.imports.some(
    (fact) =>
      resolver.imported(fact.source)?.path === path &&
      fact.names.some((one) => one.local === local && exported.includes(one.imported)),
  );
  return isTaken ? [name] : [];
}

/** Calls of a method of a class that other modules may hold an instance of. */
export function usesOfMethod(cls: ClassFact, name: string, around: Surroundings): Uses {
  const uses: Use[] = [];
  const guessed: Use[] = [];
  const { paths, known } = importersOf(around, maxLevels);
  for (const path of paths) {
    const there = around.program.around(path);
    if (there && name === calling) uses.push(...calledObjects(cls, there));
    for (const member of there?.index.members.get(name) ?? []) {
      const isCalled = there !== null && isCallee(member, there);
      if (!there || (!isCalled && !isHandedOver(member, there))) continue;
      const owners = everything(there.resolver.valueOf(member.object))
        .flatMap(wholeModule)
        .filter(
          // What comes out of a `Map` or a `JSON.parse` may be anybody's.
          (owner) => owner.kind !== 'external' || owner.source !== globalSource,
        );
      if (owners.length === 0 && isCalled) guessed.push({ node: member, around: there });
      if (owners.some((owner) => owner.kind === 'own-instance' && isOrExtends(owner, cls)))
        uses.push({ node: member, around: there });
    }
  }
  const byName = saysLittle(name) ? [] : guessed.filter(isAny);
  // Of a method for everybody the base class is one caller among others, who may not have been found.
  // A hook is there for the base class: it has a method of that name itself.
  const isHook = basesOf({ cls, home: around.resolver }).some((base) =>
    base.cls.methods.some((method) => method.name === name),
  );
  const counts = uses.length > 0 || name.startsWith('_') || isHook;
  const byBase = counts ? usesByBase(cls, name, around) : [];
  return { uses: [...uses, ...byBase], complete: known, guessed: byName };
}

/** `model(prompt)`, where `model` is an object of the class. */
const calledObjects = (cls: ClassFact, around: Surroundings): readonly Use[] =>
  around.index.calls.flatMap(({ kind, callee }) => {
    if (kind === 'new' || (callee.kind !== 'reference' && callee.kind !== 'member')) return [];
    const owners = everything(around.resolver.valueOf(callee));
    return owners.some((owner) => owner.kind === 'own-instance' && isOrExtends(owner, cls))
      ? [{ node: callee, around }]
      : [];
  });

function isCallee(member: Expression, { index }: Surroundings): boolean {
  const parent = index.parents.get(member);
  return parent !== undefined && 'kind' in parent && parent.kind === 'call'
    ? parent.callee === member
    : false;
}

/** `router.post('/chat', chat.answer)`, `retry(this.answer.bind(this))`, `{ answer: this.answer }`. */
export function isHandedOver(member: Expression, around: Surroundings): boolean {
  const value = boundCall(member, around) ?? member;
  const parent = around.index.parents.get(value);
  if (!parent || !isExpression(parent)) return false;
  if (parent.kind === 'call' || parent.kind === 'new') return parent.callee !== value;
  return parent.kind === 'object' || parent.kind === 'array';
}

/** `answer.bind(this)` around `answer`: the same function. */
export function boundCall(fn: Expression, { index }: Surroundings): CallExpression | null {
  const member = index.parents.get(fn);
  if (!member || !isExpression(member) || member.kind !== 'member') return null;
  if (member.object !== fn || member.property !== 'bind') return null;
  const call = index.parents.get(member);
  return call && isExpression(call) && call.kind === 'call' && call.callee === member ? call : null;
}

/** `module.exports = new Service()`, known by the name of the module. */
const wholeModule = (value: Value): readonly Value[] =>
  value.kind === 'own-module' ? everything(value.home.exported('=')) : [value];

/** `super.ask()` is of a class that this program does not have, or it would be known. */
const isAny = ({ node }: Use): boolean =>
  node.kind !== 'member' || node.object.kind !== 'reference' || node.object.name !== 'super';

const saysLittle = (name: string): boolean => everydayNames.has(name) || name.startsWith('__');

/** Names of methods that everything has: an object of which nothing is known is most likely another's. */
const everydayNames = new Set(
  'add all apply at bind call catch close concat connect create delete emit end entries every exec fetch fill filter \
find flush forEach from get has includes join keys listen log map match next off on once open parse pipe pop post \
push put query read reduce remove replace request reset resolve reverse run save send set shift slice some sort \
split start stop test then toString trim unshift update use values wait write'
    .split(/\s+/)
    .filter(Boolean),
);

const maxLevels = 4;

/** The module itself and those that import it, also through others: an instance can be passed on. */
export function importersOf(
  around: Surroundings,
  levels = maxLevels,
): { paths: ReadonlySet<string>; known: boolean } {
  const paths = new Set([around.path]);
  let known = true;
  let edge: readonly string[] = [around.path];
  for (let level = 0; level < levels && edge.length > 0; level += 1) {
    edge = edge.flatMap((path) => {
      const importers = around.program.importers(path);
      if (!importers) known = false;
      return (importers ?? []).filter((one) => !paths.has(one));
    });
    for (const path of edge) paths.add(path);
  }
  return { paths, known };
}

function isOrExtends(value: Value & { kind: 'own-instance' }, cls: ClassFact): boolean {
  return value.cls === cls || basesOf(value).some((base) => base.cls === cls);
}
