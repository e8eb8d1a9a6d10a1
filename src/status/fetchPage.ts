/**
 * Fetches one provider's status page and lets its reader understand it. Keeps what courtesy needs between attempts:
 * validators for conditional requests, one request per host at a time, and hosts that asked to be left alone.
 */
import type { Provider, StatusEndpoint, StatusPage } from '../model/knowledge';
import type { Clock, HttpAnswer, HttpGet } from '../platform/ports';
import { failureWords, httpStatusWords } from './failureWords';
import type { Observation } from './machine';
import { readers, type StatusAnswer } from './readers';
import { addressOf, knownHosts, type Addresses } from './addresses';
import { isResting, restAfter, type Rest } from './rest';

const headersTimeoutMs = 10_000;
const bodyTimeoutMs = 10_000;
const maxBytes = 4 * 1024 * 1024;
/** A validator is believed for this long: a stuck one must not hide a change for good. */
const validatorsForMs = 60 * 60_000;

export interface FetcherOptions {
  readonly http: HttpGet;
  readonly clock: Clock;
  readonly userAgent: string;
  /** Base URLs by provider id, from machine-scoped settings. */
  readonly addresses: Addresses;
}

/** One attempt to read a provider's page. Never rejects while `http` keeps its word. */
export type FetchPage = (provider: Provider, signal: AbortSignal) => Promise<Observation>;

interface Validated {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  readonly body: Uint8Array;
  /** When the whole body was last sent, ms since the epoch. */
  readonly fullAt: number;
}

interface Memory {
  readonly options: FetcherOptions;
  readonly validated: Map<string, Validated>;
  /** By provider and host. */
  readonly rests: Map<string, Rest>;
  /** The request under way or the last one, by host. */
  readonly lanes: Map<string, Promise<unknown>>;
}

type Fetched =
  | { readonly ok: true; readonly answer: StatusAnswer }
  | { readonly ok: false; readonly reason: string };

export function createFetchPage(options: FetcherOptions): FetchPage {
  const memory: Memory = {
    options,
    validated: new Map(),
    rests: new Map(),
    lanes: new Map(),
  };
  return (provider, signal) =>
    provider.status === null
      ? Promise.resolve({ kind: 'failure', reason: 'No status page is read for this provider.' })
      : readPage(memory, provider.id, provider.status, signal);
}

async function readPage(
  memory: Memory,
  provider: string,
  page: StatusPage,
  signal: AbortSignal,
): Promise<Observation> {
  const [first, ...others] = page.endpoints;
  if (first === undefined) return { kind: 'failure', reason: 'No address of this page is known.' };
  const fetched = [await fetchFirst(memory, provider, page, first, signal)];
  for (const endpoint of others) {
    fetched.push(await fetchEndpoint(memory, provider, page, endpoint, signal));
  }
  const answers = fetched.flatMap((one) => (one.ok ? [one.answer] : []));
  const bad = fetched.find((one) => !one.ok);
  if (answers.length === 0) {
    return { kind: 'failure', reason: bad?.ok === false ? bad.reason : 'The page gave no answer.' };
  }
  return { kind: 'report', report: readers[page.reader](answers, page.pageId) };
}

/** The first endpoint, or the first fallback that is understood where it is not. */
async function fetchFirst(
  memory: Memory,
  provider: string,
  page: StatusPage,
  first: StatusEndpoint,
  signal: AbortSignal,
): Promise<Fetched> {
  const own = await fetchEndpoint(memory, provider, page, first, signal);
  if (isUnderstood(page, own)) return own;
  const base = memory.options.addresses[provider];
  for (const fallback of page.fallbacks) {
    if (addressOf(fallback.url, base) === addressOf(first.url, base)) continue;
    const other = await fetchEndpoint(memory, provider, page, fallback, signal);
    if (isUnderstood(page, other)) return other;
  }
  return own;
}

function isUnderstood(page: StatusPage, fetched: Fetched): boolean {
  return fetched.ok && readers[page.reader]([fetched.answer], page.pageId).readable;
}

async function fetchEndpoint(
  memory: Memory,
  provider: string,
  page: StatusPage,
  endpoint: StatusEndpoint,
  signal: AbortSignal,
): Promise<Fetched> {
  const { clock, addresses } = memory.options;
  const url = addressOf(endpoint.url, addresses[provider]);
  if (url === null)
    return { ok: false, reason: 'The configured status address is not a web address.' };
  const host = new URL(url).host;
  const restKey = `${provider} ${host}`;
  const rest = memory.rests.get(restKey);
  if (isResting(rest, clock.now())) return { ok: false, reason: rest.reason };
  if (signal.aborted) return { ok: false, reason: 'The request was cancelled.' };
  const answer = await inLane(memory, host, () => request(memory, url, signal));
  if (!answer.ok) return { ok: false, reason: failureWords(answer, host) };
  const body = bodyOf(memory, url, answer);
  if (body === null) {
    const reason = httpStatusWords(answer.status, host);
    const next = restAfter(rest, answer, reason, clock.now());
    if (next !== null) memory.rests.set(restKey, next);
    return { ok: false, reason };
  }
  memory.rests.delete(restKey);
  const answeredBy = new URL(answer.url).host;
  if (!knownHosts(page, addresses[provider]).has(answeredBy)) {
    return { ok: false, reason: `${host} was redirected to ${answeredBy}, which is not the page.` };
  }
  return { ok: true, answer: { role: endpoint.role, body } };
}

function request(memory: Memory, url: string, signal: AbortSignal): Promise<HttpAnswer> {
  const { http, clock, userAgent } = memory.options;
  const known = memory.validated.get(url);
  const age = known === undefined ? 0 : clock.now() - known.fullAt;
  const usable = known !== undefined && age >= 0 && age < validatorsForMs ? known : undefined;
  return http({
    url,
    headers: {
      'user-agent': userAgent,
      accept: 'application/json',
      ...(usable?.etag === undefined ? {} : { 'if-none-match': usable.etag }),
      ...(usable?.lastModified === undefined ? {} : { 'if-modified-since': usable.lastModified }),
    },
    headersTimeoutMs,
    bodyTimeoutMs,
    maxBytes,
    signal,
  });
}

/** The body that the answer stands for: its own, or with 304 the one known before. Null for any other status. */
function bodyOf(
  memory: Memory,
  url: string,
  answer: Extract<HttpAnswer, { ok: true }>,
): Uint8Array | null {
  if (answer.status === 304) return memory.validated.get(url)?.body ?? null;
  if (answer.status !== 200) return null;
  const { etag, 'last-modified': lastModified } = answer.headers;
  if (etag === undefined && lastModified === undefined) memory.validated.delete(url);
  else {
    const fullAt = memory.options.clock.now();
    memory.validated.set(url, { etag, lastModified, body: answer.body, fullAt });
  }
  return answer.body;
}

/** Runs `task` when every earlier request to this host is over. */
function inLane<T>(memory: Memory, host: string, task: () => Promise<T>): Promise<T> {
  const before = memory.lanes.get(host) ?? Promise.resolve();
  const mine = before.then(task, task);
  memory.lanes.set(host, mine);
  return mine;
}
