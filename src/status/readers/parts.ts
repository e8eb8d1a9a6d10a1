/** What single answers of one page say, and one report made of them. */
import type { ComponentReport, IncidentReport, PageReport } from '../../model/health';
import type { StatusReaderId } from '../../model/knowledge';
import { unreadable, type Result } from './reader';
import { isOpenOrRecent } from './recent';
import { isLater, latest } from './shapes';

/** What one answer carries; null where it does not speak of that part at all. */
export interface Part {
  readonly components: readonly ComponentReport[] | null;
  /** `full`: all that the page has; `capped`: perhaps not all; `affected`: only what an incident names. */
  readonly listing: Listing;
  readonly incidents: readonly IncidentReport[] | null;
  readonly pageUpdatedAt: string | null;
}

type Listing = 'full' | 'capped' | 'affected';

const listings: readonly Listing[] = ['full', 'capped', 'affected'];

/**
 * Components come from the answer that lists most of them, incidents from all answers by id. A page that lists no
 * component has its data elsewhere: that is unreadable, not healthy.
 */
export function joinParts(reader: StatusReaderId, parts: readonly Part[], now: number): PageReport {
  if (parts.length === 0) return unreadable(reader, 'The page gave no answer.');
  const components = fullestList(parts);
  if (components?.length === 0) return unreadable(reader, 'The page lists no components.');
  const incidents = joinIncidents(parts);
  const gaps = [
    ...(components === null ? (['components'] as const) : []),
    ...(incidents === null ? (['incidents'] as const) : []),
  ];
  return {
    reader,
    readable: true,
    reason: null,
    pageUpdatedAt: latest(parts.map((part) => part.pageUpdatedAt)),
    components: components ?? [],
    incidents: (incidents ?? []).filter((one) => isOpenOrRecent(one, now)),
    ...(gaps.length > 0 ? { gaps } : {}),
  };
}

/** The answers that could be understood, and why the first of the others could not. */
export function sortOut(results: readonly Result<Part>[]): {
  readonly parts: readonly Part[];
  readonly reason: string | null;
} {
  const failed = results.find((one) => !one.readable);
  return {
    parts: results.flatMap((one) => (one.readable ? [one.value] : [])),
    reason: failed?.readable === false ? `The answer ${failed.reason}.` : null,
  };
}

function fullestList(parts: readonly Part[]): readonly ComponentReport[] | null {
  const listing = parts.filter((part) => part.components !== null);
  const sorted = listings.flatMap((kind) => listing.filter((part) => part.listing === kind));
  return sorted[0]?.components ?? null;
}

function joinIncidents(parts: readonly Part[]): readonly IncidentReport[] | null {
  const lists = parts.flatMap(({ incidents }) => (incidents === null ? [] : [incidents]));
  if (lists.length === 0) return null;
  const byId = new Map<string, IncidentReport>();
  for (const incident of lists.flat()) {
    const known = byId.get(incident.id);
    byId.set(incident.id, known === undefined ? incident : joinIncident(known, incident));
  }
  return [...byId.values()];
}

/** The later answer counts; what only one of them tells is kept. */
function joinIncident(first: IncidentReport, second: IncidentReport): IncidentReport {
  const isNewer = isLater(second.updatedAt, first.updatedAt);
  const [newer, older] = isNewer ? [second, first] : [first, second];
  return {
    ...newer,
    impact: newer.impact === 'unknown' ? older.impact : newer.impact,
    components: [...new Set([...newer.components, ...older.components])],
    startedAt: newer.startedAt ?? older.startedAt,
    resolvedAt: newer.resolvedAt ?? older.resolvedAt,
    url: newer.url ?? older.url,
    latestUpdate: newer.latestUpdate ?? older.latestUpdate,
  };
}
