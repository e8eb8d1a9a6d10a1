/** Agent frameworks: pydantic-ai, openai-agents, CrewAI, Claude Agent. */
import type { OperationFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { modelPrefix } from '../langchain/modelNames';
import {
  always,
  bare,
  built,
  managed,
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
      othersFollow: true,
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
  from: 'openai-agents 0.20.0: measured (model settings know no timeout; extra arguments go to the client); 0.22.0 and 0.24.0: source read (600 s and two retries of the client inside)',
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
      timeout: silence(600, {
        name: 'run_config.model_settings.extra_args.timeout',
        places: ['call'],
      }),
      retries: {
        ...stainlessFacts.retries,
        // The runner's own, around those of the client.
        option: {
          ...retriesOption('run_config.model_settings.retry.max_retries', ['call']),
          built: true,
        },
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

export const agentSdks: readonly Sdk[] = [pydanticAi, openaiAgents, crewai, claudeAgent];
