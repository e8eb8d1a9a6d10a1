import type {
  OperationFact,
  OptionFact,
  Sdk,
  Source,
  VersionFacts,
} from '../../../model/knowledge';
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

/** Streams are asked for once: the retries of the SDK are around whole answers alone. */
const cohereMethods: readonly OperationFact[] = [
  ...['', 'v2.'].flatMap((prefix) =>
    rows([
      [`${prefix}chat`, 'generate'],
      [`${prefix}embed`, 'embed'],
      [`${prefix}rerank`, 'rerank'],
    ]),
  ),
  ...rows([
    ['chat_stream', 'generate', always],
    ['v2.chat_stream', 'generate', always],
    ['generate_stream', 'generate', always],
  ]).map((operation): OperationFact => ({ ...operation, without: ['retries'] })),
  ...rows([
    ['generate', 'generate'],
    ['summarize', 'generate'],
    ['classify', 'moderate'],
    ['embed_jobs.create', 'batch'],
  ]),
  ...managing(['tokenize', 'detokenize', 'models.list', 'models.get']),
];

/** Read timeouts and resets are not tried again; a host that cannot be reached is. */
const cohereFacts: VersionFacts = {
  ...bare,
  range: '>=7.0.0',
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

/** Before 7 a client takes none: its construction raises a `TypeError`. */
const callRetries: OptionFact = { name: 'request_options.max_retries', places: ['call'] };

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
      range: '>=6.0.0',
      retries: { ...cohereFacts.retries, option: callRetries },
    },
    {
      ...cohereFacts,
      range: '>=5.21.0',
      retries: {
        ...cohereFacts.retries,
        option: callRetries,
        on: { ...cohereFacts.retries.on, connection: false },
      },
    },
    {
      ...cohereFacts,
      range: '*',
      retries: {
        ...cohereFacts.retries,
        defaultRetries: 0,
        option: callRetries,
        backoff: noBackoff,
      },
    },
  ],
  source: cohereSource,
});
