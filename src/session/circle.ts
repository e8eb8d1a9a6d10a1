/**
 * Which modules beyond those that name an SDK are needed to understand their calls. The circle grows by names: who
 * imports a client, a wrapper or anything made of them belongs to it, and so does what their code uses. A module that
 * only imports something else from the same file does not, or barrels would drag everything in.
 */
import type { Edge, ImportGraph } from './importGraph';
import { statementsAbout, withNeeds, type Outline, type OutlineStatement } from './outline';
import { routeOf, takenNames, takesAny } from './providers';

/** Callers of callers matter: a route calls a service that calls a helper that calls the SDK. */
const levelsUp = 3;
/** How far up entry points are looked for, where somebody asks for them. */
const levelsToEntries = 9;
/** How many users of a module are followed, by level: what half the workspace imports is no caller to learn from. */
const maxUsers = [Infinity, 200, 60];
const maxFarUsers = 60;
/** Constants, settings and helpers: how far imports are followed, by level. */
const levelsDown = [2, 1, 1, 1];

export interface Circle {
  readonly members: ReadonlySet<string>;
  /** True for an import of something that is a client or leads to one. */
  takes(edge: Edge): boolean;
  /** Imports that matter between members: to those that a member takes something from, and back. */
  uses(path: string): ReadonlySet<string>;
  usedBy(path: string): ReadonlySet<string>;
  /** The same with modules further up, which the map alone looks at. */
  farUses(path: string): ReadonlySet<string>;
  farUsedBy(path: string): ReadonlySet<string>;
}

export interface Surroundings {
  readonly graph: ImportGraph;
  /** Null where a module cannot be read. */
  readonly outline: (path: string) => Promise<Outline | null>;
  /** Hears of each module that names an SDK and has nothing to do with others, as far as is known by then. */
  readonly alone?: (path: string) => Promise<void>;
  /** True: the circle grows on to the entry points. */
  readonly far?: boolean;
}

interface Growth extends Surroundings {
  readonly members: Set<string>;
  readonly uses: Map<string, Set<string>>;
  readonly usedBy: Map<string, Set<string>>;
  /** Exported names that are, or lead to, a client. */
  readonly heat: Map<string, Set<string>>;
  /** Modules from which somebody takes a hot name. */
  readonly taken: Set<string>;
  /** How far from a module that names an SDK. */
  readonly levels: Map<string, number>;
  readonly queue: Set<string>;
  /** How deep the needs of a module's export were followed, by `path name`. */
  readonly followed: Map<string, number>;
  /** Levels up that are followed now. */
  limit: number;
  /** Users beyond the limit. */
  readonly beyond: Set<string>;
}

const nothing: ReadonlySet<string> = new Set();

export const noCircle: Circle = {
  members: new Set(),
  takes: () => false,
  uses: () => nothing,
  usedBy: () => nothing,
  farUses: () => nothing,
  farUsedBy: () => nothing,
};

/** Grows the circle around the modules that name an SDK. */
export async function growCircle(seeds: readonly string[], around: Surroundings): Promise<Circle> {
  const growth: Growth = {
    ...around,
    members: new Set(seeds),
    uses: new Map(),
    usedBy: new Map(),
    heat: new Map(),
    taken: new Set(),
    levels: new Map(seeds.map((path) => [path, 0])),
    queue: new Set(seeds),
    followed: new Map(),
    limit: levelsUp,
    beyond: new Set(),
  };
  await grow(0, growth);
  const near = around.far === true ? edgesOf(growth) : growth;
  if (around.far === true) {
    growth.limit = levelsToEntries;
    for (const path of growth.beyond) warm(path, levelsUp + 1, growth);
    await grow(levelsUp + 1, growth);
  }
  return {
    members: growth.members,
    takes: ({ to, link }) => takesAny(link, growth.heat.get(to) ?? nothing),
    uses: (path) => near.uses.get(path) ?? nothing,
    usedBy: (path) => near.usedBy.get(path) ?? nothing,
    farUses: (path) => growth.uses.get(path) ?? nothing,
    farUsedBy: (path) => growth.usedBy.get(path) ?? nothing,
  };
}

/** Level by level, so that a module is met on its shortest way. A set visits what is added to it meanwhile. */
async function grow(from: number, growth: Growth): Promise<void> {
  for (let level = from; level <= growth.limit; level += 1)
    for (const path of growth.queue) {
      const own = growth.levels.get(path) ?? 0;
      if (own > level) continue;
      growth.queue.delete(path);
      await visit(path, own, growth);
      if (own === 0 && isAlone(path, growth)) await growth.alone?.(path);
    }
}

/** As they are now, whatever is added later. */
const edgesOf = ({ uses, usedBy }: Growth): Pick<Growth, 'uses' | 'usedBy'> => ({
  uses: new Map([...uses].map(([path, others]) => [path, new Set(others)])),
  usedBy: new Map([...usedBy].map(([path, others]) => [path, new Set(others)])),
});

/** No imports of it matter, in either direction. */
const isAlone = (path: string, { uses, usedBy }: Growth): boolean =>
  !uses.has(path) && !usedBy.has(path);

/**
 * What may change when some modules change. An answer is made of the modules that use it, level by level, and of what
 * all of those use; so it is the other way round from here.
 */
export function touchedBy(
  paths: readonly string[],
  { uses, usedBy }: Directions,
): ReadonlySet<string> {
  return reach(reach(paths, usedBy), uses);
}

interface Directions {
  readonly uses: (path: string) => Iterable<string>;
  readonly usedBy: (path: string) => Iterable<string>;
}

function reach(
  paths: Iterable<string>,
  next: (path: string) => Iterable<string>,
): ReadonlySet<string> {
  const found = new Set(paths);
  // A set visits what is added to it while it is walked.
  for (const path of found) for (const other of next(path)) found.add(other);
  return found;
}

async function visit(path: string, level: number, growth: Growth): Promise<void> {
  const outline = await growth.outline(path);
  if (outline === null) return;
  const hot = hotStatements(path, outline, growth);
  if (hot.size === 0) return;
  await follow(path, outline, needsOf(outline, hot), levelsDown[level] ?? 0, growth);
  const declared = new Set([...hot].flatMap((statement) => statement.declares));
  const locals = hotLocals(path, outline, growth);
  // Who imports a declared type of a module with clients may be handed an object with one of them in it.
  const given = outline.exports.flatMap(({ exported, mentions, isType }) =>
    isType || mentions.some((name) => declared.has(name) || locals.has(name)) ? [exported] : [],
  );
  spread(path, given, level, growth);
  shareByInterface(path, outline, hot, level, growth);
}

// ------------------------------------------------------------------------------------------------- upwards

function hotStatements(
  path: string,
  outline: Outline,
  growth: Growth,
): ReadonlySet<OutlineStatement> {
  const isStart = ({ isSource, loads }: OutlineStatement): boolean =>
    isSource || loads.some((specifier) => isHot(growth.graph.resolve(path, specifier), growth));
  return statementsAbout(outline, hotLocals(path, outline, growth), isStart);
}

const isHot = (path: string | null, { heat }: Growth): boolean =>
  path !== null && (heat.get(path)?.size ?? 0) > 0;

/** Local names of imports that are clients or lead to one. */
function hotLocals(path: string, { imports }: Outline, growth: Growth): ReadonlySet<string> {
  return new Set(
    imports.flatMap(({ source, imported, local, isSource }) => {
      if (isSource) return [local];
      const from = growth.graph.resolve(path, source);
      const heat = from === null ? undefined : growth.heat.get(from);
      if (heat === undefined) return [];
      // A module of a package may be known by the package's name alone.
      if (imported === '*' && source.startsWith(`${local}.`)) return [local];
      if (local === '*') return [...heat];
      if (imported === '*') return [...heat].map((name) => `${local}.${name}`);
      return heat.has(imported) || heat.has('=') ? [local] : [];
    }),
  );
}

/**
 * Tells the users of a module which of its exports are hot, and says whether there are any. A module that only passes
 * names on costs no level, and belongs to the circle where somebody takes them from it.
 */
function spread(path: string, names: readonly string[], level: number, growth: Growth): boolean {
  const heat = growth.heat.get(path) ?? new Set<string>();
  growth.heat.set(path, heat);
  const before = heat.size;
  for (const name of names) heat.add(name);
  if (heat.size === before) return growth.taken.has(path);
  const users = growth.graph.users(path).filter(({ link }) => takesAny(link, heat));
  const tooMany = users.length > (maxUsers[level] ?? maxFarUsers);
  for (const edge of users) {
    const isPassing = edge.link.passedAs !== undefined;
    if (isPassing && !spread(edge.from, takenNames(edge.link, heat), level, growth)) continue;
    growth.taken.add(path);
    connect(edge, growth);
    if (isPassing) growth.members.add(edge.from);
    else if (!tooMany && level < growth.limit) warm(edge.from, level + 1, growth);
    else if (!tooMany && !growth.levels.has(edge.from)) growth.beyond.add(edge.from);
  }
  return growth.taken.has(path);
}

/** Beyond this many users an interface says nothing about who holds one object. */
const maxInterfaceUsers = 60;

/** Who takes an interface may be handed an object of the class that implements it, without an import of the class. */
function shareByInterface(
  path: string,
  { imports }: Outline,
  hot: ReadonlySet<OutlineStatement>,
  level: number,
  growth: Growth,
): void {
  const names = new Set([...hot].flatMap((statement) => statement.implemented));
  for (const { source, imported, local } of names.size === 0 ? [] : imports) {
    const from = names.has(local) ? growth.graph.resolve(path, source) : null;
    const route = from === null ? null : routeOf(from, imported, growth.graph);
    const home = route?.edges[0]?.to ?? from;
    if (route === null || home === null) continue;
    const users = usersOfName(home, route.name, growth.graph, new Set());
    if (users.size > maxInterfaceUsers || level >= levelsUp) continue;
    for (const user of users) {
      if (user === path) continue;
      connect({ from: user, to: path }, growth);
      // Classes of one interface are users of each other's: each is visited once for it.
      if ((growth.levels.get(user) ?? Infinity) > level + 1) warm(user, level + 1, growth);
    }
  }
}

/** Modules that take a name from the one that declares it, also through modules that pass it on. */
function usersOfName(
  path: string,
  name: string,
  graph: ImportGraph,
  seen: Set<string>,
): ReadonlySet<string> {
  if (seen.has(path)) return nothing;
  seen.add(path);
  const users = new Set<string>();
  for (const { from, link } of graph.users(path)) {
    const taken = takenNames(link, new Set([name]));
    if (link.passedAs === undefined && taken.length > 0) users.add(from);
    for (const as of link.passedAs === undefined ? [] : taken)
      for (const user of usersOfName(from, as, graph, seen)) users.add(user);
  }
  return users;
}

function warm(path: string, level: number, { members, levels, queue }: Growth): void {
  members.add(path);
  levels.set(path, Math.min(levels.get(path) ?? Infinity, level));
  queue.add(path);
}

// ----------------------------------------------------------------------------------------------- downwards

/** What some code of a module uses: names of its top level, and modules that it loads itself. */
interface Needs {
  readonly mentions: ReadonlySet<string>;
  readonly loads: ReadonlySet<string>;
}

function needsOf(
  outline: Outline,
  statements: Iterable<OutlineStatement>,
  mentions: Iterable<string> = [],
): Needs {
  const needed = [...withNeeds(outline, statements)];
  return {
    mentions: new Set([...mentions, ...needed.flatMap((one) => one.mentions)]),
    loads: new Set(needed.flatMap((one) => one.loads)),
  };
}

/** Adds the modules that these needs come from, and what those are made of. */
async function follow(
  path: string,
  outline: Outline,
  needs: Needs,
  depth: number,
  growth: Growth,
): Promise<void> {
  if (depth === 0) return;
  for (const { source, name } of takenFrom(outline, needs)) {
    const to = growth.graph.resolve(path, source);
    if (to === null || to === path) continue;
    connect({ from: path, to }, growth);
    await followName(to, name, depth, growth);
  }
}

/** The imports that these needs are; `*` for a whole module. */
function takenFrom(
  { imports }: Outline,
  { mentions, loads }: Needs,
): readonly { readonly source: string; readonly name: string }[] {
  const named = imports.flatMap(({ source, imported, local }) => {
    if (local === '*') return [...mentions].map((name) => ({ source, name }));
    if (!mentions.has(local)) return [];
    if (imported !== '*') return [{ source, name: imported }];
    const members = [...mentions].filter((name) => name.startsWith(`${local}.`));
    return members.map((name) => ({ source, name: name.slice(local.length + 1) }));
  });
  return [...named, ...[...loads].map((source) => ({ source, name: '*' }))];
}

async function followName(
  path: string,
  name: string,
  depth: number,
  growth: Growth,
): Promise<void> {
  const key = `${path} ${name}`;
  if ((growth.followed.get(key) ?? 0) >= depth) return;
  growth.followed.set(key, depth);
  const route = name === '*' ? null : routeOf(path, name, growth.graph);
  if (route === null) return;
  for (const edge of route.edges) connect(edge, growth);
  const end = route.edges[0]?.to ?? path;
  const outline = depth > 1 ? await growth.outline(end) : null;
  if (outline === null) return;
  const mentions = new Set(
    outline.exports.flatMap((one) => (one.exported === route.name ? one.mentions : [])),
  );
  const declaring = outline.statements.filter(({ declares }) =>
    declares.some((local) => mentions.has(local)),
  );
  await follow(end, outline, needsOf(outline, declaring, mentions), depth - 1, growth);
}

function connect({ from, to }: Pick<Edge, 'from' | 'to'>, growth: Growth): void {
  growth.members.add(to);
  add(growth.uses, from, to);
  add(growth.usedBy, to, from);
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}
