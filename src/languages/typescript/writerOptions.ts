/** Sets options of a call or construction: in the argument, in its object, in an object of that object. */
import type { CallExpression, Expression, NewExpression, Span } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import type { OptionValue } from '../../model/writer';
import {
  fitArguments,
  fitItem,
  indented,
  type ItemDoc,
  item,
  objectDoc,
  roomOf,
} from './writerLayout';
import {
  appendInline,
  appendLines,
  danglingSpan,
  extendedItems,
  keptItem,
  printLines,
  readList,
  type SourceItem,
  type SourceList,
} from './writerList';
import { changedObject, changeLines, placed } from './writerObjects';
import { skipComments } from './writerScan';
import { isMultiLine, lineIndent, type Page, type Rope, ropeEdits, span } from './writerText';
import { newProperties, type OptionTree, optionTree } from './writerValues';
import { spreadItem } from './writerSpread';

export function setOptions(
  page: Page,
  target: CallExpression | NewExpression,
  index: number,
  options: readonly OptionValue[],
): readonly TextEdit[] | null {
  const tree = optionTree(options);
  const { args, argsSpan } = target;
  if (!tree || tree.size === 0 || (target.kind === 'call' && target.tagged)) return null;
  if (args.slice(0, index + 1).some(({ spread }) => spread !== null)) return null;
  const missing = index - args.length;
  // One argument that was left out may be said to be `undefined`; more than one would be a guess.
  if (missing > 1) return null;
  const added: readonly ItemDoc[] = [
    ...(missing === 1 ? [item('undefined')] : []),
    { lead: [], list: objectDoc(newProperties(page, tree)), tail: [] },
  ];
  if (!argsSpan) return addParentheses(page, target, added);
  const values = args.map(({ value }) => value);
  const list = readList(page, argsSpan, values);
  if (!list) return null;
  const value = values[index];
  const source = list.items[index];
  if (!value || !source) return appendArguments(page, argsSpan, list, added);
  return changeArgument(page, argsSpan, list, index, { value, source, tree });
}

function addParentheses(page: Page, target: Span, added: readonly ItemDoc[]): readonly TextEdit[] {
  const where = span(target.end, target.end);
  return ropeEdits(
    page,
    where,
    fitArguments(page, added, roomOf(page, where), { open: ['('], close: [')'] }),
  );
}

/** Lays out an argument list that stands on one line. */
function layArguments(page: Page, argsSpan: Span, items: readonly ItemDoc[]): readonly TextEdit[] {
  const open = span(argsSpan.start, argsSpan.start + 1);
  const close = span(argsSpan.end - 1, argsSpan.end);
  const rope = fitArguments(page, items, roomOf(page, argsSpan), { open: [open], close: [close] });
  return ropeEdits(page, argsSpan, rope);
}

function appendArguments(
  page: Page,
  argsSpan: Span,
  list: SourceList,
  added: readonly ItemDoc[],
): readonly TextEdit[] {
  if (!isMultiLine(page, argsSpan)) {
    return layArguments(page, argsSpan, extendedItems(page, list, list.items.map(keptItem), added));
  }
  if (/^\s*?\n/.test(page.text.slice(list.start, list.end)) || startsWithLineComment(page, list)) {
    return appendLines(page, list, added);
  }
  return page.style.hugsObjects
    ? appendInline(page, list, added)
    : breakArguments(page, argsSpan, list, added);
}

function startsWithLineComment(page: Page, list: SourceList): boolean {
  return /^\s*\/\//.test(page.text.slice(list.start, list.end));
}

/** `create({⏎ … ⏎})` becomes a list with one argument a line, all of it one level further in. */
function breakArguments(
  page: Page,
  argsSpan: Span,
  list: SourceList,
  added: readonly ItemDoc[],
): readonly TextEdit[] {
  const { newline, trailingCommas } = page.style;
  const indent = lineIndent(page.text, argsSpan.start);
  const inner = newline + indent + page.style.indent;
  const kept = list.items.flatMap((each): Rope => [
    inner,
    ...indented(page, span(each.start, each.codeEnd)),
    ...(each.comma === null ? [','] : []),
    span(each.codeEnd, each.comma === null ? each.end : each.comma + 1),
  ]);
  const lines = printLines(page, added, indent + page.style.indent).join(`,${inner}`);
  const end = newline + indent;
  const open = span(argsSpan.start, list.start);
  const close = span(list.end, argsSpan.end);
  const dangling = danglingSpan(page, list);
  const rope = [open, ...kept, inner, ...(dangling ? [dangling, inner] : []), lines];
  return ropeEdits(page, argsSpan, [...rope, trailingCommas ? ',' : '', end, close]);
}

interface ArgumentChange {
  readonly value: Expression;
  readonly source: SourceItem;
  readonly tree: OptionTree;
}

function changeArgument(
  page: Page,
  argsSpan: Span,
  list: SourceList,
  index: number,
  change: ArgumentChange,
): readonly TextEdit[] | null {
  const { value, source, tree } = change;
  if (value.kind === 'object' && isMultiLine(page, value)) return changeLines(page, value, tree);
  const where =
    value.kind === 'object'
      ? value
      : span(skipComments(page.text, source.start, source.end), source.codeEnd);
  const changed =
    value.kind === 'object'
      ? changedObject(page, value, tree)
      : spreadItem(page, value, where, source.codeEnd, tree);
  if (!changed) return null;
  if (isMultiLine(page, argsSpan))
    return ropeEdits(page, where, fitItem(page, changed, roomOf(page, where)));
  const items = list.items.map((each, at) =>
    at === index ? placed(each, where, changed) : keptItem(each),
  );
  return layArguments(page, argsSpan, items);
}
