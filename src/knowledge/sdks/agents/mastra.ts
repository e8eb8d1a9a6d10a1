import type { InnerFact, Sdk, Source } from '../../../model/knowledge';
import { bare, method } from '../cloud/plain';
import { alwaysStreams } from '../plain';

const measured: Source = {
  from: '@mastra/core 1.71.0: types read, and generate and stream measured against a loopback server',
  date: '2026-11-23',
};

/** `openai/gpt-5`: Mastra's own router asks that provider. */
const router: NonNullable<InnerFact['prefix']> = {
  separator: '/',
  providers: {
    openai: 'openai',
    anthropic: 'anthropic',
    groq: 'groq',
    mistral: 'mistral',
    cohere: 'cohere',
    deepseek: 'deepseek',
    xai: 'xai',
    perplexity: 'perplexity',
    cerebras: 'cerebras',
    openrouter: 'openrouter',
    google: 'google-gemini',
    togetherai: 'together',
    'fireworks-ai': 'fireworks',
    moonshotai: 'moonshot',
    vercel: 'vercel-gateway',
  },
};

/** Agents on models of the AI SDK, without its retries: the default is none. */
export const mastra: Sdk = {
  id: '@mastra/core',
  ecosystem: 'npm',
  packages: ['@mastra/core'],
  provider: null,
  label: 'Mastra',
  clients: [
    {
      names: ['Agent'],
      optionsArgument: 0,
      model: { argument: 0, property: 'model' },
      inner: { argument: 0, property: 'model', settings: false, prefix: router },
      copies: [],
      operations: [
        ...['generate', 'generateVNext', 'generateLegacy'].map((path) =>
          method(path, 'agent', undefined, 1),
        ),
        // A failure ends the stream like an answer would.
        ...['stream', 'streamVNext', 'streamLegacy', 'network'].map((path) => ({
          ...method(path, 'agent', alwaysStreams, 1),
          failsLater: true,
          rejects: [],
        })),
      ].map((one) => ({ ...one, bodyArgument: null })),
    },
  ],
  versions: [
    {
      ...bare,
      retries: {
        defaultRetries: 0,
        option: { name: 'maxRetries', places: ['client'] },
        counts: 'retries',
        on: { statuses: [408, 409, 429], serverErrors: true, connection: true, timeouts: true },
        backoff: { initialMs: 1_000, factor: 2, maxMs: 2_147_483_647, jitter: 0 },
        retryAfter: { honoured: false, capMs: null },
      },
      signal: { name: 'abortSignal', places: ['call'] },
      abortedStream: 'ends-normally',
      source: measured,
    },
  ],
  source: measured,
};
