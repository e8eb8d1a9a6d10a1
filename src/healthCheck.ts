/** Bundle entry, loaded when somebody asks for it: one cheap request to Claude with the user's own key, and what came of it. */
import Anthropic, {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  AuthenticationError,
  PermissionDeniedError,
} from '@anthropic-ai/sdk';
import type { CheckRequest, CheckResult } from './model/providerCheck';
import { formatDuration } from './model/words';

const claudeApi = 'https://api.anthropic.com';
const usualTimeoutMs = 10_000;

/** Lists one model: it costs nothing and needs the API to work. Never rejects. */
export async function checkClaude(request: CheckRequest): Promise<CheckResult> {
  const { apiKey, baseUrl = claudeApi, timeoutMs = usualTimeoutMs } = request;
  // The client's timeout ends at the headers; the signal bounds the body too.
  const signal = AbortSignal.timeout(timeoutMs);
  const begun = performance.now();
  const took = (): number => Math.round(performance.now() - begun);
  try {
    const client = new Anthropic({
      ...{ apiKey, authToken: null, baseURL: baseUrl, logLevel: 'off' },
      timeout: timeoutMs,
      maxRetries: 0,
    });
    await client.models.list({ limit: 1 }, { signal });
    const ms = took();
    return { ok: true, ms, words: `Claude API answered in ${ms} ms.`, keyRejected: false };
  } catch (error) {
    const keyRejected = error instanceof AuthenticationError;
    const late = signal.aborted || error instanceof APIConnectionTimeoutError;
    const words = late ? lateWords(timeoutMs) : failureWords(error);
    return { ok: false, ms: took(), words, keyRejected };
  }
}

function lateWords(timeoutMs: number): string {
  return `Claude API did not answer within ${formatDuration(timeoutMs)}.`;
}

function failureWords(error: unknown): string {
  if (error instanceof APIConnectionError) {
    return `Claude API could not be reached from this machine${reasonOf(error)}.`;
  }
  if (error instanceof AuthenticationError)
    return 'Claude API is up, but does not accept this key.';
  if (error instanceof PermissionDeniedError) {
    return 'Claude API is up, but this key may not list models.';
  }
  if (error instanceof APIError && typeof error.status === 'number') {
    return statusWords(error.status);
  }
  return 'The check failed for a reason that Lifeboat does not know.';
}

function statusWords(status: number): string {
  if (status === 429) return 'Claude API is up, but limits the requests of this key (429).';
  if (status === 529) return 'Claude API is overloaded (529).';
  if (status >= 500) return `Claude API failed with an error of its own (${status}).`;
  return `Claude API refused the request (${status}).`;
}

/** The system's word for it, such as ` (ENOTFOUND)`. */
function reasonOf(error: Error): string {
  for (let cause: unknown = error.cause, depth = 0; depth < 5; depth += 1) {
    if (!(cause instanceof Error)) return '';
    if ('code' in cause && typeof cause.code === 'string') return ` (${cause.code})`;
    cause = cause.cause;
  }
  return '';
}
