import type { OperationFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { noRetries } from '../plain';
import {
  always,
  bare,
  built,
  managing,
  pair,
  pypi,
  renamed,
  retriesOption,
  rows,
  silence,
  waiting,
} from './parts';

const mistralSource: Source = {
  from: 'mistralai (PyPI) 1.12 and 2.5.1: source read; 3.7.0: source read, and measured',
  date: '2026-11-23',
};

const mistralMethods: readonly OperationFact[] = [
  ...rows([
    ['chat.complete', 'generate'],
    ['chat.stream', 'generate', always],
    ['chat.parse', 'generate'],
    ['chat.parse_stream', 'generate', always],
    ['fim.complete', 'generate'],
    ['fim.stream', 'generate', always],
    ['agents.complete', 'generate'],
    ['agents.stream', 'generate', always],
    ['embeddings.create', 'embed'],
    ['ocr.process', 'generate'],
    ['classifiers.moderate', 'moderate'],
    ['classifiers.moderate_chat', 'moderate'],
    ['classifiers.classify', 'moderate'],
    ['beta.conversations.start', 'agent'],
    ['beta.conversations.append', 'agent'],
    ['beta.conversations.start_stream', 'agent', always],
    ['audio.transcriptions.complete', 'transcribe'],
    ['batch.jobs.create', 'batch'],
  ]),
  ...managing(['models.list', 'models.retrieve', 'files.upload', 'files.list']),
];

/** Milliseconds of silence; nothing is tried again unless a `RetryConfig` says so. */
const mistralFacts: VersionFacts = {
  ...bare,
  range: '>=2.4.13',
  timeout: {
    ...silence(300, { name: 'timeout_ms', places: ['client', 'call'] }),
    unit: 'ms',
  },
  retries: {
    ...noRetries,
    option: {
      name: 'retries',
      clientName: 'retry_config',
      places: ['client', 'call'],
      built: true,
    },
    on: {
      statuses: [429, 500, 502, 503, 504],
      serverErrors: false,
      connection: false,
      timeouts: false,
    },
  },
  baseUrl: { name: 'server_url', places: ['client'] },
  transports: ['client', 'async_client'],
  ignored: ['timeout', 'max_retries'].map((name) => ({
    name,
    place: 'call' as const,
    says: 'is no argument of this method, which raises a `TypeError`',
    instead: name === 'timeout' ? 'as `timeout_ms`, in milliseconds' : 'as `retries`',
  })),
  ownPool: true,
  source: mistralSource,
};

/** Before 1.0: classes of their own, and a number for the retries. */
const beforeOne: VersionFacts = {
  ...bare,
  range: '*',
  timeout: silence(120, { name: 'timeout', places: ['client'] }),
  retries: {
    defaultRetries: 4,
    option: retriesOption('max_retries'),
    counts: 'attempts',
    on: {
      statuses: [429, 500, 502, 503, 504],
      serverErrors: false,
      connection: false,
      timeouts: false,
    },
    backoff: { initialMs: 4_000, factor: 2, maxMs: 32_000, jitter: 0 },
    retryAfter: { honoured: false, capMs: null },
  },
  baseUrl: { name: 'endpoint', places: ['client'] },
  ownPool: true,
  source: {
    from: 'mistralai (PyPI) 0.4.2: source read (120 s; five attempts by default, after 4, 8, 16 and 32 s)',
    date: '2026-11-23',
  },
};

const oldMethods: readonly OperationFact[] = [
  ...rows([
    ['chat', 'generate'],
    ['chat_stream', 'generate', always],
    ['completion', 'generate'],
    ['completion_stream', 'generate', always],
    ['embeddings', 'embed'],
  ]),
  ...managing(['list_models']),
];

export const mistral: Sdk = pypi({
  id: 'mistralai',
  packages: ['mistralai'],
  provider: 'mistral',
  label: 'the Mistral SDK',
  clients: [
    built(['Mistral'], {
      operations: [
        ...waiting(mistralMethods),
        ...renamed(mistralMethods, (last) => `${last}_async`),
        ...rows([['beta.conversations.run_async', 'agent']]),
      ],
    }),
    ...pair(['MistralClient'], ['MistralAsyncClient'], oldMethods, { versions: [beforeOne] }),
    built(['MistralAzure'], {
      provider: 'azure-openai',
      operations: [
        ...waiting(mistralMethods),
        ...renamed(mistralMethods, (last) => `${last}_async`),
      ],
    }),
    built(['MistralGoogleCloud', 'MistralGCP'], {
      provider: 'google-vertex',
      operations: [
        ...waiting(mistralMethods),
        ...renamed(mistralMethods, (last) => `${last}_async`),
      ],
    }),
  ],
  versions: [
    mistralFacts,
    { ...mistralFacts, range: '*', timeout: { ...mistralFacts.timeout, defaultMs: null } },
  ],
  source: mistralSource,
});
