/**
 * Who stands above whom in a column. A few sweeps in which each node moves to the middle of its neighbours take a
 * fraction of the time that the library's own search for fewer crossings takes, and look as good on layered maps.
 */
import type { graphlib } from '@dagrejs/dagre';

export type LayoutGraph = InstanceType<typeof graphlib.Graph>;

interface Box {
  readonly rank: number;
  order?: number;
}

const sweeps = 6;

/** Sets `order` of every node of a graph whose nodes have a `rank`. */
export function orderColumns(graph: LayoutGraph): void {
  const columns = startingColumns(graph);
  const places = new Map<string, number>();
  const settle = (column: readonly string[]): void =>
    column.forEach((id, index) => places.set(id, index));
  columns.forEach(settle);
  const neighbours = (id: string, forward: boolean): readonly string[] =>
    (forward ? graph.predecessors(id) : graph.successors(id)) ?? [];
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const forward = sweep % 2 === 0;
    for (const column of forward ? columns : columns.toReversed()) {
      const middles = new Map(
        column.map((id, index) => [id, middleOf(neighbours(id, forward), places) ?? index]),
      );
      column.sort((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0));
      settle(column);
    }
  }
  for (const column of columns) {
    column.forEach((id, index) => {
      (graph.node(id) as Box).order = index;
    });
  }
}

/** Column by column in the order of a walk that follows each way to its end, so that ways begin side by side. */
function startingColumns(graph: LayoutGraph): readonly string[][] {
  const rankOf = (id: string): number => (graph.node(id) as Box).rank;
  const ids = graph.nodes();
  const first = Math.min(...ids.map(rankOf));
  const columns = Array.from(
    { length: Math.max(...ids.map(rankOf)) - first + 1 },
    (): string[] => [],
  );
  const seen = new Set<string>();
  // A stack: the first column is taken first, its nodes in the order that the graph was built in.
  const walk = ids.toSorted((a, b) => rankOf(a) - rankOf(b)).reverse();
  for (let id = walk.pop(); id !== undefined; id = walk.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    columns[rankOf(id) - first]?.push(id);
    walk.push(...(graph.successors(id) ?? []).toReversed());
  }
  return columns;
}

function middleOf(
  neighbours: readonly string[],
  places: ReadonlyMap<string, number>,
): number | null {
  if (neighbours.length === 0) return null;
  const sum = neighbours.reduce((total, id) => total + (places.get(id) ?? 0), 0);
  return sum / neighbours.length;
}
