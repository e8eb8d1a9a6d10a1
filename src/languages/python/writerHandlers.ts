/** Puts statements into `except` clauses. */
import type { Span } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import type { HandlerCode } from '../../model/writer';
import type { Node } from './tree';
import { codeAt, edit, lineEnd, lineIndent, nodesAround, type Page, sourceOf } from './writerPage';

/** In front of the statements of the clause; in the place of one that does nothing. */
export function beginHandler(
  page: Page,
  target: Span,
  { error, code }: HandlerCode,
): readonly TextEdit[] | null {
  const clause = clauseAt(page, target);
  if (!clause) return null;
  const { body, header } = clause;
  const name = /\bas\s+(\w+)\s*$/.exec(header)?.[1] ?? null;
  // A name that is not there yet would have to be added to the clause as well.
  if (error !== null && name === null && code.includes('$error$')) return null;
  const statements = body.children.filter(({ name: kind }) => kind !== ':' && kind !== ';');
  const [first] = statements;
  if (!first) return null;
  const { newline, indent } = page.style;
  const outer = lineIndent(page.text, target.start);
  const isBeside = !page.text.slice(body.start, first.start).includes('\n');
  const inner = isBeside ? outer + indent : lineIndent(page.text, first.start);
  const text = codeAt(page, code.replaceAll('$error$', name ?? ''), inner);
  const isIdle = statements.length === 1 && /^(?:pass|\.\.\.)$/.test(sourceOf(page, first));
  const last = statements.at(-1) ?? first;
  if (isBeside) {
    const rest = isIdle ? '' : newline + inner + page.text.slice(first.start, last.end);
    const colon = body.start + 1;
    return [edit(page, colon, last.end, newline + inner + text + rest)];
  }
  return isIdle
    ? [edit(page, first.start, first.end, text)]
    : [edit(page, first.start, first.start, text + newline + inner)];
}

interface Clause {
  /** From `except` to its colon. */
  readonly header: string;
  readonly body: Node;
}

/** The clause of a `try` that begins at a place. */
function clauseAt(page: Page, { start, end }: Span): Clause | null {
  const around = nodesAround(page, start).findLast(({ name }) => name === 'TryStatement');
  const body = around?.children.find(
    (one) => one.name === 'Body' && one.start > start && one.start < end,
  );
  if (!body || !/^except\b/.test(page.text.slice(start, lineEnd(page.text, start)))) return null;
  return { header: page.text.slice(start, body.start).trimEnd(), body };
}
