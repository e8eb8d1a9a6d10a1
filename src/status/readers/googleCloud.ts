/**
 * Google Cloud and Workspace, `incidents.json`: the open incidents and a long history, by product id (titles are being
 * renamed). It lists no product that is well, and errors of Gemini have been filed as mere information.
 */
import * as v from 'valibot';
import type { HealthState, IncidentReport } from '../../model/health';
import type { StatusComponent } from '../../model/knowledge';
import { parseJson } from './decode';
import { bad, good, singleReader, type Reading } from './reader';
import { isForgotten, isOpen } from './recent';
import { fit, latest, linkBelow, listOf, looseText, timeOrNull } from './shapes';
import { stateOf, whileOpen, type Words } from './states';
import { feltBy, idsOf, isMeant, type Felt } from './table';

const looseUpdate = v.fallback(
  v.nullish(v.object({ status: looseText, text: looseText, when: looseText })),
  null,
);

const incidentShape = v.object({
  id: v.string(),
  begin: v.string(),
  end: looseText,
  modified: looseText,
  external_desc: looseText,
  service_name: looseText,
  severity: looseText,
  status_impact: looseText,
  uri: looseText,
  most_recent_update: looseUpdate,
  affected_products: listOf(
    v.object({ id: looseText, title: looseText, current_title: looseText }),
  ),
});

type GoogleIncident = v.InferOutput<typeof incidentShape>;

const impactWords: Words = new Map([
  ['AVAILABLE', 'operational'],
  ['SERVICE_INFORMATION', 'degraded'],
  ['SERVICE_DISRUPTION', 'partial-outage'],
  ['SERVICE_OUTAGE', 'major-outage'],
  ['SERVICE_MAINTENANCE', 'maintenance'],
]);

const severityWords: Words = new Map([
  ['low', 'degraded'],
  ['medium', 'partial-outage'],
  ['high', 'major-outage'],
]);

export const readGoogleCloud = singleReader('google-cloud', (body, reading) => {
  const json = parseJson(body);
  const fitted = json.readable ? fit(v.array(incidentShape), json.value) : json;
  if (!fitted.readable) return fitted;
  if (fitted.value.length === 0) return bad('lists no incidents, not even past ones');
  const touching = fitted.value.filter((one) => touches(one, reading.components));
  const incidents = touching.map((one) => ({ one, report: readIncident(one, reading) }));
  const felt = incidents
    .filter(({ report }) => isOpen(report))
    .flatMap(({ one, report }) => feltOf(one, report.impact, reading.now));
  return good({
    pageUpdatedAt: null,
    components: feltBy(reading.components, felt),
    incidents: incidents.map(({ report }) => report),
  });
});

/** Product ids, or titles where there is no id; the service where no product is named. */
function productsOf(incident: GoogleIncident): readonly string[] {
  const products = incident.affected_products;
  const words = products.flatMap((one) => one.id ?? one.title ?? one.current_title ?? []);
  return words.length > 0 ? words : [incident.service_name ?? allProducts];
}

/** What Google writes where it names no product: it may be any. */
const allProducts = 'Multiple Products';

function touches(incident: GoogleIncident, table: readonly StatusComponent[]): boolean {
  return productsOf(incident).some(
    (word) => word === allProducts || table.some((component) => isMeant(component, word)),
  );
}

function feltOf(incident: GoogleIncident, impact: HealthState, now: number): readonly Felt[] {
  const touched = timeOrNull(incident.modified ?? incident.most_recent_update?.when);
  const state = isForgotten(touched, now) ? 'unknown' : whileOpen(impact);
  return productsOf(incident).map((word) => ({
    id: word === allProducts ? null : word,
    name: null,
    state,
  }));
}

/** Severity counts only where no impact is filed: mere information stays degraded, however severe. */
function impactOf({ status_impact: impact, severity }: GoogleIncident): HealthState {
  if (impact !== null) return stateOf(impactWords, impact);
  return severity === null ? 'degraded' : stateOf(severityWords, severity);
}

function readIncident(
  incident: GoogleIncident,
  { components: table, url }: Reading,
): IncidentReport {
  const { most_recent_update: update } = incident;
  const resolvedAt = timeOrNull(incident.end);
  const words = productsOf(incident).filter((word) => word !== allProducts);
  return {
    id: incident.id,
    title: incident.external_desc ?? incident.service_name ?? incident.id,
    impact: impactOf(incident),
    status: resolvedAt === null ? (update?.status ?? incident.status_impact ?? 'open') : 'resolved',
    components: [...new Set(words.flatMap((word) => idsOf(table, word)))],
    startedAt: timeOrNull(incident.begin),
    updatedAt: latest([timeOrNull(incident.modified), timeOrNull(update?.when)]),
    resolvedAt,
    url: incident.uri === null ? null : linkBelow(url, incident.uri),
    latestUpdate: update?.text ?? null,
  };
}
