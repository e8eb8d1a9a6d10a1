/** What has been seen of status pages, as evidence for triage. Pure. */
import type { ProviderHealth } from '../model/health';
import type { Provider } from '../model/knowledge';
import type { PageState } from './machine';
import type { PageEvidence } from './triage';

/** One piece for each page that was tried. `pages` by provider id. */
export function pageEvidence(
  providers: readonly Provider[],
  health: readonly ProviderHealth[],
  pages: ReadonlyMap<string, PageState>,
): readonly PageEvidence[] {
  return health.flatMap(({ provider: id, state }) => {
    const provider = providers.find((one) => one.id === id);
    const page = pages.get(id);
    if (provider?.status == null || page === undefined) return [];
    const { readable, cause, reason, readAt } = page;
    if (!readable && cause === null && readAt === null) return [];
    const host = new URL(provider.status.url).host;
    const seen = readable ? state : 'unknown';
    return [{ provider: id, label: provider.label, host, state: seen, cause, reason }];
  });
}
