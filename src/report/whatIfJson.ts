/** `lifeboat what-if --format json`: the contract of `docs/json.md`. */
import type { DependencyMap, Outage, OutageEntry, Score, Scores } from '../model/impact';
import { jsonVersion } from './json';

export interface WhatIfInput {
  /** As the user gave it; all paths are relative to it. */
  readonly root: string;
  readonly map: DependencyMap;
  readonly outages: readonly Outage[];
  /** Of the whole map; absent where one outage alone was asked about. */
  readonly scores?: Scores;
}

export function whatIfJson({ root, map, outages, scores }: WhatIfInput): object {
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
    ...(scores ? scoresJson(scores) : {}),
  };
}

/** The workspace's with its reasons, of all others the number. */
const scoresJson = ({ workspace, ...parts }: Scores): object => ({
  score: { value: workspace.value, because: workspace.because },
  scores: {
    entryPoints: valuesOf(parts.entryPoints),
    files: valuesOf(parts.files),
    packages: valuesOf(parts.packages),
  },
});

const valuesOf = (scores: Readonly<Record<string, Score>>): object =>
  Object.fromEntries(Object.entries(scores).map(([key, { value }]) => [key, value]));

const entryJson = (
  { name, kind, path, line, reaches }: DependencyMap['entryPoints'][number],
  { effect, untilUserHearsMs, requests, savedBy, calls }: OutageEntry,
): object => ({
  ...{ name, kind, path, line, effect, untilUserHearsMs, requests, savedBy, calls },
  certain: reaches.some((reach) => calls.includes(reach.call) && reach.certain),
});
