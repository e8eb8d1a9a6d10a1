/** incident.io: the feed behind its pages, at `/proxy/<host>` and inside the page's HTML. Not documented. */
import * as v from 'valibot';
import type { HealthState, IncidentReport } from '../../model/health';
import { groupBy } from './group';
import type { Part } from './parts';
import { bad, good, isForeign, type Reading, type Result } from './reader';
import { earliest, fit, linkBelow, looseListOf, looseText, timeOrNull } from './shapes';
import { componentWords, isClosed, isPlanned, stateOf, worst } from './states';

const impactShape = v.object({
  component_id: v.string(),
  status: v.string(),
  start_at: looseText,
  end_at: looseText,
});

const incidentShape = v.object({
  id: v.string(),
  name: v.string(),
  status: v.string(),
  published_at: looseText,
  affected_components: looseListOf(v.object({ component_id: v.string() })),
  component_impacts: looseListOf(impactShape),
  status_summaries: looseListOf(v.object({ worst_component_status: v.string() })),
  updates: looseListOf(v.object({ published_at: looseText, message_string: looseText })),
});

const feedShape = v.object({
  id: v.optional(v.string()),
  public_url: looseText,
  components: v.array(v.object({ id: v.string(), name: v.string() })),
  affected_components: v.array(v.object({ component_id: v.string(), status: v.string() })),
  ongoing_incidents: v.array(v.unknown()),
  in_progress_maintenances: looseListOf(v.unknown()),
  scheduled_maintenances: looseListOf(v.unknown()),
});

/** A component that the feed does not call affected is well. */
export function readFeed(summary: unknown, reading: Reading): Result<Part> {
  const fitted = fit(feedShape, summary);
  if (!fitted.readable) return fitted;
  const feed = fitted.value;
  if (isForeign(reading, feed.id, feed.public_url)) return bad('belongs to another status page');
  const affected = groupBy(feed.affected_components, (row) => row.component_id);
  const works = [...feed.in_progress_maintenances, ...feed.scheduled_maintenances];
  const incidents = [...feed.ongoing_incidents, ...works].flatMap((row) =>
    readIncident(row, feed.public_url),
  );
  return good({
    components: feed.components.map(({ id, name }) => ({
      id,
      name,
      state: stateOfAll(affected.get(id) ?? []),
    })),
    listing: 'full',
    incidents: incidents.filter((one) => !isPlanned(one.status)),
    pageUpdatedAt: null,
  });
}

function stateOfAll(rows: readonly { readonly status: string }[]): HealthState {
  return worst(
    rows.map((row) => stateOf(componentWords, row.status)),
    'operational',
  );
}

/** No state rests on an incident: one of an odd shape is left out. */
function readIncident(row: unknown, page: string | null): readonly IncidentReport[] {
  const fitted = fit(incidentShape, row);
  if (!fitted.readable) return [];
  const { id, name, status, published_at: published, ...more } = fitted.value;
  const impacts = more.component_impacts;
  const ids = [...more.affected_components, ...impacts].map((one) => one.component_id);
  const updates = [...more.updates].sort((a, b) =>
    (b.published_at ?? '').localeCompare(a.published_at ?? ''),
  );
  const updatedAt = timeOrNull(updates[0]?.published_at ?? published);
  const words = [
    ...impacts.map((one) => one.status),
    ...more.status_summaries.map((one) => one.worst_component_status),
  ];
  const incident: IncidentReport = {
    id,
    title: name,
    impact: worst(
      words.map((word) => stateOf(componentWords, word)),
      'unknown',
    ),
    status,
    components: [...new Set(ids)],
    startedAt: earliest(impacts.map((one) => one.start_at)) ?? timeOrNull(published),
    updatedAt,
    resolvedAt: isClosed(status) ? updatedAt : null,
    url: page === null ? null : linkBelow(page, `incidents/${id}`),
    latestUpdate: updates[0]?.message_string ?? null,
  };
  return [incident];
}
