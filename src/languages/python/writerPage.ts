/** The text to write to, with all that is known of it, and what the writer's parts share. */
import type { ModuleFacts, Span } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import { detectStyle, type Style } from './style';
import { createTree, type Node, type SourceTree } from './tree';

export interface Page {
  readonly facts: ModuleFacts;
  readonly text: string;
  readonly style: Style;
  readonly tree: SourceTree;
}

export function openPage(facts: ModuleFacts, text: string): Page {
  const tree = createTree(text);
  return { facts, text, style: detectStyle(text, tree), tree };
}

export function edit({ facts }: Page, start: number, end: number, newText: string): TextEdit {
  return { path: facts.path, start, end, newText };
}

export const sourceOf = ({ text }: Page, { start, end }: Span): string => text.slice(start, end);

export const isMultiLine = (page: Page, where: Span): boolean =>
  sourceOf(page, where).includes('\n');

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Offset before the line's end mark. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' && end > at ? end - 1 : end;
}

/** The white space that the line of `at` begins with. */
export function lineIndent(text: string, at: number): string {
  const start = lineStart(text, at);
  return /^[ \t]*/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '';
}

/** Columns in front of `at`; a tab counts as one step. */
export function columnOf({ text }: Page, at: number): number {
  return text.slice(lineStart(text, at), at).replaceAll('\t', '    ').length;
}

/** Columns behind `at` in its line, without a comment. */
export function restOfLine(page: Page, at: number): number {
  const end = lineEnd(page.text, at);
  const comment = page.tree.comments.find(({ start }) => start >= at && start < end);
  return page.text.slice(at, comment?.start ?? end).trimEnd().length;
}

// ------------------------------------------------------------------------------------------------------- nodes

/** All nodes that hold a place, from outside in. */
export function nodesAround({ tree }: Page, at: number): readonly Node[] {
  const around: Node[] = [];
  let nodes = tree.body;
  for (;;) {
    const inner = nodes.find(({ start, end }) => start <= at && at < end);
    if (!inner) return around;
    around.push(inner);
    nodes = inner.children;
  }
}

export interface PlacedStatement {
  readonly node: Node;
  /** The statements of its block. */
  readonly block: readonly Node[];
}

/** The statements that hold a place, from outside in. */
export function statementsAround(page: Page, at: number): readonly PlacedStatement[] {
  const found: PlacedStatement[] = [];
  let block = page.tree.body;
  for (const node of nodesAround(page, at)) {
    if (node.name === 'Body' || node.name === 'StatementGroup')
      block = node.children.filter(({ name }) => name !== ':' && name !== ';');
    else if (block.includes(node)) found.push({ node, block });
  }
  return found;
}

/** True where its line begins with the statement, and nothing else stands behind it. */
export function standsAlone({ text, tree }: Page, { start, end }: Span): boolean {
  const isFirst = text.slice(lineStart(text, start), start).trim() === '';
  const rest = text.slice(end, lineEnd(text, end)).trim();
  return (
    isFirst &&
    (rest === '' || tree.comments.some((one) => one.start >= end && rest.startsWith('#')))
  );
}

// ----------------------------------------------------------------------------------------------------- layouts

/** Code held ready, with the file's quotes, steps and line ends; lines behind the first begin with `indent`. */
export function codeAt({ style }: Page, code: string, indent: string): string {
  return withQuotes(code, style.quote)
    .split('\n')
    .map((line, index) => {
      const depth = Math.floor((/^ */.exec(line)?.[0].length ?? 0) / 4);
      const inner = style.indent.repeat(depth) + line.slice(depth * 4);
      return index === 0 || line === '' ? inner : indent + inner;
    })
    .join(style.newline);
}

/** Code held ready has double quotes, as black writes them. */
const withQuotes = (code: string, quote: Style['quote']): string =>
  quote === '"' ? code : code.replace(/(?<!["\w])"([^"'\\\n]*)"(?!")/g, "'$1'");

/** The lines of a stretch one step further in; what stands in strings stays. */
export function indented(page: Page, where: Span, step: string): string {
  const rigid = stringsIn(page, where);
  let at = where.start;
  return sourceOf(page, where)
    .split('\n')
    .map((line, index) => {
      const start = at;
      at += line.length + 1;
      const isFixed = rigid.some((one) => one.start < start && start < one.end);
      return index === 0 || isFixed || line.trim() === '' ? line : step + line;
    })
    .join('\n');
}

function stringsIn(page: Page, where: Span): readonly Span[] {
  const found: Span[] = [];
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.end <= where.start || node.start >= where.end) continue;
      if (node.name === 'String' || node.name === 'FormatString') found.push(node);
      else visit(node.children);
    }
  };
  visit(page.tree.body);
  return found;
}

/** True where `at` stands within a string. */
export const isInString = (page: Page, at: number): boolean =>
  nodesAround(page, at).some(
    ({ name, start }) => (name === 'String' || name === 'FormatString') && start < at,
  );
