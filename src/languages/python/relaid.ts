/** Lays a statement out anew that edits change, where black had laid it out before. */
import type { Span } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import { edit, lineIndent, type Page, standsAlone, statementsAround } from './writerPage';

/** Makes the lines of one logical line; the first begins with `indent`. */
export type Layout = (code: string, indent: string) => string;

/**
 * Null where the statement holds what a layout cannot move (comments, texts of several lines), where it is more than a
 * call with what takes its result, and where it was not laid out this way before the edits.
 */
export function relaid(
  page: Page,
  edits: readonly TextEdit[],
  layout: Layout,
): readonly TextEdit[] | null {
  const span = logicalLine(page, edits);
  if (!span) return null;
  const before = page.text.slice(span.start, span.end);
  const after = [...edits]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .reduceRight(
      (text, { start, end, newText }) =>
        text.slice(0, start - span.start) + newText + text.slice(end - span.start),
      before,
    );
  const indent = lineIndent(page.text, span.start);
  const laidOut = (code: string): string | null =>
    isMovable(code) ? layout(flat(code), indent).slice(indent.length) : null;
  const result = laidOut(before) === before ? laidOut(after) : null;
  if (result === null || result === after) return result === null ? null : edits;
  return [shortest(page, span.start, before, result)];
}

/** The statement that holds all edits, without the block that it opens. */
function logicalLine(page: Page, edits: readonly TextEdit[]): Span | null {
  const [first] = edits;
  const last = edits.at(-1);
  const node = first && statementsAround(page, first.start).at(-1)?.node;
  if (!node || !last) return null;
  const body = node.children.find(({ name }) => name === 'Body');
  const end = body ? body.start : node.end;
  const isInside = first.start >= node.start && last.end <= end;
  return isInside && (body !== undefined || standsAlone(page, node))
    ? { start: node.start, end: body ? endOfHeader(page.text, body.start) : end }
    : null;
}

/** Behind the colon. */
const endOfHeader = (text: string, at: number): number => (text[at] === ':' ? at + 1 : at);

/** One call, its result taken by a name, handed back, or opened as a block. */
const shape =
  /^(?:[\w.[\]: ]+ = )?(?:return |await |yield |(?:async )?with |(?:async )?for [\w, ]+ in )*[\w.]*(?:[([{][)\]}][\w.]*)+(?: as \w+)?:?$/;

export function isMovable(code: string): boolean {
  if (/"""|'''|\\\r?\n/.test(code)) return false;
  let depth = 0;
  let outside = '';
  for (const [mark] of code.matchAll(/[rbfut]{0,2}("|')(?:\\.|(?!\1)[^\\\n])*\1|[^]/gi)) {
    if (mark === '#') return false;
    if (')]}'.includes(mark)) depth--;
    if (depth === 0) outside += mark;
    if ('([{'.includes(mark)) depth++;
  }
  return depth === 0 && shape.test(outside);
}

/** All on one line; what a comma before a closing bracket says, it says there too. */
export const flat = (code: string): string =>
  code
    .replace(/([([{])\s*\r?\n\s*/g, '$1')
    .replace(/\s*\r?\n\s*([)\]}])/g, '$1')
    .replace(/\s*\r?\n\s*/g, ' ');

/** The part in which two texts differ. */
function shortest(page: Page, start: number, before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const newText = after.slice(head, after.length - tail);
  return edit(page, start + head, start + before.length - tail, newText);
}
