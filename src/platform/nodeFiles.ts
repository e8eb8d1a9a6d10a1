/** Files through Node. */
import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Dirent } from 'node:fs';
import { decodeText } from './decodeText';
import type { DirectoryEntry, FileSystem } from './ports';

export const nodeFiles: FileSystem = {
  readText,
  readBytes: (path) => named(path, 'read', () => fs.readFile(path)),
  readDirectory,
  stat,
  writeText,
};

async function readText(path: string): Promise<string> {
  const text = decodeText(await nodeFiles.readBytes(path));
  if (text === null) {
    throw new Error(`Cannot read ${path}: it is not text`);
  }
  return text;
}

async function readDirectory(path: string): Promise<readonly DirectoryEntry[]> {
  const entries = await named(path, 'list', () => fs.readdir(path, { withFileTypes: true }));
  return entries.map((entry) => ({ name: entry.name, kind: entryKind(entry) }));
}

/** Symbolic links are `other`: nobody who walks a tree follows them, so loops cannot happen. */
function entryKind(entry: Dirent): DirectoryEntry['kind'] {
  if (entry.isFile()) {
    return 'file';
  }
  return entry.isDirectory() ? 'directory' : 'other';
}

async function stat(path: string): ReturnType<FileSystem['stat']> {
  try {
    const found = await fs.stat(path);
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

async function named<T>(path: string, verb: string, action: () => Promise<T>): Promise<T> {
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
