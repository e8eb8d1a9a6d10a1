/** Atlassian Statuspage: `summary.json` says everything, `incidents.json` adds what has been resolved. */
import type { PageReport } from '../../model/health';
import { readCompat } from './compat';
import { parseJson } from './decode';
import { joinParts, sortOut } from './parts';
import type { StatusReader } from './reader';
import { unreadable } from './reader';

/** One answer that is not understood makes the whole reading doubtful: this page's answers come from one place. */
export const readStatuspage: StatusReader = (answers, reading): PageReport => {
  const results = answers.map(({ role, body }) => {
    const json = parseJson(body);
    return json.readable ? readCompat(json.value, role, reading) : json;
  });
  const { parts, reason } = sortOut(results);
  return reason === null
    ? joinParts('statuspage', parts, reading.now)
    : unreadable('statuspage', reason);
};
