/** Fixes over a whole target: looks, changes texts in memory, and looks again until nothing more is to be done. */
import type { Finding, Fix } from '../model/finding';
import { absolutePath } from '../project/paths';
import {
  applyEdits,
  editsByPath,
  planFixes,
  withoutUnused,
  type ChosenFix,
  type FixPlan,
} from '../session/fixPlan';
import type { CliIo } from './io';
import { look, type Look, type LookOptions } from './look';
import { openRewrite, watchFiles, type Rewrite, type WatchedFiles } from './rewrites';

export interface FixChoice {
  /** Fixes that these rules chose; those of all rules when empty. */
  readonly rules: readonly string[];
  /** Suggestions too, not only what is safe. */
  readonly unsafe: boolean;
}

export interface LeftFix extends ChosenFix {
  /** A sentence without its full stop. */
  readonly why: string;
}

export interface FixRun {
  /** The root as the user gave it, and its absolute path. */
  readonly root: string;
  readonly folder: string;
  readonly fixed: readonly ChosenFix[];
  readonly left: readonly LeftFix[];
  /** By absolute path, in the order of paths; only texts that differ. */
  readonly rewrites: readonly Rewrite[];
  /** Findings that have a suggestion and nothing safe. */
  readonly suggestions: number;
  /** Every round changed something, the last one too. */
  readonly unfinished: boolean;
}

/** One fix may uncover the next; more rounds than this are a circle. */
const mostRounds = 10;

export async function runFixes(
  paths: readonly string[],
  options: LookOptions & FixChoice,
  io: CliIo,
): Promise<FixRun> {
  const work: Work = { texts: new Map(), fixed: [], left: [], done: new Set() };
  let seen: Look | null = null;
  let unfinished = true;
  for (let round = 0; unfinished && round < mostRounds; round += 1) {
    const watched = watchFiles(io.files, work.texts);
    const quiet = options.quiet || round > 0;
    const stderr = round > 0 ? { write: () => undefined, isTerminal: false } : io.stderr;
    seen = await look(
      paths,
      { ...options, quiet, cache: false },
      { ...io, stderr, files: watched.files },
    );
    unfinished = await nextRound(seen, options, work, { ...watched, io });
  }
  if (!seen) throw new Error('nothing was looked at');
  const changed = tidied(work, seen.folder).filter(({ before, after }) => before !== after);
  return {
    root: seen.root,
    folder: seen.folder,
    fixed: work.fixed,
    left: work.left,
    rewrites: changed.sort((a, b) => (a.path < b.path ? -1 : 1)),
    suggestions: seen.findings.filter(hasSuggestion(options)).length,
    unfinished,
  };
}

/** The texts without the constants of fixes that a fix of a later round has replaced. */
function tidied({ texts, fixed }: Work, folder: string): Rewrite[] {
  const edits = editsByPath(fixed.map(({ fix }) => fix));
  for (const [path, own] of edits) {
    const rewrite = texts.get(absolutePath(folder, path));
    if (rewrite) texts.set(rewrite.path, { ...rewrite, after: withoutUnused(rewrite.after, own) });
  }
  return [...texts.values()];
}

interface Work {
  readonly texts: Map<string, Rewrite>;
  readonly fixed: ChosenFix[];
  readonly left: LeftFix[];
  /** Fixes that were applied or refused: none of them comes twice. */
  readonly done: Set<string>;
}

/** False where nothing was changed. */
async function nextRound(
  { findings, folder }: Look,
  choice: FixChoice,
  work: Work,
  source: WatchedFiles & { readonly io: CliIo },
): Promise<boolean> {
  const plan = nextPlan(
    findings,
    (fix, finding) => isWanted(fix, choice) && !work.done.has(keyOf(finding, fix)),
  );
  const ready: ChosenFix[] = [];
  for (const chosen of plan.taken) {
    work.done.add(keyOf(chosen.finding, chosen.fix));
    const why = await openAll(chosen.fix, folder, work, source);
    if (why === null) ready.push(chosen);
    else work.left.push({ ...chosen, why });
  }
  for (const [path, edits] of editsByPath(ready.map(({ fix }) => fix))) {
    const rewrite = work.texts.get(absolutePath(folder, path));
    if (rewrite)
      work.texts.set(rewrite.path, { ...rewrite, after: applyEdits(rewrite.after, edits) });
  }
  work.fixed.push(...ready);
  return ready.length > 0;
}

/** Rules whose fixes change how often something is tried, with which the timeouts of others reckon. */
const attemptRules = ['retry-amplification', 'missing-retry', 'unsafe-retry'];

/** Attempts first, alone in their round: a timeout is chosen for those that there are then. */
function nextPlan(findings: readonly Finding[], accepts: Parameters<typeof planFixes>[1]): FixPlan {
  const attempts = planFixes(
    findings,
    (fix, finding) => attemptRules.includes(fix.rule ?? '') && accepts(fix, finding),
  );
  return attempts.taken.length > 0 ? attempts : planFixes(findings, accepts);
}

const isWanted = ({ rule, safe, byHand }: Fix, { rules, unsafe }: FixChoice): boolean =>
  rule !== undefined &&
  (safe || (unsafe && byHand !== true)) &&
  (rules.length === 0 || rules.includes(rule));

const keyOf = ({ fingerprint }: Finding, { kind, title }: Fix): string =>
  [fingerprint, kind, title].join('\n');

const hasSuggestion =
  ({ rules, unsafe }: FixChoice) =>
  ({ suppressed, fixes }: Finding): boolean =>
    !unsafe && !suppressed && fixes.some((fix) => isWanted(fix, { rules, unsafe: true }));

/** Why the fix cannot be: one of its files must not be rewritten. Null where all can. */
async function openAll(
  fix: Fix,
  folder: string,
  { texts }: Work,
  { seen, io }: WatchedFiles & { readonly io: CliIo },
): Promise<string | null> {
  const opened: Rewrite[] = [];
  for (const path of new Set(fix.edits.map((edit) => edit.path))) {
    const absolute = absolutePath(folder, path);
    if (texts.has(absolute)) continue;
    const isNew = fix.creates?.includes(path) === true;
    const found = await openRewrite(absolute, seen(absolute), isNew, io.files);
    if (!found.ok) return `${path} ${found.why}`;
    opened.push(found.rewrite);
  }
  for (const rewrite of opened) texts.set(rewrite.path, rewrite);
  return null;
}
