/** Reads an SDK's options from every place that may set them: the call, copies of the client, the client. */
import type { Place } from '../model/call';
import type { FoundCall } from './findCalls';
import { readOption, settledExpression, type OptionReading } from './statics';
import { alternatives, unknownValue, type ClientInstance, type Located } from './values';

/** Where an option was read. */
export const placeOfReading = (reading: OptionReading & { state: 'set' }): Place =>
  reading.home.positions.place(reading.property);

export interface PlacedReading {
  readonly reading: OptionReading;
  readonly source: 'call' | 'client';
}

/** Readings of one option from the nearest place to the farthest. */
export function optionReadings(
  call: FoundCall,
  option: {
    readonly name: string;
    readonly clientName?: string;
    readonly places: readonly string[];
  },
): readonly PlacedReading[] {
  if (call.kind !== 'sdk') return [];
  const readings: PlacedReading[] = [];
  const { operation, client } = call;
  if (option.places.includes('call') && operation.optionsArgument !== null) {
    const spread = call.node.args.some((argument) => argument.spread !== null);
    const options = call.node.args[operation.optionsArgument]?.value;
    const reading: OptionReading = spread
      ? { state: 'unknown' }
      : readOption(options, option.name, call.home);
    readings.push({ reading, source: 'call' });
  }
  if (!option.places.includes('client')) return readings;
  const name = option.clientName ?? option.name;
  for (const copy of [...client.copies].reverse())
    readings.push({
      reading: copy ? readOption(copy.expression, name, copy.home) : { state: 'absent' },
      source: 'client',
    });
  readings.push({ reading: clientReading(call, name), source: 'client' });
  return readings;
}

function clientReading(call: FoundCall & { kind: 'sdk' }, name: string): OptionReading {
  const { construction, fact } = call.client;
  if (!construction) return { state: 'unknown' };
  const { args } = construction.expression;
  if (args.some((argument) => argument.spread !== null)) return { state: 'unknown' };
  if (isWrittenLater(call.client, name)) return { state: 'unknown' };
  const options = args[fact.optionsArgument]?.value;
  if (!options) return { state: 'absent' };
  const at = { expression: options, home: construction.home };
  const { expression, home } = configuration(at, fact.configurationClasses ?? []);
  return readOption(expression, name, home);
}

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
