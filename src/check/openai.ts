/** Checks OpenAI by plain HTTP: one request without retries, or two. */
import type { CheckRequest, CheckResult } from '../model/providerCheck';
import { lateness, refusal, success, unexplained, unreached, usualTimeoutMs } from './result';

const openaiApi = 'https://api.openai.com';
const label = 'OpenAI API';
/** Small models that take a limit of one token, whatever the key may use. */
const smallModels = ['gpt-4.1-nano', 'gpt-4o-mini', 'gpt-4.1-mini'];

/** Lists models, which costs nothing and needs the API to work; then asks a small one for a word. Never rejects. */
export async function checkOpenai(request: CheckRequest): Promise<CheckResult> {
  const { timeoutMs = usualTimeoutMs } = request;
  // Bounds both requests, with their bodies.
  const signal = AbortSignal.timeout(timeoutMs);
  let begun = performance.now();
  const took = (): number => Math.round(performance.now() - begun);
  try {
    const listed = await ask(request, '/v1/models', null, signal);
    if (!listed.ok) return refusal(label, listed.status, took());
    const text = await listed.text();
    if (!text.trimStart().startsWith('{')) return unexplained(took());
    if (request.message !== true) return success(label, '', took());
    const model = smallModels.find((name) => text.includes(`"${name}"`)) ?? smallModels[0];
    begun = performance.now();
    const message = { model, max_tokens: 1, messages: [{ role: 'user', content: 'Hi' }] };
    const answered = await ask(request, '/v1/chat/completions', message, signal);
    await answered.text();
    const ms = took();
    return answered.ok ? success(label, ' a message', ms) : refusal(label, answered.status, ms);
  } catch (error) {
    if (signal.aborted) return lateness(label, timeoutMs, took());
    return unreached(label, error, took());
  }
}

/** GET without a body. */
function ask(
  { apiKey, baseUrl = openaiApi }: CheckRequest,
  path: string,
  body: object | null,
  signal: AbortSignal,
): Promise<Response> {
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  // A redirect would carry the key to somebody else.
  const options = { headers, signal, redirect: 'error' as const };
  return body === null
    ? fetch(`${baseUrl}${path}`, options)
    : fetch(`${baseUrl}${path}`, { ...options, method: 'POST', body: JSON.stringify(body) });
}
