import type { OperationFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import {
  allFailures,
  always,
  bare,
  built,
  managing,
  noBackoff,
  pair,
  pypi,
  rows,
  silence,
  waiting,
} from './parts';

const cohereSource: Source = {
  from: 'cohere (PyPI) 5.20, 5.21 and 7.0.9: source read; 5.21.1, 6.1.0 and 7.3.1: source read, and measured',
  date: '2026-11-23',
};

const cohereMethods: readonly OperationFact[] = [
  ...['', 'v2.'].flatMap((prefix) =>
    rows([
      [`${prefix}chat`, 'generate'],
      [`${prefix}chat_stream`, 'generate', always],
      [`${prefix}embed`, 'embed'],
      [`${prefix}rerank`, 'rerank'],
    ]),
  ),
  ...rows([
    ['generate', 'generate'],
    ['generate_stream', 'generate', always],
    ['summarize', 'generate'],
    ['classify', 'moderate'],
    ['embed_jobs.create', 'batch'],
  ]),
  ...managing(['tokenize', 'detokenize', 'models.list', 'models.get']),
];

/** Read timeouts and resets are not tried again; a host that cannot be reached is. */
const cohereFacts: VersionFacts = {
  ...bare,
  range: '>=6.0.0',
  timeout: silence(300, {
    name: 'request_options.timeout_in_seconds',
    clientName: 'timeout',
    places: ['client', 'call'],
  }),
  retries: {
    defaultRetries: 2,
    option: {
      name: 'request_options.max_retries',
      clientName: 'max_retries',
      places: ['client', 'call'],
    },
    counts: 'retries',
    on: { ...allFailures, timeouts: false },
    backoff: { initialMs: 1_000, factor: 2, maxMs: 60_000, jitter: 0.2 },
    retryAfter: { honoured: true, capMs: 60_000 },
  },
  baseUrl: { name: 'base_url', places: ['client'] },
  transports: ['httpx_client'],
  ownPool: true,
  source: cohereSource,
};

export const cohere: Sdk = pypi({
  id: 'cohere',
  packages: ['cohere'],
  provider: 'cohere',
  label: 'the Cohere SDK',
  clients: [
    ...pair(['ClientV2', 'Client'], ['AsyncClientV2', 'AsyncClient'], cohereMethods),
    ...[
      'BedrockClient',
      'BedrockClientV2',
      'SagemakerClient',
      'SagemakerClientV2',
      'AwsClient',
    ].map((name) => built([name], { provider: 'aws-bedrock', operations: waiting(cohereMethods) })),
  ],
  versions: [
    cohereFacts,
    {
      ...cohereFacts,
      range: '>=5.21.0',
      retries: {
        ...cohereFacts.retries,
        option: { name: 'request_options.max_retries', places: ['call'] },
      },
    },
    {
      ...cohereFacts,
      range: '*',
      retries: {
        ...cohereFacts.retries,
        defaultRetries: 0,
        option: { name: 'request_options.max_retries', places: ['call'] },
        backoff: noBackoff,
      },
    },
  ],
  source: cohereSource,
});
