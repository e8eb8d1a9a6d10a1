/**
 * Asks a provider's API host whether it can be reached: one request without a key, on command only. Any answer of the
 * provider's own will do, "no key" among them.
 */
import type { Provider } from '../model/knowledge';
import type { HttpAnswer, HttpGet } from '../platform/ports';
import { failureWords, httpStatusCause, isWebPage } from './failureWords';
import type { ApiEvidence, ApiOutcome } from './triage';

const timeoutMs = 10_000;
const maxBytes = 256 * 1024;

/** The address that is asked; null where the provider has no host of its own. */
export function probeAddress({ hosts }: Provider): string | null {
  const host = hosts.find((one) => !one.host.includes('*') && one.shared !== true)?.host;
  return host === undefined ? null : `https://${host}/v1/models`;
}

/** Never rejects while `http` keeps its word. */
export async function probeApi(
  address: string,
  http: HttpGet,
  userAgent: string,
  signal: AbortSignal,
): Promise<ApiEvidence> {
  const headers = { 'user-agent': userAgent, accept: 'application/json' };
  const limits = { headersTimeoutMs: timeoutMs, bodyTimeoutMs: timeoutMs, maxBytes };
  const answer = await http({ url: address, headers, ...limits, signal });
  const { host } = new URL(address);
  const outcome = outcomeOf(answer, host);
  return { outcome, words: probeWords(answer, outcome, host) };
}

function outcomeOf(answer: HttpAnswer, host: string): ApiOutcome {
  if (!answer.ok) return answer.failure;
  const { status, body } = answer;
  if (status === 407 || status === 511) return httpStatusCause(status);
  if (new URL(answer.url).host !== host) return 'elsewhere';
  const page = isWebPage(body);
  if (status >= 500) return page && !isFromEdge(answer) ? 'proxy-error' : 'provider-error';
  if (!page) return 'answered';
  return status === 200 ? 'web-page' : 'blocked';
}

/** The provider's own front door answers with pages too. */
function isFromEdge({ headers }: Extract<HttpAnswer, { ok: true }>): boolean {
  return ['cf-ray', 'request-id', 'x-request-id'].some((name) => headers[name] !== undefined);
}

function probeWords(answer: HttpAnswer, outcome: ApiOutcome, host: string): string {
  if (!answer.ok) return `API host asked without a key: ${failureWords(answer, host)}`;
  const { status } = answer;
  const words: Readonly<Partial<Record<ApiOutcome, string>>> = {
    answered: `${host} can be reached (HTTP ${status}, asked without a key).`,
    'provider-error': `${host} answers with an error of its own (HTTP ${status}).`,
    'proxy-error': `Something before ${host} answers with an error page (HTTP ${status}).`,
    'proxy-login': 'The proxy asks for a login (HTTP 407).',
    'network-login': 'The network asks for a login (HTTP 511).',
    'web-page': `A web page answers in place of ${host}: a portal or a proxy.`,
    blocked: `A web page refuses requests to ${host} (HTTP ${status}).`,
  };
  return words[outcome] ?? `${host} leads to ${new URL(answer.url).host}, which is not it.`;
}
