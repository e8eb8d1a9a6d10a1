/** Paths that only begin when another one has failed: the second try with another model is no weakness of the first. */
import { callSame } from './answeringCalls';
import { statementsAfter } from './handlers';
import type { Backup, FailurePath, Passage, Step } from './paths';

/** Without the paths that stand in for others; those that they stand in for know it. */
export function withoutBackups(paths: readonly FailurePath[]): readonly FailurePath[] {
  if (paths.length < 2) return paths;
  const isBackup = (path: FailurePath): boolean =>
    paths.some((other) => other !== path && placesBehind(path, other).length > 0);
  const [first, others] = [paths.filter((path) => !isBackup(path)), paths.filter(isBackup)];
  if (first.length === 0) return paths;
  return first.map((path) => {
    const backups = others.flatMap((other) => backupsOf(path, other));
    return backups.length > 0 ? { ...path, backups } : path;
  });
}

interface PlaceBehind {
  readonly step: Step;
  readonly passage: Passage;
}

/** Where a path begins behind steps of another. */
const placesBehind = (path: FailurePath, other: FailurePath): readonly PlaceBehind[] =>
  other.steps.flatMap((step) =>
    path.through.flatMap((passage) => (isBehind(passage, step) ? [{ step, passage }] : [])),
  );

/** Of the calls behind, those of the function that the first path came out of within the step. */
function backupsOf(path: FailurePath, other: FailurePath): readonly Backup[] {
  return placesBehind(other, path).flatMap(({ step, passage: { call: again } }) => {
    const span = step.kind === 'try' ? step.statement : null;
    if (span === null || again.kind !== 'call') return [];
    return path.through.flatMap(({ call: first, around }): Backup[] => {
      const isInside =
        around.path === step.around.path && span.start <= first.start && span.end >= first.end;
      return isInside && first.kind === 'call' && callSame(first, again)
        ? [{ step, first, again }]
        : [];
    });
  });
}

/** The call stands in the handler of a `try`, or behind a `try` or loop that runs on. */
function isBehind({ call, around }: Passage, step: Step): boolean {
  if (step.around.path !== around.path || (step.kind !== 'try' && step.kind !== 'loop'))
    return false;
  const statement = step.kind === 'try' ? step.statement : step.loop;
  const spans = [
    ...(step.kind === 'try' ? [step.handler] : []),
    ...statementsAfter(statement, step.around),
  ];
  return spans.some((span) => span.start <= call.start && span.end >= call.end);
}
