/** Why a status page could not be read: a class to reason with, and one sentence for people about the page. */
import type { HttpAnswer, HttpFailure } from '../platform/ports';

/**
 * Failures of the connection; else `blocked`: programs are refused; `network-login`: the network asks for a login;
 * `web-page`: HTML instead of data; `elsewhere`: redirected to a foreign host; `http`: another
 * status; `not-understood`: data of a wrong shape; `frozen`: a copy that no longer changes; `address`: a bad address.
 */
export type FailureCause =
  | HttpFailure
  | 'blocked'
  | 'network-login'
  | 'web-page'
  | 'elsewhere'
  | 'http'
  | 'not-understood'
  | 'frozen'
  | 'address';

const failures: Readonly<Record<HttpFailure, (host: string) => string>> = {
  dns: (host) => `The name ${host} could not be resolved.`,
  refused: (host) => `${host} refused the connection.`,
  reset: (host) => `The connection to ${host} was cut.`,
  timeout: (host) => `${host} did not answer in time.`,
  'no-route': (host) => `There is no route to ${host}.`,
  tls: (host) => `The certificate shown for ${host} was not accepted.`,
  'proxy-login': (host) => `The proxy asks for a login before ${host} can be reached.`,
  'too-large': (host) => `The answer of ${host} is too large to be status data.`,
  redirects: (host) => `${host} redirects in a way that is not followed.`,
  aborted: (host) => `The request to ${host} was cancelled.`,
  other: (host) => `${host} could not be reached.`,
};

export function failureWords(answer: Extract<HttpAnswer, { ok: false }>, host: string): string {
  return failures[answer.failure](host);
}

/** Refusals, and challenges that answer 202 with a web page. */
export const refusals: ReadonlySet<number> = new Set([202, 403, 405, 429]);

/** For statuses other than 200. */
export function httpStatusWords(status: number, host: string): string {
  if (status === 407) return 'The proxy asks for a login (HTTP 407).';
  if (status === 511) return 'The network asks for a login (HTTP 511).';
  if (refusals.has(status)) return `${host} refuses to answer programs for now (HTTP ${status}).`;
  return `${host} answered with HTTP ${status}.`;
}

/** For statuses other than 200. */
export function httpStatusCause(status: number): FailureCause {
  if (status === 407) return 'proxy-login';
  if (status === 511) return 'network-login';
  return refusals.has(status) ? 'blocked' : 'http';
}

/** A page for people: what portals, challenges and error pages answer. */
export function isWebPage(body: Uint8Array): boolean {
  const head = new TextDecoder().decode(body.subarray(0, 512)).trimStart().toLowerCase();
  return head.startsWith('<!doctype html') || head.startsWith('<html');
}
