import type { OperationFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import {
  callSignal,
  manages,
  method,
  methods,
  noTimeout,
  plainFetch,
  speakeasyRetries,
} from './parts';
import { speakeasyIgnored } from '../ignored';
import { alwaysStreams, noRetries } from '../plain';
import { positiveSignal } from '../traps';

const read: Source = {
  from: '@mistralai/mistralai 0.1.3, 0.4.0, 0.5.0, 2.0.0, 2.1.2, 2.2.0, 2.2.5 and 2.3.0: source read; 1.15.1 and 2.7.0 measured',
  date: '2026-11-23',
};

const operations: readonly OperationFact[] = [
  ...methods([
    ['chat.complete', 'generate'],
    ['chat.parse', 'generate'],
    ['chat.stream', 'generate', alwaysStreams],
    ['chat.parseStream', 'generate', alwaysStreams],
    ['fim.complete', 'generate'],
    ['fim.stream', 'generate', alwaysStreams],
    ['agents.complete', 'agent'],
    ['agents.stream', 'agent', alwaysStreams],
    ['embeddings.create', 'embed'],
    ['classifiers.moderate', 'moderate'],
    ['classifiers.moderateChat', 'moderate'],
    ['classifiers.classify', 'generate'],
    ['classifiers.classifyChat', 'generate'],
    ['ocr.process', 'generate'],
    ['audio.speech.complete', 'speech'],
    ['audio.transcriptions.complete', 'transcribe'],
    ['audio.transcriptions.stream', 'transcribe', alwaysStreams],
    ['batch.jobs.create', 'batch'],
  ]),
  ...['start', 'append', 'restart'].flatMap((name) => [
    method(`beta.conversations.${name}`, 'agent'),
    method(`beta.conversations.${name}Stream`, 'agent', alwaysStreams),
  ]),
  ...manages([
    ...['list', 'retrieve', 'delete'].flatMap((name) => [`models.${name}`, `files.${name}`]),
    ...['upload', 'download', 'getSignedUrl'].map((name) => `files.${name}`),
    ...['list', 'get', 'cancel'].map((name) => `batch.jobs.${name}`),
    ...['create', 'list', 'get', 'update'].map((name) => `beta.agents.${name}`),
    ...['list', 'get', 'getHistory', 'getMessages'].map((name) => `beta.conversations.${name}`),
    'fineTuning.jobs.create',
  ]),
];

/** `chatComplete(core, request, options)`, one module for each. */
const standalone: readonly OperationFact[] = (
  [
    ['chatComplete', 'generate'],
    ['chatStream', 'generate', alwaysStreams],
    ['fimComplete', 'generate'],
    ['fimStream', 'generate', alwaysStreams],
    ['agentsComplete', 'agent'],
    ['agentsStream', 'agent', alwaysStreams],
    ['embeddingsCreate', 'embed'],
    ['ocrProcess', 'generate'],
    ['classifiersModerate', 'moderate'],
    ['modelsList', 'manage'],
  ] as const
).map(([path, operation, streaming]) => ({
  ...method(path, operation, streaming, 1),
  inner: { argument: 0, settings: true },
}));

/** One deadline for the call, all its attempts and its stream; a signal of the caller switches it off. */
const deadline = (defaultMs: number | null): VersionFacts['timeout'] => ({
  defaultMs,
  option: { name: 'timeoutMs', places: ['client', 'call'] },
  unit: 'ms',
  covers: 'total',
  coversStream: 'total',
  scope: 'call',
  offBySignal: true,
});

/** A retry policy is an object that counts time, an hour unless it says less: no number can be read from it. */
const timed: VersionFacts['retries'] = {
  ...noRetries,
  option: {
    name: 'retries',
    clientName: 'retryConfig',
    takes: speakeasyRetries,
    places: ['client', 'call'],
  },
  on: {
    statuses: [429, 500, 502, 503, 504],
    serverErrors: false,
    connection: false,
    timeouts: false,
  },
  backoff: { initialMs: 500, factor: 1.5, maxMs: 60_000, jitter: 0 },
  retryAfter: { honoured: true, capMs: 60_000 },
};

const current: Omit<VersionFacts, 'range' | 'source'> = {
  ...plainFetch,
  timeout: deadline(300_000),
  retries: timed,
  signal: callSignal,
  baseUrl: { name: 'serverURL', places: ['client', 'call'] },
  transports: ['httpClient'],
  ignored: speakeasyIgnored,
  traps: positiveSignal,
};

/** Five attempts of 120 s each, body included; later ones on anything that is thrown. */
const firstClient: Omit<VersionFacts, 'range' | 'source'> = {
  ...plainFetch,
  timeout: { ...deadline(120_000), option: null, scope: 'attempt', offBySignal: false },
  retries: {
    defaultRetries: 4,
    option: null,
    counts: 'attempts',
    on: {
      statuses: [429, 500, 502, 503, 504],
      serverErrors: false,
      connection: true,
      timeouts: true,
    },
    backoff: { initialMs: 1_000, factor: 2, maxMs: 16_000, jitter: 0 },
    retryAfter: { honoured: false, capMs: null },
  },
  signal: callSignal,
  transports: [],
};

export const mistral: Sdk = {
  id: '@mistralai/mistralai',
  ecosystem: 'npm',
  packages: ['@mistralai/mistralai'],
  provider: 'mistral',
  label: 'the Mistral SDK',
  clients: [
    { names: ['Mistral'], range: '>=1.0.0', optionsArgument: 0, copies: [], operations },
    { names: ['MistralCore'], range: '>=1.0.0', optionsArgument: 0, copies: [], operations: [] },
    {
      names: [],
      instances: ['='],
      range: '>=1.0.0',
      optionsArgument: 0,
      copies: [],
      operations: standalone,
    },
    {
      names: ['default', 'MistralClient'],
      range: '<1.0.0',
      // Endpoint, attempts and seconds are arguments of their own.
      optionsArgument: 0,
      copies: [],
      operations: [
        ...methods([
          ['chat', 'generate'],
          ['chatStream', 'generate', alwaysStreams],
          ['completion', 'generate'],
          ['completionStream', 'generate', alwaysStreams],
        ]),
        { ...method('embeddings', 'embed'), optionsArgument: null },
        { ...method('listModels', 'manage'), bodyArgument: null, optionsArgument: null },
      ],
    },
  ],
  versions: [
    { ...current, range: '>=2.3.0', source: read },
    { ...current, range: '>=2.2.5', timeout: deadline(60_000), source: read },
    { ...current, range: '>=2.2.0', timeout: deadline(30_000), source: read },
    { ...current, range: '>=1.0.0', timeout: deadline(null), source: read },
    { ...firstClient, range: '>=0.4.0', source: read },
    // `fetch` never read the `timeout` that it was handed.
    { ...firstClient, range: '*', timeout: noTimeout, source: read },
  ],
  source: read,
};

const cloudSource: Source = {
  from: '@mistralai/mistralai-gcp 1.x and 2.0.0, @mistralai/mistralai-azure 2.0.0: source read',
  date: '2026-11-23',
};

const onCloud = (
  id: string,
  exported: readonly string[],
  provider: string,
  label: string,
): Sdk => ({
  id,
  ecosystem: 'npm',
  packages: [id],
  provider,
  label,
  clients: [
    {
      names: exported,
      optionsArgument: 0,
      copies: [],
      operations: operations.filter(({ path }) => /^(?:chat|fim|ocr)\./u.test(path)),
    },
  ],
  versions: [
    { ...current, range: '>=2.0.0', timeout: deadline(60_000), source: cloudSource },
    { ...current, range: '*', timeout: deadline(null), source: cloudSource },
  ],
  source: cloudSource,
});

export const mistralClouds: readonly Sdk[] = [
  onCloud(
    '@mistralai/mistralai-azure',
    ['MistralAzure'],
    'azure-openai',
    'the Mistral SDK for Azure',
  ),
  onCloud(
    '@mistralai/mistralai-gcp',
    ['MistralGoogleCloud', 'MistralGCP'],
    'google-vertex',
    'the Mistral SDK for Google Cloud',
  ),
];
