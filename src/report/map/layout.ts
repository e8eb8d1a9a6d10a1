/** Places the graph: entry points left, providers right, every way between them from left to right. Pure. */
import { graphlib, layout as place } from '@dagrejs/dagre';
import type { Graph, MapEdge, MapNode, NodeKind } from './graph';
import { orderColumns, type LayoutGraph } from './order';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A node with its box; `x` and `y` are its left upper corner. */
export interface PlacedNode extends MapNode, Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedEdge extends MapEdge {
  /** From the right side of one box to the left side of the other. */
  readonly points: readonly Point[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** One width for each kind, so that columns are columns. */
export const boxes: Readonly<
  Record<NodeKind, { readonly width: number; readonly height: number }>
> = {
  entry: { width: 232, height: 42 },
  function: { width: 190, height: 42 },
  call: { width: 220, height: 42 },
  provider: { width: 188, height: 52 },
};

const spaces = { nodesep: 10, edgesep: 8, ranksep: 56, marginx: 16, marginy: 16 };

export function layoutOf({ nodes, edges }: Graph): Layout {
  const graph = new graphlib.Graph();
  // Each edge says exactly how many columns it crosses: the quickest way to rank is exact too.
  graph.setGraph({ rankdir: 'LR', ranker: 'longest-path', ...spaces });
  for (const { id, kind } of nodes) graph.setNode(id, { ...boxes[kind] });
  const columns = columnsOf(nodes, edges);
  for (const { from, to } of edges) {
    const minlen = (columns.get(to) ?? 0) - (columns.get(from) ?? 0);
    // A way back closes a cycle: it is drawn, and has no say in who stands where.
    if (minlen > 0) graph.setEdge(from, to, { minlen });
  }
  if (nodes.length > 0) place(graph, { customOrder: orderColumns });
  const placed = new Map(
    nodes.map((node) => [
      node.id,
      placedNode(node, graph.node(node.id) as Partial<Point> | undefined),
    ]),
  );
  const bands = bandsOf([...placed.values()], columns);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    ...{ width: finite(width), height: finite(height), nodes: [...placed.values()] },
    edges: edges.flatMap((edge) => placedEdge(edge, { placed, graph, columns, bands })),
  };
}

/** Of an empty graph dagre says that it is infinitely small. */
const finite = (length: number): number => (Number.isFinite(length) ? length : 0);

function placedNode(node: MapNode, box: Partial<Point> | undefined): PlacedNode {
  const { width, height } = boxes[node.kind];
  const { x = 0, y = 0 } = box ?? {};
  return { ...node, x: x - width / 2, y: y - height / 2, width, height };
}

interface Ground {
  readonly placed: ReadonlyMap<string, PlacedNode>;
  readonly graph: LayoutGraph;
  readonly columns: ReadonlyMap<string, number>;
  readonly bands: ReadonlyMap<number, Band>;
}

/** From where to where a column reaches. */
interface Band {
  readonly left: number;
  readonly right: number;
}

function bandsOf(
  nodes: readonly PlacedNode[],
  columns: ReadonlyMap<string, number>,
): ReadonlyMap<number, Band> {
  const bands = new Map<number, Band>();
  for (const { id, x, width } of nodes) {
    const column = columns.get(id) ?? 0;
    const { left, right } = bands.get(column) ?? { left: Infinity, right: -Infinity };
    bands.set(column, { left: Math.min(left, x), right: Math.max(right, x + width) });
  }
  return bands;
}

function placedEdge(
  edge: MapEdge,
  { placed, graph, columns, bands }: Ground,
): readonly PlacedEdge[] {
  const from = placed.get(edge.from);
  const to = placed.get(edge.to);
  if (from === undefined || to === undefined) return [];
  const found = graph.edge(edge.from, edge.to) as { points?: readonly Point[] } | undefined;
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = { x: to.x, y: to.y + to.height / 2 };
  // Between the ends, every second point stands in a column, the others in the space between two.
  const crossed = found?.points?.slice(1, -1).filter((_point, index) => index % 2 === 1) ?? [];
  const bends = crossed.flatMap(({ x, y }, index) => {
    const { left, right } = bands.get((columns.get(edge.from) ?? 0) + index + 1) ?? {
      left: x,
      right: x,
    };
    return [
      { x: left, y },
      { x: right, y },
    ];
  });
  return [{ ...edge, points: [start, ...bends, end] }];
}

/**
 * The column of each node: entry points in the first, providers in the last, calls before them, functions by their
 * longest way from an entry point. Cycles among functions are cut where the walk meets itself.
 */
export function columnsOf(
  nodes: readonly MapNode[],
  edges: readonly MapEdge[],
): ReadonlyMap<string, number> {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const before = new Map<string, string[]>();
  for (const { from, to } of edges) {
    if (kinds.get(from) === 'entry' || kinds.get(from) === 'function') {
      before.set(to, [...(before.get(to) ?? []), from]);
    }
  }
  const depths = new Map<string, number>();
  const open = new Set<string>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    open.add(id);
    const ways = (before.get(id) ?? []).filter((one) => !open.has(one));
    const depth = kinds.get(id) === 'entry' ? 0 : 1 + Math.max(-1, ...ways.map(depthOf));
    open.delete(id);
    depths.set(id, depth);
    return depth;
  };
  const functions = nodes.filter(({ kind }) => kind === 'function').map(({ id }) => depthOf(id));
  const calls = 1 + Math.max(0, ...functions);
  const fixed: Readonly<Partial<Record<NodeKind, number>>> = {
    entry: 0,
    call: calls,
    provider: calls + 1,
  };
  return new Map(nodes.map(({ id, kind }) => [id, fixed[kind] ?? depthOf(id)]));
}
