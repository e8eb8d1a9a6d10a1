/** Edits of a notebook's program as edits of its cells. Pure. */
import type { TextEdit } from '../model/finding';
import type { CellSpan } from '../session/notebooks/program';
import type { OpenCell } from './notebooks';

export interface CellEdits {
  readonly target: OpenCell;
  /** Offsets are those of the cell. */
  readonly edits: readonly TextEdit[];
}

/** Null where an edit lies in no cell or in two, or would push a cell's magic off its first line. */
export function editsInCells(
  edits: readonly TextEdit[],
  cells: readonly OpenCell[],
): readonly CellEdits[] | null {
  const parts = new Map<OpenCell, TextEdit[]>();
  const code = cells.flatMap((cell) => (cell.span === null ? [] : [{ cell, span: cell.span }]));
  for (const edit of edits) {
    const own = code.findIndex(({ span }) => span.start <= edit.start && edit.end <= span.end);
    const found = code[own];
    if (found === undefined) return null;
    const before = code[own - 1];
    const placed =
      before !== undefined && isImportBefore(edit, found.span)
        ? { ...before, edit: behind(edit, before.span) }
        : { ...found, edit: moved(edit, found.span.start) };
    if (placed.edit.start === 0 && /^\s*%%/.test(placed.cell.document.getText())) return null;
    parts.set(placed.cell, [...(parts.get(placed.cell) ?? []), placed.edit]);
  }
  return [...parts].map(([target, own]) => ({ target, edits: own }));
}

const moved = (edit: TextEdit, by: number): TextEdit => ({
  ...edit,
  start: edit.start - by,
  end: edit.end - by,
});

/** Behind the last import of a cell begins the next cell: the new one belongs to those before it. */
const isImportBefore = ({ start, end, newText }: TextEdit, span: CellSpan): boolean =>
  start === span.start && end === start && /^(?:import|from)\s/.test(newText);

function behind(edit: TextEdit, { start, end }: CellSpan): TextEdit {
  const length = end - start;
  return { ...edit, start: length, end: length, newText: `\n${edit.newText.replace(/\n$/, '')}` };
}
