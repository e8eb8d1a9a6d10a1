/** The inventory of calls, as the status side wants it: what of each provider this workspace uses. */
import type { LlmCall } from '../model/call';
import type { ProviderUse } from '../model/health';
import type { Provider } from '../model/knowledge';
import { servesApi } from './needs';

/**
 * One entry for each known provider that is called outside tests, in the order of `known`. A call whose fallback
 * is unknown does not count as one without.
 */
export function usesOf(
  calls: readonly LlmCall[],
  known: readonly Provider[],
): readonly ProviderUse[] {
  return known.flatMap((provider) => {
    const own = calls.filter((call) => call.provider === provider.id && !call.test);
    return own.length === 0 ? [] : [useOf(provider, own)];
  });
}

function useOf(provider: Provider, calls: readonly LlmCall[]): ProviderUse {
  return {
    provider: provider.id,
    operations: sortedSet(calls.map((call) => call.operation)),
    apis: sortedSet(calls.filter((call) => tellsComponent(provider, call)).map((call) => call.api)),
    ...regionsOf(calls),
    calls: calls.length,
    callsWithoutFallback: calls.filter((call) => call.fallback.kind === 'none').length,
  };
}

function regionsOf(calls: readonly LlmCall[]): Pick<ProviderUse, 'regions'> {
  const regions = calls.flatMap(({ region }) => region ?? []);
  return regions.length === calls.length ? { regions: sortedSet(regions) } : {};
}

/** Listing models and the like names no component, and must not cast doubt on which one the other calls need. */
function tellsComponent(provider: Provider, call: LlmCall): boolean {
  const components = provider.status?.components ?? [];
  return call.operation !== 'manage' || components.some((one) => servesApi(one, call.api));
}

function sortedSet<T extends string>(values: readonly T[]): readonly T[] {
  return [...new Set(values)].sort();
}
