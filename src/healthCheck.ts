/** Bundle entry, loaded when somebody asks for it: a cheap request to a provider with the user's own key. */
import Anthropic, {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
} from '@anthropic-ai/sdk';
import { checkOpenai } from './check/openai';
import type {
  CheckedProvider,
  CheckRequest,
  CheckResult,
  ProviderCheck,
} from './model/providerCheck';
import { lateness, refusal, success, unexplained, unreached, usualTimeoutMs } from './check/result';

const claudeApi = 'https://api.anthropic.com';
const label = 'Claude API';

export const checks: Readonly<Record<CheckedProvider, ProviderCheck>> = {
  anthropic: checkClaude,
  openai: checkOpenai,
};

/** Lists models, which costs nothing and needs the API to work; then asks the smallest for a word. Never rejects. */
async function checkClaude(request: CheckRequest): Promise<CheckResult> {
  const { timeoutMs = usualTimeoutMs } = request;
  // The client's timeout ends at the headers; the signal bounds the body too.
  const signal = AbortSignal.timeout(timeoutMs);
  let begun = performance.now();
  const took = (): number => Math.round(performance.now() - begun);
  try {
    const client = clientOf(request, timeoutMs);
    const limit = request.message === true ? 50 : 1;
    const { data } = await client.models.list({ limit }, { signal });
    if (request.message !== true) return success(label, '', took());
    begun = performance.now();
    await client.messages.create(
      {
        model: data.find(({ id }) => id.includes('haiku'))?.id ?? data.at(-1)?.id ?? '',
        max_tokens: 1,
        messages: [{ role: 'user', content: 'Hi' }],
      },
      { signal },
    );
    return success(label, ' a message', took());
  } catch (error) {
    if (signal.aborted || error instanceof APIConnectionTimeoutError) {
      return lateness(label, timeoutMs, took());
    }
    return failed(error, took());
  }
}

function clientOf({ apiKey, baseUrl = claudeApi }: CheckRequest, timeout: number): Anthropic {
  const own = { apiKey, authToken: null, baseURL: baseUrl };
  return new Anthropic({ ...own, logLevel: 'off', timeout, maxRetries: 0 });
}

function failed(error: unknown, ms: number): CheckResult {
  if (error instanceof APIConnectionError) return unreached(label, error, ms);
  if (error instanceof APIError && typeof error.status === 'number') {
    return refusal(label, error.status, ms);
  }
  return unexplained(ms);
}
