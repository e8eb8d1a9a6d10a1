import type { Operation, OperationFact, Sdk, Source, StreamingFact } from '../../model/knowledge';
import {
  bodyDecides,
  neverStreams,
  onNodeFetch,
  stainlessDefaults,
  streamHelper,
} from './stainless';

const read: Source = {
  from: 'openai 3.3.0, 4.104.0, 5.23.2, 6.49.0 and 7.57.0: source read, and measured',
  date: '2026-11-23',
};

const method = (
  path: string,
  operation: Operation,
  streaming: StreamingFact = neverStreams,
): OperationFact => ({ path, operation, streaming, bodyArgument: 0, optionsArgument: 1 });

/** Methods whose first arguments are ids: where body and options stand depends on the overload. */
const withIds = (path: string, operation: Operation): OperationFact => ({
  path,
  operation,
  streaming: neverStreams,
  bodyArgument: null,
  optionsArgument: null,
});

const chat = (path: string): readonly OperationFact[] => [
  method(`${path}.create`, 'generate', bodyDecides),
  method(`${path}.parse`, 'generate'),
  method(`${path}.stream`, 'generate', streamHelper),
  method(`${path}.runTools`, 'agent', bodyDecides),
  method(`${path}.runFunctions`, 'agent', bodyDecides),
];

const operations: readonly OperationFact[] = [
  ...chat('chat.completions'),
  ...chat('beta.chat.completions'),
  method('completions.create', 'generate', bodyDecides),
  method('responses.create', 'generate', bodyDecides),
  method('responses.parse', 'generate'),
  method('responses.stream', 'generate', streamHelper),
  method('responses.compact', 'generate'),
  method('embeddings.create', 'embed'),
  method('images.generate', 'image', bodyDecides),
  method('images.edit', 'image', bodyDecides),
  method('images.createVariation', 'image'),
  method('audio.speech.create', 'speech'),
  method('audio.transcriptions.create', 'transcribe', bodyDecides),
  method('audio.translations.create', 'transcribe'),
  method('moderations.create', 'moderate'),
  method('videos.create', 'video'),
  method('videos.edit', 'video'),
  method('batches.create', 'batch'),
  { ...withIds('beta.threads.runs.create', 'agent'), bodyArgument: 1, optionsArgument: 2 },
  {
    ...withIds('beta.threads.runs.stream', 'agent'),
    streaming: streamHelper,
    bodyArgument: 1,
    optionsArgument: 2,
  },
  {
    ...withIds('beta.threads.runs.createAndPoll', 'agent'),
    bodyArgument: 1,
    optionsArgument: 2,
    polls: true,
  },
  { ...withIds('beta.threads.runs.poll', 'agent'), polls: true },
  withIds('beta.threads.runs.submitToolOutputs', 'agent'),
  { ...withIds('beta.threads.runs.submitToolOutputsAndPoll', 'agent'), polls: true },
  method('beta.threads.createAndRun', 'agent', bodyDecides),
  { ...method('beta.threads.createAndRunPoll', 'agent'), polls: true },
  method('beta.threads.createAndRunStream', 'agent', streamHelper),
  method('beta.threads.create', 'manage'),
  method('beta.assistants.create', 'manage'),
  method('beta.assistants.list', 'manage'),
  ...[
    'beta.assistants.retrieve',
    'beta.assistants.update',
    'beta.threads.retrieve',
    'beta.threads.messages.create',
    'beta.threads.messages.list',
    'beta.threads.runs.retrieve',
    'beta.threads.runs.list',
    'beta.threads.runs.cancel',
    'batches.retrieve',
    'files.content',
    'files.retrieve',
    'models.retrieve',
    'responses.retrieve',
    'videos.retrieve',
  ].map((path) => withIds(path, 'manage')),
  ...[
    'files.create',
    'files.list',
    'models.list',
    'vectorStores.create',
    'conversations.create',
  ].map((path) => method(path, 'manage')),
];

const legacyOperations: readonly OperationFact[] = (
  [
    ['createChatCompletion', 'generate', bodyDecides],
    ['createCompletion', 'generate', bodyDecides],
    ['createEdit', 'generate', neverStreams],
    ['createEmbedding', 'embed', neverStreams],
    ['createImage', 'image', neverStreams],
    ['createModeration', 'moderate', neverStreams],
  ] as const
).map(([path, operation, streaming]) => method(path, operation, streaming));

export const openai: Sdk = {
  id: 'openai',
  ecosystem: 'npm',
  packages: ['openai'],
  provider: 'openai',
  label: 'the OpenAI SDK',
  clients: [
    {
      names: ['default', '=', 'OpenAI', 'Client'],
      range: '>=4.0.0',
      optionsArgument: 0,
      copies: ['withOptions'],
      operations,
    },
    {
      names: ['AzureOpenAI'],
      range: '>=4.0.0',
      provider: 'azure-openai',
      optionsArgument: 0,
      copies: ['withOptions'],
      operations,
    },
    {
      names: ['OpenAIApi'],
      range: '<4.0.0',
      optionsArgument: 0,
      configurationClasses: ['Configuration'],
      copies: [],
      operations: [
        ...legacyOperations,
        // The axios options are the last argument; the audio methods take the model first.
        {
          ...method('createTranscription', 'transcribe'),
          bodyArgument: null,
          optionsArgument: null,
        },
        { ...method('createTranslation', 'transcribe'), bodyArgument: null, optionsArgument: null },
        { ...method('listModels', 'manage'), bodyArgument: null, optionsArgument: 0 },
      ],
    },
  ],
  versions: [
    {
      ...stainlessDefaults,
      range: '>=7.5.0',
      timeout: { ...stainlessDefaults.timeout, covers: 'body' },
      source: read,
    },
    {
      ...stainlessDefaults,
      range: '>=6.26.0',
      retries: { ...stainlessDefaults.retries, retryAfter: { honoured: true, capMs: null } },
      source: read,
    },
    { ...stainlessDefaults, range: '>=5.0.0', source: read },
    { ...stainlessDefaults, range: '>=4.0.0', ...onNodeFetch, source: read },
    {
      range: '*',
      transport: 'axios',
      timeout: {
        defaultMs: null,
        option: { name: 'timeout', clientName: 'baseOptions.timeout', places: ['client', 'call'] },
        unit: 'ms',
        covers: 'body',
        coversStream: 'headers',
        scope: 'attempt',
      },
      retries: {
        defaultRetries: 0,
        option: null,
        counts: 'retries',
        on: { statuses: [], serverErrors: false, connection: false, timeouts: false },
        backoff: { initialMs: 0, factor: 1, maxMs: 0, jitter: 0 },
        retryAfter: { honoured: false, capMs: null },
      },
      socketIdle: null,
      signal: { name: 'signal', places: ['call'] },
      baseUrl: { name: 'basePath', places: ['client'] },
      transports: ['httpAgent', 'httpsAgent', 'adapter'],
      abortedStream: 'throws',
      source: read,
    },
  ],
  source: read,
};
