/** A file system of plain strings, with counts of what was asked of it. */
import type { DirectoryEntry, FileSystem } from '../../../src/platform/ports';

export interface MemoryFiles extends FileSystem {
  /** Replaces or adds a file; null takes it away. */
  put(path: string, content: string | Uint8Array | null): void;
  /** Absolute paths whose content was read, in order, repeats included. */
  readonly reads: string[];
}

/** `tree` maps paths below `root` (absolute, POSIX) to contents; a content of an Error makes every read of it fail. */
export function memoryFiles(
  root: string,
  tree: Readonly<Record<string, string | Uint8Array | Error>>,
): MemoryFiles {
  const contents = new Map<string, string | Uint8Array | Error>(
    Object.entries(tree).map(([path, content]) => [`${root}/${path}`, content]),
  );
  const reads: string[] = [];
  const bytesOf = (path: string): Uint8Array => {
    const content = contents.get(path);
    if (content === undefined || content instanceof Error) {
      throw content ?? new Error(`Cannot read ${path} (ENOENT)`);
    }
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  return {
    reads,
    put(path, content) {
      if (content === null) {
        contents.delete(`${root}/${path}`);
      } else {
        contents.set(`${root}/${path}`, content);
      }
    },
    async readBytes(path) {
      reads.push(path);
      return bytesOf(path);
    },
    async readText(path) {
      reads.push(path);
      return new TextDecoder().decode(bytesOf(path));
    },
    readDirectory: async (path) => entriesOf(path, [...contents.keys()]),
    async stat(path) {
      const content = contents.get(path);
      if (content !== undefined) {
        const size = content instanceof Error ? 0 : bytesOf(path).length;
        return { size, mtimeMs: 0, kind: 'file' };
      }
      const isDirectory = [...contents.keys()].some((known) => known.startsWith(`${path}/`));
      return isDirectory ? { size: 0, mtimeMs: 0, kind: 'directory' } : null;
    },
    async writeText(path, text) {
      contents.set(path, text);
    },
  };
}

function entriesOf(directory: string, paths: readonly string[]): readonly DirectoryEntry[] {
  const prefix = directory === '/' ? '/' : `${directory}/`;
  const below = paths
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length));
  if (below.length === 0) {
    throw new Error(`Cannot list ${directory} (ENOENT)`);
  }
  const names = new Set(below.map((path) => path.split('/')[0] ?? path));
  return [...names].map((name) => ({
    name,
    kind: below.includes(name) ? 'file' : 'directory',
  }));
}

/** A log that keeps its lines. */
export function memoryLog(): {
  readonly lines: string[];
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
} {
  const lines: string[] = [];
  return {
    lines,
    info: (message) => void lines.push(`info: ${message}`),
    warn: (message) => void lines.push(`warning: ${message}`),
    error: (message) => void lines.push(`error: ${message}`),
  };
}
