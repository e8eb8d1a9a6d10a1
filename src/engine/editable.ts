/** Where an edit can set options of a call, and by which names. */
import type { OptionFact, VersionFacts } from '../model/knowledge';
import type {
  CallSubject,
  Construction,
  NativeOptions,
  PlacedConstruction,
} from '../model/subject';
import { copyPlaceOf } from './copies';
import type { FoundCall } from './findCalls';
import { callersOfHelper } from './helperCallers';
import type { Surroundings } from './surroundings';

type Editable = Pick<
  CallSubject,
  | 'optionsArgument'
  | 'construction'
  | 'foreign'
  | 'inner'
  | 'copied'
  | 'copyPlace'
  | 'waits'
  | 'clientOptionsArgument'
  | 'options'
  | 'rawHttp'
>;

/** Where an edit can set options. A request inside an own helper takes none from the call that hands it an address. */
export function editable(
  found: FoundCall,
  version: VersionFacts | null,
  around: Surroundings,
): Editable {
  const { client, operation, helpers } = found;
  return {
    optionsArgument: helpers.length > 0 ? null : operation.optionsArgument,
    construction: constructionOf(found),
    foreign: foreignOf(found),
    inner: innerOf(found, around),
    copied: client.copies.length > 0,
    copyPlace: copyPlaceOf(found),
    waits: operation.waits === true,
    clientOptionsArgument:
      client.construction && takesOptions(found) ? client.base.fact.optionsArgument : null,
    options: nativeOptions(version, operation),
    rawHttp: found.endpoint !== null,
  };
}

/** Client, or what decides about the request, stands in another module. */
export const isCrossFile = ({ client, home, request }: FoundCall): boolean =>
  (client.construction !== null && client.construction.home.path !== home.path) ||
  request.home.path !== home.path;

const constructionOf = (found: FoundCall): Construction | null =>
  found.client.construction && !isCrossFile(found) && takesOptions(found)
    ? {
        node: found.client.construction.expression,
        optionsArgument: found.client.base.fact.optionsArgument,
      }
    : null;

const takesOptions = ({ client }: FoundCall): boolean => client.base.fact.optionless !== true;

function foreignOf(found: FoundCall): PlacedConstruction | null {
  const { construction, base } = found.client;
  if (!construction || construction.home.path === found.home.path) return null;
  if (!takesOptions(found)) return null;
  return {
    path: construction.home.path,
    node: construction.expression,
    optionsArgument: base.fact.optionsArgument,
  };
}

function innerOf(found: FoundCall, around: Surroundings): Editable['inner'] {
  const { helpers, request, operation } = found;
  const { optionsArgument } = operation;
  if (helpers.length === 0 || optionsArgument === null) return null;
  const place = { path: request.home.path, node: request.node, optionsArgument };
  return { ...place, callers: callersOfHelper(found, around) };
}

function nativeOptions(
  version: VersionFacts | null,
  { without }: FoundCall['operation'],
): NativeOptions {
  const has = (name: 'timeout' | 'retries' | 'signal'): boolean => without?.includes(name) !== true;
  const option = (
    fact: OptionFact | null | undefined,
    unit: 'ms' | 's',
    countsAttempts = false,
  ): NativeOptions['timeout'] =>
    fact && fact.built !== true
      ? {
          name: fact.name,
          ...(fact.clientName !== undefined && { clientName: fact.clientName }),
          ...(fact.takes && { takes: fact.takes }),
          ...(fact.holder && { holder: fact.holder }),
          onCall: fact.places.includes('call'),
          onClient: fact.places.includes('client'),
          unit,
          countsAttempts,
        }
      : null;
  return {
    timeout: has('timeout') ? option(version?.timeout.option, version?.timeout.unit ?? 'ms') : null,
    retries: has('retries')
      ? option(version?.retries.option, 'ms', version?.retries.counts === 'attempts')
      : null,
    signal: has('signal') ? option(version?.signal, 'ms') : null,
  };
}
