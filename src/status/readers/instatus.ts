/**
 * Instatus: `/summary.json` (a word for the page, and incidents only while there are some) and `/v2/components.json`.
 * The page's word is not one of a fixed list: `ONEMAJOROUTAGE` was seen.
 */
import * as v from 'valibot';
import type { ComponentReport, HealthState, IncidentReport, PageReport } from '../../model/health';
import { parseJson } from './decode';
import { joinParts, sortOut, type Part } from './parts';
import { bad, good, unreadable, type Reading, type Result, type StatusReader } from './reader';
import { isOpen } from './recent';
import { fit, looseText, timeOrNull, webAddress } from './shapes';
import { isClosed, isPlanned, stateOf, whileOpen, worst, type Words } from './states';
import { feltBy } from './table';

const noticeShape = v.object({
  id: looseText,
  name: v.string(),
  status: v.string(),
  impact: looseText,
  started: looseText,
  start: looseText,
  updatedAt: looseText,
  url: looseText,
});

const notices = v.nullish(v.array(noticeShape), []);

const summaryShape = v.object({
  page: v.object({ name: v.string(), url: looseText, status: v.optional(v.string()) }),
  status: v.optional(v.object({ text: looseText, type: v.string() })),
  activeIncidents: notices,
  activeMaintenances: notices,
});

const componentShape = v.object({
  id: v.string(),
  name: v.string(),
  status: v.string(),
  isParent: v.nullish(v.boolean()),
  children: v.nullish(v.array(v.unknown()), []),
});

const componentsShape = v.object({ components: v.array(v.unknown()) });

const words: Words = new Map([
  ['UP', 'operational'],
  ['OPERATIONAL', 'operational'],
  ['HASISSUES', 'degraded'],
  ['DEGRADEDPERFORMANCE', 'degraded'],
  ['MINOROUTAGE', 'degraded'],
  ['PARTIALOUTAGE', 'partial-outage'],
  ['MAJOROUTAGE', 'major-outage'],
  ['UNDERMAINTENANCE', 'maintenance'],
]);

/** With a count in front too: `ONEMAJOROUTAGE`. */
function loosely(word: string): HealthState {
  const trouble = [...words.keys()].find((one) => one.endsWith('OUTAGE') && word.endsWith(one));
  return stateOf(words, trouble ?? word);
}

export const readInstatus: StatusReader = (answers, reading): PageReport => {
  const { parts, reason } = sortOut(answers.map(({ body }) => readAnswer(body, reading)));
  return parts.length === 0 && reason !== null
    ? unreadable('instatus', reason)
    : joinParts('instatus', parts, reading.now);
};

function readAnswer(body: Uint8Array, reading: Reading): Result<Part> {
  const json = parseJson(body);
  if (!json.readable) return json;
  const listed = fit(componentsShape, json.value);
  const isSummary = typeof json.value === 'object' && json.value !== null && 'page' in json.value;
  if (listed.readable && !isSummary) return readComponents(listed.value.components);
  const summary = fit(summaryShape, json.value);
  if (!summary.readable) return summary;
  const word = summary.value.status?.type ?? summary.value.page.status;
  if (word === undefined) return bad('says nothing of the state of its page');
  return good(readSummary(summary.value, loosely(word), reading));
}

/** The summary lists no components: its incidents count for all, and without any the page's own word does. */
function readSummary(
  { page, activeIncidents, activeMaintenances }: v.InferOutput<typeof summaryShape>,
  own: HealthState,
  { components: table }: Reading,
): Part {
  const incidents = [
    ...activeIncidents.map((one) => readNotice(one, loosely(one.impact ?? ''))),
    ...activeMaintenances.map((one) => readNotice(one, 'maintenance')),
  ].filter((one) => !isPlanned(one.status));
  const impacts = incidents.filter(isOpen).map((one) => whileOpen(one.impact));
  const state = impacts.length > 0 ? worst(impacts, own) : own;
  const known = feltBy(table, [{ id: null, name: null, state }]);
  return {
    components: known.length > 0 ? known : [{ id: page.name, name: page.name, state }],
    listing: 'affected',
    incidents,
    pageUpdatedAt: null,
  };
}

function readNotice(
  notice: v.InferOutput<typeof noticeShape>,
  impact: HealthState,
): IncidentReport {
  const updatedAt = timeOrNull(notice.updatedAt);
  return {
    id: notice.id ?? notice.url ?? notice.name,
    title: notice.name,
    impact,
    status: notice.status.toLowerCase(),
    components: [],
    startedAt: timeOrNull(notice.started ?? notice.start),
    updatedAt,
    resolvedAt: isClosed(notice.status) ? updatedAt : null,
    url: webAddress(notice.url),
    latestUpdate: null,
  };
}

/** Headings are left out; what stands below them is listed beside them or in them. */
function readComponents(rows: readonly unknown[]): Result<Part> {
  const components = leavesOf(rows, 0);
  if (!components.readable) return components;
  return good({
    components: [...new Map(components.value.map((one) => [one.id, one])).values()],
    listing: 'full',
    incidents: null,
    pageUpdatedAt: null,
  });
}

/** Headings hold components, and nothing deeper is known. */
const deepest = 4;

function leavesOf(rows: readonly unknown[], depth: number): Result<readonly ComponentReport[]> {
  const leaves: ComponentReport[] = [];
  for (const row of rows) {
    const fitted = fit(componentShape, row);
    if (!fitted.readable) return fitted;
    const { id, name, status, isParent, children } = fitted.value;
    const inner = depth < deepest ? children : [];
    const below = leavesOf(
      inner.filter((one) => typeof one === 'object'),
      depth + 1,
    );
    if (!below.readable) return below;
    if (isParent !== true && inner.length === 0) leaves.push({ id, name, state: loosely(status) });
    leaves.push(...below.value);
  }
  return good(leaves);
}
