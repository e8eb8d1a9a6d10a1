/** Lists in brackets (arguments, dictionaries) as black lays them out: what they hold, what is added, what goes. */
import type { TextEdit } from '../../model/finding';
import type { Node } from './tree';
import {
  columnOf,
  edit,
  isMultiLine,
  lineEnd,
  lineIndent,
  type Page,
  sourceOf,
} from './writerPage';

export interface Item {
  readonly nodes: readonly Node[];
  readonly start: number;
  readonly end: number;
  /** Where the comma behind it stands. */
  readonly comma: number | null;
}

/** The items of an `ArgList` or a `DictionaryExpression`; null where its brackets are not both there. */
export function itemsOf(list: Node): readonly Item[] | null {
  const [open, ...rest] = list.children;
  const close = rest.pop();
  if (!open || !close || !'([{'.includes(open.name) || !')]}'.includes(close.name)) return null;
  const items: Item[] = [];
  let nodes: Node[] = [];
  const push = (comma: number | null): void => {
    const [first] = nodes;
    const last = nodes.at(-1);
    if (first && last) items.push({ nodes, start: first.start, end: last.end, comma });
    nodes = [];
  };
  for (const node of rest) {
    if (node.name === ',') push(node.start);
    else nodes.push(node);
  }
  push(null);
  return items;
}

/** Adds items behind the others. */
export function addItems(
  page: Page,
  list: Node,
  items: readonly Item[],
  added: readonly string[],
): readonly TextEdit[] {
  const last = items.at(-1);
  if (!isMultiLine(page, list)) return addOnOneLine(page, list, items, added);
  if (!last) {
    const inner = lineIndent(page.text, list.start) + page.style.indent;
    const lines = added.map((one) => `${page.style.newline}${inner}${one},`).join('');
    return [edit(page, list.start + 1, list.start + 1, lines)];
  }
  const [first = last] = items;
  const isOneLine = !page.text.slice(first.start, last.end).includes('\n');
  const begins = page.text.slice(list.start, first.start).includes('\n');
  if (isOneLine && begins && last.comma === null) return addToOneInnerLine(page, items, added);
  // `f(a, b=[⏎ … ⏎])`: no item begins a line.
  const isHugged = !page.text.slice(list.start, last.start).includes('\n');
  if (!isHugged) return addLines(page, last, added);
  const text = added.map((one) => `, ${one}`).join('');
  return [edit(page, last.end, last.end, text)];
}

function addLines(page: Page, last: Item, added: readonly string[]): readonly TextEdit[] {
  const { newline } = page.style;
  const indent = lineIndent(page.text, last.start);
  const lines = added.map((one) => `${newline}${indent}${one},`).join('');
  const commaEnd = last.comma === null ? last.end : last.comma + 1;
  const at = lineEnd(page.text, commaEnd);
  const behind = page.text.slice(commaEnd, at).trimStart();
  // Without a comment behind it, the closing bracket may stand in this line.
  const place = behind === '' || behind.startsWith('#') ? at : commaEnd;
  const closes = place === commaEnd && place !== at;
  const text = closes ? lines.slice(0, -1) : lines;
  if (last.comma !== null) return [edit(page, place, place, text)];
  return place === last.end
    ? [edit(page, place, place, `,${text}`)]
    : [edit(page, last.end, last.end, ','), edit(page, place, place, text)];
}

/** `f(⏎    a, b⏎)`: as long as they fit, all stay on the one line. */
function addToOneInnerLine(
  page: Page,
  items: readonly Item[],
  added: readonly string[],
): readonly TextEdit[] {
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last) return [];
  const text = added.map((one) => `, ${one}`).join('');
  if (columnOf(page, last.end) + text.length <= page.style.width)
    return [edit(page, last.end, last.end, text)];
  const { newline } = page.style;
  const inner = lineIndent(page.text, first.start);
  const lines = [...items.map((one) => sourceOf(page, one)), ...added];
  return [edit(page, first.start, last.end, `${lines.join(`,${newline}${inner}`)},`)];
}

/** Behind the last item, without the comma that may stand there. */
function addOnOneLine(
  page: Page,
  list: Node,
  items: readonly Item[],
  added: readonly string[],
): readonly TextEdit[] {
  const last = items.at(-1);
  const text = added.join(', ');
  if (!last) return [edit(page, list.start + 1, list.end - 1, text)];
  const until = last.comma === null ? last.end : list.end - 1;
  return [edit(page, last.end, until, `, ${text}`)];
}

/** Takes an item out; null where a comment would go with it. */
export function removeItem(page: Page, list: Node, item: Item): readonly TextEdit[] | null {
  const items = itemsOf(list) ?? [];
  const at = items.findIndex(({ start }) => start === item.start);
  const next = items[at + 1];
  const before = items[at - 1];
  const commaEnd = item.comma === null ? item.end : item.comma + 1;
  const from = before ? (before.comma ?? before.end) + 1 : list.start + 1;
  const until = next ? next.start : list.end - 1;
  if (page.tree.comments.some(({ start }) => start >= from && start < until)) return null;
  const isOwnLine = page.text.slice(from, item.start).includes('\n');
  if (isOwnLine) return [edit(page, before ? from : list.start + 1, commaEnd, '')];
  if (next) return [edit(page, item.start, next.start, '')];
  return before ? [edit(page, before.end, item.end, '')] : [edit(page, item.start, commaEnd, '')];
}
