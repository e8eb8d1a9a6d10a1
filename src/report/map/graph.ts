/** The dependency map as nodes and edges, each with what an outage does to it. Pure. */
import type { LlmCall, Place } from '../../model/call';
import type { HealthState } from '../../model/health';
import type { DependencyMap, EntryPoint, Outage, Reach, Step } from '../../model/impact';
import { countOf, stateWords } from '../../model/words';
import { callTones, entryTones, worst, type Tone } from './tones';

/** What is to be drawn. */
export interface MapView {
  readonly map: DependencyMap;
  /** Null: nothing is taken out. */
  readonly outage: Outage | null;
  /** What is known of providers right now, by id; what is missing is not watched. */
  readonly health: Readonly<Record<string, HealthState>>;
  /** `Claude API` by provider id. */
  readonly labels: Readonly<Record<string, string>>;
}

export type NodeKind = 'entry' | 'function' | 'call' | 'provider';

export interface MapNode {
  /** Unique in a graph, and stable while lines move. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  readonly detail: string;
  readonly tone: Tone;
  /** Where a click leads; null for providers and groups. */
  readonly place: Place | null;
  /** A state known right now that is worth a mark: providers only. */
  readonly health: HealthState | null;
  /** How many things stand behind it: 1 but for groups. */
  readonly size: number;
}

export interface MapEdge {
  readonly from: string;
  readonly to: string;
  /** False: rests on a name alone, drawn dashed. */
  readonly certain: boolean;
  readonly tone: Tone;
}

export interface Graph {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

/** How the graph is cut: which node an entry point and a call belong to, and whether functions are drawn. */
export interface Cut {
  readonly entryNode: (entry: EntryPoint) => NodeName;
  readonly callNode: (call: LlmCall) => NodeName;
  readonly functions: boolean;
}

export interface NodeName {
  readonly id: string;
  /** The name of a group; null for a thing that stands for itself. */
  readonly group: string | null;
}

export const entryId = (id: string): string => `entry:${id}`;
export const callId = (id: string): string => `call:${id}`;
export const providerId = (id: string): string => `provider:${id}`;
const functionId = ({ path }: Place, name: string): string => `function:${path}#${name}`;

export function graphOf(view: MapView, cut: Cut): Graph {
  const tones = { entries: entryTones(view), calls: callTones(view) };
  const builder = newBuilder();
  addCalls(view, cut, tones.calls, builder);
  for (const entry of view.map.entryPoints) addEntry(entry, view, cut, tones, builder);
  addProviders(view, builder);
  return { nodes: builder.nodes(), edges: builder.edges() };
}

interface Tones {
  readonly entries: ReadonlyMap<string, Tone>;
  readonly calls: ReadonlyMap<string, Tone>;
}

interface Builder {
  /** Joins with the node of the same id: the worst tone wins, sizes add up. */
  node(node: MapNode): void;
  edge(edge: MapEdge): void;
  nodes(): readonly MapNode[];
  edges(): readonly MapEdge[];
}

function newBuilder(): Builder {
  const nodes = new Map<string, MapNode>();
  const members = new Map<string, Tone[]>();
  const edges = new Map<string, MapEdge>();
  return {
    node(node) {
      const known = nodes.get(node.id);
      const tones = members.get(node.id) ?? [];
      members.set(node.id, [...tones, node.tone]);
      const size = known === undefined ? node.size : known.size + node.size;
      const tone = known === undefined ? node.tone : worst(known.tone, node.tone);
      nodes.set(node.id, { ...(known ?? node), size, tone });
    },
    edge(edge) {
      if (edge.from === edge.to) return;
      const key = `${edge.from} ${edge.to}`;
      const known = edges.get(key);
      const certain = edge.certain || known?.certain === true;
      const tone = known === undefined ? edge.tone : worst(known.tone, edge.tone);
      edges.set(key, { ...edge, certain, tone });
    },
    nodes: () => [...nodes.values()].map((node) => withCounts(node, members.get(node.id) ?? [])),
    edges: () => [...edges.values()],
  };
}

/** What a group says of its members. */
function withCounts(node: MapNode, tones: readonly Tone[]): MapNode {
  if (node.size === 1 || node.kind === 'function' || node.kind === 'provider') return node;
  const noun = node.kind === 'entry' ? 'entry point' : 'call';
  const word = node.kind === 'entry' ? 'lost' : 'failing';
  const count = (tone: Tone): number => tones.filter((one) => one === tone).length;
  const parts = [
    countOf(node.size, noun),
    ...(count('lost') > 0 ? [`${count('lost')} ${word}`] : []),
    ...(count('degraded') > 0 ? [`${count('degraded')} degraded`] : []),
  ];
  return { ...node, detail: parts.join(' · ') };
}

function addCalls(view: MapView, cut: Cut, tones: Tones['calls'], builder: Builder): void {
  for (const call of view.map.calls) {
    const { id, group } = cut.callNode(call);
    const tone = tones.get(call.id) ?? 'neutral';
    builder.node({
      ...{ id, kind: 'call', tone, size: 1, health: null },
      label: group ?? call.api,
      detail: group === null ? `${call.path}:${call.line}` : '',
      place: group === null ? { path: call.path, line: call.line } : null,
    });
    builder.edge({ from: id, to: providerId(call.provider), certain: true, tone });
  }
}

function addEntry(
  entry: EntryPoint,
  view: MapView,
  cut: Cut,
  tones: Tones,
  builder: Builder,
): void {
  const { id, group } = cut.entryNode(entry);
  const tone = tones.entries.get(entry.id) ?? 'neutral';
  builder.node({
    ...{ id, kind: 'entry', tone, size: 1, health: null },
    label: group ?? entry.name,
    detail: group === null ? `${entry.path}:${entry.line}` : '',
    place: group === null ? { path: entry.path, line: entry.line } : null,
  });
  const calls = callsById(view.map);
  for (const reach of entry.reaches) {
    const call = calls.get(reach.call);
    if (call !== undefined) addWay(id, entry, reach, cut.callNode(call).id, cut, tones, builder);
  }
}

function addWay(
  from: string,
  entry: EntryPoint,
  reach: Reach,
  to: string,
  cut: Cut,
  tones: Tones,
  builder: Builder,
): void {
  const fails = tones.calls.get(reach.call) === 'lost';
  const own = tones.entries.get(entry.id) ?? 'neutral';
  const tone = fails ? own : (tones.calls.get(reach.call) ?? 'neutral');
  const { certain } = reach;
  let last = from;
  for (const step of cut.functions ? reach.via : []) {
    // The first step is the entry point itself.
    if (step.path === entry.path && step.line === entry.line) continue;
    const id = functionId(step, step.name);
    if (id === last) continue;
    builder.node({
      ...{ id, kind: 'function', tone, size: 1, health: null },
      ...{ label: stepLabel(step), detail: `${step.path}:${step.line}`, place: step },
    });
    builder.edge({ from: last, to: id, certain, tone });
    last = id;
  }
  builder.edge({ from: last, to, certain, tone });
}

/** Code outside of functions has the name of its file. */
const stepLabel = ({ name, path }: Step): string => (path.endsWith(name) ? name : `${name}()`);

function addProviders({ map, outage, health, labels }: MapView, builder: Builder): void {
  for (const provider of new Set(map.calls.map((call) => call.provider))) {
    const state = health[provider] ?? null;
    const out = outage?.out.provider === provider ? outage.out : null;
    const part = out === null ? null : (out.model ?? out.region ?? out.component ?? null);
    const said = out === null ? (state === null ? '' : stateWords[state]) : 'taken out';
    const calls = map.calls.filter((call) => call.provider === provider).length;
    builder.node({
      ...{ id: providerId(provider), kind: 'provider', place: null, size: 1, health: state },
      label: labels[provider] ?? provider,
      detail: [part === null ? said : `${part} ${said}`, countOf(calls, 'call')]
        .filter((word) => word !== '')
        .join(' · '),
      tone: out === null ? (outage === null ? 'neutral' : 'survives') : 'out',
    });
  }
}

const indexes = new WeakMap<DependencyMap, ReadonlyMap<string, LlmCall>>();

function callsById(map: DependencyMap): ReadonlyMap<string, LlmCall> {
  const known = indexes.get(map);
  if (known !== undefined) return known;
  const made = new Map(map.calls.map((call) => [call.id, call]));
  indexes.set(map, made);
  return made;
}
