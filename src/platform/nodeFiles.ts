/** Files through Node. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Dirent, Stats } from 'node:fs';
import { decodeText } from './decodeText';
import type { DirectoryEntry, FileSystem } from './ports';

/** How Node is asked; answers come at once or later. */
interface Reads {
  readonly file: (path: string) => Uint8Array | Promise<Uint8Array>;
  readonly directory: (path: string) => readonly Dirent[] | Promise<readonly Dirent[]>;
  /** May throw for what is not there, or say nothing. */
  readonly stat: (path: string) => Stats | undefined | Promise<Stats>;
}

export const nodeFiles: FileSystem = filesThrough({
  file: (path) => fs.readFile(path),
  directory: (path) => fs.readdir(path, { withFileTypes: true }),
  stat: (path) => fs.stat(path),
});

/**
 * The same for a command, which has nothing else to do meanwhile: to hand each of thousands of small reads to another
 * thread and back costs several times the read. A server must stay able to answer.
 */
export const promptFiles: FileSystem = filesThrough({
  file: (path) => readFileSync(path),
  directory: (path) => readdirSync(path, { withFileTypes: true }),
  stat: (path) => statSync(path, { throwIfNoEntry: false }),
});

function filesThrough(reads: Reads): FileSystem {
  const readBytes = (path: string): Promise<Uint8Array> =>
    named(path, 'read', () => reads.file(path));
  return {
    readBytes,
    async readText(path) {
      const text = decodeText(await readBytes(path));
      if (text === null) {
        throw new Error(`Cannot read ${path}: it is not text`);
      }
      return text;
    },
    async readDirectory(path) {
      const entries = await named(path, 'list', () => reads.directory(path));
      return entries.map((entry) => ({ name: entry.name, kind: entryKind(entry) }));
    },
    stat: (path) => statOf(path, reads),
    writeText,
  };
}

/** Symbolic links are `other`: nobody who walks a tree follows them, so loops cannot happen. */
function entryKind(entry: Dirent): DirectoryEntry['kind'] {
  if (entry.isFile()) {
    return 'file';
  }
  return entry.isDirectory() ? 'directory' : 'other';
}

async function statOf(path: string, reads: Reads): ReturnType<FileSystem['stat']> {
  try {
    const found = await reads.stat(path);
    if (found === undefined) {
      return null;
    }
    const kind = found.isDirectory() ? 'directory' : 'file';
    return { size: found.size, mtimeMs: found.mtimeMs, kind };
  } catch (error) {
    if (isAbsence(error)) {
      return null;
    }
    throw failure(path, 'read', error);
  }
}

async function writeText(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const mode = await fs.stat(path).then(
      (found) => found.mode,
      () => undefined,
    );
    await fs.writeFile(temporary, text, mode === undefined ? {} : { mode });
    await fs.rename(temporary, path);
  } catch (error) {
    await fs.rm(temporary, { force: true });
    throw failure(path, 'write', error);
  }
}

async function named<T>(path: string, verb: string, action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw failure(path, verb, error);
  }
}

function failure(path: string, verb: string, error: unknown): Error {
  const code = errorCode(error);
  return new Error(`Cannot ${verb} ${path}${code === null ? '' : ` (${code})`}`, { cause: error });
}

function isAbsence(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
