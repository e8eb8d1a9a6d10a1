/** What becomes of a failure on its way through one function. */
import type { FallbackPolicy, Place } from '../../model/call';
import type { Expression } from '../../model/facts';
import type { Effect } from '../../model/impact';
import { kindOfCall } from '../alternatives';
import type { Answer } from '../answerValues';
import { errorKeys } from '../errorRecords';
import type { FailurePath, Step } from '../paths';
import {
  answeredByOthers,
  answerOfStep,
  backupAt,
  laterAnswer,
  substituteOf,
  type ProtectionQuestion,
} from '../protection';
import type { Surroundings } from '../surroundings';
import {
  assignedNames,
  goesOnWithWork,
  handsOver,
  hasAnswered,
  hasOtherWork,
  isLeaving,
  isReadIn,
  restAfter,
} from './ownWork';
import { useOfResult } from './results';
import type { FactNode } from '../tree';
import type { Up } from './ups';

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
  /** What it has passed, as long as it was an error: each may repeat or end it. */
  readonly steps: readonly Step[];
  /** Somebody waits for it. */
  readonly awaited: boolean;
}

export const noFallback: FallbackPolicy = { kind: 'none', at: null };

/** Before anything has happened to it. */
export const fresh: Passing = { fate: 'raised', fallback: noFallback, steps: [], awaited: true };

const passing = (fate: Fate): Passing => ({ ...fresh, fate });

const answered = (at: Place | null): Passing => ({
  ...passing('answered'),
  fallback: { kind: 'degraded', at },
});

const leftAlone: Passing = { ...passing('optional'), awaited: false };

export const effectOf = (fate: Fate): Effect =>
  fate === 'answered' ? 'degraded' : fate === 'optional' ? 'unharmed' : 'lost';

/** The failure of what `up` has in its hands, as the function around sees it in the end. */
export function fateThrough(up: Up, before: Passing, question: ProtectionQuestion): Passing {
  const after =
    before.fate === 'raised'
      ? fateAlong(up, { ...question, paths: [up.path] })
      : before.fate === 'told' || before.fate === 'swallowed'
        ? fateOfResult(up, before)
        : before;
  if (after === before) return before;
  const steps = before.fate === 'raised' ? [...before.steps, ...after.steps] : before.steps;
  return { ...after, steps, awaited: before.awaited && after.awaited };
}

function fateAlong({ path, site, to }: Up, question: ProtectionQuestion): Passing {
  for (const [index, step] of path.steps.entries()) {
    const found = fateAt(step, path, question);
    if (!found) continue;
    const steps = path.steps.slice(0, index + 1);
    if (isLeftAlone({ path, site, to }) && found.fate !== 'answered')
      return { ...leftAlone, steps };
    if (found.fate !== 'swallowed' && !isOnlyNoted(found, step)) return { ...found, steps };
    return { ...swallowedAt(step, { site, around: to.around }), steps };
  }
  const { steps } = path;
  return isLeftAlone({ path, site, to }) ? { ...leftAlone, steps } : { ...fresh, steps };
}

/** The error goes into a log and the function goes on: whoever called is not told. */
const isOnlyNoted = ({ fate }: Passing, step: Step): boolean =>
  fate === 'told' &&
  step.kind === 'try' &&
  !isLeaving(step.handler.body) &&
  !handsOver(step.handler.body) &&
  goesOnWithWork(step.statement, step.around);

/** Nobody waits for it, and the function has something else to do or has answered before. */
function isLeftAlone({ path, site, to }: Pick<Up, 'path' | 'site' | 'to'>): boolean {
  if (path.end.kind === 'detached') return hasOtherWork(site, to.around);
  // What is handed to somebody that nobody knows may be waited for there.
  const isHandedOn = path.steps.some(({ kind }) => kind === 'opaque');
  if (path.end.kind !== 'floating' || isHandedOn) return false;
  return goesOnWithWork(site, to.around) || hasAnswered(site, to.around);
}

function fateAt(step: Step, path: FailurePath, question: ProtectionQuestion): Passing | null {
  const other = answeredByOthers(step, question);
  if (other) return byOthers(other);
  const answer = backupAt(step, path) ?? laterAnswer(step) ?? answerOfStep(step, question);
  return answer && fateOfAnswer(answer, step, question);
}

/** A second try with the same provider is no help. */
const byOthers = (fallback: FallbackPolicy): Passing | null =>
  fallback.kind === 'other-provider' || fallback.kind === 'degraded'
    ? { ...passing('answered'), fallback }
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
      return saysError(answer.at) ? passing('told') : answered(positions.place(answer.at));
    case 'told':
      return passing('told');
    case 'nothing':
      return passing('swallowed');
    default:
      return null;
  }
}

/** `{ document: null, error: error.message }`: the shape of an answer, and an error. */
const saysError = (value: FactNode): boolean =>
  'kind' in value &&
  value.kind === 'object' &&
  value.properties.some(({ key, value: part }) => isErrorKey(key) && !isHollow(part)) &&
  value.properties.every(({ key, value: part }) => isErrorKey(key) || isHollow(part));

const isErrorKey = (key: string | null): boolean => key !== null && errorKeys.has(key);

/** Nothing that anybody could use: null, words, lists and records without anything in them. */
function isHollow(value: Expression): boolean {
  if (value.kind === 'literal') return true;
  if (value.kind === 'array') return value.elements.every(isHollow);
  return value.kind === 'object' && value.properties.every((one) => isHollow(one.value));
}

/** Dropped here: the function goes on, with less in its hands, or has nothing else to do. */
function swallowedAt(
  step: Step,
  { site, around }: { readonly site: FactNode; readonly around: Surroundings },
): Passing {
  if (step.kind === 'try') {
    const { statement } = step;
    const before = substituteOf(step);
    if (before) return answered(step.around.resolver.positions.place(before));
    const isMain =
      isLeaving(step.handler.body) ||
      handsOver(statement.body) ||
      !goesOnWithWork(statement, step.around);
    if (isMain) return passing('swallowed');
    const rest = restAfter(statement, step.around);
    return isReadIn(assignedNames(statement.body), rest)
      ? answered(step.around.resolver.positions.place(statement))
      : passing('optional');
  }
  const use = useOfResult(site, around);
  if (use.kind === 'unused' && goesOnWithWork(site, around)) return passing('optional');
  return fateOfUse(use, around) ?? passing('swallowed');
}

const fateOfUse = (use: ReturnType<typeof useOfResult>, around: Surroundings): Passing | null => {
  if (use.kind === 'answered') return answered(around.resolver.positions.place(use.at));
  return use.kind === 'partial' ? passing('optional') : null;
};

/** A result that tells of a failure, or holds nothing, in the hands of a caller. */
function fateOfResult({ path, site, to, certain }: Up, before: Passing): Passing {
  const { around } = to;
  if (isLeftAlone({ path, site, to })) return leftAlone;
  const call = path.through.at(0)?.call ?? site;
  const use = useOfResult(call, path.through.at(0)?.around ?? around);
  if (use.kind === 'unused')
    return certain && goesOnWithWork(site, around) ? passing('optional') : before;
  return fateOfUse(use, around) ?? before;
}
