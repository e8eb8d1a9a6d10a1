/**
 * Modules that nobody uses and that use nobody: their answers need nothing else. In a run that ends after one scan they
 * are asked about at once and forgotten, so that a workspace full of them needs no more memory than a few.
 */
import { analysis } from './examine';
import { answer } from './state';
import type { State } from './state';

export interface Alone {
  /** Takes a module that is parsed. */
  add(path: string): Promise<void>;
  /** Asks for those that wait. Answers with all that were answered. */
  finish(): Promise<ReadonlySet<string>>;
}

/** Making an analysis costs a little, so that several share one. */
const batchSize = 64;

export function createAlone(state: State): Alone {
  const waiting = new Set<string>();
  const answered = new Set<string>();
  const flush = async (): Promise<void> => {
    const paths = [...waiting];
    waiting.clear();
    const ask = await analysis(state, paths);
    for (const path of paths) {
      answer(state, ask(path));
      answered.add(path);
      state.modules.forget(path);
    }
  };
  return {
    async add(path) {
      waiting.add(path);
      if (waiting.size >= batchSize) await flush();
    },
    async finish() {
      if (waiting.size > 0) await flush();
      return answered;
    },
  };
}
