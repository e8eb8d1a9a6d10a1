/** Finds statements in their blocks, and writes others beside and around them. */
import type { TextEdit } from '../../model/finding';
import type { HandlerCode } from '../../model/writer';
import type { Span } from '../../model/facts';
import { shortLines } from './reflow';
import { freeName, namesIn } from './writerNames';
import type { Node } from './tree';
import {
  codeAt,
  edit,
  indented,
  isInString,
  lineEnd,
  lineIndent,
  lineStart,
  type Page,
  type PlacedStatement,
  sourceOf,
  standsAlone,
  statementsAround,
} from './writerPage';

export function insertStatement(
  page: Page,
  where: 'before' | 'after',
  at: number,
  code: string,
): readonly TextEdit[] | null {
  const statement = statementsAround(page, at).at(-1);
  if (!statement || !standsAlone(page, statement.node)) return null;
  const { start, end, name } = statement.node;
  // Whatever decorates or defines a function is no place for what should run next to a call.
  if (name === 'DecoratedStatement' || name.endsWith('Definition')) return null;
  const indent = lineIndent(page.text, start);
  const text = codeAt(page, code, indent);
  const { newline } = page.style;
  if (where === 'before') return [edit(page, start, start, text + newline + indent)];
  const place = lineEnd(page.text, end);
  return [edit(page, place, place, newline + indent + text)];
}

/** Above the line that holds `at`; where no comment can stand there, above the statement. */
export function commentAbove(page: Page, at: number, comment: string): readonly TextEdit[] {
  const line = lineStart(page.text, at);
  const isWithin = isInString(page, line) || /\\\r?\n$/.test(page.text.slice(0, line));
  const statement = statementsAround(page, at).at(-1)?.node;
  const start = isWithin && statement ? lineStart(page.text, statement.start) : line;
  const text = comment.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');
  return [
    edit(page, start, start, `${lineIndent(page.text, start)}# ${text}${page.style.newline}`),
  ];
}

const plain: ReadonlySet<string> = new Set([
  ...['AssignStatement', 'ExpressionStatement', 'ReturnStatement', 'UpdateStatement'],
]);

/** `header` above the statement, which goes one step in. */
export function blockAround(page: Page, target: Span, header: string): readonly TextEdit[] | null {
  const node = statementsAround(page, target.start).at(-1)?.node;
  if (!node || !plain.has(node.name) || node.end < target.end) return null;
  if (!standsAlone(page, node)) return null;
  const { newline, indent } = page.style;
  const outer = lineIndent(page.text, node.start);
  const inner = indented(page, node, indent);
  const body = shortLines(page, outer + indent + inner);
  return [edit(page, node.start, node.end, header + newline + body)];
}

/** `try: … except Exception as error: …`. */
export function tryAround(
  page: Page,
  target: Span,
  handler: HandlerCode,
): readonly TextEdit[] | null {
  const found = statementsWithin(page, target);
  if (!found) return null;
  const { first, last, block } = found;
  if (!leaves(handler.code) && isNeededBehind(page, found)) return null;
  const { newline, indent } = page.style;
  const outer = lineIndent(page.text, first.start);
  const around = statementsAround(page, target.start)[0]?.node;
  const name = handler.error === null ? null : freeName(page, handler.error, around);
  const code = handler.code.replaceAll('$error$', name ?? '');
  const start = lineStart(page.text, first.start);
  const end = lineEnd(page.text, last.end);
  const region = { start: first.start, end };
  const inner = indented(page, region, indent);
  const types = handler.types ?? 'Exception';
  const caught = name === null ? `except ${types}:` : `except ${types} as ${name}:`;
  const text = [
    `${outer}try:`,
    shortLines(page, outer + indent + inner),
    shortLines(page, outer + caught),
    shortLines(page, outer + indent + codeAt(page, code, outer + indent)),
  ];
  return block.length === 0 ? null : [edit(page, start, end, text.join(newline))];
}

interface Stretch {
  readonly first: Node;
  readonly last: Node;
  readonly block: readonly Node[];
}

/** The statements of one block that a stretch touches, each on lines of its own. */
function statementsWithin(page: Page, { start, end }: Span): Stretch | null {
  const from = statementsAround(page, start);
  const until = statementsAround(page, Math.max(start, end - 1));
  const shared = from.findLast(({ block }) =>
    until.some((one) => one.block === block || sameBlock(one, block)),
  );
  if (!shared) return null;
  const inBlock = (one: PlacedStatement): boolean => sameBlock(one, shared.block);
  const first = from.find(inBlock)?.node;
  const last = until.find(inBlock)?.node;
  if (!first || !last) return null;
  const touched = shared.block.filter((one) => one.start >= first.start && one.end <= last.end);
  return touched.every((one) => standsAlone(page, one))
    ? { first, last, block: shared.block }
    : null;
}

const sameBlock = ({ block }: PlacedStatement, other: readonly Node[]): boolean =>
  block[0] === other[0] && block.length === other.length;

/** The handler ends the way through: nothing behind it can miss a name. */
const leaves = (code: string): boolean =>
  /^(?:return|raise|continue|break)\b/.test(code.split('\n').at(-1) ?? '');

/** A name that the statements bind is read behind them. */
function isNeededBehind(page: Page, { first, last, block }: Stretch): boolean {
  const inside = block.filter(({ start, end }) => start >= first.start && end <= last.end);
  const behind = block.filter(({ start }) => start >= last.end);
  const bound = new Set(inside.flatMap((node) => boundIn(page, node)));
  return [...namesIn(page, behind)].some((name) => bound.has(name));
}

const binds: ReadonlySet<string> = new Set([
  ...['AssignStatement', 'ForStatement', 'WithStatement', 'NamedExpression', 'UpdateStatement'],
  ...['FunctionDefinition', 'ClassDefinition', 'ImportStatement'],
]);

/** More than it binds at most: every name in a statement that binds one. */
function boundIn(page: Page, node: Node): readonly string[] {
  const until = node.children.find(({ name }) => name === 'AssignOp' || name === 'Body');
  const own = binds.has(node.name)
    ? node.children.filter(({ start }) => start < (until?.start ?? node.end))
    : [];
  const names = own.flatMap((one) =>
    one.name === 'VariableName'
      ? [sourceOf(page, one)]
      : one.name === 'TupleExpression'
        ? [...namesIn(page, [one])]
        : [],
  );
  return [...names, ...node.children.flatMap((child) => boundIn(page, child))];
}
