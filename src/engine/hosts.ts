/** Matching addresses against the API hosts of providers. Parts of an address that code does not settle match anything. */
import type {
  EndpointFact,
  HostFact,
  Knowledge,
  Operation,
  Protocol,
  Provider,
} from '../model/knowledge';
import type { StaticText } from './texts';

export interface Address {
  /** Lower-case host, with `hole` for parts that are not known. */
  readonly host: string;
  /** Host and port, where the address has one. */
  readonly authority: string;
  readonly path: string;
}

export interface Endpoint {
  readonly provider: Answering;
  readonly host: string | null;
  readonly operation: Operation;
  readonly api: string;
}

export type Answering = Pick<Provider, 'id' | 'label' | 'streamPings'>;

export const unknownProvider: Answering = {
  id: 'unknown',
  label: 'the provider',
  streamPings: false,
};

/** Stands for an unknown part; no URL holds it. */
export const hole = '\u0000';

export function hostOf(text: StaticText): Address | null {
  const url = text.map((piece) => piece ?? hole).join('');
  const match = /^(?:https?|wss?):\/\/([^/?#]+)([^?#]*)/i.exec(url);
  if (!match) return null;
  const [, authority = '', path = ''] = match;
  const whole = authority.replace(/^[^@]*@/, '').toLowerCase();
  // `https://api.groq.com${path}`: what is open behind a host that ends like one is the path.
  const isWhole = path === '' && /\.[a-z]{2,}\0$/.test(whole);
  const known = isWhole ? whole.slice(0, -1) : whole;
  const host = known.replace(/:\d+$/, '');
  return host === hole ? null : { host, authority: known, path: isWhole ? hole : path };
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

/**
 * The protocol that a path belongs to, where no known host tells; `keys` are the body's, null where nobody
 * knows: `unread` says what becomes of protocols that a body must tell.
 */
export function protocolAt(
  text: StaticText,
  keys: ReadonlySet<string> | null,
  protocols: readonly Protocol[],
  unread: 'maybe' | 'no' = 'no',
): Protocol | null {
  const whole = text.map((piece) => piece ?? hole).join('');
  const open = openPath(whole);
  const path = open ?? /^https?:\/\/[^/?#]+(\/[^?#]*)/i.exec(whole)?.[1];
  if (path === undefined) return null;
  return (
    protocols.find(
      (protocol) =>
        (open !== undefined || protocol.anyHost) &&
        protocol.paths.some((one) => pathPattern(one).test(path)) &&
        (keys
          ? protocol.body.keys.every((key) => keys.has(key))
          : unread === 'maybe' || !protocol.body.required),
    ) ?? null
  );
}

/**
 * The endpoint behind an open base that a variable's name gives to this provider:
 * `${config.ANTHROPIC_API_BASE}/messages`. Null where the provider has no such path.
 */
export function endpointBehind(text: StaticText, provider: Provider): Endpoint | null {
  const path = openPath(text.map((piece) => piece ?? hole).join(''));
  if (path === undefined) return null;
  for (const { host, endpoints } of provider.hosts) {
    const found = endpoints.find((endpoint) =>
      behindBases(endpoint.path).some((one) => pathPattern(one).test(path)),
    );
    if (found) return { provider, host, operation: found.operation, api: found.api };
  }
  return null;
}

/** `/v1/chat` and `/chat`: how much of a path its base holds is up to who configures it. */
function behindBases(path: string): readonly string[] {
  const parts = path.split('/').slice(1);
  const open = parts.findIndex((part) => part.includes('*'));
  const last = open < 0 ? parts.length - 1 : open;
  return parts
    .slice(0, last)
    .reduce<readonly string[]>(
      (paths, _part, at) => [...paths, `/${parts.slice(at + 1).join('/')}`],
      [path],
    )
    .filter((one) => !one.startsWith('/*'));
}

/** What follows a host, or a base address, that code leaves open. */
const openPath = (whole: string): string | undefined =>
  new RegExp(`^(?:https?://)?[^/]*${hole}[^/]*(/[^?#]*)`).exec(whole)?.[1];

/** The provider whose API a base URL reaches. */
export const providerOfHost = (address: Address, providers: readonly Provider[]): Provider | null =>
  providers.find((provider) => provider.hosts.some((fact) => isAt(fact, address))) ?? null;

/** A text that names a provider, by its id or by the word that variables have for it. */
export const isProviderName = (
  text: string,
  { providers }: Pick<Knowledge, 'providers'>,
): boolean =>
  providers.some(
    ({ id, envWords }) => id === text || envWords?.includes(text.toUpperCase()) === true,
  );

const isAt = ({ host }: HostFact, address: Address): boolean =>
  hostPattern(host).test(host.includes(':') ? address.authority : address.host);

const readable = (host: string, pattern: string): string => (host.includes(hole) ? pattern : host);

/** A path that ends in something unknown can be any endpoint: it is taken for the host's first. */
function endpointAt(fact: HostFact, path: string): EndpointFact | null {
  const known = fact.endpoints.find((endpoint) => pathPattern(endpoint.path).test(path));
  if (known) return known;
  return path.endsWith(hole) && fact.shared !== true ? (fact.endpoints[0] ?? null) : null;
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
