/** What `@langchain/core` does for every provider package: the retries of its `AsyncCaller`, the options of a call. */
import type { OptionFact, Source, VersionFacts } from '../../../model/knowledge';
import { baseUrlOption, signalOption } from '../stainless';
import { runnableTimer } from '../traps';
import { coreBackoff } from './runnables';

export const measured: Source = {
  from:
    '@langchain/core 1.4.0 and 0.3.80, @langchain/openai 1.6.0, anthropic 1.5.11, google-genai 2.3.2, mistralai 1.2.0, ' +
    'groq 1.3.1, cohere 1.0.5, ollama 1.3.0, xai 1.4.15, deepseek 1.1.13: source read, and measured',
  date: '2026-11-23',
};

const clientRetries: OptionFact = { name: 'maxRetries', places: ['client'] };

/** Read by the models of packages that require `@langchain/core` 1.2.8 or later. */
export const callRetries: OptionFact = { name: 'maxRetries', places: ['client', 'call'] };

export const clientAndCall: OptionFact = { name: 'timeout', places: ['client', 'call'] };

type Retries = VersionFacts['retries'];

/** `AsyncCaller`: six retries of everything but 400–407, 409 and 413; SDKs inside are told not to retry. */
export const callerRetries: Retries = {
  defaultRetries: 6,
  option: clientRetries,
  counts: 'retries',
  on: { statuses: [408, 429], serverErrors: true, connection: true, timeouts: true },
  backoff: coreBackoff,
  retryAfter: { honoured: false, capMs: null },
};

/** From core 1.2.1 a 429 is repeated only where its Retry-After is at most 60 s, so it is not counted on. */
export const recentRetries: Retries = {
  ...callerRetries,
  on: { ...callerRetries.on, statuses: [408] },
  retryAfter: { honoured: true, capMs: 60_000 },
};

/**
 * The timeout of a call's options becomes one AbortSignal for all attempts and for the whole answer, streams too. The
 * model's own is that of the SDK inside, where it takes one.
 */
export const callTimeout: VersionFacts['timeout'] = {
  defaultMs: null,
  option: { name: 'timeout', places: ['call'] },
  unit: 'ms',
  covers: 'total',
  coversStream: 'total',
  scope: 'call',
};

/** The timeout that the SDK inside keeps for each attempt, until the headers are there. */
export const innerTimeout = (defaultMs: number, option: OptionFact): VersionFacts['timeout'] => ({
  defaultMs,
  option,
  unit: 'ms',
  covers: 'headers',
  coversStream: 'headers',
  scope: 'attempt',
});

/** A model on the global `fetch` that adds no timeout. */
export const onFetch: VersionFacts = {
  range: '*',
  transport: 'fetch',
  timeout: callTimeout,
  retries: callerRetries,
  socketIdle: null,
  signal: signalOption,
  baseUrl: baseUrlOption,
  transports: [],
  traps: runnableTimer,
  abortedStream: 'throws',
  source: measured,
};
