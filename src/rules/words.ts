/** Phrases that several rules share, so that the same thing is always said in the same words. */
import { approximateDuration, countOf, formatDuration } from '../model/words';
import type { Layer, LlmCall, Place } from '../model/call';
import type { DeclaredLimit } from '../model/evidence';
import type { CallSubject } from '../model/subject';
import type { Patience } from '../model/config';

/** `messages.create (Claude API)`. */
export function nameOf(subject: CallSubject): string {
  const { call, providerLabel, rawHttp } = subject;
  if (rawHttp) return `\`${call.sdk}\` to ${providerLabel}`;
  if (call.provider !== 'unknown') return `\`${call.api}\` (${providerLabel})`;
  const among = amongWords(subject);
  return among === null ? `\`${call.api}\`` : `\`${call.api}\` (${among})`;
}

/** Whose client is meant, where those of several SDKs may stand; else null. */
export const amongWords = ({ among, call }: CallSubject): string | null =>
  among === undefined ? null : `\`${call.sdk}\`, one of ${among} SDKs that may stand here`;

export const patienceMs = (subject: CallSubject, patience: Patience): number =>
  patience[subject.call.patience] * 1_000;

/** The tightest limit that the project declares and the call's failure comes too late for; null where there is none. */
export function exceededLimit({ call, evidence }: CallSubject): DeclaredLimit | null {
  const { untilErrorMs, unknown } = call.budget;
  if (unknown || untilErrorMs === null || call.operation === 'manage') return null;
  return evidence.limits.find(({ ms }) => ms < untilErrorMs) ?? null;
}

/** `3 attempts (SDK default), on Node at most 300 s each: about 15 min before this fails`. */
export function budgetWords(subject: CallSubject): string {
  const { budget, retries } = subject.call;
  const until = budget.untilErrorMs;
  const least = subject.call.budget.unknown && isAtLeast(subject) ? 'at least ' : '';
  const total = until === null ? 'no end' : `${least}${approximateDuration(until)}`;
  const attempts = budget.requests === null ? 1 : attemptsOfHang(subject);
  if (attempts <= 1) return `${total} before this fails`;
  const from = attemptsFrom(
    retries.layers.filter((layer) => repeatsOf(layer, subject.call) !== 1),
    subject.call.path,
  );
  const within = isCutByDeadline(subject) ? 'all within one deadline' : eachWords(subject);
  return `${countOf(attempts, 'attempt')}${from}, ${within}: ${total} before this fails`;
}

/** All that could not be read is how often a layer repeats the rest: the sum can only be more. */
export const isAtLeast = ({ call: { timeout, retries } }: CallSubject): boolean =>
  timeout.ms !== null &&
  timeout.source !== 'unknown' &&
  retries.source !== 'unknown' &&
  retries.layers.some(({ attempts, endless }) => attempts === null && !endless) &&
  retries.layers.every(({ kind, attempts, deadlineMs }) => {
    const isDeadline = kind === 'wrapper' && attempts === 1;
    return !isDeadline || deadlineMs !== null;
  });

/** Requests that are sent while the provider hangs: not every layer repeats what timed out. */
export const attemptsOfHang = ({ call }: CallSubject): number =>
  call.retries.layers.reduce((product, layer) => product * repeatsOf(layer, call), 1);

const repeatsOf = (layer: Layer, { timeout }: LlmCall): number => {
  const { kind, retriesTimeouts, endless, attempts, deadlineMs } = layer;
  // One signal over all attempts of the SDK: the first that hangs takes it up.
  const isTakenUp = kind === 'sdk' && deadlineMs !== null && deadlineMs === timeout.ms;
  if (!retriesTimeouts || isTakenUp) return 1;
  return endless ? Infinity : (attempts ?? 1);
};

/** A deadline over several attempts ends them; then no attempt has a share of its own. */
const isCutByDeadline = ({ call }: CallSubject): boolean =>
  call.retries.layers.some(
    ({ deadlineMs }) => deadlineMs !== null && deadlineMs === call.budget.untilErrorMs,
  );

/** What several calls may share, for `Problem.once`. */
export const sharedPlace = (at: Place): string => `${at.path}:${String(at.line)}`;

/** `on line 4`, or `in lib/llm.ts on line 4` from another file. */
export const whereWords = (at: Place, from: string): string =>
  `${at.path === from ? '' : `in ${at.path} `}on line ${String(at.line)}`;

function attemptsFrom([layer, ...others]: readonly Layer[], path: string): string {
  if (!layer) return '';
  if (others.length > 0) return ' in several layers';
  if (layer.at) return ` (${whereWords(layer.at, path)})`;
  return layer.kind === 'sdk' ? ' (SDK default)' : '';
}

function eachWords({ call, facts, runtimeLabel, runtimeHeadersMs }: CallSubject): string {
  const { timeout } = call;
  const chosen = timeout.ms ?? facts?.timeout.defaultMs ?? null;
  const each = eachMs(call);
  if (each === null) return 'each without an end';
  if (chosen !== null && each < chosen && each === runtimeHeadersMs)
    return `${runtimeLabel} at most ${formatDuration(each)} each`;
  return `at most ${formatDuration(each)} each`;
}

/**
 * What one attempt may cost: the whole, taken apart from outside in. The waits of an inner layer pass once for each
 * attempt of an outer one. Below a deadline that cuts, only the deadline is known.
 */
function eachMs(call: LlmCall): number | null {
  const { budget, retries } = call;
  let ms = budget.untilErrorMs;
  for (const layer of retries.layers.toReversed()) {
    if (ms === null || ms === layer.deadlineMs) break;
    ms = (ms - layer.waitsMs) / repeatsOf(layer, call);
  }
  return ms === null ? null : Math.round(ms);
}

/** A sentence more where everybody waits, not the caller alone. */
export const blockingWords = (subjects: readonly CallSubject[]): string =>
  subjects.some(({ evidence }) => evidence.blocks)
    ? ' Nothing else runs on the event loop meanwhile: a client that blocks is called in an async function.'
    : '';
