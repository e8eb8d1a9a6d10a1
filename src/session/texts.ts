/** The current text of each file: an open buffer where there is one, the disk otherwise. */
import { decodeText } from '../platform/decodeText';
import type { FileSystem } from '../platform/ports';
import { absolutePath, extensionOf } from '../project/paths';
import { joinCells } from './notebooks/program';
import type { CellSpan, NotebookCell } from './notebooks/program';
import { brokenNotebook, readNotebook } from './notebooks/readNotebook';
import { binary, maxFileBytes, maxNotebookBytes, tooLarge, unreadable } from './skipReasons';

export type FileText =
  /** `cells`: of a notebook, whose text is the program of its cells. */
  | { readonly kind: 'text'; readonly text: string; readonly cells?: readonly CellSpan[] }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'absent' };

export interface Texts {
  /** Never rejects. An open buffer counts whatever its size. */
  read(path: string): Promise<FileText>;
  setBuffer(path: string, content: BufferContent | null): void;
  isOpen(path: string): boolean;
  /** Paths of open buffers. */
  open(): readonly string[];
}

/** The text of a document, or the cells of a notebook. */
export type BufferContent = string | readonly NotebookCell[];

type Readable = Extract<FileText, { readonly kind: 'text' }>;

/** Paths are POSIX, relative to `root`. */
export function createTexts(root: string, files: FileSystem): Texts {
  const buffers = new Map<string, Readable>();
  return {
    async read(path) {
      return buffers.get(path) ?? readFile(absolutePath(root, path), files);
    },
    setBuffer(path, content) {
      if (content === null) {
        buffers.delete(path);
      } else {
        const isText = typeof content === 'string';
        buffers.set(path, isText ? { kind: 'text', text: content } : programOf(content));
      }
    },
    isOpen: (path) => buffers.has(path),
    open: () => [...buffers.keys()],
  };
}

const programOf = (cells: readonly NotebookCell[]): Readable => ({
  kind: 'text',
  ...joinCells(cells),
});

async function readFile(path: string, files: FileSystem): Promise<FileText> {
  try {
    const found = await files.stat(path);
    if (found?.kind !== 'file') {
      return { kind: 'absent' };
    }
    const isNotebook = extensionOf(path) === '.ipynb';
    if (found.size > (isNotebook ? maxNotebookBytes : maxFileBytes)) {
      return { kind: 'skipped', reason: tooLarge };
    }
    const text = decodeText(await files.readBytes(path));
    if (text === null) return { kind: 'skipped', reason: binary };
    if (!isNotebook) return { kind: 'text', text };
    const cells = readNotebook(text);
    return cells === null ? { kind: 'skipped', reason: brokenNotebook } : programOf(cells);
  } catch {
    return { kind: 'skipped', reason: unreadable };
  }
}
