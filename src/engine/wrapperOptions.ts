/** Numbers that a wrapper is given: at the wrapping call, or where the wrapping thing was built. */
import type { WrapperOption } from '../model/knowledge';
import type { Step } from './paths';
import { numberOf } from './numbers';
import { readOption } from './statics';

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
