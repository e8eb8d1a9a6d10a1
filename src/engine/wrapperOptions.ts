/** Numbers that a wrapper is given: at the wrapping call, or where the wrapping thing was built. */
import { argumentAt, hasSpread } from '../model/arguments';
import type { CallExpression, Expression, NewExpression } from '../model/facts';
import type { WrapperOption } from '../model/knowledge';
import type { Step } from './paths';
import { numberOf } from './numbers';
import { readOption, settledExpression, type OptionReading } from './statics';
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

/** Where the option stands; inside an own helper, parameters are what the helper was handed. */
function placeOf(
  { of }: WrapperOption,
  { made, call, around }: Step & { kind: 'wrapper' },
): Located<CallExpression | NewExpression> | null {
  if (of !== 'construction') return { expression: call, home: around.resolver };
  return made?.home.path === around.path ? { ...made, home: around.resolver } : made;
}

function settingAt(
  option: WrapperOption,
  step: Step & { kind: 'wrapper' },
): Located | 'unknown' | null {
  const from = placeOf(option, step);
  if (!from || hasSpread(from.expression.args, option.argument)) return 'unknown';
  const argument = argumentAt(from.expression.args, option.argument);
  if (!argument) return null;
  if (option.property === null) return { expression: argument, home: from.home };
  const reading: OptionReading = readOption(argument, option.property, from.home);
  if (reading.state === 'set') return { expression: reading.value, home: reading.home };
  return reading.state === 'unknown' ? 'unknown' : null;
}

function readingAt(option: WrapperOption, step: Step & { kind: 'wrapper' }): WrapperReading {
  const from = placeOf(option, step);
  if (!from) return { state: 'unknown' };
  const { args } = from.expression;
  if (args[option.argument]?.spread != null) return { state: 'unknown' };
  const argument = argumentAt(args, option.argument);
  if (!argument) return { state: 'absent' };
  if (option.property === null) {
    const value = numberAt({ expression: argument, home: from.home }, option);
    // A settings object may stand where the number does in other versions.
    if (value === null && argument.kind === 'object') return { state: 'absent' };
    return { state: 'set', value };
  }
  if (numberOf(argument, from.home)) return { state: 'absent' };
  const reading = readOption(argument, option.property, from.home);
  if (reading.state !== 'set') return reading;
  if (isNull(reading.value)) return { state: 'absent' };
  return {
    state: 'set',
    value: numberAt({ expression: reading.value, home: reading.home }, option),
  };
}

const isNull = (value: Expression): boolean => value.kind === 'literal' && value.value === null;

/** The number itself, or the one that a function of the package is handed, alone or beside others: `a(3) | b(30)`. */
function numberAt({ expression, home }: Located, option: WrapperOption): number | null {
  const plain = numberOf(expression, home);
  const { through } = option;
  if (plain || !through) return plain?.value ?? null;
  const settled = settledExpression(expression, home) ?? { expression, home };
  const made = settled.expression;
  if (made.kind === 'binary')
    return (
      numberAt({ ...settled, expression: made.left }, option) ??
      numberAt({ ...settled, expression: made.right }, option)
    );
  if (made.kind !== 'call') return null;
  const { callee, args } = made;
  const name =
    callee.kind === 'member' ? callee.property : callee.kind === 'reference' ? callee.name : '';
  const [first] = args;
  if (name === null || !through.includes(name) || first?.spread !== null) return null;
  return numberOf(first.value, settled.home)?.value ?? null;
}
