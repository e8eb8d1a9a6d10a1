/** Paths that only begin when another one has failed: the second try with another model is no weakness of the first. */
import { statementsAfter } from './handlers';
import type { FailurePath, Passage, Step } from './paths';

/** Without the paths that stand in for others. */
export function withoutBackups(paths: readonly FailurePath[]): readonly FailurePath[] {
  if (paths.length < 2) return paths;
  const first = paths.filter(
    (path) => !paths.some((other) => other !== path && backsUp(path, other)),
  );
  return first.length > 0 ? first : paths;
}

const backsUp = (path: FailurePath, other: FailurePath): boolean =>
  other.steps.some((step) => path.through.some((passage) => isBehind(passage, step)));

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
