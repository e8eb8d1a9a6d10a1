/** Reads an SDK's options from every place that may set them: the call, copies of the client, the client. */
import { argumentAt, hasSpread } from '../model/arguments';
import type { Place } from '../model/call';
import type { Expression } from '../model/facts';
import type { OptionFact } from '../model/knowledge';
import type { FoundCall } from './findCalls';
import { assigned } from './laterOptions';
import { readOption, settledExpression, type OptionReading } from './statics';
import {
  alternatives,
  everything,
  unknownValue,
  type ClientInstance,
  type Located,
  type Resolver,
  type Value,
} from './values';

/** Where an option was read. */
export const placeOfReading = (reading: OptionReading & { state: 'set' }): Place =>
  reading.home.positions.place(reading.property);

export interface PlacedReading {
  readonly reading: OptionReading;
  readonly source: 'call' | 'client';
}

const absent: OptionReading = { state: 'absent' };
const unknownOption: OptionReading = { state: 'unknown' };

/** Readings of one option from the nearest place to the farthest. */
export function optionReadings(call: FoundCall, option: OptionFact): readonly PlacedReading[] {
  const readings: PlacedReading[] = [];
  const { operation, client, request } = call;
  if (option.places.includes('call') && operation.optionsArgument !== null) {
    const { args } = request.node;
    const options = argumentAt(args, operation.optionsArgument);
    const reading: OptionReading = hasSpread(args, operation.optionsArgument)
      ? unknownOption
      : byAnyName(option.name, option, (name) => readOption(options, name, request.home));
    readings.push({ reading, source: 'call' });
  }
  if (!option.places.includes('client')) return readings;
  for (const reading of clientReadings(client, option, request.home))
    readings.push({ reading, source: 'client' });
  return readings;
}

/** Of several names that mean the same, the one that code writes. */
function byAnyName(
  first: string,
  { aliases = [] }: OptionFact,
  read: (name: string) => OptionReading,
): OptionReading {
  const own = read(first);
  if (own.state === 'set') return own;
  return aliases.map(read).find(({ state }) => state === 'set') ?? own;
}

/** The nearest of a client's settings that says something. */
export function clientOption(
  client: ClientInstance,
  option: OptionFact,
  home: Resolver | null,
): OptionReading {
  const readings = clientReadings(client, option, home);
  return readings.find((reading) => reading.state !== 'absent') ?? absent;
}

/** Copies, outermost first, then the construction, then defaults for all. */
function clientReadings(
  client: ClientInstance,
  option: OptionFact,
  home: Resolver | null,
): readonly OptionReading[] {
  const first = option.clientName ?? option.name;
  const read = (from: (name: string) => OptionReading): OptionReading =>
    byAnyName(first, option, from);
  const copies = [...client.copies]
    .reverse()
    .map((copy) => (copy ? read((name) => readOption(copy.expression, name, copy.home)) : absent));
  return [
    ...copies,
    read((name) => constructionReading(client, name)),
    read((name) => defaultsReading(client, name, home)),
  ];
}

function constructionReading(client: ClientInstance, name: string): OptionReading {
  const { construction, base, origin } = client;
  if (origin === 'ready') return absent;
  if (!construction) return unknownOption;
  const { args } = construction.expression;
  if (hasSpread(args, base.fact.optionsArgument)) return unknownOption;
  if (isWrittenLater(client, name)) return unknownOption;
  const options = argumentAt(args, base.fact.optionsArgument);
  if (!options) return absent;
  const at = { expression: options, home: construction.home };
  const { expression, home } = configuration(at, base.fact.configurationClasses ?? []);
  return readOption(expression, name, home);
}

/** `axios.defaults.timeout = 5_000`: settings for all, where the module of the call makes them. */
function defaultsReading(
  { base }: ClientInstance,
  name: string,
  home: Resolver | null,
): OptionReading {
  const { defaults } = base.fact;
  if (defaults === undefined || !home) return absent;
  for (const { target, value: written } of home.index.memberWrites.get(name) ?? []) {
    const owner = defaultsOwner(target.object, defaults);
    const value = owner ? home.valueOf(owner) : null;
    if (!value || !isOfSdk(value, base.sdk, home)) continue;
    return {
      state: 'set',
      value: written,
      home,
      property: assigned(target, name, written),
    };
  }
  return absent;
}

const defaultsOwner = (object: Expression, defaults: string): Expression | null => {
  if (defaults === '') return object;
  return object.kind === 'member' && object.property === defaults ? object.object : null;
};

/** A client of the SDK, or the package that its functions lie in. */
const isOfSdk = (value: Value, sdk: ClientInstance['base']['sdk'], home: Resolver): boolean =>
  home.clients(value).some(({ client }) => client.base.sdk === sdk) ||
  everything(value).some(
    (one) => one.kind === 'external' && one.path.length === 0 && sdk.packages.includes(one.source),
  );

/** `client.timeout = 20_000` after the construction. */
function isWrittenLater({ construction }: ClientInstance, name: string): boolean {
  const { home, expression } = construction ?? {};
  return (home?.index.memberWrites.get(name) ?? []).some((write) =>
    alternatives(home?.valueOf(write.target.object) ?? unknownValue).some(
      (value) => value.kind === 'client' && value.client.construction?.expression === expression,
    ),
  );
}

/** openai 3: the options are those of `new Configuration({…})`. */
function configuration(options: Located, classes: readonly string[]): Located {
  if (classes.length === 0) return options;
  const built =
    options.expression.kind === 'new'
      ? options
      : settledExpression(options.expression, options.home);
  if (built?.expression.kind !== 'new') return options;
  const value = built.home.valueOf(built.expression.callee);
  const named = value.kind === 'external' && classes.includes(value.path.at(-1) ?? '');
  const inner = built.expression.args[0]?.value;
  return named && inner ? { expression: inner, home: built.home } : options;
}
