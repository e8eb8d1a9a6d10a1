/** Atlassian Statuspage: `summary.json` says everything, `incidents.json` adds what has been resolved. */
import type { PageReport } from '../../model/health';
import { readCompat } from './compat';
import { mergeAnswers } from './merge';
import type { StatusReader } from './reader';
import { unreadable } from './reader';

/** One answer that is not understood makes the whole reading doubtful: this page's answers come from one place. */
export const readStatuspage: StatusReader = (answers, pageId): PageReport => {
  const results = answers.map((answer) => readCompat(answer, pageId));
  const bad = results.find((result) => !result.readable);
  if (bad !== undefined) {
    return unreadable('statuspage', `The answer ${bad.reason}.`);
  }
  return mergeAnswers(
    'statuspage',
    results.flatMap((one) => (one.readable ? [one.answer] : [])),
  );
};
