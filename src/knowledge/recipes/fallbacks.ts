/** Who may answer for another provider, and how each family of SDKs asks it. */
import type {
  FallbackFacts,
  FallbackWay,
  ModelSwitch,
  RecipePiece,
  Source,
} from '../../model/knowledge';
import { chatByClaude, claudeByChat, responseByClaude } from './conversions';
import { pythonFallbacks } from './pythonFallbacks';

/** Where the model was read; the ways rest on READMEs and constructor types of the packages that they name. */
const read = (from: string): Source => ({
  from: `${from}; READMEs and constructor types of the packages`,
  date: '2026-11-23',
});

/**
 * ai-fallback 1 to 3 and ai-retry 1 and 2: README, types and source; 3.0.0 and 2.4.0 were run. By itself ai-fallback gives
 * up at a connection that fails, and begins a stream again of which something was shown.
 */
const switches: readonly ModelSwitch[] = [
  {
    package: 'ai-fallback',
    imports: [{ imported: 'createFallback', local: 'createFallback' }],
    code: `$createFallback$({
  models: [$own$, $other$],
  shouldRetryThisError: () => true,
  retryAfterOutput: false,
})`,
  },
  {
    package: 'ai-retry',
    imports: [{ imported: 'createRetryable', local: 'createRetryable' }],
    code: `$createRetryable$({
  model: $own$,
  retries: [$other$],
})`,
    timed: `$createRetryable$({
  model: $own$,
  retries: [{ model: $other$, timeout: $ms$ }],
})`,
  },
];

/** A model object of the AI SDK. */
const aiModel = (name: string): FallbackWay => ({
  kind: 'model',
  sdks: ['ai'],
  package: `@ai-sdk/${name}`,
  imports: [{ imported: name, local: name }],
  code: `$${name}$($model$)`,
  switches,
});

/** The same API at another address. */
const compatible = (baseUrl: string, env: string): FallbackWay => ({
  kind: 'client',
  sdks: ['openai'],
  apis: ['chat.completions.create'],
  package: 'openai',
  imports: [{ imported: 'default', local: 'OpenAI' }],
  code: `const $client$ = new $OpenAI$({
  baseURL: '${baseUrl}',
  apiKey: process.env.${env},
  maxRetries: 1,
  timeout: 20_000,
});`,
});

/** Claude's request in the words of chat completions, to whoever speaks them. */
const forClaude = (
  ask: string,
  label: string,
  limit: 'max_tokens' | 'max_completion_tokens',
  options = '{ maxRetries: 1, timeout: 20_000 }',
): FallbackWay => ({
  kind: 'converted',
  sdks: ['@anthropic-ai/sdk'],
  apis: ['messages.create'],
  package: 'openai',
  imports: [{ imported: 'default', local: 'OpenAI' }],
  types: [{ imported: 'default', local: 'Anthropic' }],
  refuses: ['output_config', 'output_format', 'mcp_servers', 'container'],
  code: '',
  pieces: claudeByChat({ ask, label, limit, options }),
});

/** Options of the same, for an API at an address of its own. */
const at = (baseUrl: string, env: string): string => `{
    baseURL: '${baseUrl}',
    apiKey: process.env.${env},
    maxRetries: 1,
    timeout: 20_000,
  }`;

/** A request to OpenAI in the words of Claude. */
const byClaude = (
  api: string,
  pieces: readonly RecipePiece[],
  refuses: readonly string[],
): FallbackWay => ({
  kind: 'converted',
  sdks: ['openai'],
  apis: [api],
  package: '@anthropic-ai/sdk',
  imports: [{ imported: 'default', local: 'Anthropic' }],
  types: [{ imported: 'default', local: 'OpenAI' }],
  refuses,
  code: '',
  pieces,
});

/** A model of LangChain; its own timeout where it has one. */
const langchain = (name: string, className: string, options: string): FallbackWay => ({
  kind: 'runnable',
  sdks: [
    '@langchain/openai',
    '@langchain/anthropic',
    '@langchain/google-genai',
    '@langchain/mistralai',
  ],
  apis: ['invoke', 'stream', 'batch'],
  package: `@langchain/${name}`,
  imports: [{ imported: className, local: className }],
  code: `new $${className}$({ model: $model$, ${options} })`,
});

const geminiUrl = 'https://generativelanguage.googleapis.com/v1beta/openai/';
const mistralUrl = 'https://api.mistral.ai/v1';
const groqUrl = 'https://api.groq.com/openai/v1';
const openRouterUrl = 'https://openrouter.ai/api/v1';

export const fallbacks: readonly FallbackFacts[] = [
  {
    provider: 'anthropic',
    label: 'Claude',
    env: 'ANTHROPIC_API_KEY',
    model: 'claude-sonnet-5-5',
    packages: ['@anthropic-ai/sdk', '@ai-sdk/anthropic', '@langchain/anthropic'],
    ways: [
      aiModel('anthropic'),
      langchain('anthropic', 'ChatAnthropic', 'maxRetries: 1'),
      byClaude('chat.completions.create', chatByClaude, [
        ...['response_format', 'functions', 'audio', 'modalities', 'n', 'logprobs'],
        'web_search_options',
      ]),
      byClaude('responses.create', responseByClaude, [
        ...['tools', 'text', 'previous_response_id', 'conversation', 'prompt', 'background'],
        'include',
      ]),
      compatible('https://api.anthropic.com/v1/', 'ANTHROPIC_API_KEY'),
    ],
    neighbours: [
      { start: 'claude-haiku', model: 'claude-sonnet-5-5' },
      { start: 'claude-', model: 'claude-haiku-5-5' },
    ],
    source: read('@anthropic-ai/sdk 1.12.0: type Model names both, and no date of their end'),
  },
  {
    provider: 'openai',
    label: 'OpenAI',
    env: 'OPENAI_API_KEY',
    model: 'gpt-6-luna',
    packages: ['openai', '@ai-sdk/openai', '@langchain/openai'],
    ways: [
      aiModel('openai'),
      langchain('openai', 'ChatOpenAI', 'maxRetries: 1, timeout: 20_000'),
      forClaude('askOpenAi', 'OpenAI', 'max_completion_tokens'),
    ],
    neighbours: [
      { start: 'gpt-', model: 'gpt-6-luna' },
      { start: 'gpt-', model: 'gpt-5.6-luna' },
    ],
    source: read('openai 7.57.0: type ChatModel names both'),
  },
  {
    provider: 'google-gemini',
    label: 'Gemini',
    env: 'GEMINI_API_KEY',
    model: 'gemini-3.8-flash',
    packages: [
      ...['@google/genai', '@google/generative-ai'],
      ...['@ai-sdk/google', '@langchain/google-genai'],
    ],
    ways: [
      aiModel('google'),
      langchain('google-genai', 'ChatGoogleGenerativeAI', 'maxRetries: 1'),
      compatible(geminiUrl, 'GEMINI_API_KEY'),
      forClaude('askGemini', 'Gemini', 'max_completion_tokens', at(geminiUrl, 'GEMINI_API_KEY')),
    ],
    neighbours: [
      { start: 'gemini-', model: 'gemini-3.8-flash' },
      { start: 'gemini-', model: 'gemini-3.5-flash' },
    ],
    source: read(
      'Gemini deprecations (ai.google.dev/gemini-api/docs/deprecations): 3.8 and 3.5 Flash are stable, no shutdown of them announced',
    ),
  },
  {
    provider: 'mistral',
    label: 'Mistral',
    env: 'MISTRAL_API_KEY',
    model: 'mistral-large-latest',
    packages: ['@mistralai/mistralai', '@ai-sdk/mistral', '@langchain/mistralai'],
    ways: [
      aiModel('mistral'),
      langchain('mistralai', 'ChatMistralAI', 'maxRetries: 1'),
      compatible(mistralUrl, 'MISTRAL_API_KEY'),
      forClaude('askMistral', 'Mistral', 'max_tokens', at(mistralUrl, 'MISTRAL_API_KEY')),
    ],
    neighbours: [
      { start: 'mistral-', model: 'mistral-small-latest' },
      { start: 'mistral-', model: 'mistral-large-latest' },
    ],
    source: read('@mistralai/mistralai 2.7.0: README names both; they stand for the latest ones'),
  },
  {
    provider: 'groq',
    label: 'Groq',
    env: 'GROQ_API_KEY',
    model: 'openai/gpt-oss-120b',
    packages: ['groq-sdk', '@ai-sdk/groq'],
    ways: [
      aiModel('groq'),
      compatible(groqUrl, 'GROQ_API_KEY'),
      forClaude('askGroq', 'Groq', 'max_completion_tokens', at(groqUrl, 'GROQ_API_KEY')),
    ],
    neighbours: [
      { start: 'openai/gpt-oss', model: 'openai/gpt-oss-120b' },
      { start: 'openai/gpt-oss', model: 'openai/gpt-oss-20b' },
    ],
    source: read(
      'Supported Models (console.groq.com/docs/models) and groq-sdk 1.6.0: production models',
    ),
  },
  {
    provider: 'openrouter',
    label: 'OpenRouter',
    env: 'OPENROUTER_API_KEY',
    model: 'openrouter/auto',
    packages: ['@openrouter/sdk', '@openrouter/ai-sdk-provider'],
    ways: [
      compatible(openRouterUrl, 'OPENROUTER_API_KEY'),
      forClaude(
        ...(['askOpenRouter', 'OpenRouter', 'max_tokens'] as const),
        at(openRouterUrl, 'OPENROUTER_API_KEY'),
      ),
    ],
    source: read('Auto Router (openrouter.ai/docs/guides/routing/routers/auto-router)'),
  },
  ...pythonFallbacks,
];
