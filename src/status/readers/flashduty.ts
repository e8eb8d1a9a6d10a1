/**
 * Flashduty (Flashcat), `/api/status-page/<id>/summary/active`: components carry no state, it stands in the changes that
 * are active. Texts may be bilingual, times are unix seconds.
 */
import * as v from 'valibot';
import type { HealthState, IncidentReport } from '../../model/health';
import { parseJson } from './decode';
import { groupBy } from './group';
import { bad, good, isForeign, singleReader } from './reader';
import { fit, isoOfSeconds, listOf, looseListOf, looseText } from './shapes';
import { componentWords, isClosed, isPlanned, stateOf, worst } from './states';

const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const seconds = v.optional(v.fallback(v.nullable(v.number()), null), null);

const affectedShape = v.object({ component_id: v.string(), status: v.string() });

const changeShape = v.object({
  change_id: id,
  type: looseText,
  title: looseText,
  status: v.string(),
  affected_components: listOf(affectedShape),
  start_at_seconds: seconds,
  close_at_seconds: seconds,
  updates: looseListOf(
    v.object({
      at_seconds: seconds,
      description: looseText,
      component_changes: looseListOf(affectedShape),
    }),
  ),
});

const answerShape = v.object({
  data: v.object({
    page: v.object({
      page_id: v.optional(id),
      components: v.pipe(
        v.array(v.object({ component_id: v.string(), name: v.string() })),
        v.minLength(1),
      ),
    }),
    active_changes: v.array(changeShape),
  }),
});

type Change = v.InferOutput<typeof changeShape>;

export const readFlashduty = singleReader('flashduty', (body, reading) => {
  const json = parseJson(body);
  const fitted = json.readable ? fit(answerShape, json.value) : json;
  if (!fitted.readable) return fitted;
  const { page, active_changes: changes } = fitted.value.data;
  if (isForeign(reading, page.page_id, null)) return bad('belongs to another status page');
  const begun = changes.filter((one) => hasBegun(one, reading.now));
  const open = begun.filter((one) => !isOver(one));
  const rows = open.flatMap((one) => one.affected_components);
  const affected = groupBy(rows, (row) => row.component_id);
  return good({
    pageUpdatedAt: null,
    components: page.components.map(({ component_id: own, name }) => ({
      id: own,
      name,
      state: stateOfAll(affected.get(own) ?? []),
    })),
    incidents: begun.map(readChange),
  });
});

function hasBegun({ status, start_at_seconds: start }: Change, now: number): boolean {
  return !isPlanned(status) && (start === null || now === 0 || start * 1000 <= now);
}

const isOver = ({ status, close_at_seconds: end }: Change): boolean =>
  isClosed(status) || isoOfSeconds(end) !== null;

function stateOfAll(rows: readonly { readonly status: string }[]): HealthState {
  return worst(
    rows.map((row) => stateOf(componentWords, row.status)),
    'operational',
  );
}

function readChange(change: Change): IncidentReport {
  const updates = [...change.updates].sort((a, b) => (b.at_seconds ?? 0) - (a.at_seconds ?? 0));
  const rows = [...change.affected_components, ...updates.flatMap((one) => one.component_changes)];
  const startedAt = isoOfSeconds(change.start_at_seconds);
  const updatedAt = isoOfSeconds(updates[0]?.at_seconds) ?? startedAt;
  return {
    id: change.change_id,
    title: oneLine(change.title ?? ''),
    impact: impactOf(
      change,
      rows.map((row) => row.status),
    ),
    status: change.status,
    components: [...new Set(rows.map((row) => row.component_id))],
    startedAt,
    updatedAt,
    resolvedAt: isOver(change) ? (isoOfSeconds(change.close_at_seconds) ?? updatedAt) : null,
    url: null,
    latestUpdate: updates[0]?.description ?? null,
  };
}

function impactOf({ type }: Change, words: readonly string[]): HealthState {
  if (type === 'maintenance') return 'maintenance';
  return worst(
    words.map((word) => stateOf(componentWords, word)),
    'unknown',
  );
}

const oneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' · ');
