/** The one place where positions change form: 1-based ranges and offsets here, 0-based UTF-16 positions in LSP. */
import type { Position, Range as LspRange, TextEdit as LspEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from '../model/call';
import type { TextEdit } from '../model/finding';

export function toLspRange(range: Range): LspRange {
  return {
    start: toLspPosition(range.startLine, range.startColumn),
    end: toLspPosition(range.endLine, range.endColumn),
  };
}

/** The whole of one 1-based line; editors cut the range to the line's length. */
export function lineRange(line: number): LspRange {
  const start = toLspPosition(line, 1);
  return { start, end: { line: start.line, character: 2 ** 31 - 1 } };
}

export function toLspEdit(document: TextDocument, edit: TextEdit): LspEdit {
  return {
    range: { start: document.positionAt(edit.start), end: document.positionAt(edit.end) },
    newText: edit.newText,
  };
}

/** True where the two share a position, an end included: a caret behind the last letter counts. */
export function touches(range: LspRange, other: LspRange): boolean {
  return !isBefore(range.end, other.start) && !isBefore(other.end, range.start);
}

export function containsPosition(range: LspRange, position: Position): boolean {
  return touches(range, { start: position, end: position });
}

function toLspPosition(line: number, column: number): Position {
  return { line: Math.max(0, line - 1), character: Math.max(0, column - 1) };
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
