/** Who answers a call: by its address, by the base address of its client, or because the SDK says so. */
import type { Expression } from '../model/facts';
import type { Knowledge, VersionFacts } from '../model/knowledge';
import type { ProjectInfo } from '../model/project';
import { withTransport } from './builtTransports';
import type { FoundCall } from './findCalls';
import {
  hole,
  hostOf,
  providerOfHost,
  unknownProvider,
  type Address,
  type Answering,
} from './hosts';
import { clientOption, optionReadings } from './sdkOptions';
import { isSettledLiteral } from './statics';
import { textOf } from './texts';
import { providerOfVariable } from './variables';
import type { ClientInstance, Resolver } from './values';
import { inProject, sdkVersion, versionFacts } from './versions';

export interface Facts {
  readonly knowledge: Knowledge;
  readonly project: ProjectInfo;
}

/** Facts of the version that this project has of the SDK whose settings count. */
export function versionOf(client: ClientInstance, project: ProjectInfo): VersionFacts | null {
  const { sdk, fact } = client.base;
  const facts = versionFacts(sdk, sdkVersion(sdk, project), fact);
  return facts && withTransport(inProject(facts, project), client, project);
}

export function providerOf(found: FoundCall, facts: Facts): Answering {
  if (found.endpoint) return found.endpoint.provider;
  const client = talking(found.client);
  if (client.inner === 'unknown') return unknownProvider;
  if (isNamed(client.inner)) return providerById(client.inner.provider, facts.knowledge);
  const base = baseUrl({ ...found, client }, facts);
  if (base.state === 'unreadable') return vendorOf(client, facts.knowledge);
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

/** An option of the client may move it to another provider: `vertexai: true`. */
function usualProvider(client: ClientInstance, knowledge: Knowledge): Answering {
  const moved = (client.base.fact.providers ?? []).find(({ option, equals }) => {
    const reading = clientOption(client, { name: option, places: ['client'] }, null);
    return reading.state === 'set' && isSettledLiteral(reading.value, equals, reading.home);
  });
  const id = moved?.provider ?? usualId(client);
  return id === null ? unknownProvider : providerById(id, knowledge);
}

/** Who answers an SDK whose address nobody can read: its own provider, where nobody else speaks its protocol. */
function vendorOf(client: ClientInstance, knowledge: Knowledge): Answering {
  const usual = usualProvider(client, knowledge);
  const isImitated = knowledge.providers.some(({ id, imitated }) => id === usual.id && imitated);
  return isImitated ? unknownProvider : usual;
}

const providerById = (id: string, { providers }: Knowledge): Answering =>
  providers.find((one) => one.id === id) ?? { ...unknownProvider, id, label: id };

const isNamed = (inner: ClientInstance['inner']): inner is { readonly provider: string } =>
  inner !== null && typeof inner === 'object' && 'provider' in inner;

/** The innermost of clients that are handed to one another. */
export const talking = (client: ClientInstance): ClientInstance =>
  isClient(client.inner) ? talking(client.inner) : client;

export const isClient = (inner: ClientInstance['inner']): inner is ClientInstance =>
  inner !== null && typeof inner === 'object' && 'fact' in inner;

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
    if (reading.value.kind === 'conditional' && differ(reading.value, reading.home, knowledge))
      return { state: 'unreadable' };
    const text = textOf(reading.value, reading.home);
    const address = hostOf(text);
    const isOpen = address === null || address.host.includes(hole);
    const known = address ? providerOfHost(address, knowledge.providers) : null;
    if (address && !isOpen) return { state: 'set', address };
    if (known) return { state: 'named', provider: known };
    const named = providerOfVariable(reading.value, reading.home, knowledge.providers);
    if (named) return { state: 'named', provider: named };
    const isUsual = isOptional(reading.value, reading.home) && !isBuiltByParent(found);
    return isUsual ? { state: 'default' } : { state: 'unreadable' };
  }
  return { state: 'default' };
}

/** The client of a class that this one extends: what it hands to `super` may give the address. */
function isBuiltByParent({ home, node, client: { construction } }: FoundCall): boolean {
  const cls = home.enclosingClass(node);
  const builder = construction?.home.enclosingClass(construction.expression) ?? null;
  return cls?.superclass != null && builder !== cls;
}

/** Set only where somebody gave one: `if (url) options.baseURL = url`, `...(url && { baseURL: url })`, `url || undefined`. */
function isOptional(value: Expression, { index }: Resolver): boolean {
  const isUndefined = (one: Expression): boolean =>
    one.kind === 'reference' && one.name === 'undefined';
  if (value.kind === 'logical' && value.operator !== '&&') return isUndefined(value.right);
  if (value.kind === 'conditional') return isUndefined(value.then) || isUndefined(value.otherwise);
  const holder = index.parents.get(value);
  const outer = holder && index.parents.get(holder);
  if (!holder || !outer || !('kind' in holder) || !('kind' in outer)) return false;
  if (holder.kind === 'object') return outer.kind === 'conditional' || outer.kind === 'logical';
  const around = index.parents.get(outer);
  return (
    holder.kind === 'assign' && around !== undefined && 'kind' in around && around.kind === 'branch'
  );
}

/** Two branches that lead to two providers. */
function differ(
  { then, otherwise }: Expression & { kind: 'conditional' },
  home: Resolver,
  { providers }: Knowledge,
): boolean {
  const named = [then, otherwise].map((one) => {
    const address = hostOf(textOf(one, home));
    return address ? providerOfHost(address, providers) : null;
  });
  return named[0] !== named[1] && named.every((one) => one !== null);
}
