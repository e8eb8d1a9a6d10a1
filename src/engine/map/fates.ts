/** What becomes of a failure on its way through one function. */
import type { FallbackPolicy } from '../../model/call';
import type { Effect } from '../../model/impact';
import { kindOfCall } from '../alternatives';
import type { Answer } from '../answerValues';
import type { FailurePath, Step } from '../paths';
import {
  answeredByOthers,
  answerOfStep,
  laterAnswer,
  type ProtectionQuestion,
} from '../protection';

/**
 * `raised`: an error, or a wait without end. `told`: a value that says so. `swallowed`: logged, or dropped. `optional`:
 * dropped while the function's own work goes on. `answered`: something else stands in.
 */
export type Fate = 'raised' | 'told' | 'swallowed' | 'answered' | 'optional';

/** From worst to best. */
export const fates: readonly Fate[] = ['raised', 'told', 'swallowed', 'answered', 'optional'];

export interface Passing {
  readonly fate: Fate;
  readonly fallback: FallbackPolicy;
}

export const noFallback: FallbackPolicy = { kind: 'none', at: null };

export const effectOf = (fate: Fate): Effect =>
  fate === 'answered' ? 'degraded' : fate === 'optional' ? 'unharmed' : 'lost';

/** Follows the failure through the steps of one function. */
export function fateAlong(path: FailurePath, question: ProtectionQuestion): Passing {
  for (const step of path.steps) {
    const passing = fateAt(step, question);
    if (passing) return passing;
  }
  return { fate: 'raised', fallback: noFallback };
}

function fateAt(step: Step, question: ProtectionQuestion): Passing | null {
  const other = answeredByOthers(step, question);
  if (other) return byOthers(other);
  const answer = laterAnswer(step) ?? answerOfStep(step, question);
  if (!answer) return null;
  return fateOfAnswer(answer, step, question);
}

const byOthers = (fallback: FallbackPolicy): Passing | null =>
  fallback.kind === 'other-provider' || fallback.kind === 'degraded'
    ? { fate: 'answered', fallback }
    : null;

function fateOfAnswer(answer: Answer, step: Step, question: ProtectionQuestion): Passing | null {
  const { positions } = step.around.resolver;
  switch (answer.kind) {
    case 'call': {
      const { home, node } = answer.call;
      const kind = kindOfCall(answer.call, question);
      return byOthers({ kind, at: home.positions.place(node) });
    }
    case 'again':
      return byOthers({ kind: answer.as, at: positions.place(answer.at) });
    case 'value':
      return {
        fate: 'answered',
        fallback: { kind: 'degraded', at: positions.place(answer.at) },
      };
    case 'told':
      return { fate: 'told', fallback: noFallback };
    case 'nothing':
      return { fate: 'swallowed', fallback: noFallback };
    default:
      return null;
  }
}
