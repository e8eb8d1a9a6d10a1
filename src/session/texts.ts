/** The current text of each file: an open buffer where there is one, the disk otherwise. */
import { decodeText } from '../platform/decodeText';
import type { FileSystem } from '../platform/ports';
import { absolutePath } from '../project/paths';
import { binary, maxFileBytes, tooLarge, unreadable } from './skipReasons';

export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'absent' };

export interface Texts {
  /** Never rejects. An open buffer counts whatever its size. */
  read(path: string): Promise<FileText>;
  setBuffer(path: string, text: string | null): void;
  isOpen(path: string): boolean;
  /** Paths of open buffers. */
  open(): readonly string[];
}

/** Paths are POSIX, relative to `root`. */
export function createTexts(root: string, files: FileSystem): Texts {
  const buffers = new Map<string, string>();
  return {
    async read(path) {
      const buffer = buffers.get(path);
      return buffer === undefined
        ? readFile(absolutePath(root, path), files)
        : { kind: 'text', text: buffer };
    },
    setBuffer(path, text) {
      if (text === null) {
        buffers.delete(path);
      } else {
        buffers.set(path, text);
      }
    },
    isOpen: (path) => buffers.has(path),
    open: () => [...buffers.keys()],
  };
}

async function readFile(path: string, files: FileSystem): Promise<FileText> {
  try {
    const found = await files.stat(path);
    if (found?.kind !== 'file') {
      return { kind: 'absent' };
    }
    if (found.size > maxFileBytes) {
      return { kind: 'skipped', reason: tooLarge };
    }
    const text = decodeText(await files.readBytes(path));
    return text === null ? { kind: 'skipped', reason: binary } : { kind: 'text', text };
  } catch {
    return { kind: 'skipped', reason: unreadable };
  }
}
