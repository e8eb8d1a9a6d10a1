import type {
  ClientFact,
  OperationFact,
  Sdk,
  Source,
  VersionFacts,
} from '../../../model/knowledge';
import {
  allFailures,
  bare,
  built,
  byStream,
  pypi,
  ready,
  retriesOption,
  rows,
  silence,
  timeoutOption,
  waiting,
} from './parts';

const read: Source = {
  from: 'litellm 1.109.1: source read (600 s, Router 6000 s); 1.106.2 measured (num_retries n: n + 1 requests, with the OpenAI client inside 2 n + 1 where n is not 0)',
  date: '2026-11-23',
};

const names = [
  ['completion', 'generate', byStream],
  ['text_completion', 'generate', byStream],
  ['responses', 'generate', byStream],
  ['embedding', 'embed'],
  ['image_generation', 'image'],
  ['image_edit', 'image'],
  ['transcription', 'transcribe'],
  ['speech', 'speech'],
  ['rerank', 'rerank'],
  ['moderation', 'moderate'],
] as const;

const sync: readonly OperationFact[] = waiting([
  ...rows(names),
  ...rows([
    ['batch_completion', 'generate'],
    ['completion_with_retries', 'generate', byStream],
    ['create_batch', 'batch'],
  ]),
]);

const async: readonly OperationFact[] = rows([
  ...names.map(([path, ...rest]) => [`a${path}`, ...rest] as const),
  ['acompletion_with_retries', 'generate', byStream],
  ['acreate_batch', 'batch'],
  ['anthropic_messages', 'generate', byStream],
]);

/** The first argument is the model: `completion('gpt-5', messages)`. */
const withModel = (operations: readonly OperationFact[]): readonly OperationFact[] =>
  operations.map((operation) => ({
    ...operation,
    model: { argument: 0 },
    inner: { argument: 0, name: 'model', settings: false, prefix },
  }));

/** `anthropic/claude-sonnet-5`: the part before the slash; without one, OpenAI's models have no prefix. */
const prefix = {
  separator: '/',
  providers: {
    openai: 'openai',
    azure: 'azure-openai',
    azure_ai: 'azure-openai',
    anthropic: 'anthropic',
    gemini: 'google-gemini',
    vertex_ai: 'google-vertex',
    bedrock: 'aws-bedrock',
    mistral: 'mistral',
    cohere: 'cohere',
    cohere_chat: 'cohere',
    groq: 'groq',
    together_ai: 'together',
    fireworks_ai: 'fireworks',
    deepseek: 'deepseek',
    perplexity: 'perplexity',
    openrouter: 'openrouter',
    ollama: 'ollama',
    ollama_chat: 'ollama',
    huggingface: 'huggingface',
    replicate: 'replicate',
    xai: 'xai',
    cerebras: 'cerebras',
    nvidia_nim: 'nvidia',
    databricks: 'databricks',
    watsonx: 'ibm',
    deepinfra: 'deepinfra',
    voyage: 'voyage',
  },
  models: {
    'gpt-': 'openai',
    o1: 'openai',
    o3: 'openai',
    o4: 'openai',
    'text-embedding-': 'openai',
    'claude-': 'anthropic',
    'command-': 'cohere',
  },
};

const facts: VersionFacts = {
  ...bare,
  range: '*',
  timeout: silence(600, { ...timeoutOption, places: ['call'], nullEnds: false }),
  retries: {
    defaultRetries: 2,
    defaultFor: ['openai', 'azure-openai'],
    twiceFor: ['openai', 'azure-openai'],
    option: retriesOption('num_retries', ['call']),
    counts: 'retries',
    on: allFailures,
    backoff: { initialMs: 500, factor: 2, maxMs: 8_000, jitter: 0.25 },
    retryAfter: { honoured: true, capMs: 60_000 },
    readsBody: true,
  },
  baseUrl: { name: 'api_base', places: ['call'] },
  transports: ['client'],
  source: read,
};

const router: ClientFact = built(['Router'], {
  operations: [...sync, ...async],
  versions: [
    {
      ...facts,
      timeout: silence(6_000, timeoutOption),
      retries: { ...facts.retries, option: retriesOption('num_retries', ['client', 'call']) },
    },
  ],
});

export const litellm: Sdk = pypi({
  id: 'litellm',
  packages: ['litellm'],
  provider: null,
  label: 'LiteLLM',
  clients: [ready(['='], withModel([...sync, ...async])), router],
  versions: [facts],
  fallbackOptions: [
    { name: 'fallbacks', place: 'call', kind: 'other-model' },
    { name: 'fallbacks', place: 'client', kind: 'other-model' },
    { name: 'default_fallbacks', place: 'client', kind: 'other-model' },
  ],
  source: read,
});
