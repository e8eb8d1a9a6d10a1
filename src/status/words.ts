/** The join of provider health and the calls of this workspace, and how it is said. Pure; no icons, no colours. */
import type {
  ComponentHealth,
  HealthState,
  IncidentReport,
  ProviderHealth,
  ProviderUse,
} from '../model/health';
import type { Provider } from '../model/knowledge';
import { stateWords } from '../model/words';
import { compareStates } from './health';

/** One provider in use: what its page says, and what is called here. */
export interface StatusRow {
  readonly provider: string;
  /** `Claude API`. */
  readonly label: string;
  readonly state: HealthState;
  /** ms since the epoch. */
  readonly since: number;
  readonly readable: boolean;
  /** Why the page could not be read, or why the state is unknown all the same; null otherwise. */
  readonly reason: string | null;
  /** ms since the epoch; null when the page was never read. */
  readonly readAt: number | null;
  /** False for a provider of which no status page is read. */
  readonly watched: boolean;
  /** The status page, for people. */
  readonly pageUrl: string | null;
  readonly components: readonly ComponentHealth[];
  readonly incidents: readonly IncidentReport[];
  /** Incidents that ended within the last hour. */
  readonly recent: readonly IncidentReport[];
  readonly calls: number;
  readonly callsWithoutFallback: number;
}

export type StatusSeverity = 'ok' | 'warning' | 'error' | 'unknown';

export interface StatusText {
  readonly text: string;
  readonly severity: StatusSeverity;
  /** A whole sentence for screen readers. */
  readonly accessibleLabel: string;
}

const severities: Readonly<Record<HealthState, StatusSeverity>> = {
  operational: 'ok',
  degraded: 'warning',
  'partial-outage': 'warning',
  'major-outage': 'error',
  maintenance: 'warning',
  unknown: 'unknown',
};

/**
 * Joins by provider; gravest first, else in the order of `uses`. A use without health is one that is not watched;
 * health without a use is watched for its own sake.
 */
export function joinStatus(
  health: readonly ProviderHealth[],
  uses: readonly ProviderUse[],
  providers: readonly Provider[],
): readonly StatusRow[] {
  const pinned = health
    .filter(({ provider }) => !uses.some((use) => use.provider === provider))
    .map(({ provider }) => ({ provider, calls: 0, callsWithoutFallback: 0 }));
  const rows = [...uses, ...pinned].flatMap((use) => {
    const provider = providers.find((one) => one.id === use.provider);
    const known = health.find((one) => one.provider === use.provider);
    return provider === undefined ? [] : [joinOne(provider, use, known)];
  });
  return rows.sort(
    (a, b) => Number(b.watched) - Number(a.watched) || compareStates(b.state, a.state),
  );
}

function joinOne(
  provider: Provider,
  use: Pick<ProviderUse, 'calls' | 'callsWithoutFallback'>,
  health: ProviderHealth | undefined,
): StatusRow {
  return {
    provider: provider.id,
    label: provider.label,
    state: health?.state ?? 'unknown',
    since: health?.since ?? 0,
    readable: health?.readable ?? false,
    reason:
      health === undefined ? 'Lifeboat reads no status page of this provider.' : health.reason,
    readAt: health?.readAt ?? null,
    watched: health !== undefined,
    pageUrl: provider.status?.url ?? null,
    components: health?.components ?? [],
    incidents: health?.incidents ?? [],
    recent: health?.recent ?? [],
    calls: use.calls,
    callsWithoutFallback: use.callsWithoutFallback,
  };
}

/** One line for a status bar: the gravest provider counts. Null where nothing is watched, so nothing is to be shown. */
export function statusText(rows: readonly StatusRow[]): StatusText | null {
  const watched = rows.filter((row) => row.watched);
  const [worst, ...others] = watched;
  if (worst === undefined) return null;
  const severity = severities[worst.state];
  const accessibleLabel = `AI provider status. ${watched.map(sentence).join(' ')}`;
  if (severity === 'ok') {
    const text = others.length === 0 ? `${worst.label} operational` : 'AI providers operational';
    return { text, severity, accessibleLabel };
  }
  if (severity === 'unknown') {
    return { text: `${worst.label} ${unknownWords(worst)}`, severity, accessibleLabel };
  }
  const troubled = others.filter(isTroubled);
  const more = troubled.length === 0 ? '' : ` · +${troubled.length} more`;
  const calls = worst.calls === 0 ? '' : ` · ${countCalls(worst.calls)}`;
  const text = `${worst.label} ${stateWords[worst.state]}${calls}${more}`;
  return { text, severity, accessibleLabel };
}

/** Something is known to be wrong with it. */
export function isTroubled(row: StatusRow): boolean {
  return row.watched && ['warning', 'error'].includes(severities[row.state]);
}

/** Before the first answer there is nothing to worry about yet. */
function unknownWords(row: StatusRow): string {
  return isWaiting(row) ? 'status not read yet' : stateWords.unknown;
}

/** Nobody has tried to read the page yet. */
export function isWaiting(row: StatusRow): boolean {
  return row.watched && row.readAt === null && row.reason === null;
}

function sentence(row: StatusRow): string {
  const words = row.state === 'unknown' ? unknownWords(row) : stateWords[row.state];
  const why = row.state === 'unknown' && row.reason !== null ? ` ${row.reason}` : '';
  return `${row.label}: ${words}, ${callWords(row)}.${why}`;
}

/** `7 calls here, 3 without a fallback`. */
export function callWords(row: Pick<StatusRow, 'calls' | 'callsWithoutFallback'>): string {
  const bare = row.callsWithoutFallback;
  return `${countCalls(row.calls)} here${bare === 0 ? '' : `, ${bare} without a fallback`}`;
}

export function countCalls(count: number): string {
  return count === 1 ? '1 call' : `${count} calls`;
}
