/** What a check came to, in words. The key is in none of them: they are made of status and error codes alone. */
import type { CheckOutcome, CheckResult } from '../model/providerCheck';
import { formatDuration } from '../model/words';
import { failureOf } from '../platform/httpFailure';

export const usualTimeoutMs = 10_000;

/** `what` was asked for: ` a message`, or nothing for the cheapest request. */
export function success(label: string, what: string, ms: number): CheckResult {
  const words = `${label} answered${what} in ${ms} ms.`;
  return { ok: true, ms, words, outcome: 'answered', keyRejected: false };
}

/** For answers that are no success. 404 and 400 are answers too. */
export function refusal(label: string, status: number, ms: number): CheckResult {
  const outcome = status >= 500 ? 'provider-error' : 'answered';
  const words = statusWords(label, status);
  return { ok: false, ms, words, outcome, keyRejected: status === 401 };
}

export function lateness(label: string, timeoutMs: number, ms: number): CheckResult {
  const words = `${label} did not answer within ${formatDuration(timeoutMs)}.`;
  return { ok: false, ms, words, outcome: 'timeout', keyRejected: false };
}

/** For errors of the connection. */
export function unreached(label: string, error: unknown, ms: number): CheckResult {
  const outcome = outcomeOf(error);
  const words = `${label} could not be reached from this machine${codeOf(error)}.`;
  return { ok: false, ms, words, outcome, keyRejected: false };
}

export function unexplained(ms: number): CheckResult {
  const words = 'The check failed for a reason that Lifeboat does not know.';
  return { ok: false, ms, words, outcome: 'other', keyRejected: false };
}

function statusWords(label: string, status: number): string {
  if (status === 401) return `${label} is up, but does not accept this key.`;
  if (status === 403) return `${label} is up, but this key may not do that.`;
  if (status === 429) return `${label} is up, but limits the requests of this key (429).`;
  if (status === 529) return `${label} is overloaded (529).`;
  if (status >= 500) return `${label} failed with an error of its own (${status}).`;
  return `${label} refused the request (${status}).`;
}

function outcomeOf(error: unknown): CheckOutcome {
  const { failure } = failureOf(error);
  return failure === 'too-large' || failure === 'redirects' || failure === 'aborted'
    ? 'other'
    : failure;
}

/** The system's word for it, such as ` (ENOTFOUND)`. */
function codeOf(error: unknown): string {
  for (let cause: unknown = error, depth = 0; depth < 6; depth += 1) {
    if (!(cause instanceof Error)) return '';
    if ('code' in cause && typeof cause.code === 'string') return ` (${cause.code})`;
    cause = cause.cause;
  }
  return '';
}
