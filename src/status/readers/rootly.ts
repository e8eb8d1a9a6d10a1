/**
 * Rootly, `/api/v1/status.json`: a word for the whole page and the active incidents, no components. The documentation
 * shows no incident, so their fields are taken as other pages spell them.
 */
import * as v from 'valibot';
import type { HealthState } from '../../model/health';
import { parseJson } from './decode';
import { endOf, feltOfNotices, idShape, incidentOf, type Notice } from './notices';
import { bad, good, singleReader } from './reader';
import { fit, latest, looseListOf, looseText, timeOrNull, webAddress } from './shapes';
import { componentWords, impactWords, isPlanned, stateOf, whileOpen, type Words } from './states';
import { feltBy, strangersIn } from './table';

const named = looseListOf(v.object({ id: v.optional(idShape), name: looseText }));

const incidentShape = v.object({
  id: idShape,
  name: looseText,
  title: looseText,
  status: v.string(),
  impact: looseText,
  url: looseText,
  shortlink: looseText,
  started_at: looseText,
  created_at: looseText,
  updated_at: looseText,
  resolved_at: looseText,
  components: named,
  affected_components: named,
  incident_updates: looseListOf(v.object({ body: looseText, created_at: looseText })),
});

const answerShape = v.object({
  page: v.object({ name: v.string(), updated_at: looseText }),
  status: v.object({ indicator: v.string() }),
  incidents: v.array(incidentShape),
  components: v.optional(v.never()),
});

type Incident = v.InferOutput<typeof incidentShape>;

const indicatorWords: Words = new Map([
  ['none', 'operational'],
  ['minor', 'degraded'],
  ['major', 'major-outage'],
  ['maintenance', 'maintenance'],
]);

export const readRootly = singleReader('rootly', (body, { components: table }) => {
  const json = parseJson(body);
  const fitted = json.readable ? fit(answerShape, json.value) : json;
  if (!fitted.readable) return fitted;
  const { page, status, incidents } = fitted.value;
  const indicator = stateOf(indicatorWords, status.indicator);
  if (indicator === 'unknown') return bad('calls its state by an unknown word');
  const notices = incidents.map((one) => readIncident(one, indicator));
  const explained = feltOfNotices(notices);
  // Where no incident says what is wrong, the page's own word is all there is.
  const felt = explained.length > 0 ? explained : [{ id: null, name: null, state: indicator }];
  return good({
    pageUpdatedAt: timeOrNull(page.updated_at),
    components: [...feltBy(table, felt), ...strangersIn(table, felt)],
    incidents: notices.filter((one) => !isPlanned(one.status)).map((one) => incidentOf(one, table)),
  });
});

function readIncident(incident: Incident, indicator: HealthState): Notice {
  const updates = incident.incident_updates;
  const updatedAt = latest([
    timeOrNull(incident.updated_at),
    ...updates.map((one) => timeOrNull(one.created_at)),
  ]);
  const rows = [...incident.components, ...incident.affected_components];
  return {
    id: incident.id,
    title: incident.name ?? incident.title ?? '',
    impact: impactOf(incident.impact, indicator),
    status: incident.status.toLowerCase(),
    named: rows.map((one) => ({ id: one.id ?? null, name: one.name })),
    startedAt: timeOrNull(incident.started_at ?? incident.created_at),
    updatedAt,
    resolvedAt: endOf(incident.status, incident.resolved_at, updatedAt),
    url: webAddress(incident.url ?? incident.shortlink),
    latestUpdate: updates[0]?.body ?? null,
  };
}

/** An incident without a word of its own weighs what the page says of itself. */
function impactOf(word: string | null, indicator: HealthState): HealthState {
  if (word === null) return whileOpen(indicator);
  const state = stateOf(impactWords, word);
  return state === 'unknown' ? stateOf(componentWords, word) : state;
}
