/** Who may answer for another provider, and how each family of SDKs asks it. */
import type { FallbackFacts, FallbackWay, Source } from '../../model/knowledge';

const source: Source = {
  from: 'README and constructor types of @ai-sdk and @langchain packages. Models are only a proposal, named from memory and not looked up: the fix is never safe, and its user chooses',
  date: '2026-11-23',
};

/** A model object of the AI SDK. */
const aiModel = (name: string): FallbackWay => ({
  kind: 'model',
  sdks: ['ai'],
  package: `@ai-sdk/${name}`,
  imports: [{ imported: name, local: name }],
  code: `$${name}$($model$)`,
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

export const fallbacks: readonly FallbackFacts[] = [
  {
    provider: 'anthropic',
    label: 'Claude',
    env: 'ANTHROPIC_API_KEY',
    model: 'claude-sonnet-5-5',
    ways: [
      aiModel('anthropic'),
      langchain('anthropic', 'ChatAnthropic', 'maxRetries: 1'),
      compatible('https://api.anthropic.com/v1/', 'ANTHROPIC_API_KEY'),
    ],
    source,
  },
  {
    provider: 'openai',
    label: 'OpenAI',
    env: 'OPENAI_API_KEY',
    model: 'gpt-6-luna',
    ways: [aiModel('openai'), langchain('openai', 'ChatOpenAI', 'maxRetries: 1, timeout: 20_000')],
    source,
  },
  {
    provider: 'google-gemini',
    label: 'Gemini',
    env: 'GEMINI_API_KEY',
    model: 'gemini-3-flash',
    ways: [
      aiModel('google'),
      langchain('google-genai', 'ChatGoogleGenerativeAI', 'maxRetries: 1'),
      compatible('https://generativelanguage.googleapis.com/v1beta/openai/', 'GEMINI_API_KEY'),
    ],
    source,
  },
  {
    provider: 'mistral',
    label: 'Mistral',
    env: 'MISTRAL_API_KEY',
    model: 'mistral-large-latest',
    ways: [
      aiModel('mistral'),
      langchain('mistralai', 'ChatMistralAI', 'maxRetries: 1'),
      compatible('https://api.mistral.ai/v1', 'MISTRAL_API_KEY'),
    ],
    source,
  },
  {
    provider: 'groq',
    label: 'Groq',
    env: 'GROQ_API_KEY',
    model: 'openai/gpt-oss-120b',
    ways: [aiModel('groq'), compatible('https://api.groq.com/openai/v1', 'GROQ_API_KEY')],
    source,
  },
  {
    provider: 'openrouter',
    label: 'OpenRouter',
    env: 'OPENROUTER_API_KEY',
    model: 'openrouter/auto',
    ways: [compatible('https://openrouter.ai/api/v1', 'OPENROUTER_API_KEY')],
    source,
  },
];
