/**
 * incident.io, in its Statuspage look-alike. Its `summary.json` lists 25 components at most, and which ones
 * changes between answers: what it leaves out says nothing, so `components.json` counts where it was read.
 */
import type { PageReport } from '../../model/health';
import { readCompat } from './compat';
import { mergeAnswers } from './merge';
import type { StatusReader } from './reader';
import { unreadable } from './reader';

/** Either answer alone is worth having: the report says which part is missing. */
export const readIncidentio: StatusReader = (answers, pageId): PageReport => {
  const results = answers.map((answer) => readCompat(answer, pageId));
  const good = results.flatMap((result) => (result.readable ? [result.answer] : []));
  const bad = results.find((result) => !result.readable);
  if (good.length === 0 && bad !== undefined) {
    return unreadable('incidentio', `The answer ${bad.reason}.`);
  }
  return mergeAnswers('incidentio', good);
};
