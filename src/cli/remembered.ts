/** Gives the answer of an earlier run where that run saw what this one would see. */
import { createHash } from 'node:crypto';
import type { FileSystem } from '../platform/ports';
import type { Observation } from './observations';
import { recordFiles, stillSo } from './observations';
import type { Store } from './store';

export interface Remembering {
  /** Null where nothing is to be kept. */
  readonly store: Store | null;
  readonly files: FileSystem;
  /** ms since the epoch. */
  readonly now: number;
}

interface Entry<T> {
  readonly observations: readonly Observation[];
  readonly answer: T;
}

/**
 * The answer that `work` gives, which must be plain data and depend on nothing but `key` and the files that it is
 * handed. What is kept and cannot be read is no answer.
 */
export async function remembered<T>(
  key: readonly unknown[],
  { store, files, now }: Remembering,
  work: (files: FileSystem) => Promise<T>,
): Promise<T> {
  if (store === null) return work(files);
  const name = `${createHash('sha256').update(JSON.stringify(key)).digest('hex')}.json`;
  const known = entryIn<T>(await store.read(name));
  if (known !== null && (await stillSo(known.observations, files))) return known.answer;
  const recorder = recordFiles(files, now);
  const answer = await work(recorder.files);
  const observations = recorder.observations();
  if (observations !== null)
    await store.write(name, sealed(JSON.stringify({ observations, answer })));
  return answer;
}

const sealLength = 64;

/** A text that was cut or mixed up on the way is told by its seal. */
const sealed = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, sealLength) + text;

function entryIn<T>(text: string | null): Entry<T> | null {
  const content = text?.slice(sealLength) ?? '';
  return text !== null && content !== '' && sealed(content) === text
    ? (JSON.parse(content) as Entry<T>)
    : null;
}
