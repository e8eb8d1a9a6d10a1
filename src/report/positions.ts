/** Offsets as people count. */
import type { Range } from '../model/call';

/** A function from half-open offsets of `text` to a 1-based range; columns count UTF-16 units. */
export function rangeFinder(text: string): (start: number, end: number) => Range {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    lineStarts.push(at + 1);
  }
  const place = (offset: number): { readonly line: number; readonly column: number } => {
    const inside = Math.max(0, Math.min(offset, text.length));
    const index = lastNotAbove(lineStarts, inside);
    return { line: index + 1, column: inside - (lineStarts[index] ?? 0) + 1 };
  };
  return (start, end) => {
    const from = place(start);
    const to = place(end);
    return {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  };
}

/** Index of the last of the rising `values` that is not above `limit`. */
function lastNotAbove(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((values[middle] ?? Infinity) <= limit) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
