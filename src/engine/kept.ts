/**
 * What code puts into objects that it does not declare: dictionaries, registries, sessions, the state of an application.
 * `clients[name] = OpenAI()` is found again at `clients[name]`, `app.state.llm = …` at `request.app.state.llm`.
 */
import type { CallExpression, Expression, MemberExpression } from '../model/facts';
import { basesOf } from './heirs';
import type { ModuleIndex } from './moduleIndex';
import { push } from './multimap';
import type { ResolverProgram, State } from './resolverState';
import { isExpression } from './tree';
import { choice, everything, unknownValue, type Resolver, type Value } from './values';

interface Kept {
  /** What it is put into. */
  readonly owner: Expression;
  /** Null where the name is computed. */
  readonly name: string | null;
  readonly value: Expression;
}

/** Of one place no more is looked at. */
const maxKept = 12;
const maxModules = 40;

/** What is put into the place that a member reads; unknown where nothing is. */
export const keptValue = (read: MemberExpression, state: State): Value =>
  keptAt(read.object, read.property, read.index !== null, state);

/** `clients.get(name)`, `session.get("client")`. */
export function keptByMethod({ callee, args }: CallExpression, state: State): Value {
  const first = args[0]?.value;
  if (callee.kind !== 'member' || callee.property !== 'get' || !first) return unknownValue;
  const name = first.kind === 'literal' ? String(first.value) : null;
  return keptAt(callee.object, name, true, state);
}

function keptAt(owner: Expression, name: string | null, byKey: boolean, state: State): Value {
  if (name === null && !byKey) return unknownValue;
  const last = lastName(owner);
  if (last === null || !mayBeKept(last, name, state)) return unknownValue;
  const places = placesOf(owner, state, 0);
  if (places.length === 0) return unknownValue;
  const ids = new Set(places.map(({ id }) => id));
  const found: Value[] = [];
  for (const home of modulesOf(places, last, state))
    for (const kept of keptIn(home.index).get(last) ?? []) {
      if (found.length >= maxKept) break;
      if (kept.name !== name && kept.name !== null && name !== null) continue;
      if (kept.name === null && !byKey) continue;
      if (placesOf(kept.owner, home, 0).some(({ id }) => ids.has(id)))
        found.push(home.valueOf(kept.value));
    }
  return choice(found);
}

type Names = ReadonlyMap<string, ReadonlySet<string | null>>;

const namesOf = new WeakMap<ResolverProgram, Names>();

/** A look at names alone: most members are nowhere written. */
function mayBeKept(last: string, name: string | null, { program }: State): boolean {
  const names = namesOf.get(program) ?? allNames(program);
  namesOf.set(program, names);
  const fitting = names.get(last);
  return fitting !== undefined && (name === null || fitting.has(name) || fitting.has(null));
}

function allNames(program: ResolverProgram): Names {
  const found = new Map<string, Set<string | null>>();
  for (const { index } of program.modules())
    for (const [last, kept] of keptIn(index)) {
      const names = found.get(last) ?? new Set();
      for (const { name } of kept) names.add(name);
      found.set(last, names);
    }
  return found;
}

function modulesOf(places: readonly Place[], last: string, state: State): readonly Resolver[] {
  const found = new Map<string, Resolver>([[state.path, state]]);
  for (const { id, home } of places) {
    const others = id.startsWith(application)
      ? connected(state)
      : home
        ? [home, ...state.program.importers(home.path)]
        : [];
    for (const one of others)
      if (!found.has(one.path) && keptIn(one.index).has(last)) found.set(one.path, one);
  }
  return [...found.values()].slice(0, maxModules);
}

const maxConnected = 200;

/** The modules that lead here, and all that those lead to. */
function connected(state: State): readonly Resolver[] {
  const found = new Map<string, Resolver>([[state.path, state]]);
  const add = (one: Resolver | null): void => {
    if (one && found.size < maxConnected && !found.has(one.path)) found.set(one.path, one);
  };
  // A map visits what is added to it meanwhile.
  for (const { path } of found.values()) state.program.importers(path).forEach(add);
  for (const one of found.values())
    for (const { source, names } of one.index.facts.imports) {
      add(one.imported(source));
      // What is imported may be a module itself.
      if (/^[\w.]+$/.test(source))
        for (const { imported } of names)
          add(one.imported(source.endsWith('.') ? source + imported : `${source}.${imported}`));
    }
  return [...found.values()];
}

// ------------------------------------------------------------------------------------------------- writes

const known = new WeakMap<ModuleIndex, ReadonlyMap<string, readonly Kept[]>>();

/** Everything that a module puts into objects, by the last name of the object. */
function keptIn(index: ModuleIndex): ReadonlyMap<string, readonly Kept[]> {
  const before = known.get(index);
  if (before) return before;
  const found = new Map<string, Kept[]>();
  const note = (owner: Expression, name: string | null, value: Expression): void => {
    const last = lastName(owner);
    if (last !== null) push(found, last, { owner, name, value });
  };
  for (const writes of [...index.memberWrites.values(), index.elementWrites])
    for (const { target, value } of writes)
      if (target.object.kind !== 'self') note(target.object, target.property, value);
  for (const method of setters)
    for (const member of index.members.get(method) ?? []) {
      const call = index.parents.get(member);
      if (call === undefined || !isExpression(call)) continue;
      if (call.kind !== 'call' || call.callee !== member) continue;
      const [key, value] = call.args;
      if (key === undefined || value?.spread !== null) continue;
      note(
        member.object,
        key.value.kind === 'literal' ? String(key.value.value) : null,
        value.value,
      );
    }
  known.set(index, found);
  return found;
}

const setters = ['set', 'setdefault', 'decorate'];

function lastName(owner: Expression): string | null {
  const name =
    owner.kind === 'reference' ? owner.name : owner.kind === 'member' ? owner.property : null;
  return name !== null && applications.has(name) ? 'app' : name;
}

// ------------------------------------------------------------------------------------------------- places

interface Place {
  /** Two expressions with an id in common mean one object. */
  readonly id: string;
  /** The module that declares it, where there is one. */
  readonly home: Resolver | null;
}

/** Web frameworks hand one object to all handlers, whatever they call it there: `request.app`, `current_app`, `fastify`. */
const applications = new Set(['app', 'application', 'current_app', 'fastify']);
const application = '@app';
const maxPath = 6;

/** The objects that an expression may mean, as far as names tell. */
function placesOf(owner: Expression, home: Resolver, depth: number): readonly Place[] {
  if (depth > maxPath) return [];
  if (owner.kind === 'self') return ofInstances(home.valueOf(owner));
  const last = lastName(owner);
  const shared: readonly Place[] =
    last === 'app' && isOpen(owner, home) ? [{ id: application, home: null }] : [];
  if (owner.kind === 'reference') return [...shared, ...ofName(owner, home)];
  if (owner.kind !== 'member' || owner.property === null) return shared;
  const { property } = owner;
  const inner = placesOf(owner.object, home, depth + 1).map((one) => ({
    ...one,
    id: `${one.id}.${property}`,
  }));
  return [...shared, ...inner, ...ofPackage(home.valueOf(owner))];
}

/** No object of a class that is written here: its own fields say what it has. */
const isOpen = (owner: Expression, home: Resolver): boolean =>
  everything(home.valueOf(owner)).every(({ kind }) => kind === 'external' || kind === 'literal');

function ofName(owner: Expression & { kind: 'reference' }, home: Resolver): readonly Place[] {
  const binding = home.bindingOf(owner);
  if (!binding) return [];
  const { import: imported, scope, cls, name } = binding;
  if (imported) {
    const from = home.imported(imported.fact.source);
    const place = from && {
      id: `${from.path}#${imported.name.imported}`,
      home: from,
    };
    return [...(place ? [place] : []), ...ofInstances(home.valueOf(owner))];
  }
  if (cls) return ofInstances({ kind: 'class', cls, home });
  const id = `${home.path}#${scope.fn ? `${String(scope.fn.start)}.` : ''}${name}`;
  return [{ id, home }, ...ofInstances(home.valueOf(owner))];
}

const ofInstances = (value: Value): readonly Place[] => [
  ...ofPackage(value),
  ...everything(value).flatMap((one) =>
    one.kind === 'own-instance' || one.kind === 'class'
      ? [one, ...basesOf(one)].map(({ cls, home }) => ({
          id: `${home.path}#class ${String(cls.start)}`,
          home,
        }))
      : [],
  ),
];

/** `streamlit.session_state`: one object wherever the package is loaded. */
const ofPackage = (value: Value): readonly Place[] =>
  everything(value).flatMap((one) =>
    one.kind === 'external' && one.made === null && one.path.length > 0
      ? [{ id: `package ${one.source} ${one.path.join('.')}`, home: null }]
      : [],
  );
