/** Settings where this SDK does not read them. */
import type { IgnoredOption, VersionFacts } from '../model/knowledge';
import type { FoundCall } from './findCalls';
import { bodyOf } from './requestBody';
import { numberOf } from './numbers';
import { clientOption, optionReadings } from './sdkOptions';
import type { TimeBound } from './signals';
import { readOption, type OptionReading } from './statics';
import type { ClientInstance } from './values';

const absent: OptionReading = { state: 'absent' };

/** What the code says at the place that a fact is about. */
export function readingOf(call: FoundCall, { name, place }: IgnoredOption): OptionReading {
  return readAt(call, name, place);
}

function readAt(call: FoundCall, name: string, place: IgnoredOption['place']): OptionReading {
  const { client, request } = call;
  if (place === 'client') return clientOption(client, { name, places: [place] }, request.home);
  if (place === 'call')
    return optionReadings(call, { name, places: [place] })[0]?.reading ?? absent;
  if (place === 'body') {
    const body = bodyOf(call);
    return body ? readOption(body.expression, name, body.home) : absent;
  }
  if ('construction' in place) return readArgument(client.construction, place.construction, name);
  if ('step' in place) return readArgument(stepOf(call, place.step), place.argument, name);
  return readArgument({ expression: request.node, home: request.home }, place.argument, name);
}

function readArgument(
  made: ClientInstance['construction'],
  position: number,
  name: string,
): OptionReading {
  if (!made) return absent;
  const { args } = made.expression;
  if (args.some(({ spread }) => spread !== null)) return { state: 'unknown' };
  return readOption(args[position]?.value, name, made.home);
}

const stepOf = ({ client }: FoundCall, path: string): ClientInstance['construction'] =>
  client.steps.find(({ handle }) => handle.path === path)?.call ?? null;

type SetReading = OptionReading & { readonly state: 'set' };

/** The fact is about a value like this one, in a place like this one. */
export const isAbout = (fact: IgnoredOption, reading: SetReading, call: FoundCall): boolean => {
  if (fact.place === 'call' && call.operation.takes?.includes(fact.name) === true) return false;
  if (fact.only === 'number') return numberOf(reading.value, reading.home) !== null;
  return isOfClass(fact, reading) && !isExcepted(call, fact);
};

/** `requestHandler: new NodeHttpHandler({ requestTimeout })`: the class that is built there. */
function isOfClass({ within }: IgnoredOption, { property, home }: SetReading): boolean {
  if (within === undefined) return true;
  const object = home.index.parents.get(property.value);
  const built = object && home.index.parents.get(object);
  if (!built || !('kind' in built) || built.kind !== 'new') return false;
  const callee = home.valueOf(built.callee);
  return callee.kind === 'external' && callee.path.at(-1) === within;
}

/** A setting that this version has, but does not read here. */
export const isUnread = (
  call: FoundCall,
  version: VersionFacts,
  name: string,
  place: 'call' | 'client',
  reading: SetReading,
): boolean =>
  (version.ignored ?? []).some(
    (fact) =>
      fact.place === place &&
      fact.name === name &&
      fact.timed === undefined &&
      isAbout(fact, reading, call),
  );

/** Something beside it that is set, or may be, makes it heard. */
const isExcepted = (call: FoundCall, { unless = [] }: IgnoredOption): boolean =>
  unless.some((name) =>
    (['call', 'client'] as const).some((place) => readAt(call, name, place).state !== 'absent'),
  );

/** Facts about a signal that fires by itself hold for some timers, or for all. */
export const isTimed = ({ timed }: IgnoredOption, { by }: TimeBound): boolean =>
  timed === 'any-timer' || (timed === 'timeout-signal' && by === 'signal');

/** A timer whose signal this SDK takes for something else than the caller's wish to stop. */
export const isUnheard = (
  bound: TimeBound,
  call: FoundCall,
  version: VersionFacts | null,
): boolean =>
  (version?.ignored ?? []).some(
    (fact) =>
      fact.place === 'call' &&
      fact.name === version?.signal?.name &&
      isTimed(fact, bound) &&
      !isExcepted(call, fact),
  );
