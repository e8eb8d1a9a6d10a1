/** How the errors of SDKs tell what happened. */
import type { ErrorFacts, Source } from '../../model/knowledge';
import { pythonFailures } from './pythonFailures';

const read = (from: string): Source => ({
  from: `${from}: source read, and measured`,
  date: '2026-11-23',
});

export const failures: readonly ErrorFacts[] = [
  ...pythonFailures,
  {
    sdks: [
      'openai',
      '@anthropic-ai/sdk',
      'groq-sdk',
      'together-ai',
      '@cerebras/cerebras_cloud_sdk',
    ],
    status: 'status',
    // An answer that did not come in time is a kind of failed connection.
    classes: { any: 'APIError', connection: 'APIConnectionError', aborted: 'APIUserAbortError' },
    requestId: 'requestID',
    source: read('openai 4 to 7 and @anthropic-ai/sdk 0.30 to 1.12'),
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
