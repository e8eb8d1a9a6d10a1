/** Puts calls around expressions. */
import type { Span } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import { fitLine, shortLines } from './reflow';
import type { Node } from './tree';
import {
  codeAt,
  edit,
  indented,
  isMultiLine,
  lineIndent,
  lineStart,
  nodesAround,
  type Page,
} from './writerPage';

/** `name(target, …)`; where that is too long, or stands on several lines, one argument a line. */
export function wrapExpression(
  page: Page,
  target: Span,
  name: string,
  args: readonly string[],
): readonly TextEdit[] {
  return wrapped(page, target, `${name}(`, args);
}

/** `name(lambda: target, …)`. Null where it waits or yields inside: in a function of its own it would not. */
export function deferExpression(
  page: Page,
  target: Span,
  name: string,
  others: readonly string[],
): readonly TextEdit[] | null {
  if (nodesWithin(page, target).some(waits)) return null;
  const rest = others.map(
    (one) => `lambda: ${codeAt(page, one, lineIndent(page.text, target.start))}`,
  );
  return wrapped(page, target, `${name}(lambda: `, rest);
}

function wrapped(
  page: Page,
  target: Span,
  open: string,
  others: readonly string[],
): readonly TextEdit[] {
  const { newline, indent } = page.style;
  const isPlain = !isMultiLine(page, target) && others.every((one) => !one.includes('\n'));
  if (isPlain) {
    const tail = others.map((one) => `, ${one}`).join('');
    return fitLine(page, [
      edit(page, target.start, target.start, open),
      edit(page, target.end, target.end, `${tail})`),
    ]);
  }
  const outer = lineIndent(page.text, target.start);
  const inner = outer + indent;
  const at = open.indexOf('(') + 1;
  const lines = [open.slice(at) + indented(page, target, indent), ...others];
  const body = shortLines(page, lines.map((one) => `${newline}${inner}${one},`).join(''));
  return [edit(page, target.start, target.end, `${open.slice(0, at)}${body}${newline}${outer})`)];
}

const waits = ({ name }: Node): boolean => name === 'AwaitExpression' || name === 'YieldExpression';

/** Nodes within a stretch, without those within functions in it. */
export function nodesWithin({ tree }: Page, { start, end }: Span): readonly Node[] {
  const found: Node[] = [];
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.end <= start || node.start >= end) continue;
      const isInside = node.start >= start && node.end <= end;
      if (isInside) found.push(node);
      if (!isInside || node.name !== 'LambdaExpression') visit(node.children);
    }
  };
  visit(tree.body);
  return found;
}

/** `await target`, also in brackets. */
export function isAwaited(page: Page, target: Span): boolean {
  const around = nodesAround(page, target.start).filter(
    ({ start, end }) => start <= target.start && target.end <= end,
  );
  const outer = around
    .filter((node) => node.start !== target.start || node.end !== target.end)
    .toReversed();
  return outer.find(({ name }) => name !== 'ParenthesizedExpression')?.name === 'AwaitExpression';
}

/** What a call can be chained to without brackets. */
const primary: ReadonlySet<string> = new Set([
  ...['CallExpression', 'MemberExpression', 'VariableName', 'ParenthesizedExpression', 'String'],
]);

/** `target.method(code)`; the code on lines of its own where it is too long. */
export function chainCall(
  page: Page,
  target: Span,
  method: string,
  code: string,
): readonly TextEdit[] | null {
  const node = nodesAround(page, target.start).find(
    (one) => one.start === target.start && one.end === target.end,
  );
  if (!node || !primary.has(node.name)) return null;
  const outer = lineIndent(page.text, lineStart(page.text, target.end));
  const text = `.${method}(${codeAt(page, code, outer)})`;
  return fitLine(page, [edit(page, target.end, target.end, text)]);
}
