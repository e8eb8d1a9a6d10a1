/** The code's own `fetch` that a client is given: what it adds to a request, and what the SDK takes back. */
import type { FunctionFact, Property } from '../model/facts';
import type { VersionFacts } from '../model/knowledge';
import { globalName } from './globals';
import { clientOption } from './sdkOptions';
import { alternatives, type ClientInstance, type Resolver } from './values';

export interface OwnFetch {
  readonly fn: FunctionFact;
  readonly home: Resolver;
}

/** Functions of the code that stand for the transport of a client. */
export const ownFetches = (
  client: ClientInstance,
  version: VersionFacts | null,
): readonly OwnFetch[] =>
  (version?.transports ?? []).flatMap((name) => {
    const reading = clientOption(client, { name, places: ['client'] }, null);
    if (reading.state !== 'set') return [];
    return alternatives(reading.home.valueOf(reading.value)).flatMap((value) =>
      value.kind === 'function' ? [{ fn: value.fn, home: value.home }] : [],
    );
  });

/** `{ signal, ...init }`: what the SDK hands over comes behind and wins. */
export const takenBack = (own: OwnFetch): readonly Property[] =>
  propertiesOf(own, 'signal').flatMap(({ property, behind }) =>
    behind.some((one) => one.spread && isInit(one, own)) ? [property] : [],
  );

/** The only signals of this function are taken back by those of the SDK. */
export const losesSignal = (own: OwnFetch, version: VersionFacts | null): boolean => {
  const lost = version?.handsSignal === true ? takenBack(own) : [];
  return lost.length > 0 && lost.length === propertiesOf(own, 'signal').length;
};

/** `fetch(url, { ...init, timeout: 30_000 })`: an option that the global `fetch` does not have. */
export const fetchTimeouts = (own: OwnFetch): readonly Property[] =>
  propertiesOf(own, 'timeout', 'fetch').map(({ property }) => property);

interface Written {
  readonly property: Property;
  /** What follows it in its object. */
  readonly behind: readonly Property[];
}

/** Properties of one name in objects that calls inside are handed; of calls of one global alone, where it is named. */
function propertiesOf({ fn, home }: OwnFetch, key: string, callee?: string): readonly Written[] {
  return home.index.calls
    .filter((call) => call.start >= fn.start && call.end <= fn.end)
    .filter((call) => callee === undefined || globalName(call.callee, home) === callee)
    .flatMap((call) => call.args.map(({ value }) => value))
    .flatMap((value) => (value.kind === 'object' ? [value.properties] : []))
    .flatMap((properties) =>
      properties.flatMap((property, at) =>
        property.key === key ? [{ property, behind: properties.slice(at + 1) }] : [],
      ),
    );
}

/** The second argument that the SDK hands over. */
function isInit({ value }: Property, { fn, home }: OwnFetch): boolean {
  const parameter = value.kind === 'reference' ? home.bindingOf(value)?.parameter : undefined;
  return parameter?.fn === fn && parameter.position === 1 && parameter.path.length === 0;
}
