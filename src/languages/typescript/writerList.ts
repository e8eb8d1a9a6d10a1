/** The elements of a list in the source, with their commas and comments. */
import type { Span } from '../../model/facts';
import { fitItem, flatItem, type ItemDoc, item, type ListDoc } from './writerLayout';
import { displayWidth } from './style';
import { findComma, lastTokenEnd, lex } from './writerScan';
import {
  edit,
  lineEnd,
  lineIndent,
  lineStart,
  type Page,
  ropeText,
  sourceOf,
  span,
} from './writerText';
import type { TextEdit } from '../../model/finding';

/** An element with the comments that stand on its side of the commas. */
export interface SourceItem extends Span {
  /** End of the element's code, before trailing comments. */
  readonly codeEnd: number;
  /** Offset of the comma behind it. */
  readonly comma: number | null;
}

export interface SourceList {
  /** Behind the opening bracket. */
  readonly start: number;
  /** The closing bracket. */
  readonly end: number;
  readonly items: readonly SourceItem[];
}

/**
 * Reads the list inside `brackets`, whose elements contain `values` in this order. Values may be narrower than their
 * elements: facts leave out casts and parentheses. Null where a comma is missing, which healthy text does not do.
 */
export function readList(page: Page, brackets: Span, values: readonly Span[]): SourceList | null {
  const end = brackets.end - 1;
  const items: SourceItem[] = [];
  let from = brackets.start + 1;
  for (const [index, value] of values.entries()) {
    const limit = values[index + 1]?.start ?? end;
    const comma = findComma(page.text, value.end, limit);
    if (comma === null && index < values.length - 1) return null;
    items.push(readItem(page, from, value.end, comma, end));
    from = comma === null ? end : comma + 1;
  }
  return { start: brackets.start + 1, end, items };
}

function readItem(
  page: Page,
  from: number,
  valueEnd: number,
  comma: number | null,
  end: number,
): SourceItem {
  const behind = lex(page.text, valueEnd, comma ?? end);
  const code = behind.findLast(({ kind }) => kind !== 'comment');
  return {
    start: from + (/^\s*/.exec(page.text.slice(from, valueEnd))?.[0].length ?? 0),
    codeEnd: code?.end ?? valueEnd,
    end: behind.at(-1)?.end ?? valueEnd,
    comma,
  };
}

/** Comments behind the last comma of a list, or in an empty one. */
export function danglingSpan(page: Page, list: SourceList): Span | null {
  const last = list.items.at(-1);
  if (last?.comma === null) return null;
  const from = (last?.comma ?? list.start - 1) + 1;
  const first = lex(page.text, from, list.end)[0];
  return first ? span(first.start, lastTokenEnd(page.text, first.start, list.end)) : null;
}

/** The items that stay, then comments that had no element, then what is new. */
export function extendedItems(
  page: Page,
  list: SourceList,
  kept: readonly ItemDoc[],
  added: readonly ItemDoc[],
): readonly ItemDoc[] {
  const dangling = danglingSpan(page, list);
  const [first, ...others] = added;
  if (!dangling || !first) return [...kept, ...added];
  return [...kept, { ...first, lead: [dangling, ' ', ...first.lead] }, ...others];
}

export function keptItem(source: SourceItem): ItemDoc {
  return item(span(source.start, source.end));
}

/** The same list around other items. */
export function listDoc(
  open: Span,
  items: readonly ItemDoc[],
  close: Span,
  padded: boolean,
): ListDoc {
  return { open: [open], items, close: [close], padded };
}

/** True where the list goes on over a line between its last element and its closing bracket. */
export function closesOnOwnLine(page: Page, list: SourceList): boolean {
  const last = list.items.at(-1);
  return sourceOf(page, span(last?.codeEnd ?? list.start, list.end)).includes('\n');
}

/** Indentation for a further line of the list. */
export function itemIndent(page: Page, list: SourceList): string {
  const last = list.items.at(-1);
  const startsLine =
    last && /^[ \t]*$/.test(page.text.slice(lineStart(page.text, last.start), last.start));
  return startsLine
    ? lineIndent(page.text, last.start)
    : lineIndent(page.text, list.start) + page.style.indent;
}

/** The items as they stand on lines of their own. */
export function printLines(
  page: Page,
  items: readonly ItemDoc[],
  indent: string,
): readonly string[] {
  const room = { indent, column: displayWidth(indent), rest: 1 };
  return items.map((each) => ropeText(page, fitItem(page, each, room)));
}

/** Adds items behind the last one in its line. */
export function appendInline(
  page: Page,
  list: SourceList,
  added: readonly ItemDoc[],
): readonly TextEdit[] {
  const last = list.items.at(-1);
  const text = added.map((each) => ropeText(page, flatItem(each))).join(', ');
  if (!last) return [edit(page, list.end, list.end, text)];
  const place = last.comma === null ? last.codeEnd : last.comma + 1;
  return [edit(page, place, place, last.comma === null ? `, ${text}` : ` ${text},`)];
}

/** Adds lines behind the last element and what is said about it in its line. */
export function appendLines(
  page: Page,
  list: SourceList,
  added: readonly ItemDoc[],
): readonly TextEdit[] {
  const { text, style } = page;
  const last = list.items.at(-1);
  const indent = itemIndent(page, list);
  const closing = last ? last.comma !== null : style.trailingCommas;
  const lines = printLines(page, added, indent)
    .map((each, index) => (index > 0 ? ',' : '') + style.newline + indent + each)
    .concat(closing ? ',' : '')
    .join('');
  if (!last) {
    const end = lastTokenEnd(text, list.start, list.end);
    return [edit(page, end, end, lines)];
  }
  const codeEnd = last.comma === null ? last.codeEnd : last.comma + 1;
  const place = trailingCommentEnd(page, codeEnd, list.end);
  if (last.comma !== null) return [edit(page, place, place, lines)];
  if (place === codeEnd) return [edit(page, place, place, `,${lines}`)];
  return [edit(page, codeEnd, codeEnd, ','), edit(page, place, place, lines)];
}

/** End of the comments that begin in the line of `at`; `at` where there is none. */
function trailingCommentEnd(page: Page, at: number, end: number): number {
  const stop = lineEnd(page.text, at);
  return (
    lex(page.text, at, end).findLast((token) => token.kind === 'comment' && token.start < stop)
      ?.end ?? at
  );
}
