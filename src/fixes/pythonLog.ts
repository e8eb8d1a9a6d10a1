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
