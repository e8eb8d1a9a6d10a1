/** Status pages by the vendor that runs them: addresses follow from the vendor, components and dates differ. */
import type {
  Operation,
  Source,
  StatusComponent,
  StatusEndpoint,
  StatusPage,
} from '../../model/knowledge';

/** For a component that stands for a whole API. */
export const everyOperation: readonly Operation[] = [
  ...(['generate', 'embed', 'rerank', 'image', 'video', 'speech', 'transcribe'] as const),
  ...(['realtime', 'agent', 'moderate', 'batch', 'manage'] as const),
];

interface PageFacts {
  readonly url: string;
  readonly pageId?: string;
  readonly components: readonly StatusComponent[];
  /** Without any change for this many days the answer is a frozen copy. */
  readonly staleAfterDays?: number;
  readonly fallbacks?: readonly StatusEndpoint[];
  readonly source: Source;
}

type Vendor = Pick<StatusPage, 'reader' | 'endpoints'> & Partial<StatusPage>;

const pageOf = (facts: PageFacts, vendor: Vendor): StatusPage => ({
  url: facts.url,
  fallbacks: facts.fallbacks ?? [],
  pageId: facts.pageId ?? null,
  components: facts.components,
  staleAfterMinutes: facts.staleAfterDays === undefined ? null : facts.staleAfterDays * 24 * 60,
  source: facts.source,
  ...vendor,
});

export const summaryAt = (origin: string): StatusEndpoint => ({
  url: `${origin}/api/v2/summary.json`,
  role: 'summary',
});

const historyAt = (origin: string): readonly StatusEndpoint[] => [
  { url: `${origin}/api/v2/incidents.json`, role: 'incidents' },
];

/** Atlassian Statuspage. */
export const statuspage = (facts: PageFacts): StatusPage =>
  pageOf(facts, {
    reader: 'statuspage',
    endpoints: [summaryAt(facts.url)],
    history: historyAt(facts.url),
  });

/** incident.io with its summary switched on. */
export const incidentio = (facts: PageFacts): StatusPage =>
  pageOf(facts, {
    reader: 'incidentio',
    endpoints: [summaryAt(facts.url)],
    history: historyAt(facts.url),
  });

/** The feed behind the pages of incident.io, which nobody documents. */
export const incidentioFeed = (url: string): StatusEndpoint => ({
  url: `${url}/proxy/${new URL(url).host}`,
  role: 'summary',
});

/** incident.io with its summary switched off, or of several regions: only the page itself carries the data. */
export const incidentioHtml = (facts: PageFacts): StatusPage =>
  pageOf(facts, {
    reader: 'incidentio',
    endpoints: [{ url: `${facts.url}/`, role: 'summary' }],
    fallbacks: [incidentioFeed(facts.url)],
  });

/** Better Stack. */
export const betterstack = (facts: PageFacts): StatusPage =>
  pageOf(facts, {
    reader: 'betterstack',
    endpoints: [{ url: `${facts.url}/index.json`, role: 'summary' }],
  });
