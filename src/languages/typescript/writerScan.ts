/**
 * A shallow lexer: tells code from comments, strings, templates and regular expressions. It must start in code,
 * which is why the writer only ever starts it at spans that the facts name. It never fails: what it cannot read
 * is punctuation, and an unclosed string ends with its line.
 */
import type { Span } from '../../model/facts';

export type TokenKind = 'comment' | 'string' | 'template' | 'regex' | 'word' | 'punctuation';

/** A `template` token is one stretch of literal text with its delimiters: `` `a${ ``, `}b${`, `` }c` ``. */
export interface Token extends Span {
  readonly kind: TokenKind;
}

const space = /\s+/y;
const word = /[\p{ID_Start}\p{Number}$_#\\][\p{ID_Continue}$\\\u200c\u200d]*/uy;
const comment = /\/\/[^\n\r]*|\/\*[^]*?(?:\*\/|$)/y;
const string = /"(?:[^"\\\n\r]|\\(?:\r\n|[^]))*"?|'(?:[^'\\\n\r]|\\(?:\r\n|[^]))*'?/y;
const regex = /\/(?:[^/\\[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\])+\/[a-z]*/y;
const templateText = /[`}](?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|\$\{|$)/y;
const beforeRegex = /^(?:[([{,;:?=!&|+\-*%~^]|=>|return|typeof|case|in|of|await|yield|void|throw)$/;

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** The tokens of `text` between two offsets; the first one must be code. */
export function lex(text: string, from = 0, to = text.length): readonly Token[] {
  const tokens: Token[] = [];
  /** Curly braces open in each template hole that surrounds the place; the last one is the innermost. */
  const holes: number[] = [];
  let last: Token | null = null;
  let at = skipSpace(text, from);
  while (at < to) {
    const token = nextToken(text, at, last, holes);
    tokens.push(token);
    if (token.kind !== 'comment') last = token;
    at = skipSpace(text, token.end);
  }
  return tokens;
}

function skipSpace(text: string, at: number): number {
  const code = text.charCodeAt(at);
  // Visible ASCII: the pattern need not be asked.
  return code > 0x20 && code < 0x7f ? at : matchEnd(space, text, at);
}

function nextToken(text: string, start: number, last: Token | null, holes: number[]): Token {
  const char = text[start];
  const inHole = holes.length > 0;
  if (char === '`' || (char === '}' && inHole && holes.at(-1) === 0)) {
    if (char === '}') holes.pop();
    const end = matchEnd(templateText, text, start);
    if (text.startsWith('${', end - 2)) holes.push(0);
    return { kind: 'template', start, end };
  }
  if (inHole && char === '{') holes.push((holes.pop() ?? 0) + 1);
  if (inHole && char === '}') holes.push((holes.pop() ?? 0) - 1);
  return plainToken(text, start, last);
}

/** Looks at one character to know which pattern can match: half the tokens of a text are punctuation. */
function plainToken(text: string, start: number, last: Token | null): Token {
  switch (text[start]) {
    case '"':
    case "'":
      return { kind: 'string', start, end: matchEnd(string, text, start) };
    case '/':
      return slashToken(text, start, last);
    case '=':
      return { kind: 'punctuation', start, end: start + (text[start + 1] === '>' ? 2 : 1) };
    default: {
      const end = matchEnd(word, text, start);
      return end > start
        ? { kind: 'word', start, end }
        : { kind: 'punctuation', start, end: start + 1 };
    }
  }
}

function slashToken(text: string, start: number, last: Token | null): Token {
  const commentEnd = matchEnd(comment, text, start);
  if (commentEnd > start) return { kind: 'comment', start, end: commentEnd };
  const mayBeRegex =
    last === null || beforeRegex.test(text.slice(last.start, Math.min(last.end, last.start + 8)));
  const end = mayBeRegex ? matchEnd(regex, text, start) : start;
  return end > start
    ? { kind: 'regex', start, end }
    : { kind: 'punctuation', start, end: start + 1 };
}

const opening = new Set(['(', '[', '{', '<']);
const closing = new Set([')', ']', '}', '>']);

/** Offset of the first comma of the list in which `from` stands, where there is one before `to`. */
export function findComma(text: string, from: number, to: number): number | null {
  let depth = 0;
  for (const token of lex(text, from, to)) {
    if (token.kind !== 'punctuation') continue;
    const mark = text.slice(token.start, token.end);
    if (mark === ',' && depth === 0) return token.start;
    if (opening.has(mark)) depth++;
    // A closing mark without its opening one belongs to parentheses around what stands before `from`.
    if (closing.has(mark)) depth = Math.max(0, depth - 1);
  }
  return null;
}

/** Offset of the first token of code from `from` on, past comments; `to` where there is none. */
export function skipComments(text: string, from: number, to: number): number {
  return lex(text, from, to).find((token) => token.kind !== 'comment')?.start ?? to;
}

/** End of the last token before `to`, comments included; `from` where there is none. */
export function lastTokenEnd(text: string, from: number, to: number): number {
  return Math.min(lex(text, from, to).at(-1)?.end ?? from, to);
}

export function hasComment(text: string, from: number, to: number): boolean {
  return lex(text, from, to).some((token) => token.kind === 'comment');
}

/** Stretches whose lines are content and not code: the text of templates, strings and comments. */
export function textSpans(text: string, from: number, to: number): readonly Span[] {
  return lex(text, from, to).filter(({ kind }) => kind !== 'word' && kind !== 'punctuation');
}

/**
 * Stretches whose lines must not be moved: templates with all that stands in them, strings, and comments that are
 * not drawn with a star on every line.
 */
export function rigidSpans(text: string, from: number, to: number): readonly Span[] {
  const rigid: Span[] = [];
  const open: number[] = [];
  for (const token of lex(text, from, to)) {
    if (token.kind === 'string') rigid.push(token);
    if (token.kind === 'comment' && !isStarred(text.slice(token.start, token.end)))
      rigid.push(token);
    if (token.kind !== 'template') continue;
    if (text[token.start] === '`') open.push(token.start);
    if (text.startsWith('${', token.end - 2)) continue;
    rigid.push({ start: open.pop() ?? token.start, end: token.end });
  }
  return rigid;
}

function isStarred(commentText: string): boolean {
  return commentText
    .split('\n')
    .slice(1)
    .every((line) => line.trimStart().startsWith('*'));
}
