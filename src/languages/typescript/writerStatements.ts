/** Finds statements in their blocks, and writes others beside and around them. */
import type { Span, Statement } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import type { HandlerCode } from '../../model/writer';
import { codeAt, withName } from './writerCode';
import { statementEnd } from './writerDeclare';
import { indented } from './writerLayout';
import { type Fact, freeName, usesName, walkFacts } from './writerNames';
import { lex } from './writerScan';
import { edit, lineIndent, lineStart, type Page, ropeEdits, sourceOf, span } from './writerText';

/** A statement on lines of its own in a block, with its keyword and its semicolon. */
export interface PlacedStatement extends Span {
  readonly statement: Statement;
}

export function insertStatement(
  page: Page,
  where: 'before' | 'after',
  at: number,
  code: string,
): readonly TextEdit[] | null {
  const placed = statementAt(page, at);
  if (!placed) return null;
  const { newline } = page.style;
  const indent = lineIndent(page.text, placed.start);
  const text = codeAt(page, code, indent);
  return where === 'before'
    ? [edit(page, placed.start, placed.start, text + newline + indent)]
    : [edit(page, placed.end, placed.end, newline + indent + text)];
}

/** The innermost statement around a place; null where nothing could stand beside it. */
export function statementAt(page: Page, at: number): PlacedStatement | null {
  const around = statementsAround(page, at);
  const statement = around.at(-1);
  return statement ? placedStatement(page, statement, around.at(-2) ?? null) : null;
}

/** From outside in. */
function statementsAround(page: Page, at: number): readonly Statement[] {
  const found: Statement[] = [];
  walkFacts(page.facts.body, (fact) => {
    const holds = (fact.start ?? 0) <= at && at < (fact.end ?? Infinity);
    if (holds && isStatement(fact)) found.push(fact);
    return holds || fact.start === undefined;
  });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

const kinds = new Set([
  ...['declare', 'expression', 'return', 'throw', 'branch', 'loop', 'try', 'with', 'block'],
  ...['function-statement', 'class-statement', 'jump'],
]);

const isStatement = (fact: Fact): fact is Statement => kinds.has(fact.kind ?? '');

const keywords = /^(?:export\s+(?:default\s+)?)?(?:(?:const|let|var)\s+)?$/;

function placedStatement(
  page: Page,
  statement: Statement,
  parent: Statement | null,
): PlacedStatement | null {
  const { text } = page;
  // The value of an arrow function counts as a `return` that nobody wrote.
  if (statement.kind === 'return' && !text.startsWith('return', statement.start)) return null;
  const line = Math.max(lineStart(text, statement.start), page.module.start);
  const start = line + lineIndent(text, statement.start).length;
  if (!keywords.test(text.slice(start, statement.start))) return null;
  const end = statementEnd(page, statement);
  const behind = lex(text, end, Math.min(text.length, end + 1))[0];
  if (behind && text[behind.start] === ',') return null;
  return isInBlock(page, start, parent) ? { statement, start, end } : null;
}

/** False for the only statement of an `if` or a loop without braces. */
function isInBlock(page: Page, start: number, parent: Statement | null): boolean {
  if (parent?.kind !== 'branch' && parent?.kind !== 'loop') return true;
  let depth = 0;
  for (const token of lex(page.text, parent.start, start)) {
    if (token.kind !== 'punctuation') continue;
    const mark = sourceOf(page, token);
    depth += mark === '{' ? 1 : mark === '}' ? -1 : 0;
  }
  return depth > 0 || page.text.startsWith('case', parent.start);
}

export function tryAround(
  page: Page,
  target: Span,
  handler: HandlerCode,
): readonly TextEdit[] | null {
  const first = statementAt(page, target.start);
  const last = statementAt(page, target.end - 1);
  if (!first || !last) return null;
  const indent = lineIndent(page.text, first.start);
  if (lineIndent(page.text, last.start) !== indent) return null;
  const body = span(first.start, last.end);
  if (declaredIn(page, body).some((name) => isUsedBehind(page, name, body))) return null;
  const { newline } = page.style;
  const inner = indent + page.style.indent;
  const error = handler.error === null ? null : freeName(sourceOf(page, body), handler.error);
  const code = error === null ? handler.code : withName(handler.code, 'error', error);
  return ropeEdits(page, body, [
    `try {${newline}${inner}`,
    ...indented(page, body),
    `${newline}${indent}} catch ${error === null ? '' : `(${error}) `}{${newline}${inner}`,
    codeAt(page, code, inner),
    `${newline}${indent}}`,
  ]);
}

/** Names that statements of a region bind for those behind them. */
function declaredIn(page: Page, region: Span): readonly string[] {
  const names: string[] = [];
  walkFacts(page.facts.body, (fact) => {
    const start = fact.start ?? region.start;
    const isInside = region.start <= start && start < region.end;
    if (isInside && fact.kind === 'declare') names.push(...boundBy(fact));
    if (isInside && fact.kind === 'function-statement') names.push('function');
    return !('params' in fact) || (fact.start ?? 0) < region.start;
  });
  return names;
}

function boundBy(fact: Fact): readonly string[] {
  const names: string[] = [];
  walkFacts((fact as { readonly target?: unknown }).target, (inner) => {
    if (inner.kind === 'name' && 'name' in inner) names.push(String(inner.name));
    return true;
  });
  return names;
}

const isUsedBehind = (page: Page, name: string, region: Span): boolean =>
  name === 'function' || usesName(page.text.slice(region.end, scopeEnd(page, region)), name);

/** Where the innermost function around a region ends, or the module. */
function scopeEnd(page: Page, region: Span): number {
  let scope = page.module;
  walkFacts([page.facts.body, page.facts.exports], (fact) => {
    const { start = -1, end = -1 } = fact;
    if ('params' in fact && start < region.start && region.end <= end) scope = { start, end };
    return true;
  });
  return scope.end;
}
