/** Who may answer for another provider in Python, and how each family of SDKs asks it. */
import type { FallbackFacts, FallbackWay, Source } from '../../model/knowledge';

const source: Source = {
  from: 'constructors of openai 3.3, langchain-openai, -anthropic, -google-genai, -mistralai and completion() of litellm: source read; addresses as the providers document them. Models are a proposal: its user chooses',
  date: '2026-11-23',
};

/** The same API at another address. `Client` is the class that waits or the one that is awaited. */
const compatible = (baseUrl: string | null, env: string): FallbackWay => ({
  kind: 'client',
  sdks: ['openai'],
  apis: ['chat.completions.create'],
  package: 'openai',
  imports: [
    { imported: 'OpenAI', local: 'Client' },
    { imported: '*', local: 'os' },
  ],
  code: `$client$ = $Client$(
${baseUrl === null ? '' : `    base_url="${baseUrl}",\n`}    api_key=$os$.environ["${env}"],
    timeout=20.0,
    max_retries=1,
)`,
});

/** A model of LangChain. `model`: its arguments before the others, by the names that its types have. */
const langchain = (name: string, className: string, model = 'model=$model$'): FallbackWay => ({
  kind: 'runnable',
  sdks: [
    ...['langchain-openai', 'langchain-anthropic', 'langchain-google-genai'],
    ...['langchain-mistralai', 'langchain-groq'],
  ],
  apis: ['invoke', 'ainvoke', 'stream', 'astream', 'batch', 'abatch'],
  package: `langchain-${name}`,
  imports: [{ imported: className, local: className }],
  code: `[$${className}$(${model}, timeout=20.0, max_retries=1)]`,
});

/** A model's name for LiteLLM. */
const lite = (prefix: string): FallbackWay => ({
  kind: 'model',
  sdks: ['litellm'],
  apis: ['completion', 'acompletion'],
  package: 'litellm',
  imports: [],
  code: `["${prefix}/$model$"]`,
});

interface Row extends Omit<FallbackFacts, 'source' | 'ecosystem'> {
  readonly env: string;
}

const row = (facts: Row): FallbackFacts => ({ ...facts, ecosystem: 'pypi', source });

export const pythonFallbacks: readonly FallbackFacts[] = [
  row({
    provider: 'anthropic',
    label: 'Claude',
    env: 'ANTHROPIC_API_KEY',
    model: 'claude-sonnet-5-5',
    packages: ['anthropic', 'langchain-anthropic', 'llama-index-llms-anthropic'],
    ways: [
      compatible('https://api.anthropic.com/v1/', 'ANTHROPIC_API_KEY'),
      langchain('anthropic', 'ChatAnthropic', 'model_name=$model$, stop=None'),
      lite('anthropic'),
    ],
  }),
  row({
    provider: 'openai',
    label: 'OpenAI',
    env: 'OPENAI_API_KEY',
    model: 'gpt-6-luna',
    packages: ['langchain-openai', 'llama-index-llms-openai', 'openai-agents'],
    ways: [compatible(null, 'OPENAI_API_KEY'), langchain('openai', 'ChatOpenAI'), lite('openai')],
  }),
  row({
    provider: 'google-gemini',
    label: 'Gemini',
    env: 'GEMINI_API_KEY',
    model: 'gemini-3-flash',
    packages: ['google-genai', 'google-generativeai', 'langchain-google-genai'],
    ways: [
      compatible('https://generativelanguage.googleapis.com/v1beta/openai/', 'GEMINI_API_KEY'),
      langchain('google-genai', 'ChatGoogleGenerativeAI'),
      lite('gemini'),
    ],
  }),
  row({
    provider: 'mistral',
    label: 'Mistral',
    env: 'MISTRAL_API_KEY',
    model: 'mistral-large-latest',
    packages: ['mistralai', 'langchain-mistralai'],
    ways: [
      compatible('https://api.mistral.ai/v1', 'MISTRAL_API_KEY'),
      langchain('mistralai', 'ChatMistralAI'),
      lite('mistral'),
    ],
  }),
  row({
    provider: 'groq',
    label: 'Groq',
    env: 'GROQ_API_KEY',
    model: 'openai/gpt-oss-120b',
    packages: ['groq', 'langchain-groq'],
    ways: [
      compatible('https://api.groq.com/openai/v1', 'GROQ_API_KEY'),
      langchain('groq', 'ChatGroq'),
      lite('groq'),
    ],
  }),
  row({
    provider: 'openrouter',
    label: 'OpenRouter',
    env: 'OPENROUTER_API_KEY',
    model: 'openrouter/auto',
    packages: [],
    ways: [compatible('https://openrouter.ai/api/v1', 'OPENROUTER_API_KEY'), lite('openrouter')],
  }),
];
