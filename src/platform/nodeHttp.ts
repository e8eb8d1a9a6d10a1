/**
 * HTTP GET on the global `fetch`, which follows VS Code's proxy settings; a bundled client would not. Redirects are
 * followed by hand, so that none leads from https to plain http.
 */
import type { ReadableStreamDefaultReader } from 'node:stream/web';
import { failureOf } from './httpFailure';
import type { HttpAnswer, HttpGet, HttpRequest } from './ports';

const maxRedirects = 5;
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

type Failed = Extract<HttpAnswer, { ok: false }>;

/** Never rejects: see `HttpGet`. */
export const nodeHttp: HttpGet = async (request) => {
  const control = new AbortController();
  const cancel = (): void => control.abort();
  if (isCancelled(request)) return cancelled();
  request.signal?.addEventListener('abort', cancel, { once: true });
  const deadline = startDeadline(control, request.headersTimeoutMs);
  try {
    const response = await followRedirects(request, control.signal);
    if (!(response instanceof Response)) return response;
    deadline.restart(request.bodyTimeoutMs);
    return await readAnswer(response, request.maxBytes);
  } catch (error) {
    if (deadline.passed()) return failed('timeout', 'No answer within the time allowed.');
    if (isCancelled(request)) return cancelled();
    return failureOf(error);
  } finally {
    deadline.stop();
    request.signal?.removeEventListener('abort', cancel);
    // Ends what is still under way, such as the body of an answer that is not wanted.
    control.abort();
  }
};

/** The first response that is no redirect, or why there is none. */
async function followRedirects(
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Response | Failed> {
  let url = new URL(request.url);
  for (let hops = 0; hops <= maxRedirects; hops++) {
    const response = await fetch(url, { headers: request.headers, redirect: 'manual', signal });
    if (response.type === 'opaqueredirect') return failed('redirects', 'Redirected out of sight.');
    const location = response.headers.get('location');
    if (!redirectStatuses.has(response.status) || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, url.href)) return failed('redirects', 'Redirected to no address.');
    const next = new URL(location, url);
    if (!mayFollow(url, next))
      return failed('redirects', `Redirected to ${next.protocol} address.`);
    url = next;
  }
  return failed('redirects', `More than ${maxRedirects} redirects.`);
}

/** Never from https to plain http, save from this machine to itself. */
export function mayFollow(from: URL, to: URL): boolean {
  if (to.protocol === 'https:') return true;
  if (to.protocol !== 'http:') return false;
  return from.protocol === 'http:' || (isLoopback(from) && isLoopback(to));
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

async function readAnswer(response: Response, maxBytes: number): Promise<HttpAnswer> {
  const body = await readBody(response, maxBytes);
  if (body === null) return failed('too-large', `The answer is larger than ${maxBytes} bytes.`);
  const headers = Object.fromEntries(response.headers);
  return { ok: true, status: response.status, headers, body, url: response.url };
}

/** Null where it is longer than `maxBytes`; the rest is then not read. */
async function readBody(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) return null;
  if (response.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Node's types leave the chunks open; a fetched body is always bytes.
  const reader = response.body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) return null;
    chunks.push(part.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

interface Deadline {
  restart(ms: number): void;
  passed(): boolean;
  stop(): void;
}

/** Aborts `control` when the time is over. */
function startDeadline(control: AbortController, ms: number): Deadline {
  let over = false;
  const start = (wait: number): NodeJS.Timeout =>
    setTimeout(() => {
      over = true;
      control.abort();
    }, wait);
  let timer = start(ms);
  return {
    restart(wait) {
      clearTimeout(timer);
      timer = start(wait);
    },
    passed: () => over,
    stop: () => clearTimeout(timer),
  };
}

function isCancelled({ signal }: HttpRequest): boolean {
  return signal?.aborted === true;
}

function failed(failure: Failed['failure'], message: string): Failed {
  return { ok: false, failure, message };
}

function cancelled(): Failed {
  return failed('aborted', 'The request was cancelled.');
}
