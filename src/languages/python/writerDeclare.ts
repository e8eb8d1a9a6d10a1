/** Declares constants behind the imports, and functions above the code that needs them. */
import type { TextEdit } from '../../model/finding';
import type { Declared, ModuleCode, NamedConstant } from '../../model/writer';
import { numberText } from './style';
import type { Node } from './tree';
import { isDocstring, preamble } from './writerImports';
import { freeName } from './writerNames';
import { codeAt, edit, lineEnd, lineStart, type Page, statementsAround } from './writerPage';

/** Whole numbers stay whole: some options take no float, and all take an integer. */
export function declareConstant(page: Page, { name, value, comment }: NamedConstant): Declared {
  const isThere = page.facts.body.some(
    (one) =>
      one.kind === 'declare' &&
      one.target.kind === 'name' &&
      one.target.name === name &&
      one.value?.kind === 'literal' &&
      one.value.value === value,
  );
  if (isThere) return { name, edits: [] };
  const free = freeName(page, name);
  const lines = [...commentLines(page, comment), `${free} = ${numberText(value)}`];
  return { name: free, edits: [insertTop(page, lines.join(page.style.newline), 1)] };
}

/** A comment on lines of its own, none of them too long. */
export function commentLines({ style }: Page, comment: string): readonly string[] {
  const lines: string[] = [];
  for (const word of comment.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= style.width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines;
}

/**
 * What stands at the `end` in other languages stands above the statement that needs it here: Python runs a module from
 * the top, and what runs there must not come before what it needs.
 */
export function declareCode(page: Page, wanted: ModuleCode, at: number | undefined): Declared {
  const source = (name: string): string => codeAt(page, wanted.code.replaceAll('$name$', name), '');
  if (bare(page.text).includes(bare(source(wanted.name)))) return { name: wanted.name, edits: [] };
  const name = freeName(page, wanted.name);
  const code = [...commentLines(page, wanted.comment), source(name)].join(page.style.newline);
  const isBlock = /^(?:@|(?:async )?def |class )/m.test(wanted.code);
  const around =
    at === undefined || wanted.place === 'top' ? undefined : statementsAround(page, at)[0];
  const place = around
    ? insertAbove(page, around.node, code)
    : insertTop(page, code, isBlock ? 2 : 1);
  return { name, edits: [place] };
}

/** What tells two pieces of code apart: everything but layout. */
const bare = (code: string): string => code.replace(/[\s,'"]/g, '');

/** Behind the imports, or the docstring, or the comments with which the file begins. */
function insertTop(page: Page, code: string, blank: number): TextEdit {
  const { newline } = page.style;
  const gap = newline.repeat(blank);
  const imports = preamble(page);
  const docstring = page.tree.body.find(isDocstring);
  const last = imports.at(-1)?.node ?? (docstring === page.tree.body[0] ? docstring : undefined);
  const [first] = page.tree.body;
  if (!last) {
    const at = first ? aboveComments(page, first) : page.text.length;
    return edit(page, at, at, code + newline + (first ? gap : ''));
  }
  const at = lineEnd(page.text, last.end);
  const rest = page.text.slice(at);
  const gapThere = /^(?:[ \t]*\r?\n)*/.exec(rest)?.[0].match(/\n/g)?.length ?? 0;
  const isLast = rest.trim() === '';
  // What follows keeps its distance; a function needs two blank lines behind it as well.
  const missing = isLast ? 0 : Math.max(0, blank === 1 ? 0 : 3 - gapThere);
  return edit(page, at, at, newline + gap + code + newline.repeat(missing));
}

function insertAbove(page: Page, node: Node, code: string): TextEdit {
  const { newline } = page.style;
  const at = aboveComments(page, node);
  const before = page.text.slice(0, at).trimEnd();
  const gapThere = page.text.slice(before.length, at).match(/\n/g)?.length ?? 0;
  const missing = before === '' ? 0 : Math.max(0, 3 - gapThere);
  return edit(page, at, at, newline.repeat(missing) + code + newline.repeat(3));
}

/** Comments right above a statement belong to it; those with which the file begins do not. */
function aboveComments({ text, tree }: Page, node: Node): number {
  let at = lineStart(text, node.start);
  while (at > 0) {
    const previous = lineStart(text, at - 1);
    const comment = tree.comments.find(({ start }) => start >= previous && start < at);
    if (
      !comment ||
      text.slice(previous, comment.start).trim() !== '' ||
      text.startsWith('#!', previous)
    )
      break;
    at = previous;
  }
  return at;
}
