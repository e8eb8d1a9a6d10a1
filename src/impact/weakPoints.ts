/** Where one outage is enough: entry points on one provider, and help that stands on the same ground. */
import type {
  DependencyMap,
  EntryPoint,
  Infrastructure,
  SharedGround,
  SinglePoint,
} from '../model/impact';
import { allOutages, type OutageOptions } from './outages';

/** Entry points that the outage of one provider takes down, each with that provider; in the order of the map. */
export function singlePoints(map: DependencyMap, options: OutageOptions): readonly SinglePoint[] {
  const lost = allOutages(map, options).flatMap(({ out, entryPoints }) =>
    entryPoints.flatMap(({ entryPoint, effect }) =>
      effect === 'lost' ? [{ entryPoint, provider: out.provider }] : [],
    ),
  );
  const place = new Map(map.entryPoints.map(({ id }, at) => [id, at]));
  return lost.toSorted((a, b) => (place.get(a.entryPoint) ?? 0) - (place.get(b.entryPoint) ?? 0));
}

/** Ground that two or more of the used providers share, and a gateway that all requests go through. */
export function sharedGround(
  map: DependencyMap,
  infrastructures: readonly Infrastructure[],
  gateways: readonly string[] = [],
): readonly SharedGround[] {
  const used = new Map(map.calls.map(({ id, provider }) => [id, provider]));
  const providersOf = ({ reaches }: EntryPoint): ReadonlySet<string> =>
    new Set(reaches.flatMap(({ call }) => used.get(call) ?? []));
  const all = new Set(map.entryPoints.flatMap((entry) => [...providersOf(entry)]));
  const shared = infrastructures.flatMap(({ name, providers }): readonly SharedGround[] => {
    const here = providers.filter((one) => all.has(one));
    const entryPoints = map.entryPoints.filter((entry) => {
      const own = providersOf(entry);
      return here.filter((one) => own.has(one)).length > 1;
    });
    return here.length < 2
      ? []
      : [{ name, providers: here, entryPoints: entryPoints.map(({ id }) => id) }];
  });
  const [only] = all;
  const isDoor = all.size === 1 && only !== undefined && gateways.includes(only);
  const door = {
    name: only ?? '',
    providers: [...all],
    entryPoints: map.entryPoints.map(({ id }) => id),
  };
  return isDoor ? [...shared, door] : shared;
}
