/** Reads status pages once, for somebody who asked: the page's own word, without waiting for a second reading. */
import type { ProviderReading, ProviderUse } from '../model/health';
import type { Provider } from '../model/knowledge';
import type { Clock } from '../platform/ports';
import type { FetchPage } from './fetchPage';
import { healthOf } from './health';
import { openIncidents } from './incidents';
import { datingOf, sourceOf, type PageSource, type SourceOptions } from './pageSource';
import { observe, startPage, type PageState } from './machine';

export interface StatusQuestion {
  readonly provider: Provider;
  /** Null where the code was not looked at. */
  readonly use: ProviderUse | null;
}

/** In the order of `questions`. A provider without a status page is unknown. */
export async function readStatus(
  questions: readonly StatusQuestion[],
  sources: SourceOptions,
  fetchPage: FetchPage,
  clock: Clock,
  signal: AbortSignal,
): Promise<readonly ProviderReading[]> {
  return Promise.all(
    questions.map(async ({ provider, use }) => {
      const source = sourceOf(provider, sources);
      const state =
        source === null
          ? withoutPage(clock.now())
          : await readOnce(source, fetchPage, clock, signal);
      return readingOf(provider, use, state, clock.now());
    }),
  );
}

async function readOnce(
  source: PageSource,
  fetchPage: FetchPage,
  clock: Clock,
  signal: AbortSignal,
): Promise<PageState> {
  const observation = await fetchPage(source, signal);
  const now = clock.now();
  return observe(startPage(now), observation, now, datingOf(source));
}

function withoutPage(now: number): PageState {
  return { ...startPage(now), reason: 'Lifeboat reads no status page of this provider.' };
}

/** What is believed of a page, for one of the providers on it. */
export function readingOf(
  provider: Provider,
  use: ProviderUse | null,
  page: PageState,
  now: number,
): ProviderReading {
  const health = healthOf(provider, use, page, now);
  const listed = page.components.map(({ id, name, state }) => ({ id, name, state }));
  const missing = health.components
    .filter((one) => !listed.some(({ id }) => id === one.id))
    .map(({ id, name, state }) => ({ id, name, state }));
  return {
    ...{ label: provider.label, health, use, uptime: null },
    components: page.readable ? [...missing, ...listed] : [],
    incidents: openIncidents(page.incidents),
  };
}
