import { endRepeats, passOnFinal, pauseRepeats, retryOnlyTransient } from '../fixes';
import type { RepeatHazard } from '../model/evidence';
import type { CallSubject, ClientSubject, Problem } from '../model/subject';
import { fires, silent } from './examples/unsafe-retry';
import type { Rule } from './rule';
import { whereWords } from './words';

function check(subject: CallSubject): Problem | null {
  if (subject.call.operation === 'manage') return null;
  const found = subject.evidence.repeats.filter(({ kind }) => kind !== 'sdk-endless');
  if (found.length === 0) return null;
  const says = found.map((one) => `${one.says}${placeOf(one, subject)}.`);
  const fixes = found.flatMap((one) => [
    passOnFinal(subject, one),
    pauseRepeats(subject, one),
    retryOnlyTransient(subject, one),
  ]);
  return { message: says.slice(0, 2).join(' '), fixes };
}

const placeOf = ({ at }: RepeatHazard, { call }: CallSubject): string =>
  at ? ` (${whereWords(at, call.path)})` : '';

/** What the SDK does by itself holds for all calls of a client: told once. */
function checkClient(client: ClientSubject): Problem | null {
  if (client.role === 'foreign') return null;
  const calls = client.calls.filter(({ evidence, call }) =>
    call.operation === 'manage' ? false : evidence.repeats.some(isOfSdk),
  );
  const says = calls[0]?.evidence.repeats.find(isOfSdk)?.says;
  const fixes = calls.slice(0, 1).map(endRepeats);
  return says === undefined ? null : { message: `${says}.`, calls, fixes };
}

const isOfSdk = ({ kind }: RepeatHazard): boolean => kind === 'sdk-endless';

export const unsafeRetry: Rule = {
  id: 'unsafe-retry',
  says: 'Trying again does harm: without an end or a pause, after a 401, with one signal for all attempts',
  severity: 'warning',
  docs: {
    outage:
      'A retry without an end turns an outage into a hang, one without a pause turns it into a flood. A retry of a wrong key gives the same answer ten times. One abort signal for all attempts lets the first wait and none of the others, and a stream that starts anew shows its beginning twice.',
    ignore:
      'When the process is meant to wait for the provider however long that takes, or when what was shown is cleared before the next attempt.',
    evidence: [
      '`@huggingface/inference` from 3.4 on repeats a 503 at once, for ever: 3,989 requests in 3 s (measured, 2026-11).',
      '`@openrouter/sdk` repeats 5xx, resets and timeouts for up to an hour by default (source read, and measured for 15 s, 2026-11).',
      '`p-retry` and `async-retry` repeat everything ten times unless told otherwise, with waits of 17 min in all (source read, 2026-11).',
      'An `AbortSignal` that has fired stays so: each further `fetch` with it rejects at once (WHATWG DOM and fetch).',
    ],
  },
  fires,
  silent,
  check,
  checkClient,
};
