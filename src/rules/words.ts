/** Phrases that several rules share, so that the same thing is always said in the same words. */
import { approximateDuration, countOf, formatDuration } from '../model/words';
import type { Place } from '../model/call';
import type { CallSubject } from '../model/subject';
import type { Patience } from '../model/config';

/** `messages.create (Claude API)`. */
export function nameOf({ call, providerLabel, rawHttp }: CallSubject): string {
  if (rawHttp) return `\`${call.sdk}\` to ${providerLabel}`;
  return call.provider === 'unknown' ? `\`${call.api}\`` : `\`${call.api}\` (${providerLabel})`;
}

export const patienceMs = (subject: CallSubject, patience: Patience): number =>
  patience[subject.call.patience] * 1_000;

/** `3 attempts (SDK default), on Node at most 300 s each: about 15 min before this fails`. */
export function budgetWords(subject: CallSubject): string {
  const { call } = subject;
  const until = call.budget.untilErrorMs;
  const total = until === null ? 'no end' : approximateDuration(until);
  const attempts = call.budget.requests;
  if (attempts === null || attempts <= 1) return `${total} before this fails`;
  const within = isCutByDeadline(subject) ? 'all within one deadline' : eachWords(subject);
  return `${countOf(attempts, 'attempt')}${attemptsFrom(subject)}, ${within}: ${total} before this fails`;
}

/** A deadline over several attempts ends them; then no attempt has a share of its own. */
const isCutByDeadline = ({ call }: CallSubject): boolean =>
  call.retries.layers.some(
    ({ deadlineMs }) => deadlineMs !== null && deadlineMs === call.budget.untilErrorMs,
  );

/** `on line 4`, or `in lib/llm.ts on line 4` from another file. */
export const whereWords = (at: Place, from: string): string =>
  `${at.path === from ? '' : `in ${at.path} `}on line ${String(at.line)}`;

function attemptsFrom({ call }: CallSubject): string {
  if (call.retries.layers.filter((layer) => layer.attempts !== 1).length > 1)
    return ' in several layers';
  if (call.retries.source === 'sdk-default') return ' (SDK default)';
  return call.retries.at ? ` (${whereWords(call.retries.at, call.path)})` : '';
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

/** What one attempt may cost, from the whole: the waits are small beside it. */
function eachMs(call: CallSubject['call']): number | null {
  const { untilErrorMs, requests } = call.budget;
  if (untilErrorMs === null || requests === null) return null;
  const waits = call.retries.layers.reduce((sum, layer) => sum + layer.waitsMs, 0);
  return Math.round((untilErrorMs - waits) / requests);
}
