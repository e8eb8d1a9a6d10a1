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
    const quotes = /^(?:"""|'''|["'])/.exec(found)?.[0];
    const reachesEnd = index + found.length === source.length;
    if (quotes !== undefined) string = reachesEnd && !isClosed(found, quotes) ? quotes : '';
    else if (found === '\n') {
      // No expression begins with an exclamation mark: whatever is open above it was left half-typed.
      const isCommand = /^[ \t]*!/.test(source.slice(index + 1, index + 40));
      if (open.length === 0 || isCommand) lineStarts.push(index + 1);
    } else if (closer !== undefined) open.unshift(closer);
    else if (open[0] === found) open.shift();
  }
  return { lineStarts, closers: string + open.join('') };
}

function isClosed(text: string, quotes: string): boolean {
  const plain = text.replace(/\\[^]/g, '');
  return plain.length >= 2 * quotes.length && plain.endsWith(quotes);
}
