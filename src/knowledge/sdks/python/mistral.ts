import type { OperationFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { noRetries } from '../plain';
import { always, bare, built, managing, pypi, renamed, rows, silence, waiting } from './parts';

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
