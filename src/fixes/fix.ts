/** Parts that every fix shares. */
import { cutsStream, endsQuietly, type TimeoutChoice } from './values';
import type { Patience } from '../model/config';
import type { Fix, TextEdit } from '../model/finding';
import type { CallSubject, FixPlan, NativeOption } from '../model/subject';
import { formatDuration } from '../model/words';
import type { NamedConstant, OptionValue, ValueText, Writer } from '../model/writer';

export function fixOf(kind: string, title: string, safe: boolean, edits: readonly TextEdit[]): Fix {
  return { kind, title, safe, preferred: false, edits };
}

/** `Bound this call: 19 s × 3 attempts, error within 60 s`. */
export const boundTitle = (what: string, { ms, attempts, withinMs }: TimeoutChoice): string =>
  attempts === 1
    ? `Bound ${what}: error within ${formatDuration(ms)}`
    : `Bound ${what}: ${formatDuration(ms)} × ${String(attempts)} attempts, error within ${formatDuration(withinMs)}`;

/** What a title says of a bound that is longer than somebody waits. */
export function lateWords(
  { call }: CallSubject,
  { withinMs }: TimeoutChoice,
  patience: Patience,
): string {
  const waitedMs = patience[call.patience] * 1_000;
  return withinMs > waitedMs ? `, more than the patience of ${formatDuration(waitedMs)}` : '';
}

/**
 * A number under a name that says why it is this one; the edits declare the name where it is missing. `at`: offset of
 * the code that needs it.
 */
export function named(
  writer: Writer,
  constant: NamedConstant,
  at: number,
): { readonly value: ValueText; readonly edits: readonly TextEdit[] } {
  const { name, edits } = writer.declareConstant(constant, at);
  const declared = edits.map((edit) => ({ ...edit, declares: name }));
  return { value: { kind: 'reference', name }, edits: declared };
}

/** A timeout under a name that says why it is so long. */
export const timeConstant = (
  { ms, attempts, withinMs }: TimeoutChoice,
  unit: NativeOption['unit'] = 'ms',
): NamedConstant => ({
  name: unit === 's' ? 'LLM_TIMEOUT_SECONDS' : 'LLM_TIMEOUT_MS',
  value: unit === 's' ? ms / 1_000 : ms,
  comment:
    attempts === 1
      ? `An LLM call that fails is heard of within ${formatDuration(withinMs)}.`
      : `${String(attempts)} attempts and the waits between them end within ${formatDuration(withinMs)}.`,
});

/** What a title says of a stream that a timeout may end after it has begun. */
export function cutWords(subject: CallSubject): string {
  const quiet = endsQuietly(subject) ? ', without an error' : '';
  if (cutsStream(subject)) return `; a longer stream is cut too${quiet}`;
  return quiet && `; after silence the text ends early${quiet}`;
}

/** Whole answers that stream take minutes: what ends them sooner is for somebody who knows how long these are. */
const longStreamMs = 300_000;

/** A timeout that cuts a stream of `calls` is taken by hand, never by a run over many findings. */
export const forDeciding = (
  fix: Fix,
  { ms }: TimeoutChoice,
  calls: readonly CallSubject[],
  isCut: (subject: CallSubject) => boolean = cutsStream,
): Fix =>
  ms < longStreamMs && calls.some((one) => one.call.streaming === true && isCut(one))
    ? { ...fix, byHand: true }
    : fix;

/** The first fix that can be made is enough: the last is offered only where no other can be. */
export const unless =
  (others: readonly FixPlan[], last: FixPlan): FixPlan =>
  (tools) =>
    others.some((plan) => plan(tools) !== null) ? null : last(tools);

/** What an option wants for `attempts` attempts in all. */
export const retriesValue = (attempts: number, option: NativeOption): OptionValue => ({
  name: option.name,
  ...(option.holder && { holder: option.holder }),
  value: option.takes
    ? { kind: 'code', code: attempts > 1 ? option.takes.again : option.takes.never }
    : { kind: 'number', value: option.countsAttempts ? attempts : attempts - 1 },
});
