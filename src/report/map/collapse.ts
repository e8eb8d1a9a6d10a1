/** Keeps the picture readable: above a limit, entry points and calls are drawn as groups that can be opened. */
import type { LlmCall } from '../../model/call';
import type { DependencyMap, EntryPoint } from '../../model/impact';
import { callId, entryId, graphOf, type Graph, type MapView, type NodeName } from './graph';

/** Nodes that one picture may hold before it is grouped. */
export const readableNodes = 220;

/** From fine to coarse; a thing belongs to one group at each level. Level 0 is the thing itself. */
const folderDepths = [Infinity, 4, 3, 2, 1, 0] as const;
const coarsest = folderDepths.length;

interface Level {
  readonly functions: boolean;
  readonly entries: number;
  readonly calls: number;
}

/** Functions go first, then calls join by file, then entry points and calls by ever shorter folders. */
const levels: readonly Level[] = [
  { functions: true, entries: 0, calls: 0 },
  { functions: false, entries: 0, calls: 0 },
  { functions: false, entries: 0, calls: 1 },
  ...folderDepths.flatMap((_depth, index) => [
    { functions: false, entries: index + 1, calls: Math.min(coarsest, index + 1) },
    { functions: false, entries: index + 1, calls: Math.min(coarsest, index + 2) },
  ]),
];

const coarse: Level = { functions: false, entries: coarsest, calls: coarsest };

export interface Grouping {
  /** Ids of groups that are to be shown by their members. */
  readonly open: ReadonlySet<string>;
  readonly limit: number;
}

/** The most detailed graph within the limit, and what was opened beside that. */
export function readableGraph(view: MapView, { open, limit }: Grouping): Graph {
  const chains = {
    entries: chainsOf(view.map.entryPoints, entryGroup),
    calls: chainsOf(view.map.calls, callGroup),
  };
  const functions = functionCount(view.map);
  const level = levels.find((one) => sizeAt(chains, one, functions) <= limit) ?? coarse;
  return graphOf(view, {
    functions: level.functions,
    entryNode: (entry) => chains.entries.nodeAt(entry, level.entries, open),
    callNode: (call) => chains.calls.nodeAt(call, level.calls, open),
  });
}

interface Chains<T> {
  /** The group of a thing at a level; what is open, or holds one thing alone, gives way to the next finer level. */
  nodeAt(thing: T, level: number, open: ReadonlySet<string>): NodeName;
  /** Nodes of a level while nothing is open. */
  sizeAt(level: number): number;
}

/** Names the groups of each thing once: there are many levels to try. */
function chainsOf<T>(
  things: readonly T[],
  groupAt: (thing: T, level: number) => NodeName,
): Chains<T> {
  const names = new Map(
    things.map((thing) => [
      thing,
      Array.from({ length: coarsest + 1 }, (_, level) => groupAt(thing, level)),
    ]),
  );
  const members = new Map<string, number>();
  for (const chain of names.values()) {
    for (const { id } of chain) members.set(id, (members.get(id) ?? 0) + 1);
  }
  const nodeAt = (thing: T, level: number, open: ReadonlySet<string>): NodeName => {
    const nameAt = (at: number): NodeName => names.get(thing)?.[at] ?? groupAt(thing, at);
    const sizeOf = (at: number): number => members.get(nameAt(at).id) ?? 0;
    const name = nameAt(level);
    if (level === 0 || (!open.has(name.id) && sizeOf(level) > 1)) return name;
    // To open a group whose members are all in one finer group is to open that one too.
    let next = level - 1;
    while (next > 0 && sizeOf(next) === sizeOf(level)) next--;
    return nodeAt(thing, next, open);
  };
  const nothing: ReadonlySet<string> = new Set();
  return {
    nodeAt,
    sizeAt: (level) => new Set(things.map((thing) => nodeAt(thing, level, nothing).id)).size,
  };
}

function sizeAt(
  { entries, calls }: { readonly entries: Chains<EntryPoint>; readonly calls: Chains<LlmCall> },
  level: Level,
  functions: number,
): number {
  return (
    entries.sizeAt(level.entries) + calls.sizeAt(level.calls) + (level.functions ? functions : 0)
  );
}

function functionCount({ entryPoints }: DependencyMap): number {
  const steps = entryPoints.flatMap(({ reaches }) => reaches.flatMap(({ via }) => via));
  return new Set(steps.map(({ path, name }) => `${path}#${name}`)).size;
}

/** A group is named by its folder; no group reaches over packages before the coarsest. */
function entryGroup(entry: EntryPoint, level: number): NodeName {
  if (level === 0) return { id: entryId(entry.id), group: null };
  const folder = folderOf(entry.path, entry.package, level - 1);
  return { id: `entries:${level}:${folder}`, group: folderName(folder) };
}

/** The first level of groups is the file. */
function callGroup(call: LlmCall, level: number): NodeName {
  if (level === 0) return { id: callId(call.id), group: null };
  const folder = level === 1 ? call.path : folderOf(call.path, '', level - 1);
  return { id: `calls:${level}:${call.provider}:${folder}`, group: folderName(folder) };
}

const folderName = (folder: string): string => (folder === '' ? './' : folder);

/** `app/api/` for `app/api/chat/route.ts` at a depth of two folders below the package. */
function folderOf(path: string, root: string, level: number): string {
  const depth = folderDepths[Math.min(level, folderDepths.length - 1)] ?? 0;
  const inside = root !== '' && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
  const folders = inside.split('/').slice(0, -1).slice(0, depth);
  const whole = [...(inside === path ? [] : [root]), ...folders].join('/');
  return whole === '' ? '' : `${whole}/`;
}
