/** Packages `@langchain/<provider>` with an SDK of their own inside. */
import type {
  ClientFact,
  IgnoredOption,
  OperationFact,
  Sdk,
  VersionFacts,
} from '../../../model/knowledge';
import { onNodeFetch } from '../stainless';
import {
  callRetries,
  callTimeout,
  clientAndCall,
  innerTimeout,
  measured,
  onFetch,
  recentRetries,
} from './core';
import { carriers, embeddings, languageModel, runnableHandles } from './runnables';
import { awsRetries } from '../cloud/bedrock';
import { unread } from '../ignored';
import { noRetries } from '../plain';

const chatModel = (
  names: readonly string[],
  operations: readonly OperationFact[] = languageModel,
): ClientFact => ({
  names,
  optionsArgument: 0,
  model: { argument: 0, property: 'model' },
  copies: [],
  handles: runnableHandles,
  carriers,
  operations,
});

const embedder = (names: readonly string[]): ClientFact => ({
  names,
  optionsArgument: 0,
  model: { argument: 0, property: 'model' },
  copies: [],
  operations: embeddings,
});

const unheard: readonly IgnoredOption[] = ['timeout', 'signal'].map((name) => ({
  name,
  place: 'call',
  says: 'does not reach the request, which waits on',
  instead: null,
}));

/**
 * Models that hand no signal to the SDK inside: neither `timeout` nor `signal` of a call ends an `invoke` that waits for
 * its answer (measured: pending), while a stream, which LangChain reads itself, ends.
 */
const withoutSignal: readonly OperationFact[] = languageModel.map((operation) =>
  operation.streaming.kind === 'never'
    ? { ...operation, without: ['timeout', 'signal'], ignored: unheard }
    : operation,
);

const sdk = (
  name: string,
  provider: string,
  clients: readonly ClientFact[],
  versions: readonly VersionFacts[],
  packages: readonly string[] = [`@langchain/${name}`],
): Sdk => ({
  id: `@langchain/${name}`,
  ecosystem: 'npm',
  packages,
  provider,
  label: 'LangChain',
  clients,
  versions,
  source: measured,
});

// ----------------------------------------------------------------------------------------------- Anthropic

/** A `timeout` beside `clientOptions` is not read (measured); that of a call is. */
const onAnthropic: VersionFacts = {
  ...onFetch,
  timeout: innerTimeout(600_000, { ...clientAndCall, clientName: 'clientOptions.timeout' }),
  baseUrl: { name: 'anthropicApiUrl', places: ['client'] },
  transports: ['createClient', 'clientOptions.fetch', 'clientOptions.fetchOptions'],
  handsSignal: true,
  ignored: [
    {
      name: 'timeout',
      place: 'client',
      says: 'is not read here',
      instead: 'in `clientOptions`',
      to: { name: 'clientOptions.timeout', place: 'client' },
    },
    {
      name: 'clientOptions.maxRetries',
      place: 'client',
      says: 'is overridden with 0',
      instead: 'beside `clientOptions`',
    },
  ],
};

const anthropic = sdk(
  'anthropic',
  'anthropic',
  [chatModel(['ChatAnthropic', 'ChatAnthropicMessages'])],
  [
    { ...onAnthropic, range: '>=1.5.11', retries: { ...recentRetries, option: callRetries } },
    // `@anthropic-ai/sdk` 0.56 and later are on the global fetch, 0.39 and earlier on node-fetch.
    { ...onAnthropic, range: '>=0.3.26' },
    { ...onAnthropic, range: '*', ...onNodeFetch },
  ],
);

// -------------------------------------------------------------------------------------------------- Google

const onGemini: VersionFacts = {
  ...onFetch,
  ignored: unread('client', ['timeout']),
  baseUrl: { name: 'baseUrl', places: ['client'] },
};

const gemini = sdk(
  'google-genai',
  'google-gemini',
  [
    chatModel(['ChatGoogleGenerativeAI'], withoutSignal),
    embedder(['GoogleGenerativeAIEmbeddings']),
  ],
  [{ ...onGemini, range: '>=2.3.2', retries: recentRetries }, onGemini],
);

/** `google-auth-library` makes the request; the signal of a call is handed to it (source read). */
const onVertex: VersionFacts = {
  ...onFetch,
  transport: 'none',
  baseUrl: { name: 'endpoint', places: ['client'] },
};

const vertex = sdk(
  'google-vertexai',
  'google-vertex',
  [chatModel(['ChatVertexAI', 'VertexAI']), embedder(['VertexAIEmbeddings'])],
  [{ ...onVertex, range: '>=2.3.2', retries: recentRetries }, onVertex],
  ['@langchain/google-vertexai', '@langchain/google-vertexai-web'],
);

// --------------------------------------------------------------------------------------------------- others

/** `@mistralai/mistralai` 2.2.1 ends an attempt after 30 s (measured), 1.x never (source read); LangChain has no option for it. */
const onMistral: VersionFacts = {
  ...onFetch,
  ignored: unread('client', ['timeout', 'timeoutMs']),
  baseUrl: { name: 'serverURL', places: ['client'] },
  transports: ['httpClient'],
};

const mistral = sdk(
  'mistralai',
  'mistral',
  [
    chatModel(['ChatMistralAI'], withoutSignal),
    chatModel(['MistralAI'], withoutSignal),
    embedder(['MistralAIEmbeddings']),
  ],
  [
    {
      ...onMistral,
      range: '>=1.2.0',
      timeout: { ...callTimeout, defaultMs: 30_000, scope: 'attempt' },
    },
    onMistral,
  ],
);

const onGroq: VersionFacts = {
  ...onFetch,
  timeout: innerTimeout(60_000, clientAndCall),
  baseUrl: { name: 'baseUrl', places: ['client'] },
  transports: ['fetch', 'httpAgent'],
};

const groq = sdk(
  'groq',
  'groq',
  [chatModel(['ChatGroq'])],
  [
    { ...onGroq, range: '>=1.3.1' },
    // `groq-sdk` 0.x.
    { ...onGroq, range: '*', transport: 'node-fetch' },
  ],
);

/** `cohere-ai` inside retries twice by itself, so that each of LangChain's attempts is up to three requests (measured). */
const onCohere: VersionFacts = {
  ...onFetch,
  timeout: innerTimeout(300_000, { name: 'timeout', places: ['call'] }),
  baseUrl: null,
  transports: ['client'],
};

const cohere = sdk(
  'cohere',
  'cohere',
  [chatModel(['ChatCohere', 'Cohere']), embedder(['CohereEmbeddings'])],
  [onCohere],
);

const onOllama: VersionFacts = {
  ...onFetch,
  ignored: unread('client', ['timeout']),
  baseUrl: { name: 'baseUrl', places: ['client'] },
  transports: ['fetch'],
};

/** `ChatOllama` does not retry, whatever `maxRetries` says (measured: one attempt). */
const chatOllama: VersionFacts = {
  ...onOllama,
  retries: noRetries,
  ignored: unread('client', ['timeout', 'maxRetries']),
};

const ollama = sdk(
  'ollama',
  'ollama',
  [
    { ...chatModel(['ChatOllama'], withoutSignal), versions: [chatOllama] },
    chatModel(['Ollama'], withoutSignal),
    embedder(['OllamaEmbeddings']),
  ],
  [onOllama],
);

/**
 * The AWS SDK inside retries twice on its own; `maxRetries` of LangChain is not read by the chat model (source read,
 * 1.4.5). Its streams end after 60 s of silence in 1.4.5 (`streamIdleTimeout`), an answer in one piece does not.
 */
const onBedrock: VersionFacts = {
  ...onFetch,
  transport: 'node-http2',
  ignored: unread('client', ['maxRetries'], 'as `clientOptions.maxAttempts`'),
  ownPool: true,
  retries: { ...awsRetries, option: { name: 'clientOptions.maxAttempts', places: ['client'] } },
  baseUrl: { name: 'endpointHost', places: ['client'] },
  transports: ['client', 'clientOptions.requestHandler'],
};

const aws = sdk(
  'aws',
  'aws-bedrock',
  [chatModel(['ChatBedrockConverse']), embedder(['BedrockEmbeddings'])],
  [onBedrock],
);

export const langchainProviders: readonly Sdk[] = [
  anthropic,
  gemini,
  vertex,
  mistral,
  groq,
  cohere,
  ollama,
  aws,
];
