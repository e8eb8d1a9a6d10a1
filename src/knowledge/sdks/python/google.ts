/** Google's SDKs: `google-genai`, and `google-generativeai` and `vertexai` before it. */
import type { OperationFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { noRetries } from '../plain';
import {
  always,
  bare,
  built,
  byStream,
  managing,
  pypi,
  ready,
  rows,
  silence,
  under,
  waiting,
} from './parts';

const genaiSource: Source = {
  from: 'google-genai 2.19.0: source read; 1.75.0, 2.34.0 and 3.4.0: source read, and measured',
  date: '2026-11-23',
};

const models: readonly OperationFact[] = [
  ...rows([
    ['models.generate_content', 'generate'],
    ['models.generate_content_stream', 'generate', always],
    ['models.embed_content', 'embed'],
    ['models.generate_images', 'image'],
    ['models.edit_image', 'image'],
    ['models.upscale_image', 'image'],
    ['models.generate_videos', 'video'],
    ['interactions.create', 'generate', byStream],
    ['batches.create', 'batch'],
  ]),
  ...managing([
    ...['count_tokens', 'compute_tokens', 'list', 'get'].map((name) => `models.${name}`),
    ...['upload', 'get', 'list', 'delete'].map((name) => `files.${name}`),
    ...['create', 'get', 'list', 'delete'].map((name) => `caches.${name}`),
    ...['batches.get', 'batches.list', 'operations.get'],
  ]),
];

const chat: readonly OperationFact[] = [
  ...rows([
    ['send_message', 'generate'],
    ['send_message_stream', 'generate', always],
  ]),
];

const live: readonly OperationFact[] = rows([['aio.live.connect', 'realtime', always]]);

/**
 * In milliseconds. Nothing is tried again unless `retry_options` says so; then a timeout is, too, but not by the async
 * client where aiohttp is installed (measured). That one sends again once after a reset, without any option.
 */
const genai: VersionFacts = {
  ...bare,
  range: '*',
  timeout: {
    ...silence(null, {
      name: 'config.http_options.timeout',
      clientName: 'http_options.timeout',
      places: ['client', 'call'],
    }),
    unit: 'ms',
  },
  retries: {
    defaultRetries: 0,
    option: {
      name: 'config.http_options.retry_options.attempts',
      clientName: 'http_options.retry_options.attempts',
      places: ['client', 'call'],
    },
    counts: 'attempts',
    on: {
      statuses: [408, 429, 500, 502, 503, 504],
      serverErrors: false,
      connection: true,
      timeouts: true,
    },
    backoff: { initialMs: 2_000, factor: 2, maxMs: 60_000, jitter: 0.5 },
    retryAfter: { honoured: false, capMs: null },
    readsBody: true,
  },
  baseUrl: { name: 'http_options.base_url', places: ['client'] },
  transports: ['http_options.httpx_client', 'http_options.httpx_async_client'],
  ignored: [
    ...['timeout', 'max_retries'].map((name) => ({
      name,
      place: 'call' as const,
      says: 'is no argument of this method, which raises a `TypeError`',
      instead: 'in `config=GenerateContentConfig(http_options=…)`',
    })),
  ],
  traps: [{ option: 'timeout', is: 0, effect: 'none', says: 'bounds nothing' }],
  ownPool: true,
  source: genaiSource,
};

const vertexSwitch = [{ option: 'vertexai', equals: true, provider: 'google-vertex' }];

const googleGenai: Sdk = pypi({
  id: 'google-genai',
  packages: ['google.genai'],
  distributions: ['google-genai'],
  provider: 'google-gemini',
  label: 'the Google GenAI SDK',
  clients: [
    built(['Client'], {
      operations: [...waiting(models), ...under('aio', models), ...live],
      providers: vertexSwitch,
      handles: [
        {
          path: 'chats.create',
          to: 'Chat',
          by: 'call',
          model: { argument: -1, property: 'model' },
        },
        {
          path: 'aio.chats.create',
          to: 'AsyncChat',
          by: 'call',
          model: { argument: -1, property: 'model' },
        },
      ],
    }),
    { names: ['Chat'], optionsArgument: -1, copies: [], operations: waiting(chat) },
    { names: ['AsyncChat'], optionsArgument: -1, copies: [], operations: chat },
  ],
  versions: [genai],
  source: genaiSource,
});

// ---------------------------------------------------------------------------------- google-generativeai

const oldSource: Source = {
  from: 'google-generativeai 0.8.6 and google-api-core 2.28: source read (generate_content: 600 s over gRPC, retried on 503 alone)',
  date: '2026-11-23',
};

const generative: readonly OperationFact[] = [
  ...waiting(
    rows([
      ['generate_content', 'generate', byStream],
      ['send_message', 'generate', byStream],
      ['count_tokens', 'manage'],
    ]),
  ),
  ...rows([
    ['generate_content_async', 'generate', byStream],
    ['send_message_async', 'generate', byStream],
    ['count_tokens_async', 'manage'],
  ]),
];

const startsChat = { path: 'start_chat', to: '=', by: 'call' } as const;

/** A deadline over all attempts, and repeats of 503 within it. */
const overGrpc: VersionFacts = {
  ...bare,
  range: '*',
  transport: 'grpc',
  timeout: {
    defaultMs: 600_000,
    option: { name: 'request_options.timeout', places: ['call'] },
    unit: 's',
    covers: 'total',
    coversStream: 'total',
    scope: 'call',
  },
  retries: {
    // As often as fits into the deadline.
    defaultRetries: Infinity,
    option: null,
    counts: 'retries',
    on: { statuses: [503], serverErrors: false, connection: true, timeouts: false },
    backoff: { initialMs: 1_000, factor: 1.3, maxMs: 10_000, jitter: 1 },
    retryAfter: { honoured: false, capMs: null },
  },
  source: oldSource,
};

const named = { argument: 0, name: 'model_name' } as const;

const generativeAi: Sdk = pypi({
  id: 'google-generativeai',
  packages: ['google.generativeai'],
  distributions: ['google-generativeai'],
  provider: 'google-gemini',
  label: 'the Google Generative AI SDK',
  clients: [
    built(['GenerativeModel'], { operations: generative, handles: [startsChat], model: named }),
    ready(
      ['='],
      waiting(
        rows([
          ['embed_content', 'embed'],
          ['generate_text', 'generate'],
          ['generate_embeddings', 'embed'],
          ['chat', 'generate'],
          ['list_models', 'manage'],
          ['upload_file', 'manage'],
        ]),
      ),
    ),
  ],
  versions: [overGrpc],
  source: oldSource,
});

// ---------------------------------------------------------------------------------------------- vertexai

const vertexSource: Source = {
  from: 'google-cloud-aiplatform 1.126 (vertexai): source read (prediction client over gRPC, no timeout and no retry by default)',
  date: '2026-11-23',
};

const vertexFacts: VersionFacts = {
  ...overGrpc,
  timeout: { ...overGrpc.timeout, defaultMs: null, option: null },
  retries: noRetries,
  source: vertexSource,
};

const fromPretrained = (names: readonly string[]): readonly string[] =>
  names.map((name) => `${name}.from_pretrained`);

const vertexNamed = { argument: 0, name: 'model_name' } as const;

const vertexai: Sdk = pypi({
  id: 'vertexai',
  packages: [
    'vertexai',
    'vertexai.generative_models',
    'vertexai.language_models',
    'vertexai.vision_models',
  ],
  distributions: ['google-cloud-aiplatform'],
  provider: 'google-vertex',
  label: 'the Vertex AI SDK',
  clients: [
    built(['GenerativeModel', 'preview.GenerativeModel'], {
      operations: generative,
      handles: [startsChat],
      model: vertexNamed,
    }),
    {
      names: ['TextGenerationModel', 'ChatModel', 'CodeGenerationModel'],
      factories: fromPretrained(['TextGenerationModel', 'ChatModel', 'CodeGenerationModel']),
      optionsArgument: -1,
      copies: [],
      handles: [startsChat],
      model: vertexNamed,
      operations: [
        ...waiting(
          rows([
            ['predict', 'generate'],
            ['predict_streaming', 'generate', always],
            ['send_message', 'generate'],
          ]),
        ),
        ...rows([['predict_async', 'generate']]),
      ],
    },
    {
      names: ['TextEmbeddingModel', 'MultiModalEmbeddingModel'],
      factories: fromPretrained(['TextEmbeddingModel', 'MultiModalEmbeddingModel']),
      optionsArgument: -1,
      copies: [],
      model: vertexNamed,
      operations: [
        ...waiting(rows([['get_embeddings', 'embed']])),
        ...rows([['get_embeddings_async', 'embed']]),
      ],
    },
    {
      names: ['ImageGenerationModel'],
      factories: fromPretrained(['ImageGenerationModel']),
      optionsArgument: -1,
      copies: [],
      model: vertexNamed,
      operations: waiting(
        rows([
          ['generate_images', 'image'],
          ['edit_image', 'image'],
        ]),
      ),
    },
  ],
  versions: [vertexFacts],
  source: vertexSource,
});

export const googleSdks: readonly Sdk[] = [googleGenai, generativeAi, vertexai];
