/** Who answers a call: by its address, by the base address of its client, or because the SDK says so. */
import type { Expression } from '../model/facts';
import type { Knowledge, Provider, VersionFacts } from '../model/knowledge';
import type { ProjectInfo } from '../model/project';
import type { FoundCall } from './findCalls';
import { hole, hostOf, providerOfHost, type Address } from './hosts';
import { optionReadings } from './sdkOptions';
import { settledExpression, textOf } from './statics';
import type { ClientInstance, Resolver } from './values';
import { sdkVersion, versionFacts } from './versions';

export type Answering = Pick<Provider, 'id' | 'label' | 'streamPings'>;

export interface Facts {
  readonly knowledge: Knowledge;
  readonly project: ProjectInfo;
}

export const unknownProvider: Answering = {
  id: 'unknown',
  label: 'the provider',
  streamPings: false,
};

/** Facts of the version that this project has of the SDK whose settings count. */
export function versionOf(client: ClientInstance, project: ProjectInfo): VersionFacts | null {
  const { sdk, fact } = client.base;
  return versionFacts(sdk, sdkVersion(sdk, project), fact);
}

export function providerOf(found: FoundCall, facts: Facts): Answering {
  if (found.endpoint) return found.endpoint.provider;
  const client = talking(found.client);
  if (client.inner === 'unknown') return unknownProvider;
  const base = baseUrl({ ...found, client }, facts);
  if (base.state === 'unreadable') return unknownProvider;
  if (base.state === 'named') return base.provider;
  if (base.state === 'set')
    return base.address
      ? (providerOfHost(base.address, facts.knowledge.providers) ?? unknownProvider)
      : unknownProvider;
  return usualProvider(client, facts.knowledge);
}

/** Host of the request where the code or the SDK names one. */
export function hostOfCall(found: FoundCall, facts: Facts): string | null {
  if (found.endpoint) return found.endpoint.host;
  const client = talking(found.client);
  const base = baseUrl({ ...found, client }, facts);
  if (base.state === 'set') return base.address?.host ?? null;
  if (base.state !== 'default' || client.inner === 'unknown') return null;
  const id = usualId(client);
  const provider = facts.knowledge.providers.find((one) => one.id === id);
  const host = provider?.hosts[0]?.host ?? null;
  return host?.includes('*') === true ? null : host;
}

/** Who answers where no address says otherwise. */
export const usualId = (client: ClientInstance): string | null => {
  const { base } = talking(client);
  return base.fact.provider ?? base.sdk.provider;
};

function usualProvider(client: ClientInstance, { providers }: Knowledge): Answering {
  const id = usualId(client);
  if (id === null) return unknownProvider;
  return providers.find((one) => one.id === id) ?? { ...unknownProvider, id, label: id };
}

/** The innermost of clients that are handed to one another. */
const talking = (client: ClientInstance): ClientInstance =>
  client.inner !== null && typeof client.inner === 'object' ? talking(client.inner) : client;

type BaseUrl =
  | { readonly state: 'default' }
  | { readonly state: 'unreadable' }
  | { readonly state: 'named'; readonly provider: Answering }
  | { readonly state: 'set'; readonly address: Address | null };

function baseUrl(found: FoundCall, { knowledge, project }: Facts): BaseUrl {
  const version = versionOf(found.client, project);
  if (!version?.baseUrl || found.client.origin === 'unseen') return { state: 'default' };
  for (const { reading } of optionReadings(found, version.baseUrl)) {
    // Options from elsewhere rarely move the base URL: what the SDK itself says stands.
    if (reading.state !== 'set') continue;
    const isUnset = reading.value.kind === 'reference' && reading.value.name === 'undefined';
    if (isUnset) continue;
    const text = textOf(reading.value, reading.home);
    const address = hostOf(text);
    const isOpen = address === null || address.host.includes(hole);
    const known = address ? providerOfHost(address, knowledge.providers) : null;
    if (address && !isOpen) return { state: 'set', address };
    if (known) return { state: 'named', provider: known };
    const named = providerOfVariable(reading.value, reading.home, knowledge.providers);
    return named ? { state: 'named', provider: named } : { state: 'unreadable' };
  }
  return { state: 'default' };
}

// --------------------------------------------------------------------------------- environment variables

/** `process.env.GROQ_BASE_URL` says whose address it holds. */
function providerOfVariable(
  value: Expression,
  home: Resolver,
  providers: readonly Provider[],
): Provider | null {
  for (const name of variablesIn(value, home, 0)) {
    const words = name.toUpperCase().split('_');
    const found = providers.find((one) => one.envWords?.some((word) => words.includes(word)));
    if (found) return found;
  }
  return null;
}

const maxDepth = 6;

/** Names of environment variables that an expression reads. */
function variablesIn(value: Expression, home: Resolver, depth: number): readonly string[] {
  if (depth > maxDepth) return [];
  const inner = (one: Expression): readonly string[] => variablesIn(one, home, depth + 1);
  switch (value.kind) {
    case 'logical':
    case 'binary':
      return [...inner(value.left), ...inner(value.right)];
    case 'conditional':
      return [...inner(value.then), ...inner(value.otherwise)];
    case 'template':
      return value.values.flatMap(inner);
    case 'call':
      return value.callee.kind === 'member' ? inner(value.callee.object) : [];
    case 'member':
      if (value.property !== null && isEnvironment(value.object)) return [value.property];
      return settled(value, home, depth);
    case 'reference':
      return settled(value, home, depth);
    default:
      return [];
  }
}

const isEnvironment = (owner: Expression): boolean =>
  (owner.kind === 'member' && owner.property === 'env') ||
  (owner.kind === 'reference' && owner.name === 'env');

function settled(value: Expression, home: Resolver, depth: number): readonly string[] {
  const source = settledExpression(value, home);
  return source ? variablesIn(source.expression, source.home, depth + 1) : [];
}
