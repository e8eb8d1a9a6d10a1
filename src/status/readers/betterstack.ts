/**
 * Better Stack, `/index.json` in JSON:API. The resources carry the state; the page's own word is that of its worst one.
 * A report that is over may keep an empty end, and works that are planned are reports that begin later.
 */
import * as v from 'valibot';
import type { HealthState, IncidentReport } from '../../model/health';
import { parseJson } from './decode';
import { bad, good, isForeign, singleReader } from './reader';
import { fit, latest, looseListOf, looseText, timeOrNull } from './shapes';
import { stateOf, worst, type Words } from './states';

const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

const itemShape = v.object({
  id: v.optional(id),
  type: v.string(),
  attributes: v.optional(v.unknown()),
  relationships: v.optional(v.unknown()),
});

const answerShape = v.object({
  data: v.object({
    id: v.optional(id),
    type: v.literal('status_page'),
    attributes: v.object({ aggregate_state: v.string(), custom_domain: looseText }),
  }),
  included: v.array(itemShape),
});

const resourceShape = v.object({ public_name: v.string(), status: v.string() });

const reportShape = v.object({
  title: v.string(),
  report_type: looseText,
  starts_at: looseText,
  ends_at: looseText,
  aggregate_state: looseText,
  affected_resources: looseListOf(v.object({ status_page_resource_id: id, status: looseText })),
});

const updateShape = v.object({ message: looseText, published_at: looseText });

const updatesOfShape = v.object({
  status_updates: v.object({ data: v.array(v.object({ id })) }),
});

type Item = v.InferOutput<typeof itemShape>;
type Report = v.InferOutput<typeof reportShape>;
type Update = v.InferOutput<typeof updateShape>;
/** What updates say, by id. */
type Updates = ReadonlyMap<string | undefined, unknown>;

const words: Words = new Map([
  ['operational', 'operational'],
  ['resolved', 'operational'],
  ['degraded', 'degraded'],
  ['downtime', 'major-outage'],
  ['maintenance', 'maintenance'],
]);

export const readBetterstack = singleReader('betterstack', (body, reading) => {
  const json = parseJson(body);
  const fitted = json.readable ? fit(answerShape, json.value) : json;
  if (!fitted.readable) return fitted;
  const { data, included: items } = fitted.value;
  if (isForeign(reading, data.id, data.attributes.custom_domain)) {
    return bad('belongs to another status page');
  }
  const resources = fit(v.pipe(v.array(resourceRow), v.minLength(1)), items.filter(isResource));
  if (!resources.readable) return resources;
  const updates = new Map(items.filter(isUpdate).map((item) => [item.id, item.attributes]));
  return good({
    pageUpdatedAt: null,
    components: resources.value.map(({ id: own, attributes: { public_name: name, status } }) => ({
      id: own ?? name,
      name,
      state: stateOf(words, status),
    })),
    incidents: items.flatMap((item) => readReport(item, updates, reading.now)),
  });
});

const resourceRow = v.object({ id: v.optional(id), attributes: resourceShape });
const isUpdate = (item: Item): boolean => item.type === 'status_update';
const isResource = (item: Item): boolean => item.type === 'status_page_resource';

/** No state rests on a report: one of an odd shape is left out, and one that has not begun. */
function readReport(item: Item, all: Updates, now: number): readonly IncidentReport[] {
  if (item.type !== 'status_report') return [];
  const fitted = fit(reportShape, item.attributes);
  if (!fitted.readable) return [];
  const report = fitted.value;
  const startedAt = timeOrNull(report.starts_at);
  if (startedAt !== null && Date.parse(startedAt) > now) return [];
  const updates = updatesOf(item, all);
  const updatedAt = latest([startedAt, ...updates.map((one) => timeOrNull(one.published_at))]);
  const end = timeOrNull(report.ends_at);
  const isOver = report.aggregate_state === 'resolved' || (end !== null && Date.parse(end) <= now);
  return [
    {
      id: item.id ?? report.title,
      title: report.title,
      impact: impactOf(report, isOver),
      status: isOver ? 'resolved' : (report.aggregate_state ?? 'open'),
      components: report.affected_resources.map((one) => one.status_page_resource_id),
      startedAt,
      updatedAt,
      resolvedAt: isOver ? (end ?? updatedAt) : null,
      url: null,
      latestUpdate: updates.find((one) => one.published_at === updatedAt)?.message ?? null,
    },
  ];
}

/** When it is over, the report has no word left for how bad it was. */
function impactOf(report: Report, isOver: boolean): HealthState {
  if (report.report_type === 'maintenance') return 'maintenance';
  if (isOver) return 'unknown';
  const affected = report.affected_resources.map((one) => stateOf(words, one.status ?? ''));
  return worst([stateOf(words, report.aggregate_state ?? ''), ...affected], 'unknown');
}

function updatesOf(item: Item, all: Updates): readonly Update[] {
  const related = fit(updatesOfShape, item.relationships);
  if (!related.readable) return [];
  return related.value.status_updates.data.flatMap((one) => {
    const update = fit(updateShape, all.get(one.id));
    return update.readable ? [update.value] : [];
  });
}
