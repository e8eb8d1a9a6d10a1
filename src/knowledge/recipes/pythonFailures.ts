/** How the errors of Python's SDKs tell what happened. */
import type { ErrorFacts, PythonErrors, Source } from '../../model/knowledge';

const read = (from: string): Source => ({ from: `${from}: source read`, date: '2026-11-23' });

const builtin = (name: string) => ({ module: null, name });

/** All from one module. */
const from = (module: string, names: readonly string[]): PythonErrors['transient'] =>
  names.map((name) => ({ module, name }));

interface Row {
  readonly sdks: readonly string[];
  readonly range?: string;
  readonly errors: PythonErrors;
  readonly source: Source;
  readonly requestId?: string;
}

const row = ({ sdks, range, errors, source, requestId }: Row): ErrorFacts => ({
  sdks,
  ecosystem: 'pypi',
  ...(range !== undefined && { range }),
  status: errors.byStatus?.status ?? '',
  classes: null,
  requestId: requestId ?? null,
  python: errors,
  source,
});

/** Rate limits, all of 5xx, no connection and no answer in time have a class each. */
const stainless = (
  sdks: readonly string[],
  module: string,
  source: Source,
  range?: string,
): ErrorFacts =>
  row({
    sdks,
    ...(range !== undefined && { range }),
    errors: {
      any: from(module, ['APIError']),
      garbled: { module: 'json', name: 'JSONDecodeError' },
      transient: from(module, ['APIConnectionError', 'InternalServerError', 'RateLimitError']),
      byStatus: null,
      headers: null,
    },
    requestId: 'request_id',
    source,
  });

const openai = read('openai (PyPI) 1.0 to 3.3');
const anthropic = read('anthropic (PyPI) 0.18 to 2.12');

export const pythonFailures: readonly ErrorFacts[] = [
  stainless(['openai'], 'openai', openai, '>=1.0.0'),
  stainless(['langchain-openai'], 'openai', openai),
  stainless(['anthropic'], 'anthropic', anthropic),
  stainless(['langchain-anthropic'], 'anthropic', anthropic),
  stainless(['groq'], 'groq', read('groq (PyPI) 1.7.0')),
  stainless(['cerebras-cloud-sdk'], 'cerebras.cloud.sdk', read('cerebras-cloud-sdk 1.64')),
  row({
    sdks: ['litellm'],
    errors: {
      any: from('litellm.exceptions', ['APIError']),
      transient: from('litellm.exceptions', [
        ...[
          'APIConnectionError',
          'InternalServerError',
          'RateLimitError',
          'ServiceUnavailableError',
        ],
        'Timeout',
      ]),
      byStatus: null,
      headers: null,
    },
    source: read('litellm (PyPI): exceptions.py'),
  }),
  row({
    sdks: ['google-genai'],
    errors: {
      any: from('google.genai.errors', ['APIError']),
      transient: [],
      byStatus: { module: 'google.genai.errors', name: 'APIError', status: 'code' },
      headers: null,
    },
    source: read('google-genai 2.19 and 3.4'),
  }),
  row({
    sdks: ['vertexai', 'google-generativeai'],
    errors: {
      any: from('google.api_core.exceptions', ['GoogleAPICallError']),
      transient: from('google.api_core.exceptions', [
        ...['InternalServerError', 'ServiceUnavailable', 'TooManyRequests'],
      ]),
      byStatus: null,
      headers: null,
    },
    source: read('google-api-core 2.28'),
  }),
  row({
    sdks: ['cohere'],
    range: '>=5.0.0',
    errors: {
      any: from('cohere.core.api_error', ['ApiError']),
      transient: from('cohere', [
        ...['GatewayTimeoutError', 'InternalServerError', 'ServiceUnavailableError'],
        'TooManyRequestsError',
      ]),
      byStatus: null,
      headers: null,
    },
    source: read('cohere (PyPI) 5.20 and 7.3'),
  }),
  row({
    sdks: ['ollama'],
    errors: {
      any: from('ollama', ['ResponseError']),
      transient: [builtin('ConnectionError')],
      byStatus: { module: 'ollama', name: 'ResponseError', status: 'status_code' },
      headers: null,
    },
    source: read('ollama (PyPI) 0.6.3'),
  }),
  row({
    sdks: ['huggingface_hub'],
    errors: {
      any: from('huggingface_hub.errors', ['HfHubHTTPError']),
      transient: [],
      byStatus: {
        module: 'huggingface_hub.errors',
        name: 'HfHubHTTPError',
        status: 'response.status_code',
      },
      headers: 'response.headers',
    },
    source: read('huggingface_hub 1.33 and 2.4'),
  }),
  row({
    sdks: ['requests'],
    errors: {
      any: from('requests', ['RequestException']),
      transient: from('requests', ['ConnectionError']),
      byStatus: null,
      headers: null,
      answers: 'status_code',
    },
    source: read('requests 2.34'),
  }),
  row({
    sdks: ['httpx'],
    errors: {
      any: from('httpx', ['HTTPError']),
      // An answer that did not come in time is no network error: another attempt would double the wait.
      transient: from('httpx', ['ConnectTimeout', 'NetworkError', 'RemoteProtocolError']),
      byStatus: null,
      headers: null,
      answers: 'status_code',
    },
    source: read('httpx 0.28.1'),
  }),
];
