/** Vendors with an SDK of their own: Groq, Together, Cerebras, Ollama, Hugging Face, Voyage, Replicate. */
import type { OperationFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { noRetries } from '../plain';
import {
  allFailures,
  always,
  bare,
  built,
  byStream,
  managing,
  pair,
  pypi,
  ready,
  rows,
  silence,
  total,
  waiting,
} from './parts';
import { stainlessClients, stainlessFacts } from './stainless';

// ------------------------------------------------------------------------------- Groq, Together, Cerebras

const vendorSource: Source = {
  from: 'groq 0.4 to 1.7.0, together 1.5.34, 2.0.0 to 2.42.0 and 3.1.1, cerebras-cloud-sdk 1.64: source read; groq 0.37.1 and 1.7.0, together 1.5.35, 2.42.0 and 3.1.1 measured',
  date: '2026-11-23',
};

const vendorMethods: readonly OperationFact[] = [
  ...rows([
    ['chat.completions.create', 'generate', byStream],
    ['completions.create', 'generate', byStream],
    ['embeddings.create', 'embed'],
    ['audio.transcriptions.create', 'transcribe'],
    ['audio.translations.create', 'transcribe'],
    ['audio.speech.create', 'speech'],
    ['images.generate', 'image'],
    ['rerank.create', 'rerank'],
    ['batches.create', 'batch'],
  ]),
  ...managing(['models.list', 'models.retrieve', 'files.create', 'files.upload']),
];

const minute: Omit<VersionFacts, 'range'> = {
  ...stainlessFacts,
  timeout: { ...stainlessFacts.timeout, defaultMs: 60_000 },
  source: vendorSource,
};

const groq: Sdk = pypi({
  id: 'groq',
  packages: ['groq'],
  provider: 'groq',
  label: 'the Groq SDK',
  clients: stainlessClients(['Groq', 'Client'], ['AsyncGroq', 'AsyncClient'], vendorMethods),
  versions: [{ ...minute, range: '*' }],
  source: vendorSource,
});

const cerebras: Sdk = pypi({
  id: 'cerebras-cloud-sdk',
  packages: ['cerebras.cloud.sdk'],
  distributions: ['cerebras-cloud-sdk', 'cerebras_cloud_sdk'],
  provider: 'cerebras',
  label: 'the Cerebras SDK',
  clients: stainlessClients(['Cerebras'], ['AsyncCerebras'], vendorMethods),
  versions: [{ ...minute, range: '*' }],
  source: vendorSource,
});

/** Before 2.0: five retries of 429 and 5xx; the async client makes one attempt, with a deadline. */
const beforeTwo: VersionFacts = {
  ...bare,
  range: '*',
  transport: 'requests',
  timeout: silence(600, {
    ...stainlessFacts.timeout.option,
    name: 'timeout',
    places: ['client'],
  }),
  retries: {
    ...stainlessFacts.retries,
    defaultRetries: 5,
    on: { ...allFailures, statuses: [429] },
  },
  baseUrl: { name: 'base_url', places: ['client'] },
  source: vendorSource,
};

const sinceTwo: VersionFacts = {
  ...minute,
  range: '>=2.0.0',
  retries: {
    ...stainlessFacts.retries,
    backoff: { ...stainlessFacts.retries.backoff, initialMs: 1_000, maxMs: 10_000 },
  },
};

const asyncTogether: readonly VersionFacts[] = [
  sinceTwo,
  {
    ...beforeTwo,
    transport: 'aiohttp',
    timeout: total(600, beforeTwo.timeout.option),
    retries: noRetries,
  },
];

const togetherClients = stainlessClients(
  ['Together', 'Client'],
  ['AsyncTogether', 'AsyncClient'],
  vendorMethods,
);

const together: Sdk = pypi({
  id: 'together',
  packages: ['together'],
  provider: 'together',
  label: 'the Together SDK',
  clients: [
    ...togetherClients.map((client) =>
      client.names.includes('AsyncTogether') ? { ...client, versions: asyncTogether } : client,
    ),
    ready(
      ['='],
      [
        ...waiting(
          rows([
            ['Complete.create', 'generate'],
            ['Embeddings.create', 'embed'],
          ]),
        ),
      ],
      { range: '<1.0.0' },
    ),
  ],
  versions: [sinceTwo, beforeTwo],
  source: vendorSource,
});

// ------------------------------------------------------------------------------------ Ollama, Hugging Face

const ollamaSource: Source = {
  from: 'ollama (PyPI) 0.6.3: source read, and measured',
  date: '2026-11-23',
};

const ollamaMethods: readonly OperationFact[] = [
  ...rows([
    ['chat', 'generate', byStream],
    ['generate', 'generate', byStream],
    ['embed', 'embed'],
    ['embeddings', 'embed'],
  ]),
  ...managing(['list', 'pull', 'push', 'show', 'delete', 'create', 'ps']),
];

const ollama: Sdk = pypi({
  id: 'ollama',
  packages: ['ollama'],
  provider: 'ollama',
  label: 'the Ollama SDK',
  clients: [
    ...pair(['Client'], ['AsyncClient'], ollamaMethods),
    ready(['='], waiting(ollamaMethods)),
  ],
  versions: [
    {
      ...bare,
      range: '*',
      timeout: silence(null, { name: 'timeout', places: ['client'], parts: ['read', 'timeout'] }),
      baseUrl: { name: 'host', places: ['client'] },
      ignored: ['timeout', 'max_retries'].map((name) => ({
        name,
        place: 'call' as const,
        says: 'is no argument of this method, which raises a `TypeError`',
        instead: name === 'timeout' ? 'in `Client(timeout=…)`' : null,
      })),
      source: ollamaSource,
    },
  ],
  source: ollamaSource,
});

const hubSource: Source = {
  from: 'huggingface_hub 1.29 and 1.33.0: source read; 2.4 measured',
  date: '2026-11-23',
};

const hubMethods: readonly OperationFact[] = [
  ...rows([
    ['chat_completion', 'generate', byStream],
    ['chat.completions.create', 'generate', byStream],
    ['text_generation', 'generate', byStream],
    ['conversational', 'generate'],
    ['summarization', 'generate'],
    ['translation', 'generate'],
    ['question_answering', 'generate'],
    ['image_to_text', 'generate'],
    ['visual_question_answering', 'generate'],
    ['feature_extraction', 'embed'],
    ['sentence_similarity', 'embed'],
    ['text_to_image', 'image'],
    ['image_to_image', 'image'],
    ['text_to_video', 'video'],
    ['text_to_speech', 'speech'],
    ['automatic_speech_recognition', 'transcribe'],
    ['text_classification', 'moderate'],
    ['zero_shot_classification', 'moderate'],
    ['post', 'generate'],
  ]),
];

const hub: Sdk = pypi({
  id: 'huggingface_hub',
  packages: ['huggingface_hub'],
  distributions: ['huggingface-hub', 'huggingface_hub'],
  provider: 'huggingface',
  label: 'the Hugging Face SDK',
  clients: pair(['InferenceClient'], ['AsyncInferenceClient'], hubMethods, {
    model: [
      { argument: 0, name: 'model' },
      { argument: -1, property: 'model' },
    ],
  }),
  versions: [
    {
      ...bare,
      range: '*',
      timeout: silence(null, { name: 'timeout', places: ['client'] }),
      baseUrl: { name: 'base_url', places: ['client'] },
      ignored: ['timeout', 'max_retries'].map((name) => ({
        name,
        place: 'call' as const,
        says: 'is no argument of this method, which raises a `TypeError`',
        instead: name === 'timeout' ? 'in `InferenceClient(timeout=…)`' : null,
      })),
      source: hubSource,
    },
  ],
  source: hubSource,
});

// --------------------------------------------------------------------------------------- Voyage, Replicate

const smallSource: Source = {
  from: 'voyageai (PyPI) 0.3.7 and replicate (PyPI) 1.0.7: source read (no retries in voyageai; 5 attempts of 429 and 503 in replicate, httpx with 30 s to read)',
  date: '2026-11-23',
};

const voyage: Sdk = pypi({
  id: 'voyageai',
  packages: ['voyageai'],
  provider: 'voyage',
  label: 'the Voyage AI SDK',
  clients: pair(
    ['Client'],
    ['AsyncClient'],
    rows([
      ['embed', 'embed'],
      ['multimodal_embed', 'embed'],
      ['contextualized_embed', 'embed'],
      ['rerank', 'rerank'],
    ]),
  ),
  versions: [
    {
      ...bare,
      range: '*',
      transport: 'requests',
      timeout: silence(600, { name: 'timeout', places: ['client'] }),
      retries: { ...noRetries, option: { name: 'max_retries', places: ['client'] } },
      source: smallSource,
    },
  ],
  source: smallSource,
});

const replicateRuns = [
  ...waiting(
    rows([
      ['run', 'generate'],
      ['stream', 'generate', always],
      ['predictions.create', 'generate'],
    ]),
  ),
  ...rows([
    ['async_run', 'generate'],
    ['async_stream', 'generate', always],
    ['predictions.async_create', 'generate'],
  ]),
];

const replicate: Sdk = pypi({
  id: 'replicate',
  packages: ['replicate'],
  provider: 'replicate',
  label: 'the Replicate SDK',
  clients: [built(['Client'], { operations: replicateRuns }), ready(['='], replicateRuns)],
  versions: [
    {
      ...bare,
      range: '*',
      timeout: silence(30, { name: 'timeout', places: ['client'] }),
      retries: {
        ...noRetries,
        defaultRetries: 4,
        on: { statuses: [429, 503, 504], serverErrors: false, connection: false, timeouts: false },
        backoff: { initialMs: 1_000, factor: 2, maxMs: 60_000, jitter: 0.1 },
        retryAfter: { honoured: true, capMs: 60_000 },
      },
      source: smallSource,
    },
  ],
  source: smallSource,
});

export const vendorSdks: readonly Sdk[] = [
  groq,
  cerebras,
  together,
  ollama,
  hub,
  voyage,
  replicate,
];
