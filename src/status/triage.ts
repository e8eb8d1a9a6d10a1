/**
 * "Is it me or them?": what was seen of status pages and of the provider's API, weighed. Pure. One of four answers,
 * with the evidence that it rests on; what fits more than one cause is left open.
 */
import type { HealthState } from '../model/health';
import { stateWords } from '../model/words';
import type { FailureCause } from './failureWords';

/** `local`: this machine or its network; `page-only`: the status page, not the service; `unknown`: cannot tell. */
export type Verdict = 'local' | 'provider' | 'page-only' | 'unknown';

export interface PageEvidence {
  readonly provider: string;
  readonly label: string;
  /** Host of the page. */
  readonly host: string;
  /** What it says of what is called here; `unknown` where it was not read. */
  readonly state: HealthState;
  /** Null where the page was read. */
  readonly cause: FailureCause | null;
  readonly reason: string | null;
}

/**
 * `answered`: the provider's own answer, whatever it says; `provider-error`: its own failure; `proxy-error`: an error
 * page of something on the way.
 */
export type ApiOutcome = 'answered' | 'provider-error' | 'proxy-error' | FailureCause;

export interface ApiEvidence {
  readonly outcome: ApiOutcome;
  /** What was done and what came of it, in a sentence. */
  readonly words: string;
}

export interface TriageInput {
  readonly provider: string;
  readonly label: string;
  /** All pages that were tried, that of the provider among them where it has one. */
  readonly pages: readonly PageEvidence[];
  /** What requests to the API's host came to; empty where nobody commanded one. */
  readonly api: readonly ApiEvidence[];
}

export interface Triage {
  readonly verdict: Verdict;
  /** The answer in a sentence. */
  readonly headline: string;
  readonly evidence: readonly string[];
}

/** What no provider can cause: only something between this machine and the provider does. */
const localCauses: ReadonlySet<ApiOutcome> = new Set([
  ...(['no-route', 'tls', 'proxy-login', 'network-login'] as const),
  ...(['web-page', 'elsewhere', 'proxy-error'] as const),
]);

/** No answer came at all: here, on the way or there. */
const silentCauses: ReadonlySet<ApiOutcome> = new Set([
  ...(['dns', 'refused', 'reset', 'timeout', 'no-route', 'tls', 'other'] as const),
]);

export function triage(input: TriageInput): Triage {
  const { verdict, because } = weigh(input);
  const headline = `${verdictWords[verdict](input.label)} ${because}`;
  return { verdict, headline, evidence: evidenceLines(input) };
}

const verdictWords: Readonly<Record<Verdict, (label: string) => string>> = {
  local: () => 'It is this machine or its network.',
  provider: (label) => `It is the provider: ${label}.`,
  'page-only': () => 'Only the status page is at fault.',
  unknown: () => 'Cannot tell.',
};

interface Weighed {
  readonly verdict: Verdict;
  readonly because: string;
}

const weighed = (verdict: Verdict, because: string): Weighed => ({ verdict, because });

function weigh(input: TriageInput): Weighed {
  const own = input.pages.find((one) => one.provider === input.provider) ?? null;
  const [first] = input.api;
  if (first === undefined) return weighPages(own, input.pages);
  const has = (test: (outcome: ApiOutcome) => boolean): boolean =>
    input.api.some(({ outcome }) => test(outcome));
  if (has((outcome) => outcome === 'provider-error')) {
    return weighed('provider', 'Its API answers with errors of its own.');
  }
  if (has((outcome) => outcome === 'answered')) return weighAnswered(own);
  if (has((outcome) => localCauses.has(outcome))) {
    return weighed('local', 'What stands in the way of the API is not of the provider.');
  }
  if (has((outcome) => outcome === 'blocked') && isAnyRead(input.pages)) {
    return weighed('local', 'Something on the way refuses this one host; other hosts answer.');
  }
  if (isTroubled(own)) {
    return weighed('provider', 'Its page tells of trouble, and its API cannot be reached.');
  }
  if (has((outcome) => silentCauses.has(outcome)) && isAllSilent(input.pages)) {
    return weighed('local', 'Neither the API nor any status page answers.');
  }
  return weighed(
    'unknown',
    'The API cannot be reached, which may be its fault or that of the way.',
  );
}

/** The way to the provider is open. */
function weighAnswered(own: PageEvidence | null): Weighed {
  if (isTroubled(own)) {
    return weighed('provider', 'Its page tells of trouble, though its API answers now and then.');
  }
  if (own !== null && own.cause !== null) {
    return weighed('page-only', 'The API answers this machine; its page cannot be read.');
  }
  return weighed('unknown', 'Nothing wrong was found: look at key, limits and code.');
}

/** Nobody asked the API. */
function weighPages(own: PageEvidence | null, pages: readonly PageEvidence[]): Weighed {
  if (isTroubled(own)) return weighed('provider', 'Its page tells of trouble.');
  if (own?.cause === null) {
    return weighed('unknown', 'Its page tells of no trouble; pages are often late.');
  }
  if (isAnyRead(pages)) {
    return own === null
      ? weighed('unknown', 'Other pages can be read; this provider has none.')
      : weighed('page-only', 'Pages of others can be read, this one cannot.');
  }
  if (pages.some(({ cause }) => cause !== null && localCauses.has(cause))) {
    return weighed('local', 'What stands in the way of the pages is not of their making.');
  }
  if (pages.length > 1 && isAllSilent(pages)) {
    return weighed('local', 'No status page answers, though they stand on different hosts.');
  }
  return weighed('unknown', 'No status page could be read.');
}

function isTroubled(page: PageEvidence | null): boolean {
  const calm: readonly HealthState[] = ['operational', 'unknown'];
  return page !== null && page.cause === null && !calm.includes(page.state);
}

function isAnyRead(pages: readonly PageEvidence[]): boolean {
  return pages.some(({ cause }) => cause === null);
}

function isAllSilent(pages: readonly PageEvidence[]): boolean {
  return pages.length > 0 && pages.every(({ cause }) => cause !== null && silentCauses.has(cause));
}

function evidenceLines({ pages, api }: TriageInput): readonly string[] {
  const asked = api.length > 0 ? [] : ['The API itself was not asked.'];
  return [...pages.map(pageLine), ...api.map(({ words }) => words), ...asked];
}

function pageLine({ label, host, state, cause, reason }: PageEvidence): string {
  if (cause !== null) return `Status page of ${label}: not read. ${reason ?? ''}`.trim();
  return `Status page of ${label} (${host}): ${stateWords[state]}.`;
}
