/**
 * Lays out lists as Prettier does: on one line where they fit, else one element a line. Only the list that changes
 * is laid out; what stands in the source stays as it is written.
 */
import type { Span } from '../../model/facts';
import { displayWidth } from './style';
import { rigidSpans } from './writerScan';
import {
  columnOf,
  lineEnd,
  lineIndent,
  lineStart,
  type Page,
  restOfLine,
  type Rope,
  ropeText,
  span,
} from './writerText';

/** An object, an array in a call, or an argument list. */
export interface ListDoc {
  readonly open: Rope;
  readonly items: readonly ItemDoc[];
  readonly close: Rope;
  /** A space inside the brackets on one line. */
  readonly padded: boolean;
}

/** Text, or a list with text before and behind it. */
export interface ItemDoc {
  readonly lead: Rope;
  readonly list: ListDoc | null;
  readonly tail: Rope;
}

export function item(...lead: Rope): ItemDoc {
  return { lead, list: null, tail: [] };
}

export function objectDoc(items: readonly ItemDoc[]): ListDoc {
  return { open: ['{'], items, close: ['}'], padded: true };
}

/** Where a text is put: the indentation of its line, the columns before it and those that must follow on its line. */
export interface Room {
  readonly indent: string;
  readonly column: number;
  readonly rest: number;
}

/** The room of a region of the source that is to be written anew. */
export function roomOf(page: Page, where: Span): Room {
  return {
    indent: lineIndent(page.text, where.start),
    column: columnOf(page.text, where.start),
    rest: restOfLine(page.text, where.end),
  };
}

export function flatList(list: ListDoc): Rope {
  const pad = list.padded && list.items.length > 0 ? ' ' : '';
  const items = list.items.flatMap((each, index) => [
    ...(index > 0 ? [', '] : []),
    ...flatItem(each),
  ]);
  return [...list.open, pad, ...items, pad, ...list.close];
}

export function flatItem(each: ItemDoc): Rope {
  return [...each.lead, ...(each.list ? flatList(each.list) : []), ...each.tail];
}

export function brokenList(page: Page, list: ListDoc, indent: string): Rope {
  const { newline, trailingCommas } = page.style;
  const inner = indent + page.style.indent;
  const lines = list.items.flatMap((each, index) => [
    newline + inner,
    ...fitItem(page, each, { indent: inner, column: displayWidth(inner), rest: 1 }),
    index < list.items.length - 1 || trailingCommas ? ',' : '',
  ]);
  return [...list.open, ...lines, newline + indent, ...list.close];
}

export function fitItem(page: Page, each: ItemDoc, room: Room): Rope {
  const flat = flatItem(each);
  if (!each.list) return movedLines(flat, room.indent);
  if (fits(page, flat, room)) return flat;
  return [...each.lead, ...brokenList(page, each.list, room.indent), ...each.tail];
}

/** New code of several lines goes on where its first line stands. */
const movedLines = (rope: Rope, indent: string): Rope =>
  rope.map((piece) =>
    typeof piece === 'string' ? piece.replace(/\n(?=[^\r\n])/g, `\n${indent}`) : piece,
  );

export function fits(page: Page, rope: Rope, room: Room): boolean {
  const text = ropeText(page, rope);
  return !text.includes('\n') && room.column + displayWidth(text) + room.rest <= page.style.width;
}

/**
 * Arguments that stood on one line: on one line, else with the last object opened in place, else one a line.
 * Two objects at the end are never opened in place.
 */
export function fitArguments(
  page: Page,
  items: readonly ItemDoc[],
  room: Room,
  parens: { open: Rope; close: Rope },
): Rope {
  const list: ListDoc = { ...parens, items, padded: false };
  const flat = flatList(list);
  if (fits(page, flat, room)) return flat;
  const last = items.at(-1);
  const before = items.at(-2);
  if (last?.list && !(before && isObject(page, before))) {
    const head = flatList({
      ...list,
      items: [...items.slice(0, -1), item(...last.lead, ...last.list.open)],
      close: [],
    });
    if (fits(page, head, { ...room, rest: 0 })) {
      return [
        ...head,
        ...brokenList(page, { ...last.list, open: [] }, room.indent),
        ...last.tail,
        ...list.close,
      ];
    }
  }
  return brokenList(page, list, room.indent);
}

function isObject(page: Page, each: ItemDoc): boolean {
  const text = ropeText(page, flatItem(each));
  return text.startsWith('{') && text.endsWith('}');
}

/** Source text moved one level to the right; the content of templates and strings stays where it is. */
export function indented(page: Page, where: Span): Rope {
  const { text, style } = page;
  const rigid = rigidSpans(text, where.start, where.end);
  const rope: (string | Span)[] = [];
  let from = where.start;
  let at = nextLine(text, where.start);
  while (at < where.end) {
    const start = at;
    const blank = lineEnd(text, start) === start;
    if (!blank && !rigid.some((each) => each.start < start && start < each.end)) {
      rope.push(span(from, start), style.indent);
      from = start;
    }
    at = nextLine(text, start);
  }
  return [...rope, span(from, where.end)];
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : lineStart(text, end + 1);
}
