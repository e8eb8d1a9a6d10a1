/** What a run saw of the file system, and whether a later run would see the same: then its answer is the same too. */
import { createHash } from 'node:crypto';
import type { DirectoryEntry, FileSystem } from '../platform/ports';

/** `present`: something is there, whatever it holds. Size and time of a listed directory are those of its entries. */
export interface Observation {
  readonly path: string;
  readonly saw: 'file' | 'listing' | 'present' | 'absent';
  readonly size: number;
  readonly mtimeMs: number;
  /** Of the content, where the time is too young to tell two contents apart; else empty. */
  readonly hash: string;
}

export interface Recorder {
  /** The same files; what is asked of them is noted. */
  readonly files: FileSystem;
  /** Null where something was seen that cannot be compared later. */
  observations(): readonly Observation[] | null;
}

/** File systems count in steps of up to two seconds: what changed that shortly before may change again unseen. */
const youngMs = 2_500;

type Stat = Awaited<ReturnType<FileSystem['stat']>>;

export function recordFiles(files: FileSystem, now: number): Recorder {
  const seen = new Map<string, Observation>();
  let isComparable = true;
  const note = (path: string, saw: Observation['saw'], found: Stat, hash = ''): void => {
    const known = seen.get(path);
    // A listing or a content says more than presence.
    if (known !== undefined && (saw === 'present' || known.hash !== '')) return;
    seen.set(path, { path, saw, size: found?.size ?? 0, mtimeMs: found?.mtimeMs ?? 0, hash });
  };
  const stat = async (path: string): Promise<Stat> => {
    const found = await files.stat(path);
    note(path, found === null ? 'absent' : found.kind === 'file' ? 'file' : 'present', found);
    return found;
  };
  /** Looked up before the content is read: a change in between is seen by the next run. */
  const reading = async <T>(
    path: string,
    saw: 'file' | 'listing',
    read: () => Promise<T>,
    hashOf: (content: T) => string,
  ): Promise<T> => {
    const known = seen.get(path);
    const found = known?.saw === saw ? known : await files.stat(path).catch(() => null);
    try {
      const content = await read();
      const isYoung = (found?.mtimeMs ?? now) > now - youngMs;
      const before = found === null ? null : { ...found, kind: 'file' as const };
      note(path, saw, before, isYoung ? hashOf(content) : '');
      return content;
    } catch (error) {
      if (found === null) note(path, 'absent', null);
      else isComparable = false;
      throw error;
    }
  };
  return {
    files: {
      ...files,
      stat,
      readText: (path) => reading(path, 'file', () => files.readText(path), hashOfText),
      readBytes: (path) => reading(path, 'file', () => files.readBytes(path), hashOfBytes),
      readDirectory: (path) =>
        reading(path, 'listing', () => files.readDirectory(path), hashOfEntries),
    },
    observations: () => (isComparable ? [...seen.values()] : null),
  };
}

const hashOfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const hashOfText = (text: string): string => `text ${hashOfBytes(Buffer.from(text))}`;

function hashOfEntries(entries: readonly DirectoryEntry[]): string {
  const lines = entries.map(({ name, kind }) => `${kind} ${name}`).sort();
  return hashOfBytes(Buffer.from(lines.join('\n')));
}

/** True where everything is as it was. */
export async function stillSo(
  observations: readonly Observation[],
  files: FileSystem,
): Promise<boolean> {
  const waiting = observations.values();
  let isSame = true;
  const worker = async (): Promise<void> => {
    for (const one of waiting) {
      if (!isSame) return;
      if (!(await isUnchanged(one, files))) isSame = false;
    }
  };
  await Promise.all(Array.from({ length: checksAtOnce }, worker));
  return isSame;
}

const checksAtOnce = 32;

async function isUnchanged(one: Observation, files: FileSystem): Promise<boolean> {
  const found = await files.stat(one.path).catch(() => undefined);
  if (found === undefined) return false;
  if (one.saw === 'absent' || found === null) return one.saw === 'absent' && found === null;
  if (one.saw === 'present') return found.kind === 'directory';
  const isKind = (found.kind === 'file') === (one.saw === 'file');
  if (!isKind || found.mtimeMs !== one.mtimeMs || found.size !== one.size) return false;
  return one.hash === '' || one.hash === (await hashNow(one, files).catch(() => ''));
}

async function hashNow({ path, saw, hash }: Observation, files: FileSystem): Promise<string> {
  if (saw === 'listing') return hashOfEntries(await files.readDirectory(path));
  return hash.startsWith('text ')
    ? hashOfText(await files.readText(path))
    : hashOfBytes(await files.readBytes(path));
}
