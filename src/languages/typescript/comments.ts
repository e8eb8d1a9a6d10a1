import {
  getLeadingCommentRanges,
  getTrailingCommentRanges,
  type Node,
  type SourceFile,
} from 'typescript';
import type { CommentFact } from '../../model/facts';

const WORD = 'lifeboat-';

/** Most places that are looked at; noise must not make reading slow. */
const MAX_LOOKS = 2000;

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
  for (let looked = 0; at >= 0 && looked < MAX_LOOKS; looked++) {
    const token = tokenAround(tree, at);
    const start = token === tree ? at : token.getStart(tree);
    if (at < start) pushDirectives(text, token.pos, start, directives);
    at = text.indexOf(WORD, Math.max(start, at + WORD.length));
  }
  return directives;
}

/** The comments between two tokens that hold the word. */
function pushDirectives(text: string, from: number, to: number, directives: CommentFact[]): void {
  const ranges = [
    ...(getTrailingCommentRanges(text, from) ?? []),
    ...(getLeadingCommentRanges(text, from) ?? []),
  ];
  let last = from - 1;
  for (const { pos, end } of ranges) {
    // At the top of a text both lists hold the first comments.
    if (pos <= last || end > to) continue;
    last = pos;
    const comment = text.slice(pos, end);
    if (!comment.includes(WORD)) continue;
    directives.push({ text: withoutMarkers(comment), start: pos, end });
  }
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
