import type { ClientFact, HandleFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { bare, method } from '../cloud/plain';
import { unread } from '../ignored';
import { alwaysStreams } from '../plain';

const read: Source = {
  from: 'the exports and types of the newest versions for ai 6 and ai 7 of each package',
  date: '2026-11-23',
};

const modelArgument = { argument: 0 } as const;

/** `openai('gpt-5')`, `openai.chat('gpt-5')`: no request, a model object. */
const models: readonly HandleFact[] = [
  '',
  'languageModel',
  'chat',
  'chatModel',
  'responses',
  'completion',
  'completionModel',
  'messages',
  'interactions',
  'generativeAI',
  'deepseek',
  'embedding',
  'embeddingModel',
  'textEmbedding',
  'textEmbeddingModel',
  'image',
  'imageModel',
  'speech',
  'speechModel',
  'transcription',
  'transcriptionModel',
  'video',
  'videoModel',
  'reranking',
  'rerankingModel',
].map((path) => ({ path, to: 'model', by: 'call', optionsArgument: 1, model: modelArgument }));

/** What a model object does when code calls it without the functions of `ai`: one plain request. */
const model: ClientFact = {
  names: ['model'],
  optionsArgument: 0,
  copies: [],
  operations: [
    method('doGenerate', 'generate'),
    method('doStream', 'generate', alwaysStreams),
    method('doEmbed', 'embed'),
  ],
};

const versions: readonly VersionFacts[] = [
  {
    ...bare,
    signal: { name: 'abortSignal', places: ['call'] },
    baseUrl: { name: 'baseURL', places: ['client'] },
    transports: ['fetch'],
    source: read,
  },
];

/** The providers of the AI SDK's own makers know neither, and hand their `fetch` a signal, set or not (5 to 7 measured). */
const ownVersions: readonly VersionFacts[] = versions.map((one) => ({
  ...one,
  handsSignal: true,
  ignored: unread('client', ['timeout', 'maxRetries'], 'in the options of each call'),
}));

interface Vendor {
  readonly pkg: string;
  readonly provider: string;
  /** As people say it. */
  readonly name: string;
  readonly factories: readonly string[];
  readonly instances: readonly string[];
}

const vendor = (
  pkg: string,
  provider: string,
  name: string,
  factories: readonly string[],
  instances: readonly string[],
): Vendor => ({ pkg, provider, name, factories, instances });

const vendors: readonly Vendor[] = [
  vendor('@ai-sdk/openai', 'openai', 'OpenAI', ['createOpenAI'], ['openai']),
  vendor('@ai-sdk/anthropic', 'anthropic', 'Anthropic', ['createAnthropic'], ['anthropic']),
  vendor(
    '@ai-sdk/google',
    'google-gemini',
    'Google',
    ['createGoogleGenerativeAI', 'createGoogle'],
    ['google'],
  ),
  vendor(
    '@ai-sdk/google-vertex',
    'google-vertex',
    'Vertex AI',
    [
      'createVertex',
      'createGoogleVertex',
      'createVertexAnthropic',
      'createGoogleVertexAnthropic',
      'createVertexMaas',
      'createGoogleVertexMaas',
      'createGoogleVertexXai',
    ],
    [
      'vertex',
      'googleVertex',
      'vertexAnthropic',
      'googleVertexAnthropic',
      'vertexMaas',
      'googleVertexMaas',
      'googleVertexXai',
    ],
  ),
  vendor('@ai-sdk/azure', 'azure-openai', 'Azure', ['createAzure'], ['azure']),
  vendor(
    '@ai-sdk/amazon-bedrock',
    'aws-bedrock',
    'Bedrock',
    [
      'createAmazonBedrock',
      'createBedrockAnthropic',
      'createAmazonBedrockAnthropic',
      'createBedrockMantle',
    ],
    ['bedrock', 'amazonBedrock', 'bedrockAnthropic', 'amazonBedrockAnthropic', 'bedrockMantle'],
  ),
  vendor('@ai-sdk/mistral', 'mistral', 'Mistral', ['createMistral'], ['mistral']),
  vendor('@ai-sdk/cohere', 'cohere', 'Cohere', ['createCohere'], ['cohere']),
  vendor('@ai-sdk/groq', 'groq', 'Groq', ['createGroq'], ['groq']),
  vendor('@ai-sdk/xai', 'xai', 'xAI', ['createXai'], ['xai']),
  vendor('@ai-sdk/deepseek', 'deepseek', 'DeepSeek', ['createDeepSeek'], ['deepseek']),
  vendor('@ai-sdk/togetherai', 'together', 'Together', ['createTogetherAI'], ['togetherai']),
  vendor('@ai-sdk/fireworks', 'fireworks', 'Fireworks', ['createFireworks'], ['fireworks']),
  vendor('@ai-sdk/perplexity', 'perplexity', 'Perplexity', ['createPerplexity'], ['perplexity']),
  vendor('@ai-sdk/cerebras', 'cerebras', 'Cerebras', ['createCerebras'], ['cerebras']),
  vendor('@ai-sdk/deepinfra', 'deepinfra', 'DeepInfra', ['createDeepInfra'], ['deepinfra']),
  vendor('@ai-sdk/moonshotai', 'moonshot', 'Moonshot', ['createMoonshotAI'], ['moonshotai']),
  vendor('@ai-sdk/alibaba', 'alibaba', 'Alibaba', ['createAlibaba'], ['alibaba']),
  vendor(
    '@ai-sdk/huggingface',
    'huggingface',
    'Hugging Face',
    ['createHuggingFace'],
    ['huggingface'],
  ),
  vendor('@ai-sdk/baseten', 'baseten', 'Baseten', ['createBaseten'], ['baseten']),
  vendor('@ai-sdk/vercel', 'vercel-v0', 'v0', ['createVercel'], ['vercel']),
  vendor('@ai-sdk/voyage', 'voyage', 'Voyage', ['createVoyage'], ['voyage']),
  vendor('@ai-sdk/replicate', 'replicate', 'Replicate', ['createReplicate'], ['replicate']),
  vendor('@ai-sdk/fal', 'fal', 'fal', ['createFal'], ['fal']),
  vendor('@ai-sdk/luma', 'luma', 'Luma', ['createLuma'], ['luma']),
  vendor(
    '@ai-sdk/black-forest-labs',
    'black-forest-labs',
    'Black Forest Labs',
    ['createBlackForestLabs'],
    ['blackForestLabs'],
  ),
  vendor(
    '@ai-sdk/elevenlabs',
    'elevenlabs',
    'ElevenLabs',
    ['createElevenLabs'],
    ['elevenlabs', 'elevenLabs'],
  ),
  vendor('@ai-sdk/assemblyai', 'assemblyai', 'AssemblyAI', ['createAssemblyAI'], ['assemblyai']),
  vendor('@ai-sdk/deepgram', 'deepgram', 'Deepgram', ['createDeepgram'], ['deepgram']),
  vendor('@ai-sdk/gladia', 'gladia', 'Gladia', ['createGladia'], ['gladia']),
  vendor('@ai-sdk/revai', 'revai', 'Rev AI', ['createRevai'], ['revai']),
  vendor('@ai-sdk/hume', 'hume', 'Hume', ['createHume'], ['hume']),
  vendor('@ai-sdk/lmnt', 'lmnt', 'LMNT', ['createLMNT'], ['lmnt']),
  vendor('ollama-ai-provider', 'ollama', 'Ollama', ['createOllama'], ['ollama']),
  vendor('ollama-ai-provider-v2', 'ollama', 'Ollama', ['createOllama'], ['ollama']),
  vendor('ai-sdk-ollama', 'ollama', 'Ollama', ['createOllama'], ['ollama']),
  vendor('zhipu-ai-provider', 'zhipu', 'Zhipu', ['createZhipu'], ['zhipu', 'zai']),
  vendor('workers-ai-provider', 'cloudflare', 'Workers AI', ['createWorkersAI'], []),
  vendor(
    '@openrouter/ai-sdk-provider',
    'openrouter',
    'OpenRouter',
    ['createOpenRouter'],
    ['openrouter'],
  ),
  vendor(
    '@ai-sdk/gateway',
    'vercel-gateway',
    'Vercel gateway',
    ['createGateway', 'createGatewayProvider'],
    ['gateway'],
  ),
];

const sdkOf = ({ pkg, provider, name, factories, instances }: Vendor): Sdk => ({
  id: pkg,
  ecosystem: 'npm',
  packages: [pkg],
  provider,
  label: `the AI SDK's ${name} provider`,
  clients: [
    {
      names: ['provider'],
      factories,
      instances,
      optionsArgument: 0,
      copies: [],
      handles: models,
      operations: [],
    },
    model,
  ],
  versions: pkg.startsWith('@ai-sdk/') ? ownVersions : versions,
  ...(pkg === '@openrouter/ai-sdk-provider'
    ? {
        fallbackOptions: ['models', 'extraBody.models'].map((name) => ({
          name,
          place: 'client' as const,
          kind: 'other-model' as const,
        })),
      }
    : {}),
  source: read,
});

/** The base URL, or else the name that code gives it, tells who answers. */
const openaiCompatible: Sdk = {
  id: '@ai-sdk/openai-compatible',
  ecosystem: 'npm',
  packages: ['@ai-sdk/openai-compatible'],
  provider: null,
  label: "the AI SDK's provider for OpenAI-compatible hosts",
  clients: [
    {
      names: ['provider'],
      factories: ['createOpenAICompatible'],
      optionsArgument: 0,
      copies: [],
      handles: models,
      operations: [],
    },
    model,
  ],
  versions: ownVersions,
  source: read,
};

/** `ai` exports the gateway too. */
const gatewayOfAi: Sdk = {
  ...sdkOf(vendor('ai', 'vercel-gateway', 'Vercel gateway', ['createGateway'], ['gateway'])),
  id: 'ai/gateway',
  packages: ['ai'],
};

export const aiProviders: readonly Sdk[] = [...vendors.map(sdkOf), openaiCompatible, gatewayOfAi];
