/** Who tries a failed call again, one layer around the other, for one kind of failure. */
import type { Layer } from '../../model/call';
import type { RepeatHazard } from '../../model/evidence';
import type { FunctionFact, Span } from '../../model/facts';
import type { FailureKind } from '../failures';
import { endOfHandler, type IsForeign } from '../handlerRuns';
import { alwaysThrows, answerOfCatch, statementsAfter } from '../handlers';
import type { FailurePath, Step } from '../paths';
import { isRetriedBy, throwsSomewhere } from '../retriedKinds';
import { layerOf } from '../retries';
import { attemptsOfLoop, goesOnAfter } from '../retryLoops';
import { everything } from '../values';
import type { EvidenceQuestion } from './question';

export type RetryStep = Step & { readonly kind: 'loop' | 'wrapper' };

/** A layer of this code that tries again. */
export interface Repeat {
  readonly step: RetryStep;
  readonly layer: Layer;
}

/** Where a loop takes the failure after which it goes on, for an edit. */
export const handlerOf = ({ step }: Repeat): Pick<RepeatHazard, 'handler'> =>
  step.kind === 'loop'
    ? {
        handler: {
          path: step.around.path,
          start: step.caughtBy.start,
          end: step.caughtBy.end,
        },
      }
    : {};

/** Where a package is told how to repeat, for an edit. */
export function settingsOf({ step }: Repeat): Pick<RepeatHazard, 'settings'> {
  if (step.kind !== 'wrapper' || !step.made || step.wrapper.package === null) return {};
  const { expression, home } = step.made;
  return { settings: { package: step.wrapper.package, path: home.path, node: expression } };
}

/** Layers in the code that try a failure of this kind again, from inside out, as far as it surely reaches them. */
export function repeatsAlong(
  path: FailurePath,
  kind: FailureKind,
  isForeign?: IsForeign,
): readonly Repeat[] {
  const found: Repeat[] = [];
  if (path.guessed) return found;
  const handlers = new Set<unknown>(
    path.steps.flatMap((step) =>
      step.kind === 'loop' && attemptsOfLoop(step.loop, step.caughtBy, step.around)
        ? [step.caughtBy]
        : [],
    ),
  );
  for (const step of path.steps) {
    if (step.kind === 'try' && handlers.has(step.handler)) continue;
    const next = passes(step, kind, isForeign);
    if (next === 'stops') break;
    if (next === 'goes-by' || (step.kind !== 'loop' && step.kind !== 'wrapper')) continue;
    const layer = layerOf(step);
    if (layer) found.push({ step, layer });
    if (next === 'repeats-last') break;
  }
  return found;
}

type Passing = 'stops' | 'goes-by' | 'repeats' | 'repeats-last';

/** What a step does to a failure: tries again, lets it by, or keeps it from whoever is further out. */
function passes(step: Step, kind: FailureKind, isForeign: IsForeign | undefined): Passing {
  switch (step.kind) {
    case 'try':
      return endOfHandler(step.handler, kind, step.around, isForeign) === 'throws'
        ? 'goes-by'
        : 'stops';
    case 'promise-catch':
      return answerOfCatch(step.handler, { around: step.around }).kind === 'rethrows'
        ? 'goes-by'
        : 'stops';
    case 'loop':
      return passesLoop(step, kind, isForeign);
    case 'wrapper':
      return passesWrapper(step, kind);
    default:
      return 'stops';
  }
}

function passesLoop(
  step: Step & { kind: 'loop' },
  kind: FailureKind,
  isForeign: IsForeign | undefined,
): Passing {
  const turns = attemptsOfLoop(step.loop, step.caughtBy, step.around);
  if (!turns) return 'goes-by';
  if (turns.candidates) return 'stops';
  const goesOn = goesOnAfter(step.caughtBy, kind, step.around, isForeign);
  if (goesOn === null) return 'stops';
  if (!goesOn) return throwsSomewhere(step.caughtBy.body) ? 'goes-by' : 'stops';
  return throwsInTheEnd(step) ? 'repeats' : 'repeats-last';
}

const throwsInTheEnd = ({ loop, caughtBy, around }: Step & { kind: 'loop' }): boolean =>
  throwsSomewhere(caughtBy.body) || alwaysThrows(statementsAfter(loop, around));

function passesWrapper(step: Step & { kind: 'wrapper' }, kind: FailureKind): Passing {
  const { effect } = step.wrapper;
  if (effect.kind === 'timeout' || effect.kind === 'race') return 'goes-by';
  if (effect.kind !== 'retry') return 'stops';
  const again = isRetriedBy(step, kind);
  if (again === null) return 'stops';
  return again ? 'repeats' : 'goes-by';
}

// -------------------------------------------------------------------------------------------------- the SDK

/** The SDK itself tries a failure of this kind again. */
export function isRetriedBySdk({ version }: EvidenceQuestion, kind: FailureKind): boolean {
  if (!version || version.opaque === true) return false;
  const { on } = version.retries;
  switch (kind) {
    case 'timeout':
      return on.timeouts;
    case 'connection':
      return on.connection;
    case 'rate-limit':
      return on.statuses.includes(429);
    case 'server-error':
      return on.serverErrors || on.statuses.includes(503);
    default:
      return false;
  }
}

// --------------------------------------------------------------------------------------------------- places

/**
 * The part of the call's own module that is run again: the loop around the request, or the call that hands it to a
 * helper or a package. Null where another function is repeated, with all that the request needs made anew.
 */
export function regionOf(repeat: Repeat, question: EvidenceQuestion): Span | null {
  const { node, home } = question.found.request;
  const { step } = repeat;
  const holds = ({ start, end }: Span): boolean => start <= node.start && end >= node.end;
  const span = step.kind === 'loop' ? step.loop : step.call;
  if (step.around.path === home.path && holds(span)) return span;
  if (step.kind !== 'loop') return null;
  for (let at = home.index.parents.get(node); at; at = home.index.parents.get(at)) {
    if (!('kind' in at) || at.kind !== 'call') continue;
    const helper = everything(home.valueOf(at.callee)).find((one) => one.kind === 'function');
    if (helper?.home.path === step.around.path && isIn(step.loop, helper.fn)) return at;
  }
  return null;
}

const isIn = (inner: Span, outer: FunctionFact): boolean =>
  outer.start <= inner.start && outer.end >= inner.end;
