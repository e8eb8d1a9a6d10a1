/** `lifeboat status --format json`: the contract of `docs/json.md`, field by field. */
import type { IncidentReport, ProviderReading, Uptime } from '../model/health';

export function statusJson(readings: readonly ProviderReading[]): object {
  return { providers: readings.map(providerJson) };
}

function providerJson({ health, components, incidents, uptime }: ProviderReading): object {
  return {
    id: health.provider,
    state: health.state,
    readable: health.readable,
    components: components.map(({ id, name, state }) => ({ id, name, state })),
    incidents: incidents.map(incidentJson),
    reason: health.reason,
    ...(uptime === null ? {} : { history: uptimeJson(uptime) }),
  };
}

function uptimeJson(uptime: Uptime): object {
  return {
    knownMs: uptime.knownMs,
    up: uptime.up,
    operational: uptime.operational,
    unknownMs: uptime.unknownMs,
    incidents: uptime.incidents,
    toldMs: uptime.toldMs,
  };
}

function incidentJson(incident: IncidentReport): object {
  return {
    id: incident.id,
    title: incident.title,
    impact: incident.impact,
    status: incident.status,
    components: incident.components,
    startedAt: incident.startedAt,
    updatedAt: incident.updatedAt,
    url: incident.url,
  };
}
