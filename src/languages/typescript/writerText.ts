/** Lines, edits and ropes: what the writer's parts share. */
import type { ModuleFacts, Span } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import { displayWidth, type Style } from './style';

/** The text to write to, with all that is known of it. */
export interface Page {
  readonly facts: ModuleFacts;
  readonly text: string;
  readonly style: Style;
  /** Where the module's code stands: the whole text, or the script block of a component file. */
  readonly module: Span;
}

/** New text in which spans stand for the source text that stays; spans go forward only. */
export type Rope = readonly (string | Span)[];

export function span(start: number, end: number): Span {
  return { start, end };
}

export function sourceOf(page: Page, { start, end }: Span): string {
  return page.text.slice(start, end);
}

export function isMultiLine(page: Page, where: Span): boolean {
  return sourceOf(page, where).includes('\n');
}

export function ropeText(page: Page, rope: Rope): string {
  return rope.map((piece) => (typeof piece === 'string' ? piece : sourceOf(page, piece))).join('');
}

/** The edits that turn `region` into `rope`: only what stands between its spans is touched. */
export function ropeEdits(page: Page, region: Span, rope: Rope): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let from = region.start;
  let added = '';
  for (const piece of [...rope, span(region.end, region.end)]) {
    if (typeof piece === 'string') {
      added += piece;
    } else {
      edits.push(...trimmedEdit(page, span(from, piece.start), added));
      from = piece.end;
      added = '';
    }
  }
  return edits;
}

/** One edit without the characters that are the same before and after, or none. */
function trimmedEdit(page: Page, where: Span, newText: string): readonly TextEdit[] {
  const old = sourceOf(page, where);
  if (old === newText) return [];
  const shorter = Math.min(old.length, newText.length);
  let head = 0;
  while (head < shorter && old[head] === newText[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === newText.at(-1 - tail)) tail++;
  return [
    edit(page, where.start + head, where.end - tail, newText.slice(head, newText.length - tail)),
  ];
}

export function edit(page: Page, start: number, end: number, newText: string): TextEdit {
  return { path: page.facts.path, start, end, newText };
}

export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Offset before the line's end mark. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' && end > at ? end - 1 : end;
}

/** The white space that the line of `at` begins with. */
export function lineIndent(text: string, at: number): string {
  const start = lineStart(text, at);
  return /^[ \t]*/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '';
}

/** Columns in front of `at` in its line. */
export function columnOf(text: string, at: number): number {
  return displayWidth(text.slice(lineStart(text, at), at));
}

/** Columns from `at` to the end of its line. */
export function restOfLine(text: string, at: number): number {
  return displayWidth(text.slice(at, lineEnd(text, at)).trimEnd());
}
