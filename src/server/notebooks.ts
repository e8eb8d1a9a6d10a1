/** Open notebooks: each is one document for everything that thinks, and a row of cells for the client. */
import { NotebookCellKind, type NotebookDocument } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { joinCells, type CellSpan, type NotebookCell } from '../session/notebooks/program';

/** What the client's notebooks and their cells are read from. */
export interface NotebookSource {
  findNotebookDocumentForCell(uri: string): NotebookDocument | undefined;
  readonly cellTextDocuments: { get(uri: string): TextDocument | undefined };
}

/** A cell as the client knows it. */
export interface OpenCell {
  readonly uri: string;
  readonly version: number;
  /** Counted from 1 among all cells of the notebook. */
  readonly cell: number;
  /** Where it lies in the program; null for text and other languages. */
  readonly span: CellSpan | null;
  readonly document: TextDocument;
}

export interface Notebooks {
  /** The programs of all open notebooks, by the notebook's own URI; versions count changes of any cell. */
  all(): readonly TextDocument[];
  get(uri: string): TextDocument | undefined;
  /** What a session takes for the notebook; null for what is none. */
  contentOf(uri: string): readonly NotebookCell[] | null;
  cellsOf(uri: string): readonly OpenCell[];
  /** The notebook that a cell belongs to. */
  ofCell(uri: string): { readonly uri: string; readonly cell: number } | null;
  /** Takes over what the client said; the program as it is now. */
  changed(notebook: NotebookDocument): TextDocument;
  closed(notebook: NotebookDocument): void;
}

interface Open {
  readonly program: TextDocument;
  readonly content: readonly NotebookCell[];
  readonly cells: readonly OpenCell[];
}

export function createNotebooks(source: NotebookSource): Notebooks {
  const open = new Map<string, Open>();
  let changes = 0;
  return {
    all: () => [...open.values()].map(({ program }) => program),
    get: (uri) => open.get(uri)?.program,
    contentOf: (uri) => open.get(uri)?.content ?? null,
    cellsOf: (uri) => open.get(uri)?.cells ?? [],
    ofCell(uri) {
      const notebook = source.findNotebookDocumentForCell(uri);
      const cell = notebook?.cells.findIndex(({ document }) => document === uri) ?? -1;
      return notebook === undefined || cell < 0 ? null : { uri: notebook.uri, cell: cell + 1 };
    },
    changed(notebook) {
      // Notebooks, unlike their cells, may keep their version while somebody types.
      changes += 1;
      const made = openNotebook(notebook, source, changes);
      open.set(notebook.uri, made);
      return made.program;
    },
    closed: ({ uri }) => void open.delete(uri),
  };
}

function openNotebook(notebook: NotebookDocument, source: NotebookSource, version: number): Open {
  const documents = notebook.cells.map(({ document }) => source.cellTextDocuments.get(document));
  const content = notebook.cells.map(({ kind }, at): NotebookCell => {
    const document = documents[at];
    const isPython = kind === NotebookCellKind.Code && document?.languageId === 'python';
    return { source: document?.getText() ?? '', isPython };
  });
  const { text, cells } = joinCells(content);
  return {
    program: TextDocument.create(notebook.uri, 'python', version, text),
    content,
    cells: documents.flatMap((document, at) => {
      const span = cells.find((one) => one.cell === at + 1) ?? null;
      return document === undefined
        ? []
        : [{ uri: document.uri, version: document.version, cell: at + 1, span, document }];
    }),
  };
}
