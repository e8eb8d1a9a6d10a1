/**
 * incident.io, in all its faces: the Statuspage look-alike (whose `summary.json` lists 25 components at most, and which
 * ones changes), the page's own feed, the list of impacts, the Widget API, and the page itself.
 */
import type { PageReport } from '../../model/health';
import { readCompat } from './compat';
import { decodeText, parseJson } from './decode';
import { readFeed } from './incidentioFeed';
import { readImpacts } from './incidentioImpacts';
import { findSummary } from './incidentioPage';
import { readWidget } from './incidentioWidget';
import { joinParts, sortOut, type Part } from './parts';
import type { Reading, Result, StatusAnswer, StatusReader } from './reader';
import { unreadable } from './reader';

/** Either answer alone is worth having: the report says which part is missing. */
export const readIncidentio: StatusReader = (answers, reading): PageReport => {
  const { parts, reason } = sortOut(answers.map((answer) => readFace(answer, reading)));
  return parts.length === 0 && reason !== null
    ? unreadable('incidentio', reason)
    : joinParts('incidentio', parts, reading.now);
};

/** The answer tells by its own keys which face it is: an address may be redirected, or put instead of another. */
function readFace({ role, body }: StatusAnswer, reading: Reading): Result<Part> {
  const text = decodeText(body);
  if (text.readable && /^\s*</.test(text.value)) {
    const found = findSummary(text.value);
    return found.readable ? readFeed(found.value, reading) : found;
  }
  const json = parseJson(body);
  if (!json.readable) return json;
  if (has(json.value, 'summary')) return readFeed(json.value.summary, reading);
  if (has(json.value, 'component_impacts')) return readImpacts(json.value);
  if (has(json.value, 'ongoing_incidents')) return readWidget(json.value, reading);
  return readCompat(json.value, role, reading);
}

function has<K extends string>(value: unknown, key: K): value is Readonly<Record<K, unknown>> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}
