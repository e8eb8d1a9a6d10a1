/** Offsets to lines and columns, 1-based as people count. */
import type { Place, Range } from './call';
import type { Span } from './facts';

export interface Positions {
  readonly path: string;
  place(at: { readonly start: number }): Place;
  range(span: Span): Range;
  /** The first line behind `line` that is not blank and not only a comment. */
  nextCodeLine(line: number): number;
}

export function createPositions(path: string, text: string): Positions {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const locate = (at: number): { line: number; column: number } => {
    const offset = Math.max(0, Math.min(at, text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
  return {
    path,
    place: ({ start }) => ({ path, ...locate(start) }),
    range: ({ start, end }) => {
      const from = locate(start);
      const to = locate(end);
      return {
        startLine: from.line,
        startColumn: from.column,
        endLine: to.line,
        endColumn: to.column,
      };
    },
    nextCodeLine: (line) => {
      let next = line + 1;
      while (next <= starts.length && isComment(text.slice(starts[next - 1], starts[next])))
        next += 1;
      return next;
    },
  };
}

/** Comment markers of all languages; a line inside a block comment starts with a star by custom. */
const isComment = (line: string): boolean => /^\s*(?:$|\/\/|#|\*|\/\*)/.test(line);
