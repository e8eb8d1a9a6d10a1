/** Tells the log of a failure, by the logger that the module has. */
import type { TextEdit } from '../model/finding';
import type { Writer } from '../model/writer';

export interface LogCall {
  /** What the module logs by: `logger`, `logging`. */
  readonly logger: string;
  /** What stands in a message for a value behind it. */
  readonly holder: '%s' | '{}';
  readonly edits: readonly TextEdit[];
}

const known =
  /^(?:from loguru import (logger)\b|(\w+)\s*(?::[^=\n]+)?=\s*(?:(?:logging\.)?getLogger|structlog\.get_logger)\()/m;

const isImport = ({ start, end, newText }: TextEdit): boolean =>
  start === end && /^\s*(?:from|import) /.test(newText);

/** Modules before names, each by the alphabet. */
const orderOf = ({ newText }: TextEdit): string => {
  const text = newText.trim();
  return `${text.startsWith('import') ? '0' : '1'}${text.toLowerCase()}`;
};

/**
 * Imports for one section side by side: where that is not there yet, each edit brings the blank line that divides it
 * from the next.
 */
export function sideBySide(edits: readonly TextEdit[]): readonly TextEdit[] {
  const first = edits.find(isImport);
  const all = edits.filter((one) => isImport(one) && one.start === first?.start);
  if (all.length < 2) return edits;
  const sorted = all.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const joined = sorted.map((edit, at) => ({
    ...edit,
    newText: edit.newText
      .replace(/^\r?\n(?=\r?\n)/, (gap) => (at === 0 ? gap : ''))
      .replace(/(?<=\n)\r?\n$/, (gap) => (at === sorted.length - 1 ? gap : '')),
  }));
  return [...joined, ...edits.filter((one) => !all.includes(one))];
}

/** Null where this file cannot import. `at`: where it is needed. */
export function loggerOf(writer: Writer, at: number): LogCall | null {
  const text = writer.sourceOf({ start: 0, end: Number.MAX_SAFE_INTEGER });
  const [, loguru, own] = known.exec(text) ?? [];
  const there = loguru ?? own;
  if (there !== undefined)
    return { logger: there, holder: loguru === undefined ? '%s' : '{}', edits: [] };
  const imported = writer.addImport(
    { module: 'logging', names: [{ imported: '*', local: 'logging' }] },
    at,
  );
  return (
    imported && {
      logger: imported.names[0] ?? 'logging',
      holder: '%s',
      edits: imported.edits,
    }
  );
}
