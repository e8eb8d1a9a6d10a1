/** How the errors of SDKs tell what happened. */
import type { ErrorFacts, Source } from '../../model/knowledge';
import { pythonFailures } from './pythonFailures';

const read = (from: string): Source => ({
  from: `${from}: source read, and measured`,
  date: '2026-11-23',
});

/** Of SDKs that one generator makes. */
const ofStainless: Pick<ErrorFacts, 'status' | 'classes'> = {
  status: 'status',
  classes: {
    any: 'APIError',
    // An answer that did not come in time is a kind of failed connection.
    connection: 'APIConnectionError',
    aborted: 'APIUserAbortError',
    outages: ['RateLimitError', 'InternalServerError', 'APIConnectionError', 'APIUserAbortError'],
    holders: {
      openai: 'OpenAI',
      '@anthropic-ai/sdk': 'Anthropic',
      'groq-sdk': 'Groq',
      'together-ai': 'Together',
      '@cerebras/cerebras_cloud_sdk': 'Cerebras',
    },
  },
};

export const failures: readonly ErrorFacts[] = [
  ...pythonFailures,
  // Newest first: who knows no version means that one.
  {
    ...ofStainless,
    sdks: ['openai'],
    range: '>=5.0.0',
    requestId: 'requestID',
    source: read('openai 5 to 7'),
  },
  {
    ...ofStainless,
    sdks: ['openai'],
    range: '>=4.0.0',
    requestId: 'request_id',
    source: read('openai 4.104'),
  },
  // openai 3 says what happened in the answer that its errors hold: `error.response.status`.
  {
    ...ofStainless,
    sdks: ['@anthropic-ai/sdk'],
    range: '>=0.50.0',
    requestId: 'requestID',
    source: read('@anthropic-ai/sdk 0.60 to 1.12'),
  },
  {
    ...ofStainless,
    sdks: ['@anthropic-ai/sdk'],
    requestId: 'request_id',
    source: read('@anthropic-ai/sdk 0.30'),
  },
  {
    ...ofStainless,
    sdks: ['groq-sdk', 'together-ai', '@cerebras/cerebras_cloud_sdk'],
    requestId: null,
    source: read('groq-sdk 0.37 and 1.6, together-ai 0.52, @cerebras/cerebras_cloud_sdk 1.91'),
  },
  {
    sdks: ['@google/genai'],
    status: 'status',
    classes: { any: 'ApiError', connection: null, aborted: null },
    requestId: null,
    source: read('@google/genai 1.52 to 3.1'),
  },
  {
    sdks: ['@google/generative-ai', '@google-cloud/vertexai'],
    status: 'status',
    classes: null,
    requestId: null,
    source: read('@google/generative-ai 0.24.1'),
  },
  {
    sdks: ['@mistralai/mistralai', 'cohere-ai', 'voyageai', '@openrouter/sdk'],
    status: 'statusCode',
    classes: null,
    requestId: null,
    source: read('@mistralai/mistralai 2.7.0, cohere-ai 8.1.0, @openrouter/sdk 1.3.19'),
  },
  {
    sdks: ['ai'],
    status: 'statusCode',
    headers: 'responseHeaders',
    classes: { any: 'APICallError', connection: null, aborted: null },
    requestId: null,
    source: read('ai 3 to 7: APICallError, after retries inside a RetryError'),
  },
  {
    sdks: ['ollama'],
    status: 'status_code',
    classes: null,
    requestId: null,
    source: read('ollama 0.6.4'),
  },
  {
    sdks: ['fetch'],
    status: 'status',
    answers: true,
    classes: null,
    requestId: null,
    source: { from: 'WHATWG fetch: an answer of any status resolves', date: '2026-11-23' },
  },
];
