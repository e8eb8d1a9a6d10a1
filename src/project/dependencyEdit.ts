/** Adds a dependency to a manifest and leaves the rest of it as it is. */
import { modify, parseTree, type ParseError } from 'jsonc-parser';
import { formatOf, type ConfigEdit } from './configEdit';

/** In its place in the alphabet; null for a broken manifest. */
export function dependencyEdits(
  text: string,
  name: string,
  range: string,
): readonly ConfigEdit[] | null {
  const errors: ParseError[] = [];
  parseTree(text, errors);
  if (errors.length > 0) return null;
  const edits = modify(text, ['dependencies', name], range, {
    formattingOptions: formatOf(text),
    getInsertionIndex: (names) => {
      const behind = names.findIndex((one) => one > name);
      return behind === -1 ? names.length : behind;
    },
  });
  return edits.map(({ offset, length, content }) => ({
    start: offset,
    end: offset + length,
    newText: content,
  }));
}
