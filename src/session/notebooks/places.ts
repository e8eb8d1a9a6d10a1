/** From lines of a notebook's program to cells and lines in them: the last step of every answer about a notebook. */
import type { FileResult } from '../session';
import { cellOfLine } from './program';
import type { CellSpan } from './program';

/**
 * The answer with every place in its notebook as `cell`, and the line in that cell. What ends in a later cell ends with
 * its own: code that is typed may hold more than its cell. Answers are plain data, so one walk finds all places.
 */
export const inCells = (result: FileResult, cells: readonly CellSpan[]): FileResult =>
  placed(result, result.path, { path: result.path, cells }) as FileResult;

interface Notebook {
  readonly path: string;
  readonly cells: readonly CellSpan[];
}

type Data = Readonly<Record<string, unknown>>;

/** `around`: the path that the nearest object around says it is about. */
function placed(value: unknown, around: string, notebook: Notebook): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => placed(one, around, notebook));
  if (typeof value !== 'object' || value === null) return value;
  const data = value as Data;
  const path = typeof data['path'] === 'string' ? data['path'] : around;
  const entries = Object.entries(data).map(([key, one]) => [key, placed(one, path, notebook)]);
  const copy = Object.fromEntries(entries) as Data;
  return path === notebook.path ? { ...copy, ...own(data, notebook) } : copy;
}

/** What changes of an object that is a place, a range, or has one. */
function own(data: Data, { cells }: Notebook): Data {
  if (isNumber(data['startLine'])) return span(data, 'startLine', 'endLine', 'endColumn', cells);
  if (isNumber(data['line'])) {
    const cell = cellOfLine(data['line'], cells)?.cell;
    return { ...span(data, 'line', 'endLine', 'endColumn', cells), cell: cell ?? null };
  }
  const range = data['range'];
  const start: unknown =
    typeof range === 'object' && range !== null ? (range as Data)['startLine'] : null;
  return isNumber(start) && typeof data['path'] === 'string'
    ? { cell: cellOfLine(start, cells)?.cell ?? null }
    : {};
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

function span(
  data: Data,
  start: string,
  end: string,
  endColumn: string,
  cells: readonly CellSpan[],
): Data {
  const [first, last] = [data[start], data[end]];
  const cell = isNumber(first) ? cellOfLine(first, cells) : null;
  if (!isNumber(first) || cell === null) return {};
  const moved = { [start]: first - cell.firstLine + 1 };
  if (!isNumber(last)) return moved;
  if (last <= cell.lastLine) return { ...moved, [end]: last - cell.firstLine + 1 };
  return { ...moved, [end]: cell.lastLine - cell.firstLine + 2, [endColumn]: 1 };
}
