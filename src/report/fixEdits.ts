/** The edits of a fix as other programs want them: ranges of lines and columns instead of offsets. */
import type { Range } from '../model/call';
import type { Fix } from '../model/finding';
import { createPositions } from '../model/positions';

export interface RangeEdit {
  readonly path: string;
  readonly range: Range;
  readonly newText: string;
}

/**
 * Null where the text of one file cannot be had: half a fix is worse than none. `textOf` gives the text that the edits
 * refer to; that of a file which the fix creates is empty.
 */
export function fixEdits(
  fix: Fix,
  textOf: (path: string) => string | null,
): readonly RangeEdit[] | null {
  const edits: RangeEdit[] = [];
  for (const { path, start, end, newText } of fix.edits) {
    const text = fix.creates?.includes(path) === true ? '' : textOf(path);
    if (text === null) return null;
    edits.push({ path, range: createPositions(path, text).range({ start, end }), newText });
  }
  return edits;
}
