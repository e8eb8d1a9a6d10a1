/** Makes an expression a constant of the module. */
import type { Span } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import { commentLines } from './writerDeclare';
import { nodesWithin } from './writerExpressions';
import { freeName } from './writerNames';
import { edit, lineIndent, lineStart, type Page, sourceOf, statementsAround } from './writerPage';

/** Null where it waits, or needs names that the module does not have yet at that place. */
export function hoist(
  page: Page,
  target: Span,
  name: string,
  comment: string,
): readonly TextEdit[] | null {
  const outermost = statementsAround(page, target.start)[0]?.node;
  const inside = nodesWithin(page, target);
  if (!outermost || inside.some(({ name: kind }) => rooted.has(kind))) return null;
  const names = inside
    .filter(({ name: kind }, at) => kind === 'VariableName' && inside[at + 1]?.name !== 'AssignOp')
    .map((node) => sourceOf(page, node));
  if (!names.every((one) => isKnownBefore(page, one, outermost))) return null;
  const free = freeName(page, name);
  const { newline } = page.style;
  const indent = lineIndent(page.text, target.start);
  const value = sourceOf(page, target)
    .split('\n')
    .map((line, at) => (at > 0 && line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n');
  const code = [...commentLines(page, comment), `${free} = ${value}`].join(newline);
  const at = lineStart(page.text, outermost.start);
  const gap =
    outermost.name === 'ExpressionStatement' || outermost.name === 'AssignStatement' ? 1 : 3;
  return [
    edit(page, at, at, code + newline.repeat(gap)),
    edit(page, target.start, target.end, free),
  ];
}

const rooted: ReadonlySet<string> = new Set([
  ...['AwaitExpression', 'YieldExpression', 'NamedExpression', 'LambdaExpression'],
]);

/** Bound at the top of the module before a statement, and by nothing within that statement. */
function isKnownBefore({ facts, text }: Page, name: string, { start, end }: Span): boolean {
  const bound = facts.exports.find(({ exported }) => exported === name);
  const isShadowed = new RegExp(`(?<![\\w.])${name}\\s*(?:=(?!=)|:|,|\\))`).test(
    text.slice(start, end),
  );
  return bound !== undefined && bound.start < start && !isShadowed;
}
