/**
 * Datadog status pages, `/config.json`. Groups have no state of their own, only their members. An incident lists how its
 * components are now; how bad it was stands in its timeline.
 */
import * as v from 'valibot';
import type { ComponentReport, IncidentReport } from '../../model/health';
import { parseJson } from './decode';
import { bad, good, isForeign, singleReader, type Result } from './reader';
import { fit, latest, linkBelow, looseListOf, looseText, timeOrNull } from './shapes';
import { componentWords, isClosed, isPlanned, stateOf, worst } from './states';

/** The type tells this format from others with components of the same fields. */
const leafShape = v.object({
  type: v.literal('Component'),
  id: v.string(),
  name: v.string(),
  status: v.string(),
});
const groupShape = v.object({
  type: v.literal('ComponentGroup'),
  components: v.nullish(v.array(v.unknown()), []),
});

const affected = looseListOf(v.object({ id: v.string(), status: looseText }));

const noticeShape = v.object({
  id: v.string(),
  title: looseText,
  currentStatus: looseText,
  status: looseText,
  resolved: v.fallback(v.nullish(v.boolean()), null),
  publishedDate: looseText,
  startDate: looseText,
  completedDate: looseText,
  resolvedDate: looseText,
  lastModifiedAt: looseText,
  description: looseText,
  componentsAffected: affected,
  timeline: looseListOf(
    v.object({ startedAt: looseText, description: looseText, componentsAffected: affected }),
  ),
});

const answerShape = v.object({
  id: v.optional(v.string()),
  components: v.array(v.unknown()),
  incidents: v.nullish(v.array(v.unknown()), []),
  maintenances: v.fallback(v.nullish(v.array(v.unknown()), []), []),
});

export const readDatadog = singleReader('datadog', (body, reading) => {
  const json = parseJson(body);
  const fitted = json.readable ? fit(answerShape, json.value) : json;
  if (!fitted.readable) return fitted;
  const { id, components: rows, incidents, maintenances } = fitted.value;
  if (isForeign(reading, id, null)) return bad('belongs to another status page');
  const { url, now } = reading;
  const components = leavesOf(rows, 0);
  if (!components.readable) return components;
  if (components.value.length === 0) return bad('lists no components');
  return good({
    pageUpdatedAt: null,
    components: components.value,
    incidents: [
      ...incidents.flatMap((row) => readNotice(row, url, false)),
      ...maintenances.flatMap((row) => readNotice(row, url, true)),
    ].filter((one) => !isPlanned(one.status) && !isAhead(one, now)),
  });
});

/** Pages hold groups in groups, but not endlessly. */
const deepest = 8;

function leavesOf(rows: readonly unknown[], depth: number): Result<readonly ComponentReport[]> {
  const leaves: ComponentReport[] = [];
  for (const row of rows) {
    const group = fit(groupShape, row);
    const read =
      group.readable && depth < deepest ? leavesOf(group.value.components, depth + 1) : leafOf(row);
    if (!read.readable) return read;
    leaves.push(...read.value);
  }
  return good(leaves);
}

function leafOf(row: unknown): Result<readonly ComponentReport[]> {
  const leaf = fit(leafShape, row);
  if (!leaf.readable) return leaf;
  const { id, name, status } = leaf.value;
  return good([{ id, name, state: stateOf(componentWords, status) }]);
}

const isAhead = (one: IncidentReport, now: number): boolean =>
  one.impact === 'maintenance' && one.startedAt !== null && Date.parse(one.startedAt) > now;

/** No state rests on an incident: one of an odd shape is left out. */
function readNotice(row: unknown, page: string, isWorks: boolean): readonly IncidentReport[] {
  const fitted = fit(noticeShape, row);
  if (!fitted.readable) return [];
  const notice = fitted.value;
  const timeline = [...notice.timeline].sort((a, b) =>
    (b.startedAt ?? '').localeCompare(a.startedAt ?? ''),
  );
  const touched = [notice, ...timeline].flatMap((one) => one.componentsAffected);
  const states = touched.map((one) => stateOf(componentWords, one.status ?? ''));
  const status = (notice.currentStatus ?? notice.status ?? 'open').toLowerCase();
  const end = timeOrNull(notice.resolvedDate ?? notice.completedDate);
  const isOver = notice.resolved === true || isClosed(status);
  const startedAt = timeOrNull(notice.publishedDate ?? notice.startDate);
  const updatedAt = latest([
    ...(isOver ? [end] : []),
    ...timeline.map((one) => timeOrNull(one.startedAt)),
    startedAt,
  ]);
  const incident: IncidentReport = {
    id: notice.id,
    title: notice.title ?? '',
    impact: isWorks ? 'maintenance' : worst(states, 'unknown'),
    status,
    components: [...new Set(touched.map((one) => one.id))],
    startedAt,
    updatedAt,
    resolvedAt: isOver ? (end ?? updatedAt) : null,
    url: linkBelow(page, `incidents/${notice.id}`),
    latestUpdate: timeline[0]?.description ?? notice.description,
  };
  return [incident];
}
