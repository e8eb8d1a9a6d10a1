/** `lifeboat what-if --format json`: the contract of `docs/json.md`. */
import type { DependencyMap, Outage, OutageEntry } from '../model/impact';
import { jsonVersion } from './json';

export interface WhatIfInput {
  /** As the user gave it; all paths are relative to it. */
  readonly root: string;
  readonly map: DependencyMap;
  readonly outages: readonly Outage[];
}

export function whatIfJson({ root, map, outages }: WhatIfInput): object {
  const entries = new Map(map.entryPoints.map((entry) => [entry.id, entry]));
  return {
    version: jsonVersion,
    root,
    outages: outages.map(({ out, entryPoints }) => ({
      ...{ provider: out.provider, model: out.model, region: out.region, component: out.component },
      entryPoints: entryPoints.flatMap((one) => {
        const entry = entries.get(one.entryPoint);
        return entry ? [entryJson(entry, one)] : [];
      }),
    })),
    unreached: map.unreached,
    unfollowed: map.unfollowed,
  };
}

const entryJson = (
  { name, kind, path, line, reaches }: DependencyMap['entryPoints'][number],
  { effect, untilUserHearsMs, requests, savedBy, calls }: OutageEntry,
): object => ({
  ...{ name, kind, path, line, effect, untilUserHearsMs, requests, savedBy, calls },
  certain: reaches.some((reach) => calls.includes(reach.call) && reach.certain),
});
