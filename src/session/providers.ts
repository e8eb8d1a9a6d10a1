/** Which module an imported name comes from, through any number of modules that only pass it on. */
import type { Edge, ImportGraph } from './importGraph';

const maxHops = 8;

export interface Route {
  /** Edges on the way, the last first; none where the module itself has the name. */
  readonly edges: readonly Edge[];
  /** The name at the end of the way; `*` for a whole module. */
  readonly name: string;
}

/** The way from a module to the one that exports `name` itself; null where nobody does. */
export function routeOf(path: string, name: string, graph: ImportGraph): Route | null {
  return search(path, name, graph, new Set());
}

function search(path: string, name: string, graph: ImportGraph, seen: Set<string>): Route | null {
  const links = graph.links(path);
  if (links === null || seen.has(path)) return null;
  if (links.exports.includes(name)) return { edges: [], name };
  const beyond = new Set([...seen, path]);
  for (const edge of seen.size < maxHops ? graph.imports(path) : []) {
    const { names, passedAs } = edge.link;
    const at = passedAs?.findIndex((given) => given === name || given === '*') ?? -1;
    const wanted = at === -1 ? undefined : names[at];
    if (wanted === undefined) continue;
    // `export * as space`: whoever asks for the space may mean anything in it.
    if (wanted === '*' && passedAs?.[at] !== '*') return { edges: [edge], name: '*' };
    const route = search(edge.to, wanted === '*' ? name : wanted, graph, beyond);
    if (route !== null) return { ...route, edges: [...route.edges, edge] };
  }
  return links.exports.includes('*') ? { edges: [], name } : null;
}

/** The names among `given` that a link takes, as its module knows them afterwards where it passes them on. */
export function takenNames(
  { names, passedAs }: Edge['link'],
  given: ReadonlySet<string>,
): readonly string[] {
  if (passedAs === undefined) {
    if (names.includes('*') || given.has('=')) return [...given];
    return names.filter((name) => given.has(name));
  }
  return names.flatMap((name, at) => {
    const as = passedAs[at] ?? name;
    if (name === '*') return as === '*' ? [...given].filter((one) => one !== 'default') : [as];
    return given.has(name) ? [as] : [];
  });
}

/** Whether `takenNames` has any; asked of every user of a barrel again and again. */
export function takesAny({ names, passedAs }: Edge['link'], given: ReadonlySet<string>): boolean {
  if (given.size === 0) return false;
  if (passedAs === undefined)
    return given.has('=') || names.some((name) => name === '*' || given.has(name));
  return names.some((name, at) => {
    if (name !== '*') return given.has(name);
    return (passedAs[at] ?? name) !== '*' || given.size > Number(given.has('default'));
  });
}
