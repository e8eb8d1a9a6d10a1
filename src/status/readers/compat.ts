/**
 * The answer shape that Atlassian Statuspage and incident.io share (`/api/v2/{summary,components,incidents}.json`).
 * Only id, name and status are required: incident.io leaves most other fields away.
 */
import * as v from 'valibot';
import type { ComponentReport, IncidentReport } from '../../model/health';
import type { Part } from './parts';
import { bad, good, isForeign, type Reading, type Result, type StatusAnswer } from './reader';
import { fit, looseListOf, looseText, timeOrNull, webAddress } from './shapes';
import { componentWords, impactWords, isClosed, isPlanned, stateOf } from './states';

const componentShape = v.object({
  id: v.string(),
  name: v.string(),
  status: v.string(),
  group: v.nullish(v.boolean()),
});

const updateShape = v.object({
  body: looseText,
  affected_components: looseListOf(v.object({ code: v.string() })),
});

const incidentShape = v.object({
  id: v.string(),
  name: v.string(),
  status: v.string(),
  impact: looseText,
  shortlink: looseText,
  created_at: looseText,
  started_at: looseText,
  updated_at: looseText,
  resolved_at: looseText,
  scheduled_for: looseText,
  components: looseListOf(v.object({ id: v.string() })),
  incident_updates: looseListOf(updateShape),
});

const answerShape = v.object({
  page: v.optional(v.object({ id: v.optional(v.string()), url: looseText, updated_at: looseText })),
  components: v.optional(v.array(componentShape)),
  incidents: v.optional(v.array(v.unknown())),
  scheduled_maintenances: v.nullish(v.array(v.unknown()), []),
});

/** Reads one answer. Never throws. */
export function readCompat(
  json: unknown,
  role: StatusAnswer['role'],
  reading: Reading,
): Result<Part> {
  const fitted = fit(answerShape, json);
  if (!fitted.readable) return fitted;
  const { page, components, incidents, scheduled_maintenances: works } = fitted.value;
  if (isForeign(reading, page?.id, page?.url)) return bad('belongs to another status page');
  if (components === undefined && (role !== 'incidents' || incidents === undefined)) {
    return bad(`has no ${role === 'incidents' ? 'incidents' : 'components'}`);
  }
  const running = readIncidents(works).filter((one) => !isPlanned(one.status));
  return good({
    components: components === undefined ? null : readComponents(components),
    listing: role === 'components' ? 'full' : 'capped',
    incidents: incidents === undefined ? null : [...readIncidents(incidents), ...running],
    pageUpdatedAt: timeOrNull(page?.updated_at),
  });
}

function readComponents(
  rows: readonly v.InferOutput<typeof componentShape>[],
): readonly ComponentReport[] {
  return rows
    .filter((row) => row.group !== true)
    .map(({ id, name, status }) => ({ id, name, state: stateOf(componentWords, status) }));
}

/** No state rests on an incident, so one of an odd shape is left out and the rest of the answer stays. */
function readIncidents(rows: readonly unknown[]): readonly IncidentReport[] {
  return rows.flatMap((row) => {
    const fitted = fit(incidentShape, row);
    return fitted.readable ? [readIncident(fitted.value)] : [];
  });
}

function readIncident(incident: v.InferOutput<typeof incidentShape>): IncidentReport {
  const updates = incident.incident_updates;
  const affected = updates.flatMap((update) => update.affected_components);
  const components = [
    ...incident.components.map(({ id }) => id),
    ...affected.map(({ code }) => code),
  ];
  const updatedAt = timeOrNull(incident.updated_at);
  return {
    id: incident.id,
    title: incident.name,
    impact: stateOf(impactWords, incident.impact ?? ''),
    status: incident.status,
    components: [...new Set(components)],
    startedAt: timeOrNull(incident.started_at ?? incident.scheduled_for ?? incident.created_at),
    updatedAt,
    resolvedAt: timeOrNull(incident.resolved_at) ?? (isClosed(incident.status) ? updatedAt : null),
    url: webAddress(incident.shortlink),
    latestUpdate: updates[0]?.body ?? null,
  };
}
