/** Tells the log of a failure, by the logger that the module has. */
import type { TextEdit } from '../model/finding';
import type { Writer } from '../model/writer';

export interface LogCall {
  /** What the module logs by: `logger`, `logging`. */
  readonly logger: string;
  readonly edits: readonly TextEdit[];
}

const known =
  /^(?:from loguru import (logger)\b|(\w+)\s*(?::[^=\n]+)?=\s*(?:(?:logging\.)?getLogger|structlog\.get_logger)\()/m;

/** Imports of one place side by side: each brings the blank line of a section that was not there. */
export function sideBySide(edits: readonly TextEdit[]): readonly TextEdit[] {
  const [first, second, ...more] = edits.toSorted((a, b) => (a.newText < b.newText ? -1 : 1));
  if (!first || second?.start !== first.start || more.length > 0) return edits;
  const isAbove = /\n\r?\n$/.test(first.newText) && /\n\r?\n$/.test(second.newText);
  const isBelow = /^\r?\n\r?\n/.test(first.newText) && /^\r?\n\r?\n/.test(second.newText);
  if (isAbove) return [{ ...first, newText: first.newText.replace(/\r?\n$/, '') }, second];
  return isBelow ? [first, { ...second, newText: second.newText.replace(/^\r?\n/, '') }] : edits;
}

/** Null where this file cannot import. `at`: where it is needed. */
export function loggerOf(writer: Writer, at: number): LogCall | null {
  const text = writer.sourceOf({ start: 0, end: Number.MAX_SAFE_INTEGER });
  const [, loguru, own] = known.exec(text) ?? [];
  const there = loguru ?? own;
  if (there !== undefined) return { logger: there, edits: [] };
  const imported = writer.addImport(
    { module: 'logging', names: [{ imported: '*', local: 'logging' }] },
    at,
  );
  return imported && { logger: imported.names[0] ?? 'logging', edits: imported.edits };
}
