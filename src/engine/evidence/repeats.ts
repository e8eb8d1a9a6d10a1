/** Repeats that make an outage worse. */
import type { RepeatHazard } from '../../model/evidence';
import { approximateDuration } from '../../model/words';
import { endsRepeats } from '../chosenOptions';
import { outageKinds, type FailureKind } from '../failures';
import { sdkOf } from '../findCalls';
import { mayWait } from '../loopWaits';
import { attemptsOfLoop } from '../retryLoops';
import { someInside } from '../tree';
import { handlerOf, isRetriedBySdk, repeatsAlong, type Repeat } from './attempts';
import { clientErrorsIn } from './clientErrors';
import { wrapperSetting } from '../wrapperOptions';
import { isEndlessLoop } from './endlessLoops';
import { foreignErrorsIn } from './foreignErrors';
import type { EvidenceQuestion } from './question';
import { raisesStatuses } from './raised';
import { isOneSignal } from './sharedSignals';
import { isShownTwice } from './shownTwice';

export function repeatsOf(question: EvidenceQuestion): readonly RepeatHazard[] {
  const found = question.paths.flatMap((path) => {
    const reached = (kind: FailureKind): readonly Repeat[] => repeatsAlong(path, kind);
    return [
      ...reached('server-error').flatMap((one) => endless(one, question)),
      ...reached('server-error').flatMap((one) => withoutWait(one, question)),
      ...clientErrorsIn(path, question),
      ...reached('timeout').flatMap((one) => sharedSignal(one, question)),
      ...reached('connection').flatMap((one) => afterOutput(one, question)),
      ...foreignErrorsIn(path, question),
    ];
  });
  return once([...found, ...endlessSdk(question)]);
}

const once = (hazards: readonly RepeatHazard[]): readonly RepeatHazard[] => {
  const seen = new Set<string>();
  return hazards.filter(({ kind, at }) => {
    const key = `${kind} ${at?.path ?? ''} ${String(at?.line)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

/** `the loop`, `p-retry`: whoever repeats, as a sentence names it. */
export const whoRepeats = ({ step, layer }: Repeat): string =>
  step.kind === 'loop' ? 'the loop' : layer.name;

const start = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

// -------------------------------------------------------------------------------------------------- no end

/** A deadline further out ends what is inside. */
const isEndedOutside = (repeat: Repeat, { call }: EvidenceQuestion): boolean => {
  const { layers } = call.retries;
  const at = layers.findIndex(
    ({ at: place, name }) => place?.line === repeat.layer.at?.line && name === repeat.layer.name,
  );
  return layers.slice(at + 1).some(({ deadlineMs }) => deadlineMs !== null);
};

function endless(repeat: Repeat, question: EvidenceQuestion): readonly RepeatHazard[] {
  const { step, layer } = repeat;
  if (!layer.endless || layer.kind === 'job' || isEndedOutside(repeat, question)) return [];
  if (step.kind === 'loop' && !isEndlessLoop(step)) return [];
  // A page that polls while somebody looks at it is ended by whoever looks away.
  const isMeant = step.kind === 'wrapper' && step.wrapper.effect.kind === 'retry';
  if (isMeant && isPatient(step)) return [];
  return [
    {
      kind: 'endless',
      at: layer.at,
      says: `${start(whoRepeats(repeat))} tries again after every failure and nothing ends it`,
    },
  ];
}

/** No end by default, but with waits between the attempts: what the package is for. */
const isPatient = ({ wrapper, call }: Repeat['step'] & { kind: 'wrapper' }): boolean =>
  wrapper.effect.kind === 'retry' &&
  wrapper.effect.default === null &&
  wrapper.effect.backoff.initialMs > 0 &&
  call.kind === 'call';

/** What the SDK does by itself, unless an option says otherwise or a deadline ends it. */
function endlessSdk({ version, found, call, timeouts }: EvidenceQuestion): readonly RepeatHazard[] {
  const fact = version?.retries.endless;
  if (!fact) return [];
  const isCut =
    (fact.signalEnds && timeouts.signalMs !== null) ||
    call.retries.layers.some(({ kind, deadlineMs }) => kind !== 'sdk' && deadlineMs !== null);
  if (endsRepeats(found, fact.off) || isCut || timeouts.opaque) return [];
  return [{ kind: 'sdk-endless', at: null, says: `${start(sdkOf(found).label)} ${fact.says}` }];
}

// ------------------------------------------------------------------------------------------------- no pause

/** Three attempts or more at once: whoever is overloaded gets all of them in one moment. */
function withoutWait(repeat: Repeat, question: EvidenceQuestion): readonly RepeatHazard[] {
  const { step, layer } = repeat;
  const isMany = layer.endless || (layer.attempts !== null && layer.attempts >= 3);
  if (!isMany || waitsInside(question)) return [];
  if (step.kind === 'wrapper' && !isWithoutWait(step)) return [];
  return step.kind === 'wrapper' || isLoopWithoutWait(step, question) ? [withoutPause(repeat)] : [];
}

/** The package waits where it is told to, and nobody has told it. */
const isWithoutWait = (step: Repeat['step'] & { kind: 'wrapper' }): boolean => {
  const { effect } = step.wrapper;
  return (
    effect.kind === 'retry' &&
    effect.waits !== undefined &&
    wrapperSetting(effect.waits, step) === null
  );
};

function isLoopWithoutWait(
  step: Repeat['step'] & { kind: 'loop' },
  question: EvidenceQuestion,
): boolean {
  const turns = attemptsOfLoop(step.loop, step.caughtBy, step.around);
  if (turns?.waitsMs !== 0 || mayWait(step.loop, step.around) || awaitsBetween(step)) return false;
  return raisesStatuses(step, question, 'server-error');
}

function withoutPause(repeat: Repeat): RepeatHazard {
  const { layer } = repeat;
  const count = layer.attempts === null ? 'its attempts' : `its ${String(layer.attempts)} attempts`;
  return {
    kind: 'no-wait',
    at: layer.at,
    says: `${start(whoRepeats(repeat))} makes ${count} without a pause: they meet the same overload`,
    ...handlerOf(repeat),
  };
}

/** The SDK's own attempts have pauses of their own. */
const waitsInside = (question: EvidenceQuestion): boolean => {
  const [first] = question.call.retries.layers;
  return (
    first?.kind === 'sdk' &&
    first.attempts !== 1 &&
    outageKinds.some((kind) => isRetriedBySdk(question, kind))
  );
};

/** Something else takes time in the handler or beside the `try`. */
function awaitsBetween({ loop, caughtBy, around }: Repeat['step'] & { kind: 'loop' }): boolean {
  const tried = around.index.parents.get(caughtBy);
  const inTry = tried && 'kind' in tried && tried.kind === 'try' ? tried.body : [];
  return someInside(loop.body, (node) => {
    if (!('kind' in node) || node.kind !== 'await') return false;
    return !inTry.some(({ start: from, end }) => from <= node.start && end >= node.end);
  });
}

// ------------------------------------------------------------------------------------------------- the rest

function sharedSignal(repeat: Repeat, question: EvidenceQuestion): readonly RepeatHazard[] {
  const one = repeat.layer.attempts === 1 ? null : isOneSignal(repeat, question);
  if (!one) return [];
  const after = one.ms === null ? 'once it' : `after ${approximateDuration(one.ms)} it`;
  return [
    {
      kind: 'shared-signal',
      at: one.at,
      says: `One abort signal serves all attempts of ${whoRepeats(repeat)}: ${after} has fired, and every later attempt fails at once`,
    },
  ];
}

function afterOutput(repeat: Repeat, question: EvidenceQuestion): readonly RepeatHazard[] {
  if (repeat.layer.attempts === 1 || !isShownTwice(repeat, question)) return [];
  return [
    {
      kind: 'after-output',
      at: repeat.layer.at,
      says: `When the stream breaks half-way, ${whoRepeats(repeat)} starts it again: what was shown by then is shown twice`,
    },
  ];
}
