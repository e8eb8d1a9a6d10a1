/**
 * incident.io, where the owner has switched the summary off: the page's HTML carries the same feed in fragments
 * (`self.__next_f.push([1,"…"])`), with `$undefined` for what is missing and `$1f` for what stands in another row.
 */
import { bad, good, type Result } from './reader';

/** Texts inside HTML; the group is a JSON string. */
const fragment = /self\.__next_f\.push\(\[\s*1\s*,\s*("(?:[^"\\]|\\.)*")\s*\]\)/g;

/** A page may refer to itself: deeper than this is none. */
const deepest = 40;

/** The page's summary object, in the shape of the feed. */
export function findSummary(html: string): Result<unknown> {
  const text = fragmentsOf(html);
  if (text === '') return bad('is a web page without status data');
  const at = text.search(/"summary"\s*:\s*\{/);
  const object = at === -1 ? null : objectAt(text, text.indexOf('{', at));
  if (object === null) return bad('is a web page without status data, or was cut off');
  return good(resolve(object, rowsOf(text), 0));
}

function fragmentsOf(html: string): string {
  return [...html.matchAll(fragment)]
    .map((match) => {
      try {
        return JSON.parse(match[1] ?? '""') as string;
      } catch {
        return '';
      }
    })
    .join('');
}

/** The object whose brace opens at `start`; null where it never closes. */
function objectAt(text: string, start: number): unknown {
  let depth = 0;
  const token = /"(?:[^"\\]|\\.)*"|[{}]/g;
  token.lastIndex = start;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    if (match[0] === '{') depth += 1;
    if (match[0] === '}') depth -= 1;
    if (depth === 0) return parsed(text.slice(start, token.lastIndex));
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Rows of the page's stream, `1f:{…}` one a line, by their name. Rows that are no JSON are left out. */
function rowsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^([0-9a-f]+):([[{"].*)$/gm)].map((match) => [
      match[1] ?? '',
      match[2] ?? '',
    ]),
  );
}

/** The value with its references followed; what leads nowhere is missing. */
function resolve(value: unknown, rows: ReadonlyMap<string, string>, depth: number): unknown {
  if (depth > deepest || value === '$undefined') return undefined;
  if (typeof value === 'string' && /^\$[0-9a-f]+$/.test(value)) {
    const row = rows.get(value.slice(1));
    return row === undefined ? undefined : resolve(parsed(row), rows, depth + 1);
  }
  if (Array.isArray(value)) return value.map((one) => resolve(one, rows, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, resolve(one, rows, depth + 1)]),
  );
}
