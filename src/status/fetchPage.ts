/** One attempt to read a status page: its endpoints, fetched one after the other, understood by its reader. */
import type { IncidentReport } from '../model/health';
import type { StatusEndpoint, StatusPage } from '../model/knowledge';
import { addressOf, knownHosts, parseAddress } from './addresses';
import { isWebPage } from './failureWords';
import { createFetchEndpoint, type EndpointOptions, type FetchEndpoint } from './fetchEndpoint';
import { lastWord } from './incidents';
import type { Observation } from './machine';
import type { PageSource } from './pageSource';
import { readAnswers, type StatusAnswer } from './readers';

/** One attempt to read a page. Never rejects while `http` keeps its word. */
export type FetchPage = (source: PageSource, signal: AbortSignal) => Promise<Observation>;

/** Incidents that are over, from the answers that list them; none where there is no such answer. Never rejects. */
export type FetchPast = (
  source: PageSource,
  signal: AbortSignal,
) => Promise<readonly IncidentReport[]>;

export interface PageFetcher {
  readonly fetchPage: FetchPage;
  readonly fetchPast: FetchPast;
}

type Failure = Extract<Observation, { kind: 'failure' }>;
type Answered = { readonly kind: 'answer'; readonly answer: StatusAnswer } | Failure;

interface Errand {
  readonly fetchEndpoint: FetchEndpoint;
  /** The instant of this attempt, ms since the epoch. */
  readonly now: number;
  readonly source: PageSource;
  readonly signal: AbortSignal;
}

export function createPageFetcher(options: EndpointOptions): PageFetcher {
  const fetchEndpoint = createFetchEndpoint(options);
  const errandOf = (source: PageSource, signal: AbortSignal): Errand => ({
    ...{ fetchEndpoint, source, signal },
    now: options.clock.now(),
  });
  return {
    fetchPage(source, signal) {
      const errand = errandOf(source, signal);
      return source.only === null ? readPage(errand) : readOnly(errand, source.only);
    },
    fetchPast: (source, signal) => readPast(errandOf(source, signal)),
  };
}

async function readPast(errand: Errand): Promise<readonly IncidentReport[]> {
  const { page, only } = errand.source;
  if (only !== null) return [];
  const incidents: IncidentReport[] = [];
  for (const endpoint of page.history ?? []) {
    const fetched = await fetchOne(errand, endpoint);
    if (fetched.kind === 'failure') continue;
    const seen = understood(page, [fetched.answer], errand.now);
    if (seen.kind === 'report') incidents.push(...seen.report.incidents);
  }
  return incidents.filter((one) => one.resolvedAt !== null || one.status === 'resolved');
}

async function readPage(errand: Errand): Promise<Observation> {
  const { page } = errand.source;
  const [first, ...others] = page.endpoints;
  if (first === undefined) return failure('No address of this page is known.', 'address');
  const fetched = [await fetchFirst(errand, first)];
  for (const endpoint of others) fetched.push(await fetchOne(errand, endpoint));
  const answers = fetched.flatMap((one) => (one.kind === 'answer' ? [one.answer] : []));
  const bad = fetched.find((one) => one.kind === 'failure');
  if (answers.length === 0) return bad ?? failure('The page gave no answer.', 'http');
  return understood(page, answers, errand.now);
}

/** The first endpoint, or the first fallback that is understood where it is not. */
async function fetchFirst(errand: Errand, first: StatusEndpoint): Promise<Answered> {
  const { page, base } = errand.source;
  const own = await fetchOne(errand, first);
  if (isUnderstood(errand, own)) return own;
  for (const fallback of page.fallbacks) {
    if (addressOf(fallback.url, base) === addressOf(first.url, base)) continue;
    const other = await fetchOne(errand, fallback);
    if (isUnderstood(errand, other)) return other;
  }
  return own;
}

async function fetchOne(errand: Errand, endpoint: StatusEndpoint): Promise<Answered> {
  const { source, signal } = errand;
  const address = addressOf(endpoint.url, source.base);
  if (address === null) {
    return failure('The configured status address is not a web address.', 'address');
  }
  const hosts = knownHosts(source.page, source.base);
  const url = new URL(address);
  const fetched = await errand.fetchEndpoint({ url, hosts, page: source.key, signal });
  if (!fetched.ok) return failure(fetched.reason, fetched.cause);
  return { kind: 'answer', answer: { role: endpoint.role, body: fetched.body } };
}

/**
 * The one answer that somebody named, in the role in which the reader understands it. What is no answer of the page
 * may be its base address: then its endpoints are asked below it.
 */
async function readOnly(errand: Errand, only: string): Promise<Observation> {
  const { fetchEndpoint, source, signal } = errand;
  const url = parseAddress(only, true);
  if (url === null) return failure('The status address is no web address and no file.', 'address');
  const hosts = new Set([...knownHosts(source.page, undefined), url.host]);
  const fetched = await fetchEndpoint({ url, hosts, page: source.key, signal });
  const isFile = url.protocol === 'file:';
  const isMissing = isFile && !fetched.ok && fetched.cause === 'other';
  const seen = fetched.ok
    ? understoodAlone(source.page, url, fetched.body, errand.now)
    : failure(isMissing ? 'The file could not be read.' : fetched.reason, fetched.cause);
  const isAnswered = fetched.ok || fetched.cause === 'http';
  if (isReadable(seen) || !isAnswered || isFile) return seen;
  const below = await readPage({ ...errand, source: { ...source, base: only } });
  return isReadable(below) ? below : seen;
}

/** Read as of its own day: what was open then is open, however long ago that was. */
function understoodAlone(page: StatusPage, url: URL, body: Uint8Array, now: number): Observation {
  const known = [...page.endpoints, ...page.fallbacks, ...(page.history ?? [])];
  const nameOf = (address: string): string | undefined => address.split(/[/?]/).at(-1);
  const named = known.filter((one) => nameOf(one.url) === nameOf(url.pathname));
  const roles = new Set([...named, ...known].map((one) => one.role));
  const seen = [...roles].map((role) => {
    const undated = understood(page, [{ role, body }], 0);
    if (undated.kind === 'failure') return undated;
    const then = Math.min(lastWord(undated.report) ?? now, now);
    return understood(page, [{ role, body }], then);
  });
  return (
    seen.find(isReadable) ?? seen[0] ?? failure('No address of this page is known.', 'address')
  );
}

function isUnderstood({ source, now }: Errand, fetched: Answered): boolean {
  return fetched.kind === 'answer' && isReadable(understood(source.page, [fetched.answer], now));
}

function isReadable(observation: Observation): boolean {
  return observation.kind === 'report';
}

function understood(page: StatusPage, answers: readonly StatusAnswer[], now: number): Observation {
  const report = readAnswers(page, answers, now);
  if (report.readable) return { kind: 'report', report };
  const cause = answers.some(({ body }) => isWebPage(body)) ? 'web-page' : 'not-understood';
  return failure(report.reason ?? 'The answer was not understood.', cause);
}

function failure(reason: string, cause: Failure['cause']): Failure {
  return { kind: 'failure', reason, cause };
}
