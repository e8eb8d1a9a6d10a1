/** Matching addresses against the API hosts of providers. Parts of an address that code does not settle match anything. */
import type { EndpointFact, HostFact, Operation, Provider } from '../model/knowledge';
import type { StaticText } from './statics';

export interface Address {
  /** Lower-case host, with `hole` for parts that are not known. */
  readonly host: string;
  /** Host and port, where the address has one. */
  readonly authority: string;
  readonly path: string;
}

export interface Endpoint {
  readonly provider: Provider;
  readonly host: string;
  readonly operation: Operation;
  readonly api: string;
}

/** Stands for an unknown part; no URL holds it. */
export const hole = '\u0000';

export function hostOf(text: StaticText): Address | null {
  const url = text.map((piece) => piece ?? hole).join('');
  const match = /^(?:https?|wss?):\/\/([^/?#]+)([^?#]*)/i.exec(url);
  if (!match) return null;
  const [, authority = '', path = ''] = match;
  const whole = authority.replace(/^[^@]*@/, '').toLowerCase();
  const host = whole.replace(/:\d+$/, '');
  return host === hole ? null : { host, authority: whole, path };
}

export function providerAt(address: Address, providers: readonly Provider[]): Endpoint | null {
  for (const provider of providers) {
    for (const fact of provider.hosts) {
      if (!isAt(fact, address)) continue;
      const endpoint = endpointAt(fact, address.path);
      if (endpoint)
        return {
          provider,
          host: readable(address.host, fact.host),
          operation: endpoint.operation,
          api: endpoint.api,
        };
    }
  }
  return null;
}

/** The provider whose API a base URL reaches. */
export const providerOfHost = (address: Address, providers: readonly Provider[]): Provider | null =>
  providers.find((provider) => provider.hosts.some((fact) => isAt(fact, address))) ?? null;

const isAt = ({ host }: HostFact, address: Address): boolean =>
  hostPattern(host).test(host.includes(':') ? address.authority : address.host);

const readable = (host: string, pattern: string): string => (host.includes(hole) ? pattern : host);

/** A path that ends in something unknown can be any endpoint: it is taken for the host's first. */
function endpointAt(fact: HostFact, path: string): EndpointFact | null {
  const known = fact.endpoints.find((endpoint) => pathPattern(endpoint.path).test(path));
  if (known) return known;
  return path.endsWith(hole) ? (fact.endpoints[0] ?? null) : null;
}

const patterns = new Map<string, RegExp>();

function pattern(text: string, any: string, suffix: string): RegExp {
  const key = `${any} ${text}`;
  const known = patterns.get(key);
  if (known) return known;
  const escaped = text.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const made = new RegExp(`^${escaped.join(any)}${suffix}$`);
  patterns.set(key, made);
  return made;
}

const hostPattern = (host: string): RegExp => pattern(host, '[^/]+', '');
const pathPattern = (path: string): RegExp => pattern(path, '.*', '/?');
