/** LlamaIndex for TypeScript: `llamaindex`, and the packages of its organisation on npm. */
import type {
  ArgumentPlace,
  ClientFact,
  HandleFact,
  OperationFact,
  Sdk,
  Source,
  StreamingFact,
  VersionFacts,
} from '../../../model/knowledge';
import { bodyDecides, neverStreams, stainlessDefaults } from '../stainless';
import { unread } from '../ignored';
import { noRetries } from '../plain';
import { innerTimer } from '../traps';

const read: Source = {
  from:
    '@llamaindex/openai 0.4.23, measured; @llamaindex/anthropic 0.3.26, @llamaindex/core 0.6.22, workflow 1.1.24 and ' +
    'llamaindex 0.12.1: source read',
  date: '2026-11-23',
};

const method = (
  path: string,
  operation: OperationFact['operation'],
  streaming: StreamingFact = neverStreams,
): OperationFact => ({ path, operation, streaming, bodyArgument: 0, optionsArgument: null });

/** `llm.chat({ messages, stream: true })`; there is no argument for options. */
const llm: readonly OperationFact[] = [
  method('chat', 'generate', bodyDecides),
  method('complete', 'generate', bodyDecides),
  method('exec', 'generate', bodyDecides),
  method('streamExec', 'generate', { kind: 'always', helper: false }),
];

const embedding: readonly OperationFact[] = [
  'getTextEmbedding',
  'getTextEmbeddings',
  'getTextEmbeddingsBatch',
  'getQueryEmbedding',
].map((path) => ({ ...method(path, 'embed'), bodyArgument: null }));

/** Ten retries and a minute, where the SDK inside has two and ten. */
const impatient: Omit<VersionFacts, 'range' | 'transport'> = {
  ...stainlessDefaults,
  timeout: {
    ...stainlessDefaults.timeout,
    defaultMs: 60_000,
    option: { name: 'timeout', places: ['client'] },
  },
  retries: {
    ...stainlessDefaults.retries,
    defaultRetries: 10,
    option: { name: 'maxRetries', places: ['client'] },
  },
  signal: null,
  ignored: [
    ...(['body', { argument: 1 }] as const).flatMap((place) => [
      ...unread(place, ['signal', 'abortSignal']),
      ...unread(place, ['timeout', 'maxRetries'], 'in the options of the model'),
    ]),
  ],
  traps: innerTimer,
  source: read,
};

const onFetch = (range: string): VersionFacts => ({ ...impatient, range, transport: 'fetch' });

/** Which SDK is inside older versions, and so which `fetch`, was not read. */
const older: VersionFacts = { ...impatient, range: '*', transport: 'none' };

const bare: VersionFacts = {
  ...older,
  ignored: [],
  traps: [],
  timeout: { ...impatient.timeout, defaultMs: null, option: null },
  retries: noRetries,
};

// -------------------------------------------------------------------------------------------------- models

interface Models {
  readonly provider: string;
  readonly names: readonly string[];
  readonly factories?: readonly string[];
}

const client = (
  { provider, names, factories }: Models,
  operations: readonly OperationFact[],
  versions: readonly VersionFacts[],
): ClientFact => ({
  names,
  ...(factories === undefined ? {} : { factories }),
  provider,
  optionsArgument: 0,
  model: { argument: 0, property: 'model' },
  copies: [],
  operations,
  versions,
});

const openaiModels: readonly Models[] = [
  {
    provider: 'openai',
    names: ['OpenAI', 'OpenAIResponses'],
    factories: ['openai', 'openaiResponses'],
  },
];

const anthropicModels: readonly Models[] = [
  { provider: 'anthropic', names: ['Anthropic'], factories: ['anthropic'] },
];

/** Subclasses of the model of `@llamaindex/openai`. */
const likeOpenai: readonly Models[] = [
  { provider: 'groq', names: ['Groq'], factories: ['groq'] },
  { provider: 'deepseek', names: ['DeepSeekLLM'], factories: ['deepseek'] },
  { provider: 'together', names: ['TogetherLLM'], factories: ['together'] },
  { provider: 'fireworks', names: ['FireworksLLM'], factories: ['fireworks'] },
  { provider: 'deepinfra', names: ['DeepInfra'], factories: ['deepinfra'] },
  { provider: 'perplexity', names: ['Perplexity'], factories: ['perplexity'] },
  { provider: 'xai', names: ['XAILLM'], factories: ['xai'] },
];

const embeddingsLikeOpenai: readonly Models[] = [
  { provider: 'together', names: ['TogetherEmbedding'] },
  { provider: 'fireworks', names: ['FireworksEmbedding'] },
];

/** Models that take neither a timeout nor retries; those of the SDK inside hold, which has no retries either. */
const bareModels: readonly Models[] = [
  { provider: 'google-gemini', names: ['Gemini', 'GoogleStudio'], factories: ['gemini'] },
  { provider: 'mistral', names: ['MistralAI'], factories: ['mistral'] },
  { provider: 'ollama', names: ['Ollama'], factories: ['ollama'] },
];

const bareEmbeddings: readonly Models[] = [
  { provider: 'google-gemini', names: ['GeminiEmbedding'] },
  { provider: 'mistral', names: ['MistralAIEmbedding'] },
  { provider: 'ollama', names: ['OllamaEmbedding'] },
];

/** Settings that were not read. */
const otherModels: readonly Models[] = [
  { provider: 'aws-bedrock', names: ['Bedrock'], factories: ['bedrock'] },
  { provider: 'huggingface', names: ['HuggingFaceInferenceAPI'] },
  { provider: 'portkey', names: ['Portkey'] },
  { provider: 'replicate', names: ['ReplicateLLM'] },
  { provider: 'vllm', names: ['VLLM'] },
];

const otherEmbeddings: readonly Models[] = [
  { provider: 'deepinfra', names: ['DeepInfraEmbedding'] },
  { provider: 'huggingface', names: ['HuggingFaceInferenceAPIEmbedding'] },
  { provider: 'jina', names: ['JinaAIEmbedding'] },
  { provider: 'voyage', names: ['VoyageAIEmbedding'] },
];

const openaiEmbedding: Models = { provider: 'openai', names: ['OpenAIEmbedding'] };

const openaiClients = (versions: readonly VersionFacts[]): readonly ClientFact[] => [
  ...openaiModels.map((models) => client(models, llm, versions)),
  client(openaiEmbedding, embedding, versions),
];

const anthropicClients = (versions: readonly VersionFacts[]): readonly ClientFact[] =>
  anthropicModels.map((models) => client(models, llm, versions));

const otherClients: readonly ClientFact[] = [
  ...likeOpenai.map((models) => client(models, llm, [older])),
  ...embeddingsLikeOpenai.map((models) => client(models, embedding, [older])),
  ...bareModels.map((models) => client(models, llm, [bare])),
  ...bareEmbeddings.map((models) => client(models, embedding, [bare])),
  ...otherModels.map((models) => client(models, llm, [])),
  ...otherEmbeddings.map((models) => client(models, embedding, [])),
];

// ----------------------------------------------------------------------------------- indexes, engines, agents

const around = (
  names: readonly string[],
  inner: ArgumentPlace,
  operations: readonly OperationFact[],
  more: Partial<Pick<ClientFact, 'factories' | 'handles' | 'types'>> = {},
): ClientFact => ({
  names,
  ...more,
  optionsArgument: inner.argument,
  inner: { ...inner, settings: true },
  copies: [],
  operations,
});

const engineHandles: readonly HandleFact[] = [
  { path: 'asQueryEngine', to: 'RetrieverQueryEngine', by: 'call' },
  { path: 'asChatEngine', to: 'ContextChatEngine', by: 'call' },
  { path: 'asRetriever', to: 'VectorIndexRetriever', by: 'call' },
];

const indexes = ['VectorStoreIndex', 'SummaryIndex', 'KeywordTableIndex'];

const place = (argument: number, property: string): ArgumentPlace => ({ argument, property });

/** Where no model is handed over, `Settings.llm` and `Settings.embedModel` answer, set elsewhere. */
const engines: readonly ClientFact[] = [
  around(indexes, place(1, 'embedModel'), [], {
    factories: indexes.flatMap((name) =>
      ['fromDocuments', 'fromVectorStore', 'init'].map((factory) => `${name}.${factory}`),
    ),
    handles: engineHandles,
  }),
  {
    names: [],
    instances: ['VectorStoreIndex'],
    optionsArgument: 0,
    copies: [],
    operations: [{ ...method('fromDocuments', 'embed'), bodyArgument: null }],
  },
  around(['RetrieverQueryEngine'], place(0, 'llm'), [method('query', 'generate', bodyDecides)], {
    types: ['BaseQueryEngine', 'QueryEngine'],
  }),
  around(
    ['ContextChatEngine', 'CondenseQuestionChatEngine'],
    place(0, 'chatModel'),
    [method('chat', 'generate', bodyDecides)],
    { types: ['ChatEngine', 'BaseChatEngine'] },
  ),
  around(['SimpleChatEngine'], place(0, 'llm'), [method('chat', 'generate', bodyDecides)]),
  around(['VectorIndexRetriever'], place(0, 'embedModel'), [
    { ...method('retrieve', 'embed'), bodyArgument: null },
  ]),
  around(['ReActAgent', 'OpenAIAgent', 'AnthropicAgent', 'LLMAgent'], place(0, 'llm'), [
    method('chat', 'agent', bodyDecides),
  ]),
  around(
    ['AgentWorkflow', 'FunctionAgent'],
    place(0, 'llm'),
    [method('run', 'agent'), method('runStream', 'agent', { kind: 'always', helper: false })],
    { factories: ['agent', 'AgentWorkflow.fromTools'] },
  ),
  around(
    [],
    place(0, 'agents'),
    [method('run', 'agent'), method('runStream', 'agent', { kind: 'always', helper: false })],
    { factories: ['multiAgent'] },
  ),
  {
    names: ['BaseLLM'],
    types: ['LLM', 'ToolCallLLM'],
    optionsArgument: 0,
    copies: [],
    operations: llm,
    versions: [],
  },
  {
    names: ['BaseEmbedding'],
    optionsArgument: 0,
    copies: [],
    operations: embedding,
    versions: [],
  },
];

const sdk = (id: string, packages: readonly string[], clients: readonly ClientFact[]): Sdk => ({
  id,
  ecosystem: 'npm',
  packages,
  provider: null,
  label: 'LlamaIndex',
  clients,
  versions: [],
  source: read,
});

export const llamaindexSdks: readonly Sdk[] = [
  sdk('@llamaindex/openai', ['@llamaindex/openai'], openaiClients([onFetch('>=0.4.22'), older])),
  sdk(
    '@llamaindex/anthropic',
    ['@llamaindex/anthropic'],
    anthropicClients([onFetch('>=0.3.26'), older]),
  ),
  sdk(
    'llamaindex',
    [
      'llamaindex',
      '@llamaindex/core',
      '@llamaindex/workflow',
      ...[
        'aws',
        'community',
        'deepinfra',
        'deepseek',
        'fireworks',
        'google',
        'groq',
        'huggingface',
        'jinaai',
        'mistral',
        'ollama',
        'perplexity',
        'portkey-ai',
        'replicate',
        'together',
        'vllm',
        'voyage-ai',
        'xai',
      ].map((name) => `@llamaindex/${name}`),
    ],
    [...openaiClients([older]), ...anthropicClients([older]), ...otherClients, ...engines],
  ),
];
