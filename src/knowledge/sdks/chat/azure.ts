/** Microsoft's own clients for Azure OpenAI and Azure AI models, over Azure's request pipeline. */
import type { OperationFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { bodyDecides, neverStreams } from '../stainless';
import { noTimeout } from './parts';
import { unread } from '../ignored';
import { alwaysStreams } from '../plain';

const read: Source = {
  from: '@azure-rest/ai-inference 1.0.0-beta.6 and @typespec/ts-http-runtime 0.3.6: source read, and measured',
  date: '2026-11-23',
};

/** Node's https without any limit; a status is retried, a fired timer is not. A 429 only where it says how long. */
const pipeline: Omit<VersionFacts, 'range' | 'source'> = {
  transport: 'node-http',
  timeout: { ...noTimeout, option: { name: 'timeout', places: ['call'] } },
  retries: {
    defaultRetries: 3,
    option: { name: 'retryOptions.maxRetries', places: ['client'] },
    counts: 'retries',
    on: {
      statuses: [408, 500, 502, 503, 504, 529],
      serverErrors: false,
      connection: true,
      timeouts: false,
    },
    backoff: { initialMs: 1_000, factor: 2, maxMs: 64_000, jitter: 0.5 },
    retryAfter: { honoured: true, capMs: null },
  },
  socketIdle: null,
  signal: { name: 'abortSignal', places: ['call'] },
  baseUrl: { name: 'endpoint', places: ['client'] },
  transports: ['httpClient'],
  ignored: [
    ...unread('client', ['timeout'], 'with each request'),
    ...unread('client', ['maxRetries'], 'in `retryOptions`'),
  ],
  traps: [{ option: 'timeout', is: 0, effect: 'none', says: 'bounds nothing' }],
  abortedStream: 'throws',
};

export const azureInference: Sdk = {
  id: '@azure-rest/ai-inference',
  ecosystem: 'npm',
  packages: ['@azure-rest/ai-inference'],
  provider: 'azure-openai',
  label: 'the Azure AI inference client',
  clients: [
    {
      names: ['ModelClient'],
      factories: ['default', '=', 'createClient'],
      optionsArgument: 2,
      copies: [],
      handles: ['path', 'pathUnchecked'].map((path) => ({ path, to: 'Route', by: 'call' })),
      operations: [],
    },
    {
      names: ['Route'],
      optionsArgument: 2,
      copies: [],
      operations: [
        {
          path: 'post',
          operation: 'generate',
          streaming: bodyDecides,
          bodyArgument: 0,
          bodyProperty: 'body',
          optionsArgument: 0,
        },
        {
          path: 'get',
          operation: 'manage',
          streaming: neverStreams,
          bodyArgument: null,
          optionsArgument: 0,
        },
      ],
    },
  ],
  versions: [{ ...pipeline, range: '*', source: read }],
  source: read,
};

// ------------------------------------------------------------------------------------- @azure/openai

const betas: Source = {
  from: '@azure/openai 1.0.0-beta.13: types and dependencies read; the pipeline is that of @azure-rest/ai-inference',
  date: '2026-11-23',
};

/** `(deployment, input, options)`, where options are the rest of the body too. */
const deployed = (
  path: string,
  operation: OperationFact['operation'],
  streaming: OperationFact['streaming'] = neverStreams,
): OperationFact => ({ path, operation, streaming, bodyArgument: 2, optionsArgument: 2 });

/** The betas of major 1; 2.0 holds types for the `AzureOpenAI` of the OpenAI SDK and no client. */
export const azureOpenaiClient: Sdk = {
  id: '@azure/openai',
  ecosystem: 'npm',
  packages: ['@azure/openai'],
  provider: 'azure-openai',
  label: 'the Azure OpenAI client',
  clients: [
    {
      names: ['OpenAIClient'],
      optionsArgument: 2,
      copies: [],
      operations: [
        deployed('getChatCompletions', 'generate'),
        deployed('streamChatCompletions', 'generate', alwaysStreams),
        deployed('listChatCompletions', 'generate', alwaysStreams),
        deployed('getCompletions', 'generate'),
        deployed('streamCompletions', 'generate', alwaysStreams),
        deployed('listCompletions', 'generate', alwaysStreams),
        deployed('getEmbeddings', 'embed'),
        deployed('getImages', 'image'),
        // A format may stand before the options.
        { ...deployed('getAudioTranscription', 'transcribe'), optionsArgument: null },
        { ...deployed('getAudioTranslation', 'transcribe'), optionsArgument: null },
      ],
    },
  ],
  versions: [
    {
      ...pipeline,
      range: '*',
      timeout: { ...noTimeout, option: { name: 'requestOptions.timeout', places: ['call'] } },
      source: betas,
    },
  ],
  source: betas,
};

export const azureClients: readonly Sdk[] = [azureInference, azureOpenaiClient];
