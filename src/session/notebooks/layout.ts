/** Strings and brackets of one cell: what is open at its end, and where a line of its own begins. */

export interface Layout {
  /** Offsets at which a line begins that continues nothing: no string, no bracket, no backslash. */
  readonly lineStarts: readonly number[];
  /** What would close all that the cell leaves open, the innermost first. */
  readonly closers: string;
}

const token = new RegExp(
  [
    ...['"', "'"].map(
      (one) => `(?:${one}{3})(?:[^${one}\\\\]|\\\\[^]|${one}(?!${one}{2}))*(?:${one}{3}|\\\\?$)`,
    ),
    ...['"', "'"].map((one) => `${one}(?:[^${one}\\\\\\n]|\\\\[^])*${one}?`),
    ...['#[^\\n]*', '[()[\\]{}]', '\\\\\\r?\\n', '\\n'],
  ].join('|'),
  'g',
);

const closerOf: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

export function layoutOf(source: string): Layout {
  const lineStarts = [0];
  const open: string[] = [];
  let string = '';
  for (const { 0: found, index } of source.matchAll(token)) {
    const closer = closerOf[found];
    if (/^(?:"""|''')/.test(found)) string = isClosed(found) ? '' : found.slice(0, 3);
    else if (found === '\n') {
      // No expression begins with an exclamation mark: whatever is open above it was left half-typed.
      const isCommand = /^[ \t]*!/.test(source.slice(index + 1, index + 40));
      if (open.length === 0 || isCommand) lineStarts.push(index + 1);
    } else if (closer !== undefined) open.unshift(closer);
    else if (open[0] === found) open.shift();
  }
  return { lineStarts, closers: string + open.join('') };
}

const isClosed = (text: string): boolean => text.length >= 6 && text.endsWith(text.slice(0, 3));
