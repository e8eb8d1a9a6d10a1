/** The value of an SDK's own timeout or retries that holds for one call, and what this version makes of it. */
import type { Expression } from '../model/facts';
import type { OptionFact, TrapFact, VersionFacts } from '../model/knowledge';
import type { FoundCall } from './findCalls';
import { numberOf, type StaticNumber } from './numbers';
import { optionReadings } from './sdkOptions';
import { readOption, settledObject, type OptionReading } from './statics';
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
}

export type OptionChoice =
  ChosenOption | { readonly state: 'absent' } | { readonly state: 'unknown' };

const absent: OptionChoice = { state: 'absent' };

/** On the call, on a copy of the client, on the client: the nearest that says something wins. */
export function chosenOption(
  kind: 'timeout' | 'retries',
  call: FoundCall,
  version: VersionFacts | null,
): OptionChoice {
  const option = version?.[kind].option;
  if (!version || !option || call.operation.without?.includes(kind) === true) return absent;
  for (const { reading, source } of optionReadings(call, option)) {
    if (reading.state === 'unknown') return reading;
    if (reading.state === 'absent' || isUnset(reading.value)) continue;
    if (isUnread(call, version, nameAt(option, source), source, reading)) continue;
    const part = option.parts ? partOf(option.parts, reading.value, reading.home) : 'whole';
    if (part === 'none') continue;
    const value =
      part === 'whole'
        ? { expression: reading.value, home: reading.home }
        : { expression: part.value, home: part.home };
    const number = numberOf(value.expression, value.home);
    const whole = nameAt(option, source);
    return {
      ...{ state: 'set', source, reading, value, number },
      name: part === 'whole' ? whole : `${whole}.${part.property.key ?? ''}`,
      trap: number ? trapOf(version.traps ?? [], kind, source, number.value) : null,
    };
  }
  return absent;
}

const nameAt = ({ name, clientName }: OptionFact, source: 'call' | 'client'): string =>
  source === 'client' ? (clientName ?? name) : name;

/** `timeout: { totalMs: 20_000 }`: the part that bounds the request; `none` where the object has other parts only. */
function partOf(
  parts: readonly string[],
  value: Expression,
  home: Resolver,
): SetReading | 'none' | 'whole' {
  if (!settledObject(value, home)) return 'whole';
  for (const name of parts) {
    const reading = readOption(value, name, home);
    if (reading.state === 'set') return reading;
  }
  return 'none';
}

/** `undefined` and `null` stand for an option that is not set. */
export const isUnset = (value: Expression): boolean =>
  (value.kind === 'reference' && value.name === 'undefined') ||
  (value.kind === 'literal' && value.value === null);

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
