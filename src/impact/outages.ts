/** What stops working when a provider, or a part of it, does. Pure questions to a dependency map. */
import type { LlmCall } from '../model/call';
import type {
  DependencyMap,
  Effect,
  EntryPoint,
  Outage,
  OutageEntry,
  Reach,
  TakenOut,
} from '../model/impact';
import type { Operation } from '../model/knowledge';
import { savedBy, type Namer } from './words';

export interface OutageOptions {
  /** For sentences: the name of a provider by its id. */
  readonly providerName: Namer;
  /** Operations that depend on a status component; null where nobody knows such a component. */
  readonly operationsOf?: (provider: string, component: string) => readonly Operation[] | null;
}

/** Providers that the calls of a map go to, in order of their names; those of tests alone are left out. */
export const providersOf = ({ calls }: DependencyMap): readonly string[] =>
  [...new Set(calls.filter(({ test }) => !test).map(({ provider }) => provider))].sort();

/** One outage for each provider that is called. */
export const allOutages = (map: DependencyMap, options: OutageOptions): readonly Outage[] =>
  providersOf(map).map((provider) => outageOf(map, { provider }, options));

/** Entry points that are not named are unharmed: they reach no call that is out. */
export function outageOf(map: DependencyMap, out: TakenOut, options: OutageOptions): Outage {
  const failing = callsOut(map, out, options);
  const entryPoints = map.entryPoints.flatMap((entry) => {
    const reaches = entry.reaches.filter(({ call }) => failing.has(call));
    return reaches.length === 0 ? [] : [outageEntry(entry, reaches, map, options)];
  });
  return { out, entryPoints };
}

/** Ids of the calls that fail. */
export function callsOut(
  { calls }: DependencyMap,
  out: TakenOut,
  { operationsOf }: OutageOptions,
): ReadonlySet<string> {
  const operations =
    out.component === undefined ? null : (operationsOf?.(out.provider, out.component) ?? []);
  const isOut = (call: LlmCall): boolean =>
    !call.test &&
    call.provider === out.provider &&
    (out.model === undefined || call.model === out.model) &&
    (out.region === undefined || call.region === out.region) &&
    (operations === null || operations.includes(call.operation));
  return new Set(calls.filter(isOut).map(({ id }) => id));
}

const severity: Readonly<Record<Effect, number>> = { lost: 0, degraded: 1, unharmed: 2 };

/** The worst of several effects; unharmed where there is none. */
export const worstEffect = (effects: readonly Effect[]): Effect =>
  effects.reduce((a, b) => (severity[b] < severity[a] ? b : a), 'unharmed');

function outageEntry(
  { id, reaches: all }: EntryPoint,
  reaches: readonly Reach[],
  map: DependencyMap,
  { providerName }: OutageOptions,
): OutageEntry {
  const effect = worstEffect(reaches.map((reach) => reach.effect));
  const deciding = reaches.filter((reach) => reach.effect === effect);
  return {
    entryPoint: id,
    effect,
    untilUserHearsMs: longest(deciding.map((one) => one.untilHeardMs)),
    requests: longest(deciding.map((one) => one.requests)),
    savedBy: savedBy(effect, deciding, map, all, providerName),
    calls: reaches.map(({ call }) => call),
  };
}

/** Null where one of them has no end. */
const longest = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>(
    (longer, value) => (longer === null || value === null ? null : Math.max(longer, value)),
    0,
  );
