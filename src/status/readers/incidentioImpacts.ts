/** incident.io: `/proxy/<host>/component_impacts`, what each incident of a time did to which component. */
import * as v from 'valibot';
import type { IncidentReport } from '../../model/health';
import { groupBy } from './group';
import type { Part } from './parts';
import { good, type Result } from './reader';
import { earliest, fit, latest, looseText, timeOrNull, webAddress } from './shapes';
import { componentWords, isClosed, stateOf, worst } from './states';

const linkShape = v.object({
  id: v.string(),
  name: v.string(),
  status: v.string(),
  published_at: looseText,
  permalink: looseText,
});

const impactShape = v.object({
  status_page_incident_id: looseText,
  component_id: v.string(),
  status: v.string(),
  start_at: looseText,
  end_at: looseText,
});

const answerShape = v.object({
  incident_links: v.array(linkShape),
  component_impacts: v.array(impactShape),
});

type Link = v.InferOutput<typeof linkShape>;
type Impact = v.InferOutput<typeof impactShape>;

/** History: it lists no component that was never affected, so it speaks of incidents only. */
export function readImpacts(json: unknown): Result<Part> {
  const fitted = fit(answerShape, json);
  if (!fitted.readable) return fitted;
  const { incident_links: links, component_impacts: impacts } = fitted.value;
  const byIncident = groupBy(impacts, (one) => one.status_page_incident_id);
  const incidents = links.map((link) => readLink(link, byIncident.get(link.id) ?? []));
  return good({ components: null, listing: 'affected', incidents, pageUpdatedAt: null });
}

/** An impact that goes on has no end. */
function readLink(link: Link, impacts: readonly Impact[]): IncidentReport {
  const { id, name, status } = link;
  const published = timeOrNull(link.published_at);
  const end = latest(impacts.map((one) => timeOrNull(one.end_at)));
  const isOver = isClosed(status) || (impacts.length > 0 && impacts.every((one) => one.end_at));
  const states = impacts.map((one) => stateOf(componentWords, one.status));
  return {
    id,
    title: name,
    impact: worst(states, 'unknown'),
    status,
    components: [...new Set(impacts.map((one) => one.component_id))],
    startedAt: earliest(impacts.map((one) => one.start_at)) ?? published,
    updatedAt: end ?? published,
    resolvedAt: isOver ? (end ?? published) : null,
    url: webAddress(link.permalink),
    latestUpdate: null,
  };
}
