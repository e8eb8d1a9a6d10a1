/** What an outage does to entry points, in words and in the order of gravity. The same in every report. */
import type { Effect, EntryPoint, Outage, OutageEntry, Scores } from '../model/impact';
import type { ImpactPage } from '../model/impactPage';
import { approximateDuration, countOf } from '../model/words';
import { groupBy } from './textParts';

export const effectWords: Readonly<Record<Effect, string>> = {
  lost: 'lost',
  degraded: 'degraded',
  unharmed: 'goes on',
};

export interface OutageRow {
  readonly entry: EntryPoint;
  readonly effect: Effect;
  /** `about 15 min`, `no end`; empty where nobody hears of an error. */
  readonly heardAfter: string;
  readonly requests: string;
  readonly savedBy: string;
}

const gravity: readonly Effect[] = ['lost', 'degraded', 'unharmed'];

/** One row for each entry point that reaches the provider; the gravest first, the longest wait before shorter ones. */
export function outageRows({ map }: Pick<ImpactPage, 'map'>, outage: Outage): readonly OutageRow[] {
  const entries = new Map(map.entryPoints.map((entry) => [entry.id, entry]));
  const known = outage.entryPoints.flatMap((one) => {
    const entry = entries.get(one.entryPoint);
    return entry === undefined ? [] : [{ one, entry }];
  });
  return known
    .toSorted((a, b) => order(a.one) - order(b.one) || wait(b.one) - wait(a.one))
    .map(({ one, entry }) => ({
      ...{ entry, effect: one.effect, heardAfter: heardWords(one) },
      requests: one.requests === null ? 'unknown' : String(one.requests),
      savedBy: one.savedBy ?? '',
    }));
}

const order = ({ effect }: OutageEntry): number => gravity.indexOf(effect);
const wait = ({ untilUserHearsMs: ms }: OutageEntry): number => ms ?? Number.MAX_VALUE;

/** Null says that nothing ends the wait, or that nobody knows: both are no promise. */
function heardWords({ effect, untilUserHearsMs: ms }: OutageEntry): string {
  if (effect === 'unharmed') return '';
  return ms === null ? 'no end known' : approximateDuration(ms);
}

export interface OutageCounts {
  readonly lost: number;
  readonly degraded: number;
  readonly unharmed: number;
}

/** Of all entry points of the map. */
export function outageCounts({ map }: Pick<ImpactPage, 'map'>, outage: Outage): OutageCounts {
  const count = (effect: Effect): number =>
    outage.entryPoints.filter((one) => one.effect === effect).length;
  const [lost, degraded] = [count('lost'), count('degraded')];
  return { lost, degraded, unharmed: map.entryPoints.length - lost - degraded };
}

/** `5 entry points lost, 2 degraded, 12 go on`. */
export function countsWords({ lost, degraded, unharmed }: OutageCounts): string {
  return `${countOf(lost, 'entry point')} lost, ${degraded} degraded, ${unharmed} ${unharmed === 1 ? 'goes' : 'go'} on`;
}

/** Of calls that go to an address which the code does not say. */
const unknownProvider = 'unknown';

/** `Claude API`, `claude-sonnet-5 of Claude API`. */
export function outageName({ labels }: Pick<ImpactPage, 'labels'>, { out }: Outage): string {
  const named = out.provider === unknownProvider ? 'an unknown provider' : out.provider;
  const provider = labels[out.provider] ?? named;
  const part = out.model ?? out.component ?? out.region;
  return part === undefined ? provider : `${part} of ${provider}`;
}

/** The longest that anybody waits to hear of an error: the number that an outage is remembered by. */
export function longestWait(outage: Outage): string {
  const hurt = outage.entryPoints.filter(({ effect }) => effect !== 'unharmed');
  if (hurt.length === 0) return '';
  const waits = hurt.map(({ untilUserHearsMs }) => untilUserHearsMs);
  return waits.includes(null)
    ? 'no end known'
    : approximateDuration(Math.max(...waits.map((ms) => ms ?? 0)));
}

export interface PackageRow {
  /** Path of its root; `(root)` for the workspace's own. */
  readonly name: string;
  /** Null where nothing in it depends on a provider. */
  readonly score: number | null;
  readonly entries: number;
  /** Entry points that each outage takes, in the order of the outages. */
  readonly lost: readonly number[];
}

export function packageRows(
  { map, outages }: Pick<ImpactPage, 'map' | 'outages'>,
  { packages }: Pick<Scores, 'packages'>,
): readonly PackageRow[] {
  const lost = outages.map(({ entryPoints }) => {
    const gone = entryPoints.filter(({ effect }) => effect === 'lost');
    return new Set(gone.map(({ entryPoint }) => entryPoint));
  });
  return [...groupBy(map.entryPoints, (entry) => entry.package)].map(([name, entries]) => ({
    name: name === '' ? '(root)' : name,
    score: packages[name]?.value ?? null,
    entries: entries.length,
    lost: lost.map((ids) => entries.filter(({ id }) => ids.has(id)).length),
  }));
}

/** What the map cannot say, in a sentence; null where there is nothing to add. */
export function unknownWords({ map }: Pick<ImpactPage, 'map'>): string | null {
  const parts = [
    ...(map.unreached.length === 0
      ? []
      : [`${countOf(map.unreached.length, 'call')} without a known entry point`]),
    ...(map.unfollowed === 0 ? [] : [`${countOf(map.unfollowed, 'way')} that cannot be followed`]),
  ];
  return parts.length === 0 ? null : `Not in these numbers: ${parts.join(', ')}.`;
}
