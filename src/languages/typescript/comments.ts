import {
  getLeadingCommentRanges,
  getTrailingCommentRanges,
  type CommentRange,
  type Node,
  type SourceFile,
} from 'typescript';
import type { CommentFact } from '../../model/facts';

const WORD = 'lifeboat-';

/** Most comments that are looked at; noise must not make reading slow. */
const MAX_DIRECTIVES = 2000;

/**
 * True where a comment stands on the property's line, before or behind it with nothing but closing
 * punctuation between, or fills the line above.
 */
export function standsBesideComment(text: string, start: number, end: number): boolean {
  const lineEnd = indexOr(text, '\n', end, text.length);
  if (/^[\s,;)\]}]*\/[/*]/.test(text.slice(end, lineEnd))) return true;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (text.slice(lineStart, start).trimEnd().endsWith('*/')) return true;
  if (lineStart === 0) return false;
  const above = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart).trim();
  return above.startsWith('//') || above.endsWith('*/');
}

function indexOr(text: string, part: string, from: number, otherwise: number): number {
  const found = text.indexOf(part, from);
  return found < 0 ? otherwise : found;
}

/** Comments that speak to Lifeboat, in order. The tree tells them from strings, templates and JSX text. */
export function readDirectives(tree: SourceFile): CommentFact[] {
  const { text } = tree;
  const directives: CommentFact[] = [];
  let at = text.indexOf(WORD);
  for (let looked = 0; at >= 0 && looked < MAX_DIRECTIVES; looked++) {
    const comment = commentAt(tree, at);
    if (comment) {
      const { pos: start, end } = comment;
      directives.push({ text: withoutMarkers(text.slice(start, end)), start, end });
    }
    at = text.indexOf(WORD, comment ? comment.end : at + WORD.length);
  }
  return directives;
}

function commentAt(tree: SourceFile, at: number): CommentRange | null {
  const token = tokenAround(tree, at);
  if (token.getStart(tree) <= at && token !== tree) return null;
  const ranges = [
    ...(getTrailingCommentRanges(tree.text, token.pos) ?? []),
    ...(getLeadingCommentRanges(tree.text, token.pos) ?? []),
  ];
  return ranges.find((range) => range.pos <= at && at < range.end) ?? null;
}

/** The innermost node whose text, with the comments before it, holds `at`. */
function tokenAround(tree: SourceFile, at: number): Node {
  let node: Node = tree;
  for (;;) {
    const child: Node | undefined = node
      .getChildren(tree)
      .find((candidate) => candidate.pos <= at && at < candidate.end);
    if (!child) return node;
    node = child;
  }
}

function withoutMarkers(comment: string): string {
  if (comment.startsWith('//')) return comment.slice(2).trim();
  return comment.slice(2, comment.endsWith('*/') ? -2 : comment.length).trim();
}
