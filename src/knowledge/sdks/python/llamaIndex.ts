import { byName } from '../../../model/arguments';
import type {
  ClientFact,
  OperationFact,
  Sdk,
  Source,
  VersionFacts,
} from '../../../model/knowledge';
import {
  always,
  bare,
  built,
  pypi,
  ready,
  retriesOption,
  rows,
  silence,
  waiting,
  at,
  withoutBody,
} from './parts';
import { stainlessFacts } from './stainless';

const indexSource: Source = {
  from: 'llama-index-llms-openai 0.8.3 and llama-index-llms-anthropic 0.12.3: source read (60 s and 3 retries; no limit and 10)',
  date: '2026-11-23',
};

const indexMethods: readonly OperationFact[] = (() => {
  const names = [
    ...['complete', 'chat', 'predict', 'structured_predict', 'chat_with_tools'].map(
      (path) => [path, 'generate'] as const,
    ),
    ...['stream_complete', 'stream_chat', 'stream'].map(
      (path) => [path, 'generate', always] as const,
    ),
  ];
  return withoutBody([
    ...waiting(rows(names)),
    ...rows(names.map(([path, ...rest]) => [`a${path}`, ...rest] as const)),
  ]);
})();

const indexEmbeddings = withoutBody([
  ...waiting(
    rows([
      ['get_text_embedding', 'embed'],
      ['get_text_embedding_batch', 'embed'],
      ['get_query_embedding', 'embed'],
    ]),
  ),
  ...rows([
    ['aget_text_embedding', 'embed'],
    ['aget_text_embedding_batch', 'embed'],
    ['aget_query_embedding', 'embed'],
  ]),
]);

const indexFacts = (seconds: number | null, retries: number): VersionFacts => ({
  ...stainlessFacts,
  range: '*',
  timeout: silence(seconds, { name: 'timeout', places: ['client'] }),
  retries: {
    ...stainlessFacts.retries,
    defaultRetries: retries,
    option: retriesOption('max_retries'),
  },
  baseUrl: { name: 'api_base', places: ['client'] },
  ignored: [],
  ownPool: false,
  source: indexSource,
});

const indexUnknown: VersionFacts = {
  ...bare,
  range: '*',
  transport: 'none',
  opaque: true,
  source: indexSource,
};

interface IndexModel {
  readonly module: string;
  readonly provider: string;
  readonly names: readonly string[];
  readonly facts: VersionFacts;
}

const indexModels: readonly IndexModel[] = [
  {
    module: 'openai',
    provider: 'openai',
    names: ['OpenAI', 'OpenAIResponses'],
    facts: indexFacts(60, 3),
  },
  {
    module: 'azure_openai',
    provider: 'azure-openai',
    names: ['AzureOpenAI'],
    facts: indexFacts(60, 3),
  },
  { module: 'anthropic', provider: 'anthropic', names: ['Anthropic'], facts: indexFacts(null, 10) },
  { module: 'mistralai', provider: 'mistral', names: ['MistralAI'], facts: indexUnknown },
  { module: 'groq', provider: 'groq', names: ['Groq'], facts: indexFacts(60, 3) },
  { module: 'gemini', provider: 'google-gemini', names: ['Gemini'], facts: indexUnknown },
  {
    module: 'google_genai',
    provider: 'google-gemini',
    names: ['GoogleGenAI'],
    facts: indexUnknown,
  },
  { module: 'ollama', provider: 'ollama', names: ['Ollama'], facts: indexUnknown },
  { module: 'bedrock', provider: 'aws-bedrock', names: ['Bedrock'], facts: indexUnknown },
  {
    module: 'bedrock_converse',
    provider: 'aws-bedrock',
    names: ['BedrockConverse'],
    facts: indexUnknown,
  },
  { module: 'openai_like', provider: 'openai', names: ['OpenAILike'], facts: indexFacts(60, 3) },
];

const indexSdks: readonly Sdk[] = indexModels.map(({ module, provider, names, facts }) =>
  pypi({
    id: `llama-index-llms-${module.replaceAll('_', '-')}`,
    packages: [`llama_index.llms.${module}`],
    distributions: [`llama-index-llms-${module.replaceAll('_', '-')}`, 'llama-index'],
    provider,
    label: 'LlamaIndex',
    clients: [built(names, { model: at(0, 'model'), operations: indexMethods })],
    versions: [facts],
    source: indexSource,
  }),
);

const indexEmbedders: Sdk = pypi({
  id: 'llama-index-embeddings',
  packages: ['llama_index.embeddings'],
  distributions: ['llama-index-embeddings-openai', 'llama-index'],
  provider: 'openai',
  label: 'LlamaIndex',
  clients: [
    built(['OpenAIEmbedding', 'openai.OpenAIEmbedding'], { operations: indexEmbeddings }),
    built(['AzureOpenAIEmbedding'], { provider: 'azure-openai', operations: indexEmbeddings }),
    built(['OllamaEmbedding'], { provider: 'ollama', operations: indexEmbeddings }),
  ],
  versions: [indexUnknown],
  source: indexSource,
});

/** What they are filled with is embedded, or summed up, at once. */
const indexes = [
  ...['VectorStoreIndex', 'SummaryIndex', 'PropertyGraphIndex', 'TreeIndex', 'ListIndex'],
  ...['DocumentSummaryIndex', 'KnowledgeGraphIndex', 'KeywordTableIndex'],
  ...['GPTVectorStoreIndex', 'GPTSimpleVectorIndex', 'GPTTreeIndex', 'GPTListIndex'],
];

/** These only keep what they are filled with (llama-index-core, indices/list/base.py): nobody is asked. */
const lists = ['SummaryIndex', 'ListIndex', 'GPTListIndex'];

const engines = [
  ...['RetrieverQueryEngine', 'MultiStepQueryEngine', 'RouterQueryEngine'],
  ...['SubQuestionQueryEngine', 'TransformQueryEngine', 'CitationQueryEngine'],
  ...['RetryQueryEngine', 'FLAREInstructQueryEngine', 'PandasQueryEngine'],
  ...['SimpleChatEngine', 'ContextChatEngine', 'CondenseQuestionChatEngine'],
  ...['CondensePlusContextChatEngine', 'ReActAgent', 'OpenAIAgent', 'FunctionCallingAgent'],
];

/** Engines ask the model that is configured for all, or the one they are handed. */
const indexCore: Sdk = pypi({
  id: 'llama-index',
  packages: ['llama_index.core', 'llama_index'],
  distributions: ['llama-index-core', 'llama-index'],
  provider: null,
  label: 'LlamaIndex',
  clients: [
    {
      names: ['LLM'],
      instances: ['Settings.llm'],
      types: ['BaseLLM', 'llms.LLM', 'FunctionCallingLLM', 'core.llms.LLM'],
      optionsArgument: byName,
      copies: [],
      operations: indexMethods,
    },
    ...indexes.map((name): ClientFact => ({
      names: [name],
      factories: ['', '.from_documents', '.from_vector_store', '.from_existing'].map(
        (made) => `${name}${made}`,
      ),
      optionsArgument: byName,
      copies: [],
      handles: [
        { path: 'as_query_engine', to: 'QueryEngine', by: 'call' },
        { path: 'as_chat_engine', to: 'QueryEngine', by: 'call' },
      ],
      operations: [],
    })),
    ready(
      indexes.filter((name) => !lists.includes(name)),
      withoutBody(waiting(rows([['from_documents', 'embed']]))),
    ),
    {
      names: ['QueryEngine'],
      factories: engines.flatMap((name) => [
        name,
        ...['from_args', 'from_defaults', 'from_tools'].map((made) => `${name}.${made}`),
      ]),
      types: ['BaseQueryEngine', 'BaseChatEngine', ...engines],
      optionsArgument: byName,
      copies: [],
      operations: withoutBody([
        ...waiting(
          rows([
            ['query', 'generate'],
            ['chat', 'generate'],
            ['stream_chat', 'generate', always],
          ]),
        ),
        ...rows([
          ['aquery', 'generate'],
          ['achat', 'generate'],
          ['astream_chat', 'generate', always],
        ]),
      ]),
    },
  ],
  versions: [indexUnknown],
  source: indexSource,
});

export const llamaIndexSdks: readonly Sdk[] = [...indexSdks, indexEmbedders, indexCore];
