/** One report from several answers of one page. */
import type { ComponentReport, IncidentReport, PageReport } from '../../model/health';
import type { StatusReaderId } from '../../model/knowledge';
import type { CompatAnswer } from './compat';
import { unreadable } from './reader';

/**
 * Components come from the answer made for them, else from the summary; incidents from all answers by id. A page
 * that lists no component has its data elsewhere: that is unreadable, not healthy.
 */
export function mergeAnswers(reader: StatusReaderId, answers: readonly CompatAnswer[]): PageReport {
  if (answers.length === 0) return unreadable(reader, 'The page gave no answer.');
  const components = mergeComponents(answers);
  if (components !== null && components.length === 0) {
    return unreadable(reader, 'The page lists no components.');
  }
  const incidents = mergeIncidents(answers);
  const gaps = [
    ...(components === null ? (['components'] as const) : []),
    ...(incidents === null ? (['incidents'] as const) : []),
  ];
  return {
    reader,
    readable: true,
    reason: null,
    pageUpdatedAt: latest(answers.map((answer) => answer.pageUpdatedAt)),
    components: components ?? [],
    incidents: incidents ?? [],
    ...(gaps.length > 0 ? { gaps } : {}),
  };
}

function mergeComponents(answers: readonly CompatAnswer[]): readonly ComponentReport[] | null {
  const listing = answers.filter((one) => one.components !== null);
  const full = listing.find((one) => one.role === 'components');
  return (full ?? listing[0])?.components ?? null;
}

function mergeIncidents(answers: readonly CompatAnswer[]): readonly IncidentReport[] | null {
  const lists = answers.flatMap(({ incidents }) => (incidents === null ? [] : [incidents]));
  if (lists.length === 0) return null;
  const byId = new Map<string, IncidentReport>();
  for (const incident of lists.flat()) {
    const known = byId.get(incident.id) ?? null;
    if (known === null || isLater(incident.updatedAt, known.updatedAt)) {
      byId.set(incident.id, incident);
    }
  }
  return [...byId.values()];
}

/** The latest of some ISO times; null where none is known. */
function latest(times: readonly (string | null)[]): string | null {
  return times.reduce((best, time) => (isLater(time, best) ? time : best), null);
}

/** Compares moments, since the texts may carry different offsets. Any time is later than none. */
function isLater(time: string | null, than: string | null): boolean {
  if (time === null) return false;
  return than === null || Date.parse(time) > Date.parse(than);
}
