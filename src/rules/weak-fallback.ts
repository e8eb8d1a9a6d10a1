import { shortenPrimary, widenRescue } from '../fixes';
import type { RescueWeakness } from '../model/evidence';
import type { CallSubject, Problem, RuleContext } from '../model/subject';
import { formatDuration } from '../model/words';
import { silent, fires } from './examples/weak-fallback';
import type { Rule } from './rule';
import { patienceMs, whereWords } from './words';

/** A weakness that only some outages meet. */
const isMild = ({ kind }: RescueWeakness): boolean => kind === 'same-provider';

function check(subject: CallSubject, { patience }: RuleContext): Problem | null {
  const limit = patienceMs(subject, patience);
  const found = subject.evidence.rescues.filter(
    ({ afterMs }) => afterMs === undefined || afterMs > limit,
  );
  const [first] = found.toSorted((a, b) => Number(isMild(a)) - Number(isMild(b)));
  if (!first) return null;
  const isLate = first.afterMs !== undefined && Number.isFinite(first.afterMs);
  const patient = isLate
    ? `, more than the ${subject.call.patience} patience of ${formatDuration(limit)}`
    : '';
  return {
    message: `The fallback ${whereWords(first.at, subject.call.path)} ${first.says}${patient}.`,
    ...(isMild(first) ? { severity: 'information' } : {}),
    fixes: [shortenPrimary(subject, first), widenRescue(subject, first)],
  };
}

export const weakFallback: Rule = {
  id: 'weak-fallback',
  says: 'The fallback does not answer when it is needed: too late, for some errors only, where nothing can be caught',
  severity: 'warning',
  docs: {
    outage:
      'Somebody has written a fallback, and on the day it stays silent: the first provider hangs and its retries run for a quarter of an hour before the second is asked, or the handler lets only a 429 through, or the error comes from a stream that nobody waits for inside the `try`.',
    ignore:
      'When the first provider fails fast for another reason that Lifeboat does not see, or when nobody waits for the answer. `lifeboat.patienceSeconds` says how long somebody waits.',
    evidence: [
      '`withFallbacks` of LangChain with the default retries of the first model: the second was not asked within 20 s of 529s; without a timeout, never while the first hangs (measured, 2026-11).',
      '`streamText` from `ai` 4 on gives a stream at once and throws nothing: errors go to `onError` and into the stream (measured, 2026-11).',
      'Median incident of an API: 46 min (Anthropic) and 74.5 min (OpenAI) to 2024-08; most are of one API as a whole or of one model (ICPE 2025 data set).',
    ],
  },
  fires,
  silent,
  check,
};
