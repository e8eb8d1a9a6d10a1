/** Checkly, `/api/status-page/<name>/unresolved-incidents`: open incidents with the services that they name. */
import * as v from 'valibot';
import { parseJson } from './decode';
import { endOf, feltOfNotices, idShape, incidentOf, type Notice } from './notices';
import { good, singleReader } from './reader';
import { fit, latest, listOf, looseListOf, looseText, timeOrNull } from './shapes';
import { stateOf, type Words } from './states';
import { feltBy, strangersIn } from './table';

const incidentShape = v.object({
  id: idShape,
  name: v.string(),
  severity: v.string(),
  created_at: looseText,
  updated_at: looseText,
  lastUpdateStatus: looseText,
  services: listOf(v.object({ id: v.optional(idShape), name: v.string() })),
  incidentUpdates: looseListOf(
    v.object({ status: looseText, description: looseText, publicIncidentUpdateDate: looseText }),
  ),
});

/** Other formats list incidents too, beside their page and its state. */
const answerShape = v.object({
  incidents: v.array(incidentShape),
  page: v.optional(v.never()),
  status: v.optional(v.never()),
  components: v.optional(v.never()),
});

const severityWords: Words = new Map([
  ['MINOR', 'degraded'],
  ['MEDIUM', 'degraded'],
  ['MAJOR', 'partial-outage'],
  ['CRITICAL', 'major-outage'],
  ['MAINTENANCE', 'maintenance'],
]);

export const readCheckly = singleReader('checkly', (body, { components: table }) => {
  const json = parseJson(body);
  const fitted = json.readable ? fit(answerShape, json.value) : json;
  if (!fitted.readable) return fitted;
  const notices = fitted.value.incidents.map(readIncident);
  const felt = feltOfNotices(notices);
  return good({
    pageUpdatedAt: null,
    components: [...feltBy(table, felt), ...strangersIn(table, felt)],
    incidents: notices.map((one) => incidentOf(one, table)),
  });
});

function readIncident(incident: v.InferOutput<typeof incidentShape>): Notice {
  const updates = [...incident.incidentUpdates].sort((a, b) =>
    (b.publicIncidentUpdateDate ?? '').localeCompare(a.publicIncidentUpdateDate ?? ''),
  );
  const status = (incident.lastUpdateStatus ?? updates[0]?.status ?? 'open').toLowerCase();
  const updatedAt = latest([
    timeOrNull(incident.updated_at),
    timeOrNull(updates[0]?.publicIncidentUpdateDate),
  ]);
  return {
    id: incident.id,
    title: incident.name,
    impact: stateOf(severityWords, incident.severity),
    status,
    named: incident.services.map(({ id, name }) => ({ id: id ?? null, name })),
    startedAt: timeOrNull(incident.created_at),
    updatedAt,
    resolvedAt: endOf(status, null, updatedAt),
    url: null,
    latestUpdate: updates[0]?.description ?? null,
  };
}
