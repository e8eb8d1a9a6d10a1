/** Which region of a provider answers a call, where the code names one and no setting of the surroundings can change it. */
import type { HostFact, Provider } from '../model/knowledge';
import { hostOfCall, providerOf, talking, type Facts } from './answering';
import type { FoundCall } from './findCalls';
import { clientOption } from './sdkOptions';
import { literalOf } from './texts';

export function regionOf(found: FoundCall, facts: Facts): string | null {
  const { id } = providerOf(found, facts);
  const provider = facts.knowledge.providers.find((one) => one.id === id);
  if (!provider) return null;
  return regionOfHost(hostOfCall(found, facts), provider) ?? regionOfClient(found, provider);
}

function regionOfClient(found: FoundCall, { regionOptions = [] }: Provider): string | null {
  const client = talking(found.client);
  for (const name of regionOptions) {
    const reading = clientOption(client, { name, places: ['client'] }, null);
    if (reading.state !== 'set') continue;
    const literal = literalOf(reading.value, reading.home);
    const value = literal?.role === 'only' ? literal.at.expression.value : null;
    return typeof value === 'string' && value !== '' ? value : null;
  }
  return null;
}

function regionOfHost(host: string | null, { hosts }: Provider): string | null {
  if (host === null || host.includes('*')) return null;
  for (const fact of hosts) {
    const region = fact.regional ? patternOf(fact).exec(host)?.at(-1) : undefined;
    if (region !== undefined) return region;
  }
  return null;
}

/** Each `*` is a group: the last one is the region. */
const patternOf = ({ host }: HostFact): RegExp =>
  new RegExp(`^${host.replaceAll('.', '\\.').replaceAll('*', '([^/]+)')}$`);
