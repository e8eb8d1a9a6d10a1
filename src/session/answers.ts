/** The latest answer for each file that was looked at. */
import type { FileResult, ScanResult, SkippedFile } from './session';
import { unreadable } from './skipReasons';

type Answer =
  | { readonly kind: 'looked'; readonly result: FileResult }
  | { readonly kind: 'skipped'; readonly reason: string };

export interface Answers {
  set(result: FileResult): void;
  /** The file is there and readable; an answer that it has stays until the next. */
  note(path: string): void;
  skip(path: string, reason: string): void;
  forget(path: string): void;
  /** Directories that the last scan could not list: told with the skipped files, not counted as files. */
  setUnreadable(directories: readonly string[]): void;
  paths(): readonly string[];
  /** Paths of readable files. */
  looked(): readonly string[];
  /** Paths in which calls were found. */
  withCalls(): readonly string[];
  /** The answers themselves, ordered by path. */
  results(): readonly FileResult[];
  /** Everything, ordered by path. */
  all(): ScanResult;
}

export function createAnswers(): Answers {
  const answers = new Map<string, Answer>();
  let directories: readonly string[] = [];
  return {
    set: (result) => void answers.set(result.path, { kind: 'looked', result }),
    note(path) {
      if (answers.get(path)?.kind === 'looked') return;
      answers.set(path, { kind: 'looked', result: { path, calls: [], findings: [] } });
    },
    skip: (path, reason) => void answers.set(path, { kind: 'skipped', reason }),
    forget: (path) => void answers.delete(path),
    setUnreadable: (unlisted) => void (directories = unlisted),
    paths: () => [...answers.keys()],
    looked: () => [...answers].flatMap(([path, one]) => (one.kind === 'looked' ? [path] : [])),
    withCalls: () =>
      [...answers].flatMap(([path, answer]) =>
        answer.kind === 'looked' && answer.result.calls.length > 0 ? [path] : [],
      ),
    results: () => [...answers.keys()].sort().flatMap((path) => resultOf(answers.get(path))),
    all: () => joined(answers, directories),
  };
}

const resultOf = (answer: Answer | undefined): readonly FileResult[] =>
  answer?.kind === 'looked' ? [answer.result] : [];

function joined(answers: ReadonlyMap<string, Answer>, directories: readonly string[]): ScanResult {
  const skipped: SkippedFile[] = directories.map((path) => ({ path, reason: unreadable }));
  const results: FileResult[] = [];
  for (const path of [...answers.keys()].sort()) {
    const answer = answers.get(path);
    if (answer?.kind === 'skipped') {
      skipped.push({ path, reason: answer.reason });
    } else if (answer !== undefined) {
      results.push(answer.result);
    }
  }
  return {
    files: answers.size,
    skipped,
    calls: results.flatMap((result) => result.calls),
    findings: results.flatMap((result) => result.findings),
  };
}
