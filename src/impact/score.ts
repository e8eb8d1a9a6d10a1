/** The resilience score, as `docs/score.md` defines it: how much of what people use outlives an outage, in time. */
import type { Patience } from '../model/config';
import type { DependencyMap, EntryPoint, OutageEntry, Score, Scores } from '../model/impact';
import { allOutages, type OutageOptions } from './outages';

export interface ScoreOptions extends OutageOptions {
  /** Seconds that somebody waits. */
  readonly patience: Patience;
}

/** What an entry point keeps when one provider is down: all, half where help comes late, or nothing. */
interface Kept {
  readonly points: number;
  readonly says: string;
}

export function scoresOf(map: DependencyMap, options: ScoreOptions): Scores {
  const kept = new Map<string, Kept[]>(map.entryPoints.map(({ id }) => [id, []]));
  const entries = new Map(map.entryPoints.map((entry) => [entry.id, entry]));
  for (const { out, entryPoints } of allOutages(map, options))
    for (const one of entryPoints) {
      const entry = entries.get(one.entryPoint);
      if (entry) kept.get(entry.id)?.push(keptBy(entry, one, out.provider, options));
    }
  const single = new Map([...kept].map(([id, list]) => [id, scoreOf(list)]));
  const means = (keyOf: (entry: EntryPoint) => string): Readonly<Record<string, Score>> => {
    const groups = new Map<string, EntryPoint[]>();
    for (const entry of map.entryPoints)
      groups.set(keyOf(entry), [...(groups.get(keyOf(entry)) ?? []), entry]);
    return Object.fromEntries([...groups].map(([key, list]) => [key, mean(list, single)]));
  };
  return {
    workspace: mean(map.entryPoints, single),
    entryPoints: Object.fromEntries(single),
    files: means(({ path }) => path),
    packages: means((entry) => entry.package),
  };
}

function keptBy(
  { name, patience }: EntryPoint,
  { effect, untilUserHearsMs: ms, savedBy }: OutageEntry,
  provider: string,
  { patience: seconds, providerName }: ScoreOptions,
): Kept {
  const down = `when ${providerName(provider)} is down`;
  if (effect === 'lost') return { points: 0, says: `${name}: 0, lost ${down}` };
  const isLate = ms === null || ms > seconds[patience] * 1000;
  const how = savedBy === null ? '' : `: ${savedBy}`;
  if (isLate)
    return {
      points: 50,
      says: `${name}: 50, goes on ${down}, but later than ${String(seconds[patience])} s${how}`,
    };
  return { points: 100, says: `${name}: 100, goes on ${down}${how}` };
}

/** The mean over the providers that it depends on. */
function scoreOf(list: readonly Kept[]): Score {
  if (list.length === 0) return { value: null, because: [] };
  const sum = list.reduce((all, { points }) => all + points, 0);
  const because = list.toSorted((a, b) => a.points - b.points).map(({ says }) => says);
  return { value: Math.round(sum / list.length), because };
}

/** The mean over entry points: each counts the same, however many calls it makes. */
function mean(entries: readonly EntryPoint[], single: ReadonlyMap<string, Score>): Score {
  const scored = entries.flatMap(({ id }) => {
    const score = single.get(id);
    return score?.value == null ? [] : [{ value: score.value, because: score.because }];
  });
  if (scored.length === 0) return { value: null, because: [] };
  const sum = scored.reduce((all, { value }) => all + value, 0);
  const because = scored.toSorted((a, b) => a.value - b.value).flatMap((one) => one.because);
  return { value: Math.round(sum / scored.length), because };
}
