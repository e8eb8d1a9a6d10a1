/** Runs a statement a second time, otherwise, where the first raises. */
import type { Span } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import type { CodeChange, SecondTry } from '../../model/writer';
import { shortLines } from './reflow';
import { flat, isMovable } from './relaid';
import { freeName } from './writerNames';
import {
  codeAt,
  edit,
  lineIndent,
  type Page,
  sourceOf,
  standsAlone,
  statementsAround,
} from './writerPage';

const plain: ReadonlySet<string> = new Set([
  ...['AssignStatement', 'ExpressionStatement', 'ReturnStatement'],
]);

export function tryAgain(
  page: Page,
  target: Span,
  { types, before, first, again }: SecondTry,
): readonly TextEdit[] | null {
  const node = statementsAround(page, target.start).at(-1)?.node;
  if (!node || !plain.has(node.name) || node.end < target.end) return null;
  if (!standsAlone(page, node)) return null;
  const { newline, indent } = page.style;
  const outer = lineIndent(page.text, node.start);
  const inner = outer + indent;
  const copy = (changes: readonly CodeChange[]): string | null =>
    changedCopy(page, node, changes, inner);
  const name = freeName(page, 'fallback', statementsAround(page, target.start)[0]?.node);
  const named = (code: string): string => code.replace(/\bfallback\b/g, name);
  const [one, other] = [
    copy(first),
    copy(again.map((change) => ({ ...change, code: named(change.code) }))),
  ];
  if (one === null || other === null) return null;
  const rescue = shortLines(page, inner + codeAt(page, named(before), inner));
  const lines = ['try:', one, `${outer}except ${types}:`, rescue, other];
  return [edit(page, node.start, node.end, lines.join(newline))];
}

/** The statement with parts replaced, one step further in; null where its lines cannot be moved. */
function changedCopy(
  page: Page,
  node: Span,
  changes: readonly CodeChange[],
  inner: string,
): string | null {
  const source = [...changes]
    .sort((a, b) => a.start - b.start)
    .reduceRight(
      (text, { start, end, code }) =>
        text.slice(0, start - node.start) + codeAt(page, code, '') + text.slice(end - node.start),
      sourceOf(page, node),
    );
  if (isMovable(source)) return shortLines(page, inner + flat(source));
  if (/"""|'''|\\\r?\n/.test(source)) return null;
  const { newline, indent } = page.style;
  const lines = source.split(newline);
  return lines
    .map((line, at) => (at === 0 ? inner + line : line.trim() === '' ? line : indent + line))
    .join(newline);
}
