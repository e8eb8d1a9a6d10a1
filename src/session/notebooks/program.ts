/** The code cells of a notebook as one program: what one cell makes, others use. */
import { layoutOf } from './layout';
import { withoutMagics } from './magics';

/** One cell of a notebook, code or not. */
export interface NotebookCell {
  readonly source: string;
  /** False for text, and for code in another language. */
  readonly isPython: boolean;
}

/** Where a cell lies in its notebook's program. */
export interface CellSpan {
  /** Counted from 1 among all cells of the notebook, texts included. */
  readonly cell: number;
  /** Half-open range of UTF-16 offsets, without what parts it from the next. */
  readonly start: number;
  readonly end: number;
  /** Counted from 1. */
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface NotebookProgram {
  readonly text: string;
  readonly cells: readonly CellSpan[];
}

/**
 * Offsets and lines within each cell are those of its source. Cells are read by themselves: what one leaves open while
 * it is typed is closed behind it.
 */
export function joinCells(cells: readonly NotebookCell[]): NotebookProgram {
  const spans: CellSpan[] = [];
  let text = '';
  let firstLine = 1;
  cells.forEach(({ source, isPython }, at) => {
    if (!isPython) return;
    const start = text.length;
    const lastLine = firstLine + (source.match(/\n/g)?.length ?? 0);
    spans.push({ cell: at + 1, start, end: start + source.length, firstLine, lastLine });
    const code = withoutMagics(source);
    text += `${code}${layoutOf(code).closers}\n`;
    firstLine = lastLine + 1;
  });
  return { text, cells: spans };
}

/** The cell that an offset lies in; the last one before it where it lies between two. */
export const cellAt = (offset: number, cells: readonly CellSpan[]): CellSpan | null =>
  cells.findLast((one) => one.start <= offset) ?? null;

/** The cell that a line of the program, counted from 1, lies in. */
export const cellOfLine = (line: number, cells: readonly CellSpan[]): CellSpan | null =>
  cells.findLast((one) => one.firstLine <= line) ?? null;
