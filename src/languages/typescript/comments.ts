import { createScanner, forEachChild, LanguageVariant, ScriptTarget } from 'typescript';
import type { Scanner } from 'typescript';
import type { CommentFact, Span } from '../../model/facts';
import { K, type Node } from './nodeTypes';
import { type Reader, startOf } from './reader';

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
export function readDirectives(reader: Reader): CommentFact[] {
  const { text } = reader;
  const directives: CommentFact[] = [];
  let at = text.indexOf(WORD);
  if (at < 0) return directives;
  const scanner = createScanner(ScriptTarget.Latest, false, LanguageVariant.Standard, text);
  for (let looked = 0; at >= 0 && looked < MAX_LOOKS; looked++) {
    const gap = gapAround(at, reader);
    if (gap) pushDirectives(scanner, gap, directives);
    at = text.indexOf(WORD, Math.max(gap?.end ?? 0, at + WORD.length));
  }
  return directives;
}

/** The comments in a gap that hold the word. */
function pushDirectives(scanner: Scanner, { start, end }: Span, directives: CommentFact[]): void {
  scanner.resetTokenState(start);
  for (let kind = scanner.scan(); kind !== K.EndOfFileToken; kind = scanner.scan()) {
    if (scanner.getTokenStart() >= end) return;
    if (kind !== K.SingleLineCommentTrivia && kind !== K.MultiLineCommentTrivia) continue;
    const comment = scanner.getTokenText();
    if (!comment.includes(WORD)) continue;
    const span = { start: scanner.getTokenStart(), end: scanner.getTokenEnd() };
    directives.push({ text: withoutMarkers(comment), ...span });
  }
}

/** The stretch around `at` that holds no node: only comments, keywords and punctuation. Null inside a token. */
function gapAround(at: number, reader: Reader): Span | null {
  let node: Node = reader.tree;
  for (;;) {
    const { inner, start, end } = around(at, node);
    if (inner) node = inner;
    else if (node.kind > K.LastToken) return { start, end };
    else break;
  }
  // A token: comments stand before it, but for text between elements, which begins at once.
  const end = node.kind === K.JsxText ? node.pos : startOf(node, reader);
  return at < end ? { start: node.pos, end } : null;
}

/** The child that holds `at`, with the comments before it; else where the children next to `at` end and begin. */
function around(at: number, node: Node): Span & { readonly inner: Node | null } {
  let { pos: start, end } = node;
  let inner: Node | null = null;
  forEachChild(node, (child) => {
    if (child.end <= at) start = Math.max(start, child.end);
    else if (child.pos > at) end = Math.min(end, child.pos);
    else inner = child;
  });
  return { inner, start, end };
}

function withoutMarkers(comment: string): string {
  if (comment.startsWith('//')) return comment.slice(2).trim();
  return comment.slice(2, comment.endsWith('*/') ? -2 : comment.length).trim();
}
