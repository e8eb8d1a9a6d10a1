/** Breaks code that is too long where black breaks it. */
import type { TextEdit } from '../../model/finding';
import type { Style } from './style';
import { relaid } from './relaid';
import { edit, isInString, lineEnd, lineIndent, lineStart, type Page } from './writerPage';

/**
 * The edits as they are where the layout stays black's; else one edit that lays the statement out anew, or the line
 * alone where the statement was laid out in another way before. Edits within a string are not touched.
 */
export const fitLine = (page: Page, edits: readonly TextEdit[]): readonly TextEdit[] =>
  relaid(page, edits, (code, indent) =>
    broken(code, indent, { ...page.style, behind: 0 }).join(page.style.newline),
  ) ?? fitOneLine(page, edits);

function fitOneLine(page: Page, edits: readonly TextEdit[]): readonly TextEdit[] {
  const [first] = edits;
  const last = edits.at(-1);
  if (!first || !last || edits.some(({ newText }) => newText.includes('\n'))) return edits;
  const { text, style } = page;
  const start = lineStart(text, first.start) + lineIndent(text, first.start).length;
  const end = lineEnd(text, last.end);
  if (text.slice(start, end).includes('\n') || isInString(page, first.start)) return edits;
  const comment = page.tree.comments.find((one) => one.start >= start && one.start < end);
  const codeEnd = start + text.slice(start, comment?.start ?? end).trimEnd().length;
  const code = edits.reduceRight(
    (before, { start: from, end: until, newText }) =>
      before.slice(0, from - start) + newText + before.slice(until - start),
    text.slice(start, codeEnd),
  );
  const indent = lineIndent(text, start);
  const behind = text.slice(codeEnd, end);
  if (columns(indent) + code.length + behind.trimEnd().length <= style.width) return edits;
  const lines = broken(code, indent, { ...style, behind: behind.trimEnd().length });
  if (lines.length === 1) return edits;
  return [edit(page, start, codeEnd, lines.join(style.newline).slice(indent.length))];
}

/** Lines that became too long one step further in. A text that holds strings of several lines is not touched. */
export function shortLines({ style }: Page, text: string): string {
  if (/"""|'''|\\\r?\n/.test(text)) return text;
  const lines = text.split(style.newline);
  return lines
    .flatMap((line, at) => {
      const code = line.trimStart();
      const indent = line.slice(0, line.length - code.length);
      const isShort = columns(indent) + code.length <= style.width && !isExploded(code);
      if (isShort || code.includes('#')) return [line];
      const layout = { ...style, behind: 0 };
      // All that stands between two brackets gets a line for each part.
      const parts = partsOf(code);
      const isInside = /[([{]$/.test(lines[at - 1] ?? '') && /^\s*[)\]}]/.test(lines[at + 1] ?? '');
      return isInside && parts.length > 1 && !/\b(?:for|lambda)\b/.test(code)
        ? parts.flatMap((part) => broken(`${part},`, indent, layout))
        : broken(code, indent, layout);
    })
    .join(style.newline);
}

interface Layout extends Style {
  /** Columns that a comment behind the line takes. */
  readonly behind: number;
}

const columns = (indent: string): number => indent.replaceAll('\t', '    ').length;

/** At the last brackets: their inside on a line of its own, else one part a line. */
function broken(code: string, indent: string, layout: Layout): readonly string[] {
  const fits = (line: string, tail = 0): boolean =>
    columns(indent) + line.length + tail <= layout.width;
  const keepsLines = /,[)\]}]/.test(code) && isExploded(code);
  if (!keepsLines && fits(code, layout.behind)) return [indent + code];
  const pairs = pairsIn(code).filter(
    ({ open, close }) => code.slice(open + 1, close).trim() !== '',
  );
  const pair = pairs.findLast(({ open }) => fits(code.slice(0, open + 1))) ?? pairs.at(-1);
  if (!pair) return [indent + code];
  const inner = indent + layout.indent;
  const body = code.slice(pair.open + 1, pair.close).trim();
  const parts = partsOf(body);
  const isOneLine =
    columns(inner) + body.length <= layout.width &&
    !body.endsWith(',') &&
    !isExploded(body) &&
    (parts.length < 2 || isApplied(code, pair.open));
  const inside = { ...layout, behind: 0 };
  const lines = isOneLine
    ? [inner + body]
    : parts.length > 1
      ? parts.flatMap((part) => broken(`${part},`, inner, inside))
      : broken(body, inner, inside);
  // A name stands for the bracket that closes, and leaves room for what follows it to be broken in turn.
  const tail = broken(`x${code.slice(pair.close + 1)}`, indent, layout).join(layout.newline);
  const closed = indent + (code[pair.close] ?? '') + tail.slice(indent.length + 1);
  return [indent + code.slice(0, pair.open + 1), ...lines, closed];
}

interface Pair {
  readonly open: number;
  readonly close: number;
}

const token = /[rbfut]{0,2}("""|'''|"|')(?:\\.|(?!\1).)*\1|[()[\]{},]/gi;

/** The outermost brackets, in order; none where they are not all closed. */
function pairsIn(code: string): readonly Pair[] {
  const pairs: Pair[] = [];
  const open: number[] = [];
  for (const { 0: mark, index } of code.matchAll(token)) {
    if ('([{'.includes(mark)) open.push(index);
    if (!')]}'.includes(mark)) continue;
    const start = open.pop();
    if (start === undefined) return [];
    if (open.length === 0) pairs.push({ open: start, close: index });
  }
  return open.length === 0 ? pairs : [];
}

/** A comma in front of a closing bracket keeps one part a line; in a tuple of one it is part of the value. */
function isExploded(code: string): boolean {
  const open: { readonly at: number; commas: number }[] = [];
  let last = '';
  for (const { 0: mark, index } of code.matchAll(token)) {
    const inner = open.at(-1);
    if ('([{'.includes(mark)) open.push({ at: index, commas: 0 });
    else if (mark === ',' && inner) inner.commas++;
    else if (')]}'.includes(mark)) {
      open.pop();
      const isPlain = mark !== ')' || isApplied(code, inner?.at ?? 0);
      if (last === `,${String(index)}` && inner && (isPlain || inner.commas > 1)) return true;
    }
    last = `${mark}${String(index + 1)}`;
  }
  return false;
}

/** Brackets of a call or a subscript; those of lists, dictionaries and tuples hold one part a line. */
const isApplied = (code: string, open: number): boolean => /[\w)\]]$/.test(code.slice(0, open));

/** What stands between the commas outside of brackets. */
function partsOf(body: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: mark, index } of body.matchAll(token)) {
    if ('([{'.includes(mark)) depth++;
    else if (')]}'.includes(mark)) depth--;
    else if (mark === ',' && depth === 0) {
      parts.push(body.slice(from, index).trim());
      from = index + 1;
    }
  }
  return [...parts, body.slice(from).trim()].filter((part) => part !== '');
}
