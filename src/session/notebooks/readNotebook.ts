/** `.ipynb` files: JSON by Jupyter's formats 3 and 4. Outputs are not looked at. */
import type { NotebookCell } from './program';

export const brokenNotebook = 'not a notebook that can be read';

/** The cells in their order; null for text that is no notebook. Those of a notebook in another language are no Python. */
export function readNotebook(text: string): readonly NotebookCell[] | null {
  const data = objectOf(parsed(text));
  const cells = data && cellsOf(data);
  if (data === null || cells === null) return null;
  const language = languageOf(data);
  return cells.map((one) => {
    const cell = objectOf(one);
    const source = sourceOf(cell?.['source'] ?? cell?.['input']);
    const isCode = cell?.['cell_type'] === 'code';
    return { source, isPython: isCode && isPythonName(ownLanguage(cell) ?? language) };
  });
}

type JsonObject = Readonly<Record<string, unknown>>;

const objectOf = (value: unknown): JsonObject | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function cellsOf(data: JsonObject): readonly unknown[] | null {
  const sheets: unknown = data['worksheets'];
  const first = Array.isArray(sheets) ? objectOf(sheets[0]) : null;
  const cells: unknown = data['cells'] ?? first?.['cells'];
  return Array.isArray(cells) ? cells : null;
}

/** Lists of lines keep their line ends. */
const sourceOf = (source: unknown): string =>
  (Array.isArray(source) ? source : [source])
    .map((line) => (typeof line === 'string' ? line : ''))
    .join('');

/** What the notebook says of its kernel; most that say nothing are Python's. */
function languageOf(data: JsonObject): string {
  const metadata = objectOf(data['metadata']);
  const kernel = objectOf(metadata?.['kernelspec']);
  const info = objectOf(metadata?.['language_info']);
  const said = info?.['name'] ?? kernel?.['language'] ?? kernel?.['name'];
  return typeof said === 'string' ? said : 'python';
}

/** Notebooks of several languages say it of each cell. */
function ownLanguage(cell: JsonObject | null): string | null {
  const metadata = objectOf(cell?.['metadata']);
  const said = objectOf(metadata?.['vscode'])?.['languageId'] ?? cell?.['language'];
  return typeof said === 'string' ? said : null;
}

const isPythonName = (name: string): boolean => /^i?python/i.test(name);
