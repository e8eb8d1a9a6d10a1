/** Layers that repeat each other's attempts: three of the SDK in each of four of a loop are twelve requests. */
import type { Multiplied } from '../../model/evidence';
import { outageKinds, type FailureKind } from '../failures';
import { sdkOf } from '../findCalls';
import { isRetriedBySdk, repeatsAlong, type Repeat } from './attempts';
import type { EvidenceQuestion } from './question';

const words: Readonly<Partial<Record<FailureKind, string>>> = {
  'server-error': 'a server error (5xx)',
  'rate-limit': 'a rate limit (429)',
  timeout: 'a timeout',
  connection: 'a lost connection',
};

type Counting = Multiplied['layers'][number];

/** Over all paths and kinds of failures, the largest product; null where no two layers multiply. */
export function multipliedOf(question: EvidenceQuestion): Multiplied | null {
  const found = outageKinds.flatMap((kind) => {
    const own =
      isRetriedBySdk(question, kind) && !isEndedBefore(kind, question) ? sdkLayers(question) : [];
    return question.paths.flatMap((path) => {
      const layers = [...own, ...repeatsAlong(path, kind).flatMap(counting)];
      return layers.length > 1 ? [{ layers, when: words[kind] ?? '' }] : [];
    });
  });
  return found.reduce<Multiplied | null>(
    (best, one) => (best && productOf(best) >= productOf(one) ? best : one),
    null,
  );
}

/** A deadline over all attempts of the SDK is the timeout that the layers around it see. */
const isEndedBefore = (kind: FailureKind, { call, timeouts }: EvidenceQuestion): boolean =>
  kind === 'timeout' &&
  (timeouts.opaque ||
    call.timeout.source === 'signal' ||
    timeouts.signalMs !== null ||
    call.retries.layers.some(({ deadlineMs }) => deadlineMs !== null));

/** What cannot be read counts as the least that repeats. */
export const productOf = ({ layers }: Multiplied): number =>
  layers.reduce((product, { attempts }) => product * (attempts ?? 2), 1);

function sdkLayers({ call, found, version }: EvidenceQuestion): readonly Counting[] {
  const [first] = call.retries.layers;
  // An SDK that counts time has no number of attempts to multiply.
  if (first?.kind !== 'sdk' || version?.retries.endless) return [];
  return first.attempts !== null && first.attempts > 1
    ? [{ says: sdkOf(found).label, attempts: first.attempts, at: first.at }]
    : [];
}

/** A loop that counts up to a setting: somebody made it to turn more than once. */
export const isCounted = (step: Repeat['step']): boolean =>
  step.kind === 'loop' && step.loop.style === 'counted';

/** Queues that run a job again are meant to stand around everything else. */
const counting = ({ layer, step }: Repeat): readonly Counting[] =>
  layer.kind === 'wrapper' && (layer.attempts === null ? isCounted(step) : layer.attempts > 1)
    ? [
        {
          says: step.kind === 'loop' ? 'the loop' : layer.name,
          attempts: layer.attempts,
          at: layer.at,
        },
      ]
    : [];
