/** Agent and structured-output frameworks: pydantic-ai, openai-agents, instructor, DSPy, LlamaIndex, CrewAI, Claude Agent. */
import { byName } from '../../../model/arguments';
import type {
  ArgumentPlace,
  ClientFact,
  OperationFact,
  Sdk,
  Source,
  VersionFacts,
} from '../../../model/knowledge';
import { modelPrefix } from '../langchain/modelNames';
import {
  allFailures,
  always,
  bare,
  built,
  byStream,
  managed,
  pypi,
  ready,
  retriesOption,
  rows,
  silence,
  waiting,
} from './parts';
import { stainlessFacts } from './stainless';

const at = (argument: number, name: string): ArgumentPlace => ({ argument, name });

const withoutBody = (operations: readonly OperationFact[]): readonly OperationFact[] =>
  operations.map((operation) => ({ ...operation, bodyArgument: null }));

// -------------------------------------------------------------------------------------------- pydantic-ai

const pydanticSource: Source = {
  from: 'pydantic-ai 2.33.0 and pydantic-ai-slim 2.68.0: source read (httpx with 600 s, retries of the SDK inside)',
  date: '2026-11-23',
};

const agentRuns: readonly OperationFact[] = withoutBody([
  ...waiting(
    rows([
      ['run_sync', 'agent'],
      ['run_stream_sync', 'agent', always],
      ['to_cli_sync', 'agent'],
    ]),
  ),
  ...rows([
    ['run', 'agent'],
    ['run_stream', 'agent', managed],
    ['run_stream_events', 'agent', always],
    ['iter', 'agent', managed],
  ]),
]);

/** A timeout of the model settings, of the agent or of one run; retries are those of the SDK inside. */
const pydanticFacts: VersionFacts = {
  ...stainlessFacts,
  range: '*',
  timeout: silence(600, {
    name: 'model_settings.timeout',
    places: ['client', 'call'],
    parts: ['read', 'timeout'],
  }),
  retries: { ...stainlessFacts.retries, option: null },
  baseUrl: null,
  transports: [],
  ignored: [],
  ownPool: false,
  source: pydanticSource,
};

const pydanticModels: Readonly<Record<string, readonly string[]>> = {
  openai: ['OpenAIChatModel', 'OpenAIModel', 'OpenAIResponsesModel'],
  anthropic: ['AnthropicModel'],
  'google-gemini': ['GoogleModel', 'GeminiModel'],
  'google-vertex': ['VertexAIModel'],
  groq: ['GroqModel'],
  mistral: ['MistralModel'],
  cohere: ['CohereModel'],
  'aws-bedrock': ['BedrockConverseModel'],
  huggingface: ['HuggingFaceModel'],
};

const pydanticPrefix = {
  separator: ':',
  providers: {
    ...modelPrefix.providers,
    'openai-chat': 'openai',
    'openai-responses': 'openai',
    'google-gla': 'google-gemini',
    google: 'google-gemini',
    azure: 'azure-openai',
    huggingface: 'huggingface',
    openrouter: 'openrouter',
    grok: 'xai',
  },
};

const pydanticAi: Sdk = pypi({
  id: 'pydantic-ai',
  packages: ['pydantic_ai'],
  distributions: ['pydantic-ai', 'pydantic-ai-slim'],
  provider: null,
  label: 'Pydantic AI',
  clients: [
    ...Object.entries(pydanticModels).map(([provider, names]) =>
      built(names, { provider, model: at(0, 'model_name'), operations: [] }),
    ),
    {
      ...built(['FallbackModel'], { operations: [] }),
      inner: { argument: 0, name: 'default_model', settings: false, prefix: pydanticPrefix },
    },
    built(['Agent'], {
      inner: { ...at(0, 'model'), settings: false, prefix: pydanticPrefix },
      model: at(0, 'model'),
      operations: agentRuns,
    }),
    ready(
      ['direct'],
      withoutBody([
        ...waiting(
          rows([
            ['model_request_sync', 'generate'],
            ['model_request_stream_sync', 'generate', always],
          ]),
        ),
        ...rows([
          ['model_request', 'generate'],
          ['model_request_stream', 'generate', managed],
        ]),
      ]).map((operation) => ({
        ...operation,
        model: at(0, 'model'),
        inner: { ...at(0, 'model'), settings: false, prefix: pydanticPrefix },
      })),
    ),
  ],
  versions: [pydanticFacts],
  source: pydanticSource,
});

// ----------------------------------------------------------------------------------------- openai-agents

const runnerSource: Source = {
  from: 'openai-agents 0.22.0 and 0.24.0: source read (600 s and two retries of the client inside)',
  date: '2026-11-23',
};

const openaiAgents: Sdk = pypi({
  id: 'openai-agents',
  packages: ['agents'],
  distributions: ['openai-agents'],
  provider: 'openai',
  label: 'the OpenAI Agents SDK',
  clients: [
    ready(
      ['Runner'],
      withoutBody([
        ...waiting(rows([['run_sync', 'agent']])),
        ...rows([
          ['run', 'agent'],
          ['run_streamed', 'agent', always],
        ]),
      ]),
    ),
  ],
  versions: [
    {
      ...stainlessFacts,
      range: '*',
      timeout: silence(600, { name: 'run_config.model_settings.timeout', places: ['call'] }),
      retries: {
        ...stainlessFacts.retries,
        option: retriesOption('run_config.model_settings.retry.max_retries', ['call']),
      },
      baseUrl: null,
      transports: [],
      ignored: [],
      ownPool: false,
      source: runnerSource,
    },
  ],
  source: runnerSource,
});

// -------------------------------------------------------------------------------------------- instructor

const instructorSource: Source = {
  from: 'instructor 1.17.0: source read (max_retries=3 repeats answers that do not fit, and errors of the API)',
  date: '2026-11-23',
};

const structured = rows([
  ['chat.completions.create', 'generate', byStream],
  ['chat.completions.create_partial', 'generate', always],
  ['chat.completions.create_iterable', 'generate', always],
  ['chat.completions.create_with_completion', 'generate'],
  ['completions.create', 'generate'],
  ['messages.create', 'generate'],
  ['responses.create', 'generate'],
  ['create', 'generate', byStream],
  ['create_partial', 'generate', always],
  ['create_iterable', 'generate', always],
  ['create_with_completion', 'generate'],
]);

const wraps = [
  ...['from_openai', 'from_anthropic', 'from_groq', 'from_mistral', 'from_cohere', 'from_gemini'],
  ...[
    'from_genai',
    'from_vertexai',
    'from_bedrock',
    'from_cerebras',
    'from_fireworks',
    'from_litellm',
  ],
  ...['from_perplexity', 'from_xai', 'from_writer', 'patch', 'apatch'],
];

const instructor: Sdk = pypi({
  id: 'instructor',
  packages: ['instructor'],
  provider: null,
  label: 'Instructor',
  clients: [
    {
      names: ['Instructor', 'AsyncInstructor'],
      factories: wraps,
      optionsArgument: byName,
      inner: { argument: 0, name: 'client', settings: false, optional: true },
      copies: [],
      operations: structured,
    },
    {
      names: ['Instructor of a provider'],
      factories: ['from_provider'],
      optionsArgument: byName,
      model: at(0, 'model'),
      inner: {
        ...at(0, 'model'),
        settings: false,
        prefix: {
          separator: '/',
          providers: {
            ...modelPrefix.providers,
            google: 'google-gemini',
            azure_openai: 'azure-openai',
          },
        },
      },
      copies: [],
      operations: structured,
    },
  ],
  versions: [
    {
      ...stainlessFacts,
      range: '*',
      timeout: silence(600, { name: 'timeout', places: ['call'], parts: ['read', 'timeout'] }),
      retries: {
        ...stainlessFacts.retries,
        option: retriesOption('max_retries', ['call']),
        counts: 'attempts',
      },
      baseUrl: null,
      transports: [],
      ignored: [],
      ownPool: false,
      source: instructorSource,
    },
  ],
  source: instructorSource,
});

// ------------------------------------------------------------------------------------------------- DSPy

const dspySource: Source = {
  from: 'dspy 3.3.1 and 3.4.1: source read (num_retries=3 over litellm)',
  date: '2026-11-23',
};

const modules = [
  'Predict',
  'ChainOfThought',
  'ReAct',
  'ProgramOfThought',
  'CodeAct',
  'MultiChainComparison',
  'BestOfN',
  'Refine',
];

const dspyCalls = withoutBody([
  ...waiting(
    rows([
      ['', 'generate'],
      ['forward', 'generate'],
    ]),
  ),
  ...rows([
    ['acall', 'generate'],
    ['aforward', 'generate'],
  ]),
]);

const dspy: Sdk = pypi({
  id: 'dspy',
  packages: ['dspy'],
  distributions: ['dspy', 'dspy-ai'],
  provider: null,
  label: 'DSPy',
  clients: [
    built(['LM'], {
      model: at(0, 'model'),
      inner: {
        ...at(0, 'model'),
        settings: false,
        prefix: {
          separator: '/',
          providers: { ...modelPrefix.providers, gemini: 'google-gemini' },
        },
      },
      operations: dspyCalls,
    }),
    // Which model answers is configured for all of them.
    built(modules, {
      operations: dspyCalls,
      versions: [{ ...bare, range: '*', transport: 'none', opaque: true, source: dspySource }],
    }),
  ],
  versions: [
    {
      ...bare,
      range: '*',
      timeout: silence(600, { name: 'timeout', places: ['client', 'call'] }),
      retries: {
        defaultRetries: 3,
        option: retriesOption('num_retries'),
        counts: 'retries',
        on: allFailures,
        backoff: { initialMs: 1_000, factor: 2, maxMs: 60_000, jitter: 0.5 },
        retryAfter: { honoured: false, capMs: null },
      },
      source: dspySource,
    },
  ],
  source: dspySource,
});

// ------------------------------------------------------------------------------------------- LlamaIndex

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
    ...['VectorStoreIndex', 'SummaryIndex', 'PropertyGraphIndex', 'GPTVectorStoreIndex'].map(
      (name): ClientFact => ({
        names: [name],
        factories: [name, `${name}.from_documents`, `${name}.from_vector_store`],
        optionsArgument: byName,
        copies: [],
        handles: [
          { path: 'as_query_engine', to: 'QueryEngine', by: 'call' },
          { path: 'as_chat_engine', to: 'QueryEngine', by: 'call' },
        ],
        operations: [],
      }),
    ),
    {
      names: ['QueryEngine'],
      types: ['BaseQueryEngine', 'BaseChatEngine'],
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

// ----------------------------------------------------------------------------------- CrewAI, Claude Agent

const smallSource: Source = {
  from: 'crewai 1.15.30: source read (LLM over litellm or the SDK); claude-agent-sdk (PyPI): README',
  date: '2026-11-23',
};

const opaque: VersionFacts = {
  ...bare,
  range: '*',
  transport: 'none',
  opaque: true,
  source: smallSource,
};

const crewai: Sdk = pypi({
  id: 'crewai',
  packages: ['crewai'],
  provider: null,
  label: 'CrewAI',
  clients: [
    built(['Crew'], {
      operations: withoutBody([
        ...waiting(
          rows([
            ['kickoff', 'agent'],
            ['kickoff_for_each', 'agent'],
          ]),
        ),
        ...rows([
          ['kickoff_async', 'agent'],
          ['akickoff', 'agent'],
          ['kickoff_for_each_async', 'agent'],
        ]),
      ]),
    }),
    built(['LLM'], {
      model: at(0, 'model'),
      operations: withoutBody(waiting(rows([['call', 'generate']]))),
    }),
  ],
  versions: [opaque],
  source: smallSource,
});

const claudeAgent: Sdk = pypi({
  id: 'claude-agent-sdk',
  packages: ['claude_agent_sdk', 'claude_code_sdk'],
  distributions: ['claude-agent-sdk', 'claude-code-sdk'],
  provider: 'anthropic',
  label: 'the Claude Agent SDK',
  clients: [
    ready(['='], withoutBody(rows([['query', 'agent', always]]))),
    built(['ClaudeSDKClient'], { operations: withoutBody(rows([['query', 'agent']])) }),
  ],
  versions: [opaque],
  source: smallSource,
});

export const agentSdks: readonly Sdk[] = [
  pydanticAi,
  openaiAgents,
  instructor,
  dspy,
  ...indexSdks,
  indexEmbedders,
  indexCore,
  crewai,
  claudeAgent,
];
