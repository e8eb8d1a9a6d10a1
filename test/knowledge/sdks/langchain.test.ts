/** LangChain's models: code on the left, who answers and how long that takes on the right. */
import { describe, expect, it } from 'vitest';
import { checkCode, type CheckOptions } from '../../support/checkCode';

type Case = readonly [says: string, code: string, expected: object, options?: CheckOptions];

const check = (cases: readonly Case[]): void => {
  for (const [says, code, expected, options] of cases)
    it(says, () => {
      const { calls, failures } = checkCode(`${code}\n`, options);
      expect(failures).toEqual([]);
      expect(calls).toMatchObject([expected]);
    });
};

const model = (name: string, from: string, args: string, use = "invoke('hi')"): string =>
  `import { ${name} } from '${from}';\nconst model = new ${name}(${args});\nawait model.${use};`;

const from = (source: string, ms: number | null): object => ({ timeout: { source, ms } });

const openai = (args: string, use?: string): string =>
  model('ChatOpenAI', '@langchain/openai', args, use);

describe('the model of a provider package', () => {
  check([
    [
      'OpenAI',
      openai("{ model: 'gpt-5' }"),
      {
        provider: 'openai',
        sdk: '@langchain/openai',
        operation: 'generate',
        model: 'gpt-5',
        ...from('sdk-default', 600_000),
        retries: { source: 'sdk-default', attempts: 7 },
      },
    ],
    [
      'OpenAI with settings',
      openai('{ timeout: 20_000, maxRetries: 1 }'),
      { ...from('client', 20_000), retries: { source: 'client', attempts: 2 } },
    ],
    [
      'Azure',
      model('AzureChatOpenAI', '@langchain/openai', "{ azureOpenAIApiDeploymentName: 'chat' }"),
      { provider: 'azure-openai', model: 'chat', ...from('sdk-default', 600_000) },
    ],
    [
      'OpenAI at another address',
      openai("{ configuration: { baseURL: 'https://api.groq.com/openai/v1' } }"),
      { provider: expect.not.stringMatching(/^openai$/) as string },
    ],
    [
      'Anthropic',
      model('ChatAnthropic', '@langchain/anthropic', "{ model: 'claude-sonnet-4-5' }"),
      {
        provider: 'anthropic',
        ...from('sdk-default', 600_000),
        retries: { source: 'sdk-default', attempts: 7 },
      },
    ],
    [
      'Anthropic, which does not read a timeout beside its client options',
      model('ChatAnthropic', '@langchain/anthropic', '{ timeout: 5_000 }'),
      from('sdk-default', 600_000),
    ],
    [
      'Anthropic, which reads it among them',
      model('ChatAnthropic', '@langchain/anthropic', '{ clientOptions: { timeout: 5_000 } }'),
      from('client', 5_000),
    ],
    [
      'Gemini',
      model('ChatGoogleGenerativeAI', '@langchain/google-genai', "{ model: 'gemini-2.5-pro' }"),
      { provider: 'google-gemini', ...from('runtime-default', 300_000), retries: { attempts: 7 } },
    ],
    [
      'Gemini, whose invoke is not ended by the timeout of a call',
      model(
        'ChatGoogleGenerativeAI',
        '@langchain/google-genai',
        '{}',
        "invoke('hi', { timeout: 5_000 })",
      ),
      from('runtime-default', 300_000),
    ],
    [
      'Gemini, whose stream is',
      model(
        'ChatGoogleGenerativeAI',
        '@langchain/google-genai',
        '{}',
        "stream('hi', { timeout: 5_000 })",
      ),
      { ...from('call', 5_000), streaming: true },
    ],
    [
      'Vertex',
      model('ChatVertexAI', '@langchain/google-vertexai', '{}'),
      { provider: 'google-vertex', retries: { attempts: 7 } },
    ],
    [
      'Vertex for the web',
      model('ChatVertexAI', '@langchain/google-vertexai-web', '{}'),
      { provider: 'google-vertex' },
    ],
    [
      'Mistral',
      model('ChatMistralAI', '@langchain/mistralai', '{ maxRetries: 2 }'),
      { provider: 'mistral', retries: { source: 'client', attempts: 3 } },
    ],
    [
      'Groq',
      model('ChatGroq', '@langchain/groq', '{}'),
      { provider: 'groq', ...from('sdk-default', 60_000), retries: { attempts: 7 } },
    ],
    [
      'Cohere',
      model('ChatCohere', '@langchain/cohere', '{}'),
      { provider: 'cohere', ...from('sdk-default', 300_000) },
    ],
    [
      'Ollama, whose chat model does not retry',
      model('ChatOllama', '@langchain/ollama', '{ maxRetries: 5 }'),
      { provider: 'ollama', retries: { attempts: 1 } },
    ],
    [
      'Ollama, whose LLM does',
      model('Ollama', '@langchain/ollama', '{}'),
      { provider: 'ollama', retries: { attempts: 7 } },
    ],
    [
      'Bedrock, with the retries of the AWS SDK alone',
      model('ChatBedrockConverse', '@langchain/aws', '{ maxRetries: 9 }'),
      { provider: 'aws-bedrock', retries: { source: 'sdk-default', attempts: 3 } },
    ],
    [
      'Bedrock with settings',
      model('ChatBedrockConverse', '@langchain/aws', '{ clientOptions: { maxAttempts: 2 } }'),
      { retries: { source: 'client', attempts: 2 } },
    ],
    [
      'xAI',
      model('ChatXAI', '@langchain/xai', '{ timeout: 9_000 }'),
      { provider: 'xai', ...from('client', 9_000), retries: { attempts: 7 } },
    ],
    [
      'DeepSeek',
      model('ChatDeepSeek', '@langchain/deepseek', '{}'),
      { provider: 'deepseek', ...from('sdk-default', 600_000) },
    ],
    [
      'Together, of the community',
      model('ChatTogetherAI', '@langchain/community/chat_models/togetherai', '{ timeout: 9_000 }'),
      { provider: 'together', ...from('client', 9_000), retries: { attempts: 7 } },
    ],
    [
      'Perplexity, of the community',
      model('ChatPerplexity', '@langchain/community/chat_models/perplexity', '{ maxRetries: 9 }'),
      { provider: 'perplexity', retries: { source: 'sdk-default', attempts: 3 } },
    ],
    [
      'Replicate, of the community',
      model('Replicate', '@langchain/community/llms/replicate', '{}'),
      { provider: 'replicate', operation: 'generate' },
    ],
  ]);
});

describe('a request of another kind', () => {
  check([
    [
      'embeddings',
      model('OpenAIEmbeddings', '@langchain/openai', '{ timeout: 8_000 }', "embedQuery('hi')"),
      { provider: 'openai', operation: 'embed', ...from('client', 8_000) },
    ],
    [
      'embeddings of Voyage',
      model(
        'VoyageEmbeddings',
        '@langchain/community/embeddings/voyage',
        '{}',
        "embedDocuments(['hi'])",
      ),
      { provider: 'voyage', operation: 'embed' },
    ],
    [
      'an image',
      model('DallEAPIWrapper', '@langchain/openai', '{ maxRetries: 9 }', "invoke('a cat')"),
      { provider: 'openai', operation: 'image', retries: { attempts: 3 } },
    ],
    ['a stream', openai('{}', "stream('hi')"), { streaming: true, api: 'stream' }],
    ['events', openai('{}', "streamEvents('hi', { version: 'v2' })"), { streaming: true }],
    ['many at once', openai('{}', "batch(['hi'])"), { streaming: false, api: 'batch' }],
    ['an old name', openai('{}', "predict('hi')"), { operation: 'generate', api: 'predict' }],
  ]);
});

describe('options of a call', () => {
  check([
    [
      'a signal',
      openai('{}', "invoke('hi', { signal: AbortSignal.timeout(7_000) })"),
      { ...from('signal', 7_000), budget: { untilErrorMs: 7_000 } },
    ],
    ['a timeout', openai('{}', "invoke('hi', { timeout: 7_000 })"), from('call', 7_000)],
    [
      'retries, from core 1.2.8',
      openai('{}', "invoke('hi', { maxRetries: 0 })"),
      { retries: { attempts: 1 } },
    ],
    [
      'retries, which nobody reads before',
      openai('{}', "invoke('hi', { maxRetries: 0 })"),
      { retries: { source: 'sdk-default', attempts: 7 } },
      { versions: { '@langchain/openai': '0.6.17' } },
    ],
  ]);
});

describe('langchain before 0.2', () => {
  const old = { versions: { langchain: '0.0.212' } };
  check([
    [
      'a chat model',
      model('ChatOpenAI', 'langchain/chat_models/openai', "{ modelName: 'gpt-4' }", "call('hi')"),
      { provider: 'openai', model: 'gpt-4', ...from('sdk-default', 600_000) },
      old,
    ],
    [
      'a chat model on axios',
      model('ChatOpenAI', 'langchain/chat_models/openai', '{}', "call('hi')"),
      { provider: 'openai', retries: { attempts: 7 }, timeout: { ms: null } },
      { versions: { langchain: '0.0.140' } },
    ],
    [
      'an LLM',
      model('OpenAI', 'langchain/llms/openai', '{ timeout: 9_000 }', "call('hi')"),
      { provider: 'openai', ...from('client', 9_000) },
      old,
    ],
    [
      'embeddings',
      model('OpenAIEmbeddings', 'langchain/embeddings/openai', '{}', "embedQuery('hi')"),
      { provider: 'openai', operation: 'embed' },
      old,
    ],
  ]);
});

describe('a model that only run time knows', () => {
  const unknown = { provider: 'unknown', timeout: { source: 'unknown' } };
  const unseen = { ...unknown, retries: { source: 'unknown' } };
  check([
    [
      'by its name',
      `import { initChatModel } from 'langchain/chat_models/universal';
const model = await initChatModel(name);
await model.invoke('hi');`,
      { ...unknown, retries: { source: 'sdk-default', attempts: 7 } },
    ],
    [
      'by its base class',
      `import { BaseChatModel } from '@langchain/core/language_models/chat_models';
export const ask = async (model: BaseChatModel) => await model.invoke('hi');`,
      unseen,
    ],
    [
      'in a chain',
      `import type { Runnable } from '@langchain/core/runnables';
export const ask = async (chain: Runnable) => await chain.invoke({ question: 'why?' });`,
      unseen,
    ],
  ]);
});
