/** Provider health, as plain data. Two axes that never mix: what a page says, and whether it could be read. */
import type { Operation, StatusReaderId } from './knowledge';

export type HealthState =
  'operational' | 'degraded' | 'partial-outage' | 'major-outage' | 'maintenance' | 'unknown';

export interface ComponentReport {
  readonly id: string;
  readonly name: string;
  readonly state: HealthState;
}

export interface IncidentReport {
  readonly id: string;
  readonly title: string;
  readonly impact: HealthState;
  /** `investigating`, `identified`, `monitoring`, `resolved`, or the page's own word. */
  readonly status: string;
  /** Component ids; empty where the page does not say. */
  readonly components: readonly string[];
  /** ISO times as the page gives them, null where it does not. */
  readonly startedAt: string | null;
  readonly updatedAt: string | null;
  readonly resolvedAt: string | null;
  readonly url: string | null;
  readonly latestUpdate: string | null;
}

/** What one answer, or several answers of one page, say. A reader makes it from bytes and never throws. */
export interface PageReport {
  readonly reader: StatusReaderId;
  /** False where the answer could not be understood; `reason` says why and everything else is empty. */
  readonly readable: boolean;
  readonly reason: string | null;
  /** The page's own time of its last change, where it says one. */
  readonly pageUpdatedAt: string | null;
  readonly components: readonly ComponentReport[];
  readonly incidents: readonly IncidentReport[];
  /** Parts that a readable report cannot speak of, because one of the page's answers is missing: empty there means unread. */
  readonly gaps?: readonly ('components' | 'incidents')[];
}

export interface ComponentHealth extends ComponentReport {
  /** When this state was first seen here, ms since the epoch. */
  readonly since: number;
  readonly operations: readonly Operation[];
}

/** A provider as the state machine sees it. */
export interface ProviderHealth {
  readonly provider: string;
  /** Worst state of the components that the calls here depend on; `unknown` when nothing readable is recent. */
  readonly state: HealthState;
  readonly since: number;
  readonly readable: boolean;
  readonly reason: string | null;
  /** Last time the page was read, ms since the epoch; null when never. */
  readonly readAt: number | null;
  readonly components: readonly ComponentHealth[];
  /** Open incidents that touch those components, or that name none. */
  readonly incidents: readonly IncidentReport[];
  /** Such as ended within the last hour: they explain calls that failed a short while ago. */
  readonly recent: readonly IncidentReport[];
}

/** One reading of a provider's page, beside what the code calls of it. */
export interface ProviderReading {
  /** `Claude API`. */
  readonly label: string;
  readonly health: ProviderHealth;
  /** All that the page lists, whether or not the calls depend on it. */
  readonly components: readonly ComponentReport[];
  /** The page's open incidents. */
  readonly incidents: readonly IncidentReport[];
  /** What the code calls; null where nobody looked. */
  readonly use: ProviderUse | null;
  /** Null where nobody asked. */
  readonly uptime: Uptime | null;
}

/** How a provider was seen to do on this machine, beside what its page told meanwhile. */
export interface Uptime {
  /** Time in which the state was known, ms. */
  readonly knownMs: number;
  /** Of that, time without a partial or major outage, as a share from 0 to 1; null where nothing was seen. */
  readonly up: number | null;
  /** Of that, time that was operational, as a share. */
  readonly operational: number | null;
  /** Time in which the page could not be read, ms. */
  readonly unknownMs: number;
  /** Incidents that the page told of. */
  readonly incidents: number;
  /** Time that they cover, overlaps once, ms. */
  readonly toldMs: number;
}

/** What the workspace calls of one provider: the other half of the join. */
export interface ProviderUse {
  readonly provider: string;
  readonly operations: readonly Operation[];
  readonly apis: readonly string[];
  /** The regions of the calls, where every one of them tells its own. */
  readonly regions?: readonly string[];
  readonly calls: number;
  readonly callsWithoutFallback: number;
}
