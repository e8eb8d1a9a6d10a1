/**
 * Asks one endpoint of a status page, with the courtesy that needs a memory: validators for conditional requests, one
 * request per host at a time, and hosts that asked to be left alone.
 */
import type { Clock, HttpAnswer, HttpGet } from '../platform/ports';
import { failureWords, httpStatusCause, httpStatusWords, type FailureCause } from './failureWords';
import { isResting, restAfter, type Rest } from './rest';

const headersTimeoutMs = 10_000;
const bodyTimeoutMs = 10_000;
const maxBytes = 4 * 1024 * 1024;
/** A validator is believed for this long: a stuck one must not hide a change for good. */
const validatorsForMs = 60 * 60_000;

/** How long an answer serves other pages at the same address, ms. */
const sharedForMs = 60_000;

export interface EndpointOptions {
  readonly http: HttpGet;
  readonly clock: Clock;
  readonly userAgent: string;
}

export interface EndpointRequest {
  readonly url: URL;
  /** Hosts (with port) that may answer, also after a redirect. */
  readonly hosts: ReadonlySet<string>;
  /** Who asks: a host that wants to be left alone by one page may answer another. */
  readonly page: string;
  readonly signal: AbortSignal;
}

export type Fetched =
  | { readonly ok: true; readonly body: Uint8Array }
  | { readonly ok: false; readonly reason: string; readonly cause: FailureCause };

/** Never rejects while `http` keeps its word. */
export type FetchEndpoint = (request: EndpointRequest) => Promise<Fetched>;

interface Validated {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  readonly body: Uint8Array;
  /** When the whole body was last sent, ms since the epoch. */
  readonly fullAt: number;
}

/** An answer that another page asked for: providers may stand on one page. */
interface Shared {
  readonly page: string;
  /** ms since the epoch. */
  readonly at: number;
  readonly fetched: Fetched;
}

interface Memory {
  readonly options: EndpointOptions;
  /** The last answer, by address. */
  readonly answers: Map<string, Shared>;
  readonly validated: Map<string, Validated>;
  /** By page and host. */
  readonly rests: Map<string, Rest>;
  /** The request under way or the last one, by host. */
  readonly lanes: Map<string, Promise<unknown>>;
}

export function createFetchEndpoint(options: EndpointOptions): FetchEndpoint {
  const memory: Memory = {
    ...{ options, answers: new Map(), validated: new Map(), rests: new Map(), lanes: new Map() },
  };
  return async (request) => {
    const { url, page } = request;
    return inLane(memory, url.host, async () => {
      const known = answerOfOther(memory, request);
      if (known !== null) return known;
      const fetched = await fetchEndpoint(memory, request);
      memory.answers.set(url.href, { page, at: options.clock.now(), fetched });
      return fetched;
    });
  };
}

/** What was fetched for another page a moment ago is not asked for again. */
function answerOfOther(memory: Memory, { url, page }: EndpointRequest): Fetched | null {
  const known = memory.answers.get(url.href);
  if (known === undefined || known.page === page) return null;
  const age = memory.options.clock.now() - known.at;
  return age >= 0 && age < sharedForMs ? known.fetched : null;
}

async function fetchEndpoint(memory: Memory, request: EndpointRequest): Promise<Fetched> {
  const { url, page, signal } = request;
  const { clock } = memory.options;
  const restKey = `${page} ${url.host}`;
  const rest = memory.rests.get(restKey);
  if (isResting(rest, clock.now())) return { ok: false, reason: rest.reason, cause: rest.cause };
  if (signal.aborted) return failed('The request was cancelled.', 'aborted');
  const answer = await send(memory, url.href, signal);
  if (!answer.ok) return failed(failureWords(answer, url.host || url.pathname), answer.failure);
  const body = bodyOf(memory, url.href, answer);
  if (body === null) {
    const reason = httpStatusWords(answer.status, url.host);
    const next = restAfter(rest, answer, reason, clock.now());
    if (next !== null) memory.rests.set(restKey, next);
    return failed(reason, httpStatusCause(answer.status));
  }
  memory.rests.delete(restKey);
  const answeredBy = new URL(answer.url).host;
  if (!request.hosts.has(answeredBy)) {
    const reason = `${url.host} was redirected to ${answeredBy}, which is not the page.`;
    return failed(reason, 'elsewhere');
  }
  return { ok: true, body };
}

function failed(reason: string, cause: FailureCause): Fetched {
  return { ok: false, reason, cause };
}

function send(memory: Memory, url: string, signal: AbortSignal): Promise<HttpAnswer> {
  const { http, clock, userAgent } = memory.options;
  const known = memory.validated.get(url);
  const age = known === undefined ? 0 : clock.now() - known.fullAt;
  const usable = known !== undefined && age >= 0 && age < validatorsForMs ? known : undefined;
  return http({
    url,
    headers: {
      'user-agent': userAgent,
      accept: 'application/json, application/rss+xml, application/xml, */*;q=0.1',
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
  const mine = before.then(task);
  const over = (): void => undefined;
  // Only its end is remembered, not the answer.
  memory.lanes.set(host, mine.then(over, over));
  return mine;
}
