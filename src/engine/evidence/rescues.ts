/** Fallbacks that do not answer when they are needed. */
import type { Place } from '../../model/call';
import type { RescueWeakness } from '../../model/evidence';
import { approximateDuration } from '../../model/words';
import { operationOf, type FoundCall } from '../findCalls';
import { endOfHandler } from '../handlerRuns';
import type { FailurePath, Step } from '../paths';
import { answeredByOthers, answerOfStep, laterAnswer } from '../protection';
import { modelOf } from '../requestBody';
import { layerOf } from '../retries';
import { losesConversation } from './conversations';
import { narrowTest } from './narrowTests';
import { outOfReach } from './outOfReach';
import type { EvidenceQuestion } from './question';

/** Where another call answers, on one way of a failure outward. */
export interface Rescue {
  readonly step: Step;
  /** Position of the step on its path. */
  readonly index: number;
  readonly at: Place;
  /** The call that answers, where one call does. */
  readonly other: FoundCall | null;
}

export function rescuesOf(question: EvidenceQuestion): readonly RescueWeakness[] {
  const { fallback } = question.call;
  const isLater = question.found.operation.failsLater === true && question.call.streaming === true;
  if (isLater || fallback.kind === 'none' || fallback.kind === 'unknown')
    return outOfReach(question);
  if (fallback.kind === 'degraded') return [];
  for (const path of question.paths) {
    const rescue = path.guessed ? null : rescueOn(path, question);
    if (!rescue) continue;
    const found = [
      ...someErrors(rescue, path, question),
      ...tooLate(rescue, path, question),
      ...otherEmbedding(rescue, question),
      ...(rescue.other && losesConversation(rescue.other, question.found)
        ? [weakness('loses-conversation', rescue, 'is asked without the conversation so far')]
        : []),
      ...sameProvider(rescue, question),
    ];
    if (found.length > 0) return found;
  }
  return [];
}

const weakness = (kind: RescueWeakness['kind'], { at }: Rescue, says: string): RescueWeakness => ({
  kind,
  at,
  says,
});

function rescueOn(path: FailurePath, question: EvidenceQuestion): Rescue | null {
  const judge = {
    ...{ call: question.found, provider: question.call.provider },
    ...{ providerOf: question.providerOf, paths: question.paths },
  };
  for (const [index, step] of path.steps.entries()) {
    const others = answeredByOthers(step, judge);
    if (others)
      return isHedge(step) ? null : { ...placed(others.at, step), step, index, other: null };
    const answer = laterAnswer(step) ?? answerOfStep(step, judge);
    if (!answer || answer.kind === 'rethrows' || answer.kind === 'repeats') continue;
    if (answer.kind === 'again')
      return { step, index, at: step.around.resolver.positions.place(answer.at), other: null };
    if (answer.kind !== 'call') return null;
    const { home, node } = answer.call;
    return { step, index, at: home.positions.place(node), other: answer.call };
  }
  return null;
}

const placed = (at: Place | null, { around }: Step): { readonly at: Place } => ({
  at: at ?? { path: around.path, line: 1 },
});

/** Asked at the same time, not after a failure. */
const isHedge = (step: Step): boolean =>
  step.kind === 'wrapper' && step.wrapper.effect.kind === 'any';

// ------------------------------------------------------------------------------------------------- some errors

/** An outage's failures leave by the handler, past the call that would answer. */
function someErrors(
  rescue: Rescue,
  path: FailurePath,
  question: EvidenceQuestion,
): readonly RescueWeakness[] {
  const { step, index } = rescue;
  if (step.kind !== 'try' || hasLaterRescue(path, index, question)) return [];
  const isPast = (['server-error', 'timeout', 'connection'] as const).every(
    (kind) => endOfHandler(step.handler, kind, step.around) === 'throws',
  );
  return isPast
    ? [
        {
          ...weakness(
            'some-errors',
            rescue,
            'is asked for some errors only: a 503, a timeout or a lost connection goes past it',
          ),
          ...narrowTest(step.handler, step.around),
        },
      ]
    : [];
}

const hasLaterRescue = (path: FailurePath, index: number, question: EvidenceQuestion): boolean =>
  rescueOn({ ...path, steps: path.steps.slice(index + 1) }, question) !== null;

// ---------------------------------------------------------------------------------------------------- too late

function tooLate(
  rescue: Rescue,
  path: FailurePath,
  question: EvidenceQuestion,
): readonly RescueWeakness[] {
  const { call, version, timeouts } = question;
  const { step, index } = rescue;
  // The program around the code may end a wait by rules of its own.
  if (!version || version.transport === 'host' || timeouts.opaque || call.operation === 'manage')
    return [];
  // Whether it is asked at all when the first hangs has to be known.
  const end = step.kind === 'try' ? endOfHandler(step.handler, 'timeout', step.around) : null;
  if (end === 'throws' || end === 'unknown') return [];
  const own = call.retries.layers.filter(
    ({ kind, name }) => kind === 'sdk' || name === 'abort signal',
  );
  // Behind a loop, all its turns pass first; a number that nobody can read counts as one.
  const passed = path.steps.slice(0, step.kind === 'loop' ? index + 1 : index);
  const inner = passed
    .flatMap((one) => layerOf(one) ?? [])
    .map((one) => (one.attempts === null ? { ...one, attempts: 1, endless: false } : one));
  const outer = path.steps.slice(index + 1).flatMap((one) => layerOf(one) ?? []);
  const { untilErrorMs, unknown } = question.budgetWithin([...own, ...inner]);
  if (unknown) return [];
  const cut = outer.find(
    ({ deadlineMs }) =>
      deadlineMs !== null && (untilErrorMs === null || deadlineMs <= untilErrorMs),
  );
  if (cut && cut.deadlineMs !== null) return [cutBefore(rescue, cut.deadlineMs, untilErrorMs)];
  if (untilErrorMs === null)
    return call.timeout.source === 'none'
      ? [
          {
            ...weakness(
              'too-late',
              rescue,
              'is never asked when the first hangs: nothing ends that wait',
            ),
            afterMs: Infinity,
          },
        ]
      : [];
  const says = `is asked only after ${approximateDuration(untilErrorMs)} when the first hangs`;
  return [{ ...weakness('too-late', rescue, says), afterMs: untilErrorMs }];
}

function cutBefore(rescue: Rescue, deadlineMs: number, untilMs: number | null): RescueWeakness {
  const first =
    untilMs === null
      ? 'the first never gives up'
      : `the first gives up after ${approximateDuration(untilMs)}`;
  return weakness(
    'too-late',
    rescue,
    `is never asked when the first hangs: the deadline of ${approximateDuration(deadlineMs)} around both ends before (${first})`,
  );
}

// ---------------------------------------------------------------------------------------------- who answers

function otherEmbedding(rescue: Rescue, question: EvidenceQuestion): readonly RescueWeakness[] {
  const models = modelsOf(rescue, question);
  if (operationOf(question.found) !== 'embed' || !models) return [];
  const says = `is another embedding model (\`${models.other}\`): its vectors do not compare with those of \`${models.own}\``;
  return [weakness('other-embedding', rescue, says)];
}

/** Another model of the provider that is down answers no better, where nobody forwards to others. */
function sameProvider(rescue: Rescue, question: EvidenceQuestion): readonly RescueWeakness[] {
  const models = modelsOf(rescue, question);
  if (question.call.fallback.kind !== 'other-model' || !models) return [];
  if (rescue.other && question.providerOf(rescue.other) !== question.call.provider) return [];
  if (models.own.includes('/') || models.other.includes('/')) return [];
  return [
    weakness(
      'same-provider',
      rescue,
      'is another model of the same provider: it does not answer when all of it is down',
    ),
  ];
}

/** Both models by name, where they differ. */
function modelsOf(
  { other }: Rescue,
  { found }: EvidenceQuestion,
): { readonly own: string; readonly other: string } | null {
  const own = modelOf(found);
  const theirs = other ? modelOf(other) : null;
  return own !== null && theirs !== null && own !== theirs ? { own, other: theirs } : null;
}
