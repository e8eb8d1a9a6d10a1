/** Texts that are being changed: what may be rewritten, what it is by now, and the files as they would then be seen. */
import { createHash } from 'node:crypto';
import { decodeText } from '../platform/decodeText';
import type { FileSystem } from '../platform/ports';

/** A file under change; paths are absolute. */
export interface Rewrite {
  readonly path: string;
  /** As it is on the disk; null where there is no file yet. */
  readonly before: string | null;
  /** A byte order mark, or nothing: no text holds it, and the file keeps it. */
  readonly mark: string;
  readonly after: string;
  /** Of what is on the disk. */
  readonly seal: string | null;
}

export type Opened =
  | { readonly ok: true; readonly rewrite: Rewrite }
  /** Ends the sentence "It was left alone: the file …". */
  | { readonly ok: false; readonly why: string };

const bom = '\ufeff';

/** `seen`: the seal of the bytes that the analysis read; null where it did not read them. */
export async function openRewrite(
  path: string,
  seen: string | null,
  isNew: boolean,
  files: FileSystem,
): Promise<Opened> {
  const bytes = await files.readBytes(path).catch(() => null);
  if (bytes === null)
    return isNew
      ? { ok: true, rewrite: { path, before: null, mark: '', after: '', seal: null } }
      : refused('cannot be read any longer');
  if (isNew) return refused('is there by now');
  const seal = sealOf(bytes);
  if (seen !== null && seen !== seal) return refused('changed while it was looked at');
  const text = decodeText(bytes);
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb ? bom : '';
  // What is not UTF-8 would not come back as it was.
  if (text === null || sealOf(Buffer.from(mark + text)) !== seal) return refused('is not UTF-8');
  if (hasConflict(text)) return refused('holds the marks of an unfinished merge');
  return { ok: true, rewrite: { path, before: text, mark, after: text, seal } };
}

const refused = (why: string): Opened => ({ ok: false, why });

const hasConflict = (text: string): boolean =>
  /^<{7}(?: |$)/m.test(text) && /^={7}\r?$/m.test(text) && /^>{7}(?: |$)/m.test(text);

const sealOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Whether the file is still what it was when the change began. */
export async function isUnchanged({ path, seal }: Rewrite, files: FileSystem): Promise<boolean> {
  const bytes = await files.readBytes(path).catch(() => null);
  return (bytes && sealOf(bytes)) === seal;
}

export interface WatchedFiles {
  readonly files: FileSystem;
  /** Seal of the bytes that were read last; null where nobody has read them. */
  readonly seen: (path: string) => string | null;
}

/** The file system, with texts in the place of those on the disk, and a note of what was read. */
export function watchFiles(files: FileSystem, texts: ReadonlyMap<string, Rewrite>): WatchedFiles {
  const seals = new Map<string, string>();
  const readBytes = async (path: string): Promise<Uint8Array> => {
    const rewrite = texts.get(path);
    if (rewrite) return Buffer.from(rewrite.after);
    const bytes = await files.readBytes(path);
    seals.set(path, sealOf(bytes));
    return bytes;
  };
  return {
    files: {
      ...files,
      readBytes,
      async readText(path) {
        const text = texts.get(path)?.after ?? decodeText(await readBytes(path));
        return text ?? files.readText(path);
      },
      async stat(path) {
        const rewrite = texts.get(path);
        // What no disk has yet.
        return rewrite?.before === null
          ? { size: rewrite.after.length, mtimeMs: 0, kind: 'file' }
          : files.stat(path);
      },
    },
    seen: (path) => seals.get(path) ?? null,
  };
}
