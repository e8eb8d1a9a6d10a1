/** Makes an expression a constant of the module. */
import type { Span, Statement } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import { commentLines } from './writerDeclare';
import { type Fact, freeName, walkFacts } from './writerNames';
import { rigidSpans } from './writerScan';
import { displayWidth } from './style';
import { edit, lineIndent, lineStart, type Page, sourceOf } from './writerText';

/** Null where it needs names that only its own place knows, or constants that come later. */
export function hoist(
  page: Page,
  target: Span,
  name: string,
  comment: string,
): readonly TextEdit[] | null {
  const statement = page.facts.body.find(
    (one) => one.start <= target.start && target.end <= one.end,
  );
  if (!statement || page.style.es5) return null;
  const names = namesIn(page, target);
  if (!names || names.some((one) => isOutOfReach(page, one, statement, target))) return null;
  const free = freeName(page.text, name);
  const { newline, semicolons, width } = page.style;
  const start = Math.max(lineStart(page.text, statement.start), page.module.start);
  const at = aboveComments(page, start);
  const indent = lineIndent(page.text, statement.start);
  const lines = [
    ...commentLines(comment, width - displayWidth(indent)),
    `const ${free} = ${dedented(page, target)}${semicolons ? ';' : ''}`,
  ];
  const code = lines.map((line) => indent + line).join(newline);
  return [edit(page, at, at, code + newline + newline), edit(page, target.start, target.end, free)];
}

/** Names that an expression reads; null where it needs `this`, or waits. */
function namesIn(page: Page, target: Span): readonly string[] | null {
  const inside: Fact[] = [];
  walkFacts(page.facts.body, (fact) => {
    if (isWithin(fact, target)) inside.push(fact);
    return true;
  });
  if (inside.some(({ kind = '' }) => bound.has(kind))) return null;
  return inside.flatMap((fact) =>
    fact.kind === 'reference' && 'name' in fact ? [String(fact.name)] : [],
  );
}

const bound = new Set(['self', 'await', 'yield', 'assign']);

/** Bound inside of the statement of the module, or by one that runs later. */
function isOutOfReach(page: Page, name: string, around: Statement, target: Span): boolean {
  let isOut = false;
  walkFacts(page.facts.body, (fact) => {
    if (!bindsName(fact, name) || isWithin(fact, target)) return true;
    isOut ||= isWithin(fact, around) || (fact.start ?? 0) > around.start;
    return true;
  });
  return isOut;
}

const bindsName = (fact: Fact, name: string): boolean =>
  (fact.kind === 'name' || 'params' in fact || 'superclass' in fact) &&
  'name' in fact &&
  fact.name === name;

const isWithin = ({ start = -1, end = Infinity }: Fact, region: Span): boolean =>
  start >= region.start && end <= region.end;

/** The text without the indentation of the line in which it begins; templates and strings stay. */
export function dedented(page: Page, target: Span): string {
  const indent = lineIndent(page.text, target.start);
  const rigid = rigidSpans(page.text, target.start, target.end);
  let at = target.start;
  return sourceOf(page, target)
    .split('\n')
    .map((line, index) => {
      const start = at;
      at += line.length + 1;
      const isFixed = rigid.some((one) => one.start < start && start < one.end);
      return index > 0 && !isFixed && line.startsWith(indent) ? line.slice(indent.length) : line;
    })
    .join('\n');
}

/** Comments right above a statement belong to it. */
function aboveComments(page: Page, start: number): number {
  let above = start;
  while (above > page.module.start) {
    const previous = lineStart(page.text, above - 1);
    if (!/^[ \t]*(?:\/\/|\/\*|\*)/.test(page.text.slice(previous, above))) break;
    above = previous;
  }
  return above;
}
