/** One step up from a function: everybody who starts it, and where its failure goes within each of them. */
import type { FunctionFact } from '../../model/facts';
import { withoutBackups } from '../backups';
import { pathsOfCallers } from '../flow';
import type { FailurePath, PathEnd } from '../paths';
import type { Surroundings } from '../surroundings';
import { isFunction, type FactNode } from '../tree';
import { edgeEnd } from '../walk';
import { keepersOf, pathOfKeeper } from './keepers';
import { tableEntries } from './tables';

/** A function, or the top level of a module. */
export interface MapNode {
  readonly fn: FunctionFact | null;
  readonly around: Surroundings;
}

export interface Up {
  readonly to: MapNode;
  /** What the failure passes on its way through `to`. */
  readonly path: FailurePath;
  /** Where `to` has the function, or its promise, in its hands. */
  readonly site: FactNode;
  readonly certain: boolean;
}

export type EntryEnd = PathEnd & { readonly kind: 'entry' };

export interface Ups {
  readonly ups: readonly Up[];
  /** Frameworks that call the function themselves. */
  readonly entries: readonly EntryEnd[];
  /** Nobody in the workspace uses it. */
  readonly unused: boolean;
  /** Uses that lead nowhere. */
  readonly lost: number;
}

/** Backups are looked for among this many places: each is compared with each. */
const maxCompared = 60;

export function upsOf({ fn, around }: MapNode): Ups {
  if (fn === null) return { ups: [], entries: [], unused: false, lost: 0 };
  const found = pathsOfCallers(fn, around);
  const paths = found.length <= maxCompared ? withoutBackups(found) : found;
  const direct = paths.flatMap((path) => upAlong(path, fn));
  const called = paths.flatMap(({ end }) => (end.kind === 'entry' ? [end] : []));
  const entries = called.length > 0 ? called : tableEntries(fn, around);
  const isKnown = entries.length > 0 || direct.some(({ certain }) => certain);
  const keepers = isKnown ? [] : keepersOf(fn, around, direct.length === 0);
  const kept = keepers.flatMap((keeper) => upAlong(pathOfKeeper(keeper), fn));
  const ups = [...direct, ...kept];
  return {
    ups,
    entries,
    unused: ups.length === 0 && entries.length === 0,
    lost: paths.filter(({ end }) => end.kind === 'unknown' && end !== edgeEnd).length,
  };
}

/** Where one path ends; nothing where it never left the function that it is about. */
export function upAlong(path: FailurePath, fn: FunctionFact | null): readonly Up[] {
  const { end, guessed } = path;
  // Who runs something later takes it at the call, whatever else was on the way.
  const at = end.kind === 'detached' ? { node: end.call, around: end.around } : path.at;
  if (!at || end.kind === 'entry') return [];
  const isInside = fn !== null && at.node.start >= fn.start && at.node.end <= fn.end;
  if (isInside && end !== edgeEnd) return [];
  const to = nodeAround(at.node, at.around);
  // What stands in a literal at the top of a module does not run when the module is loaded.
  if (to.fn === null && !runsWhenLoaded.has(end.kind)) return [];
  // What an unknown function makes of it there has a name, and runs when somebody calls that.
  if (to.fn === null && guessed && isNamed(at.node, at.around)) return [];
  const isSeen = end === edgeEnd || !unseen.has(end.kind);
  const certain = !guessed && isSeen && !isListener(end);
  return [{ to, path, site: at.node, certain }];
}

const unseen = new Set<PathEnd['kind']>(['unknown', 'outside']);

/** Known by the name of a method alone: nobody says that the event ever comes. */
const isListener = (end: PathEnd): boolean =>
  end.kind === 'detached' && end.wrapper.names.some((name) => name.startsWith('.'));

const runsWhenLoaded = new Set<PathEnd['kind']>(['module', 'floating', 'detached']);

function isNamed(node: FactNode, { index }: Surroundings): boolean {
  for (let at: FactNode | undefined = node; at; at = index.parents.get(at))
    if ('kind' in at && (at.kind === 'declare' || at.kind === 'assign')) return true;
  return false;
}

/** The function around a node, or the module. */
export function nodeAround(node: FactNode, around: Surroundings): MapNode {
  for (let at = around.index.parents.get(node); at; at = around.index.parents.get(at))
    if (isFunction(at)) return { fn: at, around };
  return { fn: null, around };
}
