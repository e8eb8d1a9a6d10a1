/** Models of `@langchain/community`, and of `langchain` before 0.2, by the provider that answers. */
import type {
  ClientFact,
  Operation,
  OperationFact,
  Sdk,
  VersionFacts,
} from '../../../model/knowledge';
import { onNodeFetch, stainlessDefaults } from '../stainless';
import { callerRetries, clientAndCall, innerTimeout, measured, onFetch } from './core';
import { extendsOpenai } from './openai';
import { carriers, embeddings, languageModel, runnableHandles } from './runnables';

/** Class names by provider. */
type ByProvider = Readonly<Record<string, readonly string[]>>;

const clients = (
  byProvider: ByProvider,
  operations: readonly OperationFact[],
  versions: readonly VersionFacts[],
): readonly ClientFact[] =>
  Object.entries(byProvider).map(([provider, names]) => ({
    names,
    provider,
    optionsArgument: 0,
    model: { argument: 0, property: 'model' },
    copies: [],
    handles: runnableHandles,
    carriers,
    operations,
    versions,
  }));

// ---------------------------------------------------------------------------------- @langchain/community 1.x

/** Subclasses of the models of `@langchain/openai`. */
const likeOpenai: ByProvider = {
  fireworks: ['ChatFireworks', 'Fireworks'],
  together: ['ChatTogetherAI'],
  novita: ['ChatNovitaAI'],
};

/** Requests with `fetch` or an SDK that adds no timeout, retried by LangChain. */
const models: ByProvider = {
  alibaba: ['ChatAlibabaTongyi'],
  'aws-bedrock': ['BedrockChat', 'ChatBedrock', 'Bedrock', 'SageMakerEndpoint'],
  baidu: ['ChatBaiduQianfan', 'ChatBaiduWenxin'],
  cloudflare: ['ChatCloudflareWorkersAI', 'CloudflareWorkersAI'],
  cohere: ['Cohere'],
  deepinfra: ['ChatDeepInfra', 'DeepInfraLLM'],
  friendli: ['ChatFriendli', 'Friendli'],
  'google-gemini': ['ChatGooglePaLM', 'GooglePaLM'],
  'google-vertex': ['ChatGoogleVertexAI', 'GoogleVertexAI'],
  huggingface: ['HuggingFaceInference'],
  ibm: ['ChatWatsonx', 'WatsonxLLM', 'WatsonxAI'],
  minimax: ['ChatMinimax'],
  moonshot: ['ChatMoonshot'],
  ollama: ['ChatOllama', 'Ollama'],
  portkey: ['PortkeyChat', 'Portkey'],
  replicate: ['Replicate'],
  together: ['TogetherAI'],
  yandex: ['ChatYandexGPT', 'YandexGPT'],
  zhipu: ['ChatZhipuAI'],
  ai21: ['AI21'],
  writer: ['Writer'],
};

const embedders: ByProvider = {
  alibaba: ['AlibabaTongyiEmbeddings'],
  'aws-bedrock': ['BedrockEmbeddings'],
  volcengine: ['ByteDanceDoubaoEmbeddings'],
  baidu: ['BaiduQianfanEmbeddings'],
  cloudflare: ['CloudflareWorkersAIEmbeddings'],
  cohere: ['CohereEmbeddings'],
  deepinfra: ['DeepInfraEmbeddings'],
  fireworks: ['FireworksEmbeddings'],
  'google-gemini': ['GooglePaLMEmbeddings'],
  'google-vertex': ['GoogleVertexAIEmbeddings'],
  huggingface: ['HuggingFaceInferenceEmbeddings'],
  ibm: ['WatsonxEmbeddings'],
  jina: ['JinaEmbeddings'],
  minimax: ['MinimaxEmbeddings'],
  ollama: ['OllamaEmbeddings'],
  together: ['TogetherAIEmbeddings'],
  voyage: ['VoyageEmbeddings'],
  zhipu: ['ZhipuAIEmbeddings'],
};

/** The transports differ from model to model, so none is claimed. */
const plain: VersionFacts = { ...onFetch, transport: 'none', baseUrl: null };

/** A bare OpenAI client that keeps its own two retries and is handed no timeout (source read, 1.1.29). */
const perplexity: VersionFacts = {
  ...plain,
  transport: 'fetch',
  timeout: innerTimeout(600_000, { name: 'timeout', places: ['call'] }),
  retries: { ...stainlessDefaults.retries, option: null },
};

export const langchainCommunity: Sdk = {
  id: '@langchain/community',
  ecosystem: 'npm',
  packages: [
    '@langchain/community',
    '@langchain/cloudflare',
    '@langchain/baidu-qianfan',
    '@langchain/yandex',
  ],
  provider: null,
  label: 'LangChain',
  clients: [
    ...clients(likeOpenai, languageModel, [extendsOpenai]),
    ...clients({ perplexity: ['ChatPerplexity'] }, languageModel, [perplexity]),
    ...clients(models, languageModel, [plain]),
    ...clients(embedders, embeddings, [plain]),
  ],
  versions: [plain],
  source: measured,
};

// ------------------------------------------------------------------------------------------ langchain < 0.2

/** `openai` 4 inside; the first version with it lies between 0.0.140 and 0.0.150. */
const legacyOpenai: VersionFacts = {
  ...onFetch,
  range: '>=0.0.150',
  ...onNodeFetch,
  timeout: innerTimeout(600_000, clientAndCall),
  baseUrl: { name: 'configuration.baseURL', places: ['client'] },
  transports: ['configuration.fetch', 'configuration.httpAgent'],
};

/** `openai` 3 on axios: no timeout unless one is set, and a 408 is not repeated (source read, 0.0.140). */
const legacyAxios: VersionFacts = {
  ...legacyOpenai,
  range: '*',
  transport: 'axios',
  socketIdle: null,
  timeout: { ...legacyOpenai.timeout, defaultMs: null, covers: 'body' },
  retries: { ...callerRetries, on: { ...callerRetries.on, statuses: [429] } },
  baseUrl: null,
  transports: [],
};

const openaiVersions = [legacyOpenai, legacyAxios];

const legacyOperations: Readonly<Record<'generate' | 'embed', readonly OperationFact[]>> = {
  generate: languageModel,
  embed: embeddings,
};

const legacy = (
  operation: Extract<Operation, 'generate' | 'embed'>,
  byProvider: ByProvider,
  versions: readonly VersionFacts[],
): readonly ClientFact[] =>
  clients(byProvider, legacyOperations[operation], versions).map((client) => ({
    ...client,
    model: { argument: 0, property: 'modelName' },
  }));

/** `langchain/chat_models/openai` and its like; 0.2 dropped them for packages of their own. */
export const legacyModels: readonly ClientFact[] = [
  ...legacy('generate', { openai: ['ChatOpenAI', 'OpenAI', 'OpenAIChat'] }, openaiVersions),
  ...legacy('generate', { 'azure-openai': ['AzureChatOpenAI', 'AzureOpenAI'] }, openaiVersions),
  ...legacy('embed', { openai: ['OpenAIEmbeddings'] }, openaiVersions),
  ...legacy('generate', { anthropic: ['ChatAnthropic'] }, [plain]),
  ...legacy('generate', models, [plain]),
  ...legacy('generate', { fireworks: ['ChatFireworks', 'Fireworks'] }, [plain]),
  ...legacy('embed', embedders, [plain]),
];
