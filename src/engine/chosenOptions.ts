/** The value of an SDK's own timeout or retries that holds for one call, and what this version makes of it. */
import { argumentAt, byName } from '../model/arguments';
import type { Expression } from '../model/facts';
import type { OptionFact, TrapFact, VersionFacts } from '../model/knowledge';
import type { FoundCall } from './findCalls';
import { numberOf, type StaticNumber } from './numbers';
import { optionReadings } from './sdkOptions';
import { readOption, settledExpression, settledObject, type OptionReading } from './statics';
import { isUnread } from './unreadOptions';
import type { Located, Resolver } from './values';

type SetReading = OptionReading & { readonly state: 'set' };

export interface ChosenOption {
  readonly state: 'set';
  readonly source: 'call' | 'client';
  /** As code writes it: `requestHandler.requestTimeout`. */
  readonly name: string;
  readonly reading: SetReading;
  /** The expression of the number; inside the option where that is an object of parts. */
  readonly value: Located;
  /** In the option's own unit; null where it cannot be read. */
  readonly number: StaticNumber | null;
  readonly trap: TrapFact | null;
  /** What is spread into the parameters of the request may set another. */
  readonly hidden: boolean;
}

export type OptionChoice =
  | ChosenOption
  | { readonly state: 'absent' }
  /** `inBody`: only what is spread into the parameters of the request may set it. */
  | { readonly state: 'unknown'; readonly inBody: boolean };

const absent: OptionChoice = { state: 'absent' };

/** On the call, on a copy of the client, on the client: the nearest that says something wins. */
export function chosenOption(
  kind: 'timeout' | 'retries',
  call: FoundCall,
  version: VersionFacts | null,
): OptionChoice {
  const option = version?.[kind].option;
  if (!version || !option || call.operation.without?.includes(kind) === true) return absent;
  let hidden = false;
  for (const { reading, source } of optionReadings(call, option)) {
    if (reading.state === 'unknown' && !(source === 'call' && isInBody(call)))
      return { state: 'unknown', inBody: false };
    hidden ||= reading.state === 'unknown';
    if (reading.state === 'unknown') continue;
    if (reading.state === 'absent') continue;
    if (isUnset(reading.value) && !isNullGiven(reading.value, option)) continue;
    if (isUnread(call, version, nameAt(option, source), source, reading)) continue;
    const part = option.parts ? partOf(option.parts, reading.value, reading.home) : 'whole';
    if (part === 'none') continue;
    const endless = isNullGiven(part === 'whole' ? reading.value : part.value, option);
    const value =
      part === 'whole'
        ? { expression: reading.value, home: reading.home }
        : { expression: part.value, home: part.home };
    const number = numberOf(value.expression, value.home);
    const whole = nameAt(option, source);
    return {
      ...{ state: 'set', source, reading, value, number, hidden },
      name: part === 'whole' ? whole : `${whole}.${part.property.key ?? ''}`,
      trap: endless
        ? noLimit(kind)
        : number
          ? trapOf(version.traps ?? [], kind, source, number.value)
          : null,
    };
  }
  return hidden ? { state: 'unknown', inBody: true } : absent;
}

/** Options by name stand beside the parameters of the request: what is spread there is mostly those. */
const isInBody = ({ operation }: FoundCall): boolean =>
  operation.optionsArgument === byName && operation.bodyArgument === byName;

/** A null that takes every limit away, and does what it says. */
const noLimit = (option: TrapFact['option']): TrapFact => ({
  option,
  effect: 'none',
  says: 'bounds nothing',
});

const isNullGiven = (value: Expression, { nullEnds }: OptionFact): boolean =>
  nullEnds === true && value.kind === 'literal' && value.value === null;

const nameAt = ({ name, clientName }: OptionFact, source: 'call' | 'client'): string =>
  source === 'client' ? (clientName ?? name) : name;

/**
 * `timeout: { totalMs: 20_000 }`, `timeout=httpx.Timeout(60, connect=5)`, `timeout=(3, 60)`: the part that bounds the
 * request; `none` where there are other parts only.
 */
function partOf(
  parts: readonly string[],
  value: Expression,
  home: Resolver,
): SetReading | 'none' | 'whole' {
  const settled = settledExpression(value, home) ?? { expression: value, home };
  if (settled.expression.kind === 'array')
    return partAt(settled.expression.elements.at(-1), settled.home);
  if (settled.expression.kind === 'call')
    return partOfMade(parts, settled.expression, settled.home);
  if (!settledObject(value, home)) return 'whole';
  for (const name of parts) {
    const reading = readOption(value, name, home);
    if (reading.state === 'set') return reading;
  }
  return 'none';
}

function partOfMade(
  parts: readonly string[],
  { callee, args }: Expression & { kind: 'call' },
  home: Resolver,
): SetReading | 'none' | 'whole' {
  if (home.valueOf(callee).kind !== 'external') return 'whole';
  const named = argumentAt(args, byName);
  for (const name of named ? parts : []) {
    const reading = readOption(named, name, home);
    if (reading.state === 'set') return reading;
  }
  const first = argumentAt(args, 0);
  return first ? partAt(first, home) : named ? 'none' : 'whole';
}

const partAt = (value: Expression | undefined, home: Resolver): SetReading | 'none' =>
  value
    ? {
        state: 'set',
        value,
        home,
        property: { ...value, key: null, keySpan: value, value, spread: false, commented: false },
      }
    : 'none';

/** `undefined`, `null` and what SDKs have in their place stand for an option that is not set. */
export const isUnset = (value: Expression): boolean =>
  (value.kind === 'reference' && (value.name === 'undefined' || notGiven.has(value.name))) ||
  (value.kind === 'member' && notGiven.has(value.property ?? '')) ||
  (value.kind === 'literal' && value.value === null);

const notGiven = new Set(['NOT_GIVEN', 'not_given', 'omit', 'UNSET']);

/** The first fact about this value. */
export const trapOf = (
  traps: readonly TrapFact[],
  option: TrapFact['option'],
  source: 'call' | 'client',
  value: number,
): TrapFact | null =>
  traps.find(
    (trap) =>
      trap.option === option &&
      (trap.place === undefined || trap.place === source) &&
      fits(trap, value),
  ) ?? null;

const fits = ({ is, above, below }: TrapFact, value: number): boolean =>
  (is === undefined || value === is) &&
  (above === undefined || value > above) &&
  (below === undefined || value < below);

/** A signal of the call that the SDK takes instead of its own timer. */
export function switchesOff(call: FoundCall, version: VersionFacts | null): SetReading | null {
  if (version?.timeout.offBySignal !== true || !version.signal) return null;
  const reading = optionReadings(call, version.signal).find((one) => one.reading.state === 'set');
  return reading?.reading.state === 'set' && !isUnset(reading.reading.value)
    ? reading.reading
    : null;
}

/** The switch of what an SDK repeats without an end says no, or may. */
export const endsRepeats = (call: FoundCall, off: OptionFact): boolean =>
  optionReadings(call, off).some(
    ({ reading }) =>
      reading.state === 'unknown' ||
      (reading.state === 'set' &&
        !(reading.value.kind === 'literal' && reading.value.value === true)),
  );
