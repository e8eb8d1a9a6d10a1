/** Which findings the baseline holds, and which of its entries hold nothing any more. */
import { dirname, join } from 'node:path';
import { fingerprintOf } from '../engine/analyze';
import type { Cause, Finding } from '../model/finding';
import type { FileSystem } from '../platform/ports';
import {
  baselineFileName,
  baselineText,
  findBaseline,
  type BaselineEntry,
} from '../project/baselineFile';
import { isWithin, joinPosix, relativePath } from '../project/paths';
import type { ConfigProblem } from './session';

export type { BaselineEntry } from '../project/baselineFile';

export interface Baseline {
  /** Absolute path of the file, whether it is there or not. */
  readonly file: string;
  readonly text: string | null;
  /** Empty where there is no baseline that can be read. */
  readonly entries: readonly BaselineEntry[];
  /** Why the file is not a baseline; null where it is, and where there is none. */
  readonly problem: string | null;
  /** The session's root below the baseline's directory; empty for that directory itself. */
  readonly prefix: string;
}

/** The baseline for the folder at `root`. Never rejects. */
export async function readBaseline(root: string, files: FileSystem): Promise<Baseline> {
  const found = await findBaseline(root, files);
  const file = found?.file ?? join(root, baselineFileName);
  return {
    file,
    text: found?.text ?? null,
    entries: found?.entries ?? [],
    problem: found?.problem ?? null,
    prefix: relativePath(dirname(file), root) ?? '',
  };
}

/** One that holds nothing. */
export const noBaseline = (root: string): Baseline => ({
  ...{ file: join(root, baselineFileName), text: null, entries: [], problem: null, prefix: '' },
});

export function baselineProblems({ file, problem }: Baseline): readonly ConfigProblem[] {
  const message = `is not a baseline that can be read, so every finding is reported: ${problem ?? ''}`;
  return problem === null ? [] : [{ file, key: null, message, range: null }];
}

/** Marks what the baseline holds. A finding of several rules is held where all of them are. */
export function withBaseline(
  findings: readonly Finding[],
  { entries, prefix }: Baseline,
): readonly Finding[] {
  if (entries.length === 0) return findings;
  const left = new Map(entries.map(({ fingerprint, count }) => [fingerprint, count]));
  return findings.map((finding) => {
    if (finding.suppressed !== null) return finding;
    const prints = finding.causes.map((cause) => printOf(finding, cause, prefix));
    if (!prints.every((print) => (left.get(print) ?? 0) > 0)) return finding;
    for (const print of prints) left.set(print, (left.get(print) ?? 0) - 1);
    const suppressed = { by: 'baseline', reason: 'baseline', range: null } as const;
    return { ...finding, suppressed, fixes: [] };
  });
}

/** As the baseline counts: paths are relative to its directory. */
const printOf = ({ path }: Finding, cause: Cause, prefix: string): string =>
  fingerprintOf(joinPosix(prefix, path), cause);

/** An entry for each fingerprint that findings have; what comments silence is left to them. */
export function entriesFor(findings: readonly Finding[], prefix: string): readonly BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    if (finding.suppressed?.by === 'comment') continue;
    for (const cause of finding.causes) {
      const fingerprint = printOf(finding, cause, prefix);
      const count = (entries.get(fingerprint)?.count ?? 0) + 1;
      const path = joinPosix(prefix, finding.path);
      entries.set(fingerprint, { fingerprint, ...cause, path, count });
    }
  }
  return [...entries.values()];
}

export interface BaselineChange {
  /** Entries in force with these findings: those of paths that nobody asked about stay as they are. */
  readonly entries: readonly BaselineEntry[];
  /** What is new in them, and what no longer occurs; `count` says how often. */
  readonly added: readonly BaselineEntry[];
  readonly gone: readonly BaselineEntry[];
  readonly text: string;
}

/** What the baseline would be now. `isAsked`: the findings of this path, relative to the root, are all there. */
export function renewed(
  baseline: Baseline,
  findings: readonly Finding[],
  isAsked: (path: string) => boolean,
): BaselineChange {
  const { entries: before, prefix } = baseline;
  const isOurs = ({ path }: BaselineEntry): boolean =>
    isWithin(prefix, path) && isAsked(prefix === '' ? path : path.slice(prefix.length + 1));
  const fresh = entriesFor(findings, prefix);
  const entries = [...before.filter((one) => !isOurs(one)), ...fresh];
  return {
    entries,
    added: beyond(fresh, before),
    gone: beyond(before.filter(isOurs), fresh),
    text: baselineText(entries, baseline.text),
  };
}

/** What `some` has more than `others`. */
function beyond(
  some: readonly BaselineEntry[],
  others: readonly BaselineEntry[],
): readonly BaselineEntry[] {
  const counts = new Map(others.map(({ fingerprint, count }) => [fingerprint, count]));
  return some.flatMap((one) => {
    const count = one.count - (counts.get(one.fingerprint) ?? 0);
    return count > 0 ? [{ ...one, count }] : [];
  });
}
