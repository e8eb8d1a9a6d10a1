/** LangChain for Python: models, chains, agents. */
import type {
  ArgumentPlace,
  ClientFact,
  HandleFact,
  Operation,
  OperationFact,
  Sdk,
  Source,
  VersionFacts,
} from '../../../model/knowledge';
import { modelPrefix } from '../langchain/modelNames';
import { awsFacts } from './bedrock';
import {
  allFailures,
  always,
  bare,
  built,
  never,
  pypi,
  retriesOption,
  rows,
  silence,
  waiting,
} from './parts';
import { stainlessFacts } from './stainless';

const read: Source = {
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

const languageModel = methods(
  [...runnable, ['generate', 'one'], ['predict', 'one'], ['predict_messages', 'one'], ['', 'one']],
  'generate',
);

const chainMethods = (operation: Operation): readonly OperationFact[] =>
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

const embeddings: readonly OperationFact[] = methods(
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

const handles: readonly HandleFact[] = [
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
const carriers = [
  { method: '|', argument: 0 },
  { method: 'pipe', argument: 0 },
] as const;

const models: readonly ArgumentPlace[] = [
  { argument: -1, property: 'model' },
  { argument: -1, property: 'model_name' },
  { argument: -1, property: 'model_id' },
  { argument: -1, property: 'azure_deployment' },
];

const chatModel = (names: readonly string[], facts: Partial<ClientFact> = {}): ClientFact =>
  built(names, { model: models, handles, carriers, operations: languageModel, ...facts });

const embedder = (names: readonly string[], facts: Partial<ClientFact> = {}): ClientFact =>
  built(names, { model: models, operations: embeddings, ...facts });

// ------------------------------------------------------------------------------------------------- versions

/** The model hands its `timeout=None` on, which takes the SDK's ten minutes away. */
const endless = (name: string, places: readonly ('client' | 'call')[] = ['client', 'call']) =>
  silence(null, { name, places, parts: ['read', 'timeout'] });

const onOpenai: VersionFacts = {
  ...stainlessFacts,
  range: '*',
  timeout: endless('timeout'),
  retries: { ...stainlessFacts.retries, option: retriesOption('max_retries') },
  baseUrl: { name: 'base_url', places: ['client'] },
  transports: ['http_client', 'http_async_client'],
  ignored: [],
  ownPool: false,
  source: read,
};

const onAnthropic: VersionFacts = {
  ...onOpenai,
  baseUrl: { name: 'anthropic_api_url', places: ['client'] },
};

/** Counts attempts: 1 is no retry, 0 the default of the SDK inside. */
const onGoogle: VersionFacts = {
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
const opaque: VersionFacts = { ...bare, range: '*', transport: 'none', opaque: true, source: read };

const plain: VersionFacts = {
  ...bare,
  range: '*',
  timeout: silence(null, { name: 'client_kwargs.timeout', places: ['client'] }),
  baseUrl: { name: 'base_url', places: ['client'] },
  source: read,
};

const minute: VersionFacts = { ...onOpenai, timeout: { ...endless('timeout'), defaultMs: null } };

// --------------------------------------------------------------------------------------------------- models

const sdk = (
  id: string,
  provider: string | null,
  clients: readonly ClientFact[],
  versions: readonly VersionFacts[],
): Sdk =>
  pypi({
    id,
    packages: [id.replaceAll('-', '_')],
    distributions: [id],
    provider,
    label: 'LangChain',
    clients,
    versions,
    source: read,
  });

const openaiModels = (names: readonly string[]) => chatModel(names);

const providers: readonly Sdk[] = [
  sdk(
    'langchain-openai',
    'openai',
    [
      openaiModels(['ChatOpenAI', 'OpenAI']),
      chatModel(['AzureChatOpenAI', 'AzureOpenAI'], {
        provider: 'azure-openai',
        versions: [{ ...onOpenai, baseUrl: { name: 'azure_endpoint', places: ['client'] } }],
      }),
      embedder(['OpenAIEmbeddings']),
      embedder(['AzureOpenAIEmbeddings'], { provider: 'azure-openai' }),
    ],
    [onOpenai],
  ),
  sdk(
    'langchain-anthropic',
    'anthropic',
    [chatModel(['ChatAnthropic', 'AnthropicLLM'])],
    [onAnthropic],
  ),
  sdk(
    'langchain-google-genai',
    'google-gemini',
    [
      chatModel(['ChatGoogleGenerativeAI', 'GoogleGenerativeAI']),
      embedder(['GoogleGenerativeAIEmbeddings'], { versions: [opaque] }),
    ],
    [onGoogle],
  ),
  sdk(
    'langchain-google-vertexai',
    'google-vertex',
    [
      chatModel(['ChatVertexAI', 'VertexAI', 'ChatAnthropicVertex']),
      embedder(['VertexAIEmbeddings'], { versions: [opaque] }),
    ],
    [{ ...onGoogle, retries: { ...onGoogle.retries, counts: 'attempts' } }],
  ),
  sdk(
    'langchain-aws',
    'aws-bedrock',
    [
      chatModel(['ChatBedrock', 'ChatBedrockConverse', 'BedrockLLM']),
      embedder(['BedrockEmbeddings']),
    ],
    [{ ...awsFacts, range: '*' }],
  ),
  sdk(
    'langchain-ollama',
    'ollama',
    [chatModel(['ChatOllama', 'OllamaLLM']), embedder(['OllamaEmbeddings'])],
    [plain],
  ),
  sdk(
    'langchain-mistralai',
    'mistral',
    [chatModel(['ChatMistralAI']), embedder(['MistralAIEmbeddings'], { versions: [opaque] })],
    [
      {
        ...plain,
        timeout: silence(120, { name: 'timeout', places: ['client'] }),
        retries: {
          ...onGoogle.retries,
          defaultRetries: 4,
          counts: 'attempts',
          option: retriesOption('max_retries'),
        },
      },
    ],
  ),
  sdk('langchain-groq', 'groq', [chatModel(['ChatGroq'])], [minute]),
  sdk(
    'langchain-cohere',
    'cohere',
    [chatModel(['ChatCohere', 'Cohere']), embedder(['CohereEmbeddings'])],
    [opaque],
  ),
  sdk(
    'langchain-together',
    'together',
    [chatModel(['ChatTogether']), embedder(['TogetherEmbeddings'])],
    [onOpenai],
  ),
  sdk(
    'langchain-fireworks',
    'fireworks',
    [chatModel(['ChatFireworks']), embedder(['FireworksEmbeddings'])],
    [opaque],
  ),
  sdk('langchain-deepseek', 'deepseek', [chatModel(['ChatDeepSeek'])], [onOpenai]),
  sdk('langchain-xai', 'xai', [chatModel(['ChatXAI'])], [onOpenai]),
  sdk('langchain-perplexity', 'perplexity', [chatModel(['ChatPerplexity'])], [onOpenai]),
  sdk(
    'langchain-huggingface',
    'huggingface',
    [
      chatModel(['ChatHuggingFace', 'HuggingFaceEndpoint']),
      embedder(['HuggingFaceEndpointEmbeddings']),
    ],
    [opaque],
  ),
  sdk(
    'langchain-nvidia-ai-endpoints',
    'nvidia',
    [chatModel(['ChatNVIDIA']), embedder(['NVIDIAEmbeddings'])],
    [opaque],
  ),
  sdk(
    'langchain-ibm',
    'ibm',
    [chatModel(['ChatWatsonx', 'WatsonxLLM']), embedder(['WatsonxEmbeddings'])],
    [opaque],
  ),
];

/** `langchain.chat_models.ChatOpenAI` and its like: 0.1 and before, and `langchain_community` after. */
const legacyOf: Readonly<Record<string, readonly string[]>> = {
  openai: ['ChatOpenAI', 'OpenAI'],
  'azure-openai': ['AzureChatOpenAI', 'AzureOpenAI'],
  anthropic: ['ChatAnthropic', 'Anthropic'],
  'google-gemini': ['ChatGooglePalm', 'GooglePalm'],
  'google-vertex': ['ChatVertexAI', 'VertexAI'],
  'aws-bedrock': ['BedrockChat', 'Bedrock', 'SagemakerEndpoint'],
  cohere: ['ChatCohere', 'Cohere'],
  huggingface: ['HuggingFaceHub', 'HuggingFaceEndpoint', 'ChatHuggingFace'],
  ollama: ['ChatOllama', 'Ollama'],
  together: ['Together', 'ChatTogether'],
  fireworks: ['Fireworks', 'ChatFireworks'],
  replicate: ['Replicate'],
  alibaba: ['ChatTongyi', 'Tongyi'],
  zhipu: ['ChatZhipuAI'],
  baidu: ['QianfanChatEndpoint', 'QianfanLLMEndpoint'],
  groq: ['ChatGroq'],
  litellm: ['ChatLiteLLM'],
  perplexity: ['ChatPerplexity'],
};

const legacyEmbedders: Readonly<Record<string, readonly string[]>> = {
  openai: ['OpenAIEmbeddings'],
  'azure-openai': ['AzureOpenAIEmbeddings'],
  'aws-bedrock': ['BedrockEmbeddings'],
  cohere: ['CohereEmbeddings'],
  huggingface: ['HuggingFaceHubEmbeddings', 'HuggingFaceInferenceAPIEmbeddings'],
  ollama: ['OllamaEmbeddings'],
  'google-vertex': ['VertexAIEmbeddings'],
};

const legacyFacts: Readonly<Record<string, VersionFacts>> = {
  openai: onOpenai,
  'azure-openai': onOpenai,
  anthropic: onAnthropic,
  'aws-bedrock': { ...awsFacts, range: '*' },
};

const legacy: readonly ClientFact[] = [
  ...Object.entries(legacyOf).flatMap(([provider, names]) => [
    chatModel(
      names.flatMap((name) => [name, ...inModules(name)]),
      { provider, versions: [legacyFacts[provider] ?? opaque] },
    ),
  ]),
  ...Object.entries(legacyEmbedders).map(([provider, names]) =>
    embedder(
      names.flatMap((name) => [name, `embeddings.${name}`]),
      { provider, versions: [legacyFacts[provider] ?? opaque] },
    ),
  ),
];

function inModules(name: string): readonly string[] {
  return [`llms.${name}`, `chat_models.${name}`];
}

// --------------------------------------------------------------------------------------- chains and agents

/** Around the model at `inner`; who answers, and how long that takes, is a matter of that model. */
const around = (
  names: readonly string[],
  factories: readonly string[],
  operation: Operation,
  inner: ArgumentPlace,
): ClientFact => ({
  names,
  factories: [...names, ...factories],
  optionsArgument: -1,
  inner: { ...inner, settings: true },
  copies: [],
  handles: [...handles, { path: 'compile', to: '=', by: 'call' }],
  carriers,
  operations: chainMethods(operation),
});

const at = (argument: number, name: string): ArgumentPlace => ({ argument, name });

const chains: readonly ClientFact[] = [
  around(
    ['LLMChain', 'ConversationChain', 'SQLDatabaseChain'],
    [
      ...[
        'RetrievalQA.from_chain_type',
        'RetrievalQA.from_llm',
        'ConversationalRetrievalChain.from_llm',
      ],
      ...[
        'RetrievalQAWithSourcesChain.from_chain_type',
        'SQLDatabaseChain.from_llm',
        'GraphCypherQAChain.from_llm',
      ],
      ...[
        'load_qa_chain',
        'load_qa_with_sources_chain',
        'load_summarize_chain',
        'LLMMathChain.from_llm',
      ],
      ...[
        'create_stuff_documents_chain',
        'create_history_aware_retriever',
        'create_sql_query_chain',
      ],
      ...[
        'MultiQueryRetriever.from_llm',
        'QAGenerationChain.from_llm',
        'create_map_reduce_documents_chain',
      ],
    ],
    'generate',
    at(0, 'llm'),
  ),
  around([], ['create_extraction_chain', 'create_tagging_chain'], 'generate', at(1, 'llm')),
  around([], ['create_retrieval_chain'], 'generate', at(1, 'combine_docs_chain')),
  around(['StuffDocumentsChain', 'MapReduceDocumentsChain'], [], 'generate', at(0, 'llm_chain')),
  around(['RunnableWithMessageHistory'], [], 'generate', at(0, 'runnable')),
  around(['SequentialChain', 'SimpleSequentialChain'], [], 'generate', at(0, 'chains')),
  {
    ...around(
      [],
      ['create_agent', 'create_react_agent', 'create_deep_agent'],
      'agent',
      at(0, 'model'),
    ),
    inner: { ...at(0, 'model'), settings: true, prefix: modelPrefix },
  },
  around(
    [],
    [
      ...[
        'create_tool_calling_agent',
        'create_openai_tools_agent',
        'create_openai_functions_agent',
      ],
      ...['create_structured_chat_agent', 'create_json_chat_agent', 'create_xml_agent'],
      ...['create_sql_agent', 'create_pandas_dataframe_agent', 'create_csv_agent'],
    ],
    'agent',
    at(0, 'llm'),
  ),
  around([], ['initialize_agent'], 'agent', at(1, 'llm')),
  around(['AgentExecutor'], ['AgentExecutor.from_agent_and_tools'], 'agent', at(0, 'agent')),
];

/** Models by the base class of a parameter, and those that a text names. */
const open: readonly ClientFact[] = [
  {
    names: ['BaseChatModel', 'BaseLanguageModel', 'BaseLLM'],
    types: ['LLM', 'Runnable', 'RunnableSerializable'],
    optionsArgument: -1,
    copies: [],
    handles,
    carriers,
    operations: languageModel,
  },
  {
    names: ['ConfigurableModel'],
    factories: ['init_chat_model'],
    optionsArgument: -1,
    model: [at(0, 'model')],
    inner: { ...at(0, 'model'), settings: false, prefix: modelPrefix },
    providers: Object.entries(modelPrefix.providers).map(([equals, provider]) => ({
      option: 'model_provider',
      equals,
      provider,
    })),
    copies: [],
    handles,
    carriers,
    operations: languageModel,
    versions: [{ ...onOpenai, transport: 'none' }],
  },
  { names: ['Embeddings'], optionsArgument: -1, copies: [], operations: embeddings },
];

const nested = (client: ClientFact): ClientFact => {
  const modules = [
    'chains',
    'agents',
    'chat_models',
    'language_models',
    'chat_models.base',
    'embeddings',
  ];
  const all = (names: readonly string[]): readonly string[] => [
    ...names,
    ...names.flatMap((name) => modules.map((module) => `${module}.${name}`)),
  ];
  return {
    ...client,
    names: all(client.names),
    ...(client.factories ? { factories: all(client.factories) } : {}),
  };
};

const framework: Sdk = pypi({
  id: 'langchain',
  packages: [
    'langchain',
    'langchain_core',
    'langchain_classic',
    'langchain_community',
    'langgraph',
    'deepagents',
  ],
  distributions: ['langchain', 'langchain-core', 'langchain-community', 'langgraph'],
  provider: null,
  label: 'LangChain',
  clients: [...legacy, ...[...chains, ...open].map(nested)],
  versions: [opaque],
  source: read,
});

export const langchainSdks: readonly Sdk[] = [...providers, framework];
