/** What comments say to Lifeboat, and where one shows that somebody meant what stands there. */
import type { CommentFact, Span } from '../../model/facts';
import type { Reader } from './reader';

const WORD = 'lifeboat-';

/** Words for other tools: they give no reason. */
const forTools = /^#\s*(?:noqa|type:|pyright:|mypy:|pylint:|pragma:|fmt:|isort:|ruff:|nosec)/i;

/** Comments that speak to Lifeboat, in order. */
export function readDirectives({ text, tree }: Reader): CommentFact[] {
  if (!text.includes(WORD)) return [];
  return tree.comments.flatMap(({ start, end }) => {
    const comment = text.slice(start, end);
    return comment.includes(WORD) ? [{ text: comment.replace(/^#+/, '').trim(), start, end }] : [];
  });
}

/** True where a comment stands behind it on its line, or fills the line above. */
export function standsBesideComment({ start, end }: Span, reader: Reader): boolean {
  if (reader.tree.comments.length === 0) return false;
  const { text } = reader;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const above = lineStart === 0 ? 0 : text.lastIndexOf('\n', lineStart - 2) + 1;
  const lineEnd = text.indexOf('\n', end);
  const until = lineEnd < 0 ? text.length : lineEnd;
  return commentsBetween(above, until, reader).some((comment) => {
    if (comment.start >= end) return /^[\s,)\]}:]*$/.test(text.slice(end, comment.start));
    return comment.end <= lineStart && text.slice(above, comment.start).trim() === '';
  });
}

/** Comments within a stretch of the text, but for those that are for other tools. */
export function commentsBetween(
  start: number,
  end: number,
  { text, tree }: Reader,
): readonly Span[] {
  const { comments } = tree;
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: Span[] = [];
  for (let at = low; at < comments.length; at++) {
    const comment = comments[at];
    if (!comment || comment.start >= end) break;
    if (!forTools.test(text.slice(comment.start, comment.end))) found.push(comment);
  }
  return found;
}
