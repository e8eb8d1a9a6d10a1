/**
 * The answer shape that Atlassian Statuspage and incident.io share (`/api/v2/{summary,components,incidents}.json`).
 * Only id, name and status are required: incident.io leaves most other fields away.
 */
import * as v from 'valibot';
import type { ComponentReport, HealthState, IncidentReport } from '../../model/health';
import type { StatusAnswer } from './reader';

const optionalText = v.optional(v.nullable(v.string()));

const componentShape = v.object({
  id: v.string(),
  name: v.string(),
  status: v.string(),
  group: v.optional(v.nullable(v.boolean())),
});

const updateShape = v.object({
  body: optionalText,
  created_at: optionalText,
  affected_components: v.optional(v.nullable(v.array(v.object({ code: v.string() })))),
});

const incidentShape = v.object({
  id: v.string(),
  name: v.string(),
  status: v.string(),
  impact: optionalText,
  shortlink: optionalText,
  created_at: optionalText,
  started_at: optionalText,
  updated_at: optionalText,
  resolved_at: optionalText,
  scheduled_for: optionalText,
  components: v.optional(v.nullable(v.array(v.object({ id: v.string() })))),
  incident_updates: v.optional(v.nullable(v.array(updateShape))),
});

const answerShape = v.object({
  page: v.optional(v.object({ id: v.optional(v.string()), updated_at: optionalText })),
  components: v.optional(v.array(componentShape)),
  incidents: v.optional(v.array(v.unknown())),
  scheduled_maintenances: v.optional(v.nullable(v.array(v.unknown()))),
});

type CompatIncident = v.InferOutput<typeof incidentShape>;

/** One answer in the shape of this page family; null where it does not carry that part at all. */
export interface CompatAnswer {
  readonly role: StatusAnswer['role'];
  readonly pageUpdatedAt: string | null;
  readonly components: readonly ComponentReport[] | null;
  readonly incidents: readonly IncidentReport[] | null;
}

/** What was read, or why it could not be, in words that follow "the answer". */
export type CompatResult =
  | { readonly readable: true; readonly answer: CompatAnswer }
  | { readonly readable: false; readonly reason: string };

/** Words of both vendors: `full_outage` is incident.io's own for what the shared shape calls `major_outage`. */
const componentStates: ReadonlyMap<string, HealthState> = new Map([
  ['operational', 'operational'],
  ['degraded_performance', 'degraded'],
  ['partial_outage', 'partial-outage'],
  ['major_outage', 'major-outage'],
  ['full_outage', 'major-outage'],
  ['under_maintenance', 'maintenance'],
]);

const impactStates: ReadonlyMap<string, HealthState> = new Map([
  ['none', 'operational'],
  ['minor', 'degraded'],
  ['major', 'partial-outage'],
  ['critical', 'major-outage'],
  ['maintenance', 'maintenance'],
]);

const runningMaintenance: ReadonlySet<string> = new Set([
  'in_progress',
  'verifying',
  'maintenance_in_progress',
]);

/** Reads one answer. Never throws. `pageId` is compared where the answer carries an id. */
export function readCompat(answer: StatusAnswer, pageId: string | null): CompatResult {
  const json = parseJson(answer.body);
  if (!json.readable) return json;
  const parsed = v.safeParse(answerShape, json.value);
  if (!parsed.success) return { readable: false, reason: shapeReason(parsed.issues[0]) };
  const { page, components, incidents, scheduled_maintenances: maintenances } = parsed.output;
  if (pageId !== null && page?.id !== undefined && page.id !== pageId) {
    return { readable: false, reason: 'belongs to another status page' };
  }
  const needed = answer.role === 'incidents' ? 'incidents' : 'components';
  if (parsed.output[needed] === undefined) {
    return { readable: false, reason: `has no ${needed}` };
  }
  const running = readIncidents(maintenances ?? []).filter((one) =>
    runningMaintenance.has(one.status),
  );
  return {
    readable: true,
    answer: {
      role: answer.role,
      pageUpdatedAt: isoOrNull(page?.updated_at),
      components: components === undefined ? null : readComponents(components),
      incidents: incidents === undefined ? null : [...readIncidents(incidents), ...running],
    },
  };
}

function readComponents(
  rows: readonly v.InferOutput<typeof componentShape>[],
): readonly ComponentReport[] {
  return rows
    .filter((row) => row.group !== true)
    .map(({ id, name, status }) => ({ id, name, state: componentStates.get(status) ?? 'unknown' }));
}

/** No state rests on an incident, so one of an odd shape is left out and the rest of the answer stays. */
function readIncidents(rows: readonly unknown[]): readonly IncidentReport[] {
  return rows.flatMap((row) => {
    const parsed = v.safeParse(incidentShape, row);
    return parsed.success ? [readIncident(parsed.output)] : [];
  });
}

function readIncident(incident: CompatIncident): IncidentReport {
  const updates = incident.incident_updates ?? [];
  const affected = updates.flatMap((update) => update.affected_components ?? []);
  const components = [
    ...(incident.components ?? []).map(({ id }) => id),
    ...affected.map(({ code }) => code),
  ];
  return {
    id: incident.id,
    title: incident.name,
    impact: impactStates.get(incident.impact ?? '') ?? 'unknown',
    status: incident.status,
    components: [...new Set(components)],
    startedAt: isoOrNull(incident.started_at ?? incident.scheduled_for ?? incident.created_at),
    updatedAt: isoOrNull(incident.updated_at),
    resolvedAt: isoOrNull(incident.resolved_at),
    url: webAddress(incident.shortlink),
    latestUpdate: updates[0]?.body ?? null,
  };
}

type JsonResult =
  | { readonly readable: true; readonly value: unknown }
  | { readonly readable: false; readonly reason: string };

function parseJson(body: Uint8Array): JsonResult {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    if (/^\s*</.test(text)) return { readable: false, reason: 'is a web page, not status data' };
    return { readable: true, value: JSON.parse(text) as unknown };
  } catch {
    return { readable: false, reason: 'is not JSON, or was cut off' };
  }
}

function shapeReason(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue);
  return `does not have the expected shape${place === null ? '' : ` at ${place}`}`;
}

function isoOrNull(time: string | null | undefined): string | null {
  return typeof time === 'string' && !Number.isNaN(Date.parse(time)) ? time : null;
}

function webAddress(text: string | null | undefined): string | null {
  return typeof text === 'string' && /^https?:\/\/[^\s]+$/i.test(text) ? text : null;
}
