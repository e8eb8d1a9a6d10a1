import type { OperationFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { fernDefaults, hastyRetries, onlyAtCall } from './fern';
import { below, manages, managesById, methods, plainFetch } from './parts';
import { alwaysStreams, noRetries } from '../plain';

const read: Source = {
  from: 'cohere-ai 6.2.2 and 7.0.0 to 7.20.0 (14 versions): source read; 7.21.0 and 8.1.0 measured',
  date: '2026-11-23',
};

const secondGeneration = methods([
  ['chat', 'generate'],
  ['chatStream', 'generate', alwaysStreams],
  ['embed', 'embed'],
  ['rerank', 'rerank'],
]);

const operations: readonly OperationFact[] = [
  ...secondGeneration,
  ...below('v2', secondGeneration),
  ...below('clientV2', secondGeneration),
  ...methods([
    ['generate', 'generate'],
    ['generateStream', 'generate', alwaysStreams],
    ['summarize', 'generate'],
    ['classify', 'generate'],
    ['audio.transcriptions.create', 'transcribe'],
    ['embedJobs.create', 'batch'],
    ['batches.create', 'batch'],
    ['tokenize', 'manage'],
    ['detokenize', 'manage'],
  ]),
  ...manages(['models.list', 'datasets.list', 'connectors.list']),
  ...managesById(['models.get', 'datasets.get', 'datasets.create', 'embedJobs.get']),
];

/** Module functions after `cohere.init(key)`; no options anywhere. */
const moduleFunctions: readonly OperationFact[] = (
  [
    ['generate', 'generate'],
    ['summarize', 'generate'],
    ['classify', 'generate'],
    ['embed', 'embed'],
    ['tokenize', 'manage'],
    ['detokenize', 'manage'],
    ['detectLanguage', 'manage'],
  ] as const
).flatMap(([path, operation]) =>
  methods([[path, operation]]).map((one) => ({ ...one, optionsArgument: null })),
);

const fiveMinutes = { ...fernDefaults.timeout, defaultMs: 300_000 };

const withoutHeader = { honoured: false, capMs: null } as const;

const atCall = onlyAtCall({ ...fernDefaults, retries: hastyRetries });

const onNodeFetch: Omit<VersionFacts, 'range' | 'source'> = {
  ...atCall,
  transport: 'node-fetch',
  signal: null,
  transports: ['fetcher'],
};

const versions: readonly VersionFacts[] = [
  { ...fernDefaults, range: '>=7.20.0', timeout: fiveMinutes, source: read },
  {
    ...onlyAtCall({
      ...fernDefaults,
      timeout: fiveMinutes,
      retries: { ...fernDefaults.retries, retryAfter: withoutHeader },
    }),
    range: '>=7.15.0',
    source: read,
  },
  {
    ...onlyAtCall({ ...fernDefaults, timeout: fiveMinutes, retries: hastyRetries }),
    range: '>=7.12.0',
    source: read,
  },
  {
    ...onNodeFetch,
    range: '>=7.9.5',
    timeout: { ...atCall.timeout, defaultMs: 300_000 },
    source: read,
  },
  { ...onNodeFetch, range: '>=7.7.0', source: read },
  {
    ...onNodeFetch,
    range: '>=7.0.0',
    transport: 'axios',
    timeout: { ...atCall.timeout, covers: 'body' },
    retries: noRetries,
    source: read,
  },
  // `timeout: 5000` of https.request only emits an event, and nobody listens.
  { ...plainFetch, range: '*', transport: 'node-http', transports: [], source: read },
];

export const cohere: Sdk = {
  id: 'cohere-ai',
  ecosystem: 'npm',
  packages: ['cohere-ai'],
  provider: 'cohere',
  label: 'the Cohere SDK',
  clients: [
    {
      names: ['CohereClient', 'CohereClientV2'],
      range: '>=7.0.0',
      optionsArgument: 0,
      copies: [],
      operations,
    },
    {
      names: [],
      instances: ['=', 'default'],
      range: '<7.0.0',
      optionsArgument: 0,
      copies: [],
      operations: moduleFunctions,
    },
  ],
  versions,
  source: read,
};
