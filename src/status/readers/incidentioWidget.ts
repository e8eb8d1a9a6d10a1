/** incident.io: the Widget API, `/api/v1/summary`, where the owner of the page has switched it on. */
import * as v from 'valibot';
import type { HealthState, IncidentReport } from '../../model/health';
import type { Part } from './parts';
import { good, type Reading, type Result } from './reader';
import { fit, listOf, looseText, timeOrNull, webAddress } from './shapes';
import { componentWords, isClosed, stateOf, worst } from './states';
import { feltBy, strangersIn, type Felt } from './table';

const affectedShape = v.object({ id: v.string(), name: v.string(), current_status: v.string() });

const incidentShape = v.object({
  id: v.string(),
  name: v.string(),
  status: v.string(),
  url: looseText,
  last_update_at: looseText,
  last_update_message: looseText,
  current_worst_impact: looseText,
  affected_components: listOf(affectedShape),
});

const answerShape = v.object({
  page_url: v.string(),
  ongoing_incidents: v.array(incidentShape),
  in_progress_maintenances: listOf(incidentShape),
});

type Incident = v.InferOutput<typeof incidentShape>;

/** Only affected components are named: the provider table says which others there are. */
export function readWidget(json: unknown, { components }: Reading): Result<Part> {
  const fitted = fit(answerShape, json);
  if (!fitted.readable) return fitted;
  const { ongoing_incidents: ongoing, in_progress_maintenances: works } = fitted.value;
  const incidents = [...ongoing, ...works];
  const felt = incidents.flatMap(feltOf);
  return good({
    components: [...feltBy(components, felt), ...strangersIn(components, felt)],
    listing: 'affected',
    incidents: incidents.map(readIncident),
    pageUpdatedAt: null,
  });
}

const word = (status: string): HealthState => stateOf(componentWords, status);

function feltOf(incident: Incident): readonly Felt[] {
  const rows = incident.affected_components;
  if (rows.length === 0) return [{ id: null, name: null, state: impactOf(incident) }];
  return rows.map(({ id, name, current_status: status }) => ({ id, name, state: word(status) }));
}

function impactOf({ current_worst_impact: own, affected_components: rows }: Incident): HealthState {
  if (own !== null) return word(own);
  return worst(
    rows.map((one) => word(one.current_status)),
    'unknown',
  );
}

function readIncident(incident: Incident): IncidentReport {
  const updatedAt = timeOrNull(incident.last_update_at);
  return {
    id: incident.id,
    title: incident.name,
    impact: impactOf(incident),
    status: incident.status,
    components: incident.affected_components.map((one) => one.id),
    startedAt: null,
    updatedAt,
    resolvedAt: isClosed(incident.status) ? updatedAt : null,
    url: webAddress(incident.url),
    latestUpdate: incident.last_update_message,
  };
}
