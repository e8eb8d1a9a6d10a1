/** What models, chains and agents of LangChain for Python share: their methods, what is derived from them, their facts. */
import type {
  ArgumentPlace,
  ClientFact,
  HandleFact,
  Operation,
  OperationFact,
  Source,
  VersionFacts,
} from '../../../model/knowledge';
import {
  allFailures,
  always,
  bare,
  built,
  never,
  retriesOption,
  rows,
  silence,
  waiting,
} from './parts';
import { stainlessFacts } from './stainless';

export const read: Source = {
  from: 'langchain-openai 1.7.3, langchain-anthropic 1.7.7, langchain-google-genai 4.4.2, langchain-ollama 1.1.0: source read, and measured',
  date: '2026-11-23',
};

/** Async methods are named with an `a` in front; `invoke(input, config, **options)`. */
const methods = (
  list: readonly (readonly [path: string, kind: 'one' | 'stream'])[],
  operation: Operation,
): readonly OperationFact[] => {
  const named = (prefix: string) =>
    rows(
      list
        .filter(([path]) => prefix === '' || path !== '')
        .map(([path, kind]) => [`${prefix}${path}`, operation, kind === 'stream' ? always : never]),
    );
  return [...waiting(named('')), ...named('a')].map((one) => ({ ...one, bodyArgument: null }));
};

const runnable = [
  ['invoke', 'one'],
  ['batch', 'one'],
  ['stream', 'stream'],
  ['stream_events', 'stream'],
] as const;

export const languageModel = methods(
  [...runnable, ['generate', 'one'], ['predict', 'one'], ['predict_messages', 'one'], ['', 'one']],
  'generate',
);

export const chainMethods = (operation: Operation): readonly OperationFact[] =>
  methods(
    [
      ...runnable,
      ['run', 'one'],
      ['predict', 'one'],
      ['apply', 'one'],
      ['call', 'one'],
      ['', 'one'],
    ],
    operation,
  );

export const embeddings: readonly OperationFact[] = methods(
  [
    ['embed_query', 'one'],
    ['embed_documents', 'one'],
  ],
  'embed',
);

const jittered = { initialMs: 1_000, factor: 2, maxMs: 60_000, jitter: 0.5 };

const derived = [
  ...[
    'assign',
    'bind',
    'bind_functions',
    'bind_tools',
    'configurable_alternatives',
    'configurable_fields',
  ],
  ...[
    'map',
    'pick',
    'pipe',
    'with_config',
    'with_listeners',
    'with_structured_output',
    'with_types',
  ],
].map((path): HandleFact => ({
  path,
  to: '=',
  by: 'call',
  ...(path === 'bind' || path === 'with_config' ? { optionsArgument: -1 } : {}),
}));

export const handles: readonly HandleFact[] = [
  ...derived,
  {
    path: 'with_retry',
    to: '=',
    by: 'call',
    effect: {
      kind: 'retry',
      options: [{ argument: -1, property: 'stop_after_attempt' }],
      counts: 'attempts',
      default: 3,
      backoff: jittered,
    },
  },
  {
    path: 'with_fallbacks',
    to: '=',
    by: 'call',
    effect: { kind: 'fallback', others: { argument: 0, name: 'fallbacks' } },
  },
];

/** `prompt | model | parser` asks the model. */
export const carriers = [
  { method: '|', argument: 0 },
  { method: 'pipe', argument: 0 },
] as const;

const models: readonly ArgumentPlace[] = [
  { argument: -1, property: 'model' },
  { argument: -1, property: 'model_name' },
  { argument: -1, property: 'model_id' },
  { argument: -1, property: 'azure_deployment' },
];

export const chatModel = (names: readonly string[], facts: Partial<ClientFact> = {}): ClientFact =>
  built(names, { model: models, handles, carriers, operations: languageModel, ...facts });

export const embedder = (names: readonly string[], facts: Partial<ClientFact> = {}): ClientFact =>
  built(names, { model: models, operations: embeddings, ...facts });

// ------------------------------------------------------------------------------------------------- versions

/** The model hands its `timeout=None` on, which takes the SDK's ten minutes away. */
const endless = (name: string, aliases: readonly string[] = []) =>
  silence(null, { name, aliases, places: ['client', 'call'], parts: ['read', 'timeout'] });

export const onOpenai: VersionFacts = {
  ...stainlessFacts,
  range: '*',
  timeout: endless('timeout', ['request_timeout']),
  retries: { ...stainlessFacts.retries, option: retriesOption('max_retries') },
  baseUrl: { name: 'base_url', aliases: ['openai_api_base'], places: ['client'] },
  transports: ['http_client', 'http_async_client'],
  ignored: [],
  ownPool: false,
  source: read,
};

export const onAnthropic: VersionFacts = {
  ...onOpenai,
  timeout: endless('timeout', ['default_request_timeout']),
  baseUrl: { name: 'anthropic_api_url', aliases: ['base_url'], places: ['client'] },
};

/** Counts attempts: 1 is no retry, 0 the default of the SDK inside. */
export const onGoogle: VersionFacts = {
  ...bare,
  range: '*',
  timeout: endless('timeout'),
  retries: {
    defaultRetries: 5,
    option: retriesOption('max_retries', ['client', 'call']),
    counts: 'attempts',
    on: allFailures,
    backoff: { initialMs: 2_000, factor: 2, maxMs: 60_000, jitter: 0.5 },
    retryAfter: { honoured: false, capMs: null },
  },
  source: read,
};

/** What the SDK or the requests inside do is not known. */
export const opaque: VersionFacts = {
  ...bare,
  range: '*',
  transport: 'none',
  opaque: true,
  source: read,
};

export const plain: VersionFacts = {
  ...bare,
  range: '*',
  timeout: silence(null, { name: 'client_kwargs.timeout', places: ['client'] }),
  baseUrl: { name: 'base_url', places: ['client'] },
  source: read,
};

export const minute: VersionFacts = {
  ...onOpenai,
  timeout: { ...endless('timeout'), defaultMs: null },
};
