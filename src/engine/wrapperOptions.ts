/** Numbers that a wrapper is given: at the wrapping call, or where the wrapping thing was built. */
import type { WrapperOption } from '../model/knowledge';
import type { Step } from './paths';
import { numberOf } from './numbers';
import { readOption, type OptionReading } from './statics';
import type { Located } from './values';

export type WrapperReading =
  | { readonly state: 'absent' }
  /** Null where something is set that cannot be read. */
  | { readonly state: 'set'; readonly value: number | null }
  | { readonly state: 'unknown' };

/** The first of the places that says something. */
export function wrapperOption(
  options: readonly WrapperOption[],
  step: Step & { kind: 'wrapper' },
): WrapperReading {
  for (const option of options) {
    const reading = readingAt(option, step);
    if (reading.state !== 'absent') return reading;
  }
  return { state: 'absent' };
}

/** What stands at one of the places: `shouldRetry: (error) => …`. Null where nothing does. */
export function wrapperSetting(
  options: readonly WrapperOption[],
  step: Step & { kind: 'wrapper' },
): Located | 'unknown' | null {
  for (const option of options) {
    const setting = settingAt(option, step);
    if (setting !== null) return setting;
  }
  return null;
}

function settingAt(
  option: WrapperOption,
  step: Step & { kind: 'wrapper' },
): Located | 'unknown' | null {
  const from =
    option.of === 'construction'
      ? step.made
      : { expression: step.call, home: step.around.resolver };
  const argument = from?.expression.args[option.argument];
  if (!from || argument?.spread) return 'unknown';
  if (!argument) return null;
  if (option.property === null) return { expression: argument.value, home: from.home };
  const reading: OptionReading = readOption(argument.value, option.property, from.home);
  if (reading.state === 'set') return { expression: reading.value, home: reading.home };
  return reading.state === 'unknown' ? 'unknown' : null;
}

function readingAt(option: WrapperOption, step: Step & { kind: 'wrapper' }): WrapperReading {
  const from =
    option.of === 'construction'
      ? step.made
      : { expression: step.call, home: step.around.resolver };
  if (!from) return { state: 'unknown' };
  const argument = from.expression.args[option.argument];
  if (!argument) return { state: 'absent' };
  if (argument.spread !== null) return { state: 'unknown' };
  if (option.property === null) {
    const value = numberOf(argument.value, from.home)?.value;
    // A settings object may stand where the number does in other versions.
    if (value === undefined && argument.value.kind === 'object') return { state: 'absent' };
    return { state: 'set', value: value ?? null };
  }
  if (numberOf(argument.value, from.home)) return { state: 'absent' };
  const reading = readOption(argument.value, option.property, from.home);
  if (reading.state !== 'set') return reading;
  return { state: 'set', value: numberOf(reading.value, reading.home)?.value ?? null };
}
