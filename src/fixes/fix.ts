/** Parts that every fix shares. */
import type { TimeoutChoice } from './values';
import type { Fix, TextEdit } from '../model/finding';
import type { NativeOption } from '../model/subject';
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
  return { value: { kind: 'reference', name }, edits };
}

/** Milliseconds in the unit of an option. */
export const inUnit = (ms: number, option: NativeOption): number =>
  option.unit === 's' ? ms / 1_000 : ms;

/** The count that an option wants for `attempts` attempts in all. */
export const retriesValue = (attempts: number, option: NativeOption): OptionValue => ({
  name: option.name,
  value: { kind: 'number', value: option.countsAttempts ? attempts : attempts - 1 },
});
