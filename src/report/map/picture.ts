/** From the dependency map to its picture: the one door of this folder. Pure. */
import type { DependencyMap } from '../../model/impact';
import { countOf } from '../../model/words';
import { readableGraph, readableNodes, type Grouping } from './collapse';
import type { MapView } from './graph';
import { layoutOf, type Layout } from './layout';
import { pictureSvg } from './svg';

export interface Picture {
  readonly layout: Layout;
  /** An `svg` element without colours of its own: see `mapStyle`. */
  readonly svg: string;
}

export function pictureOf(given: MapView, grouping: Partial<Grouping> = {}): Picture {
  const view = { ...given, map: withoutTests(given.map) };
  const layout = layoutOf(
    readableGraph(view, {
      open: grouping.open ?? new Set(),
      limit: grouping.limit ?? readableNodes,
    }),
  );
  return { layout, svg: pictureSvg(layout, pictureWords(view)) };
}

/** What tests call is no part of what runs. */
function withoutTests(map: DependencyMap): DependencyMap {
  return { ...map, calls: map.calls.filter(({ test }) => !test) };
}

/** `Dependency map: 12 entry points, 14 calls, 3 providers. Claude API is taken out: 5 lost, 2 degraded.` */
function pictureWords({ map, outage, labels }: MapView): string {
  const providers = new Set(map.calls.map(({ provider }) => provider)).size;
  const things = [
    countOf(map.entryPoints.length, 'entry point'),
    countOf(map.calls.length, 'call'),
    countOf(providers, 'provider'),
  ].join(', ');
  if (outage === null) return `Dependency map: ${things}.`;
  const { provider } = outage.out;
  const count = (effect: string): number =>
    outage.entryPoints.filter((one) => one.effect === effect).length;
  return `Dependency map: ${things}. ${labels[provider] ?? provider} is taken out: ${count('lost')} lost, ${count('degraded')} degraded.`;
}
