/** Gateways, which hand requests on to providers that a path, a model's name or a header names. */
import type { EndpointFact, Provider, StatusPage } from '../../model/knowledge';
import { compatible, readIn } from './compatible';
import { cloudflareStatus } from './cloudflareStatus';
import { anthropicApi, at, openaiApi } from './endpoints';
import { betterstack, everyOperation, statuspage } from './statusPages';

const openrouterStatus: StatusPage = {
  url: 'https://status.openrouter.ai',
  reader: 'datadog',
  endpoints: [{ url: 'https://status.openrouter.ai/config.json', role: 'summary' }],
  fallbacks: [],
  pageId: '3bdfe680-d6e4-4a0b-9c04-c25058c342e0',
  components: [
    {
      id: '9fb5ccff-e128-455a-be20-59572f8d363a',
      name: 'Chat (/api/v1/chat/completions)',
      operations: ['generate', 'agent', 'moderate', 'rerank'],
    },
    {
      id: 'c3a7fba9-9cbc-40a4-ae83-d990bc01d51d',
      name: 'Embeddings (/api/v1/embeddings)',
      operations: ['embed'],
    },
    {
      id: 'bb2402ad-3e98-4c75-9eb5-ca68ca683c5a',
      name: 'Video (/api/v1/videos)',
      operations: ['video'],
    },
    {
      id: 'b108f556-36a0-43b5-aa55-a01b27855229',
      name: 'Image (/api/v1/image)',
      operations: ['image'],
    },
    {
      id: '15c7d7e9-e2b7-43dd-aa56-77c4959fc603',
      name: 'TTS (/api/v1/audio/speech)',
      operations: ['speech'],
    },
    {
      id: '93008741-4362-4fb6-85c4-6cddb8412116',
      name: 'STT (/api/v1/audio/transcriptions)',
      operations: ['transcribe'],
    },
    {
      id: '2347916e-1f82-448c-b07d-8cfbbad57322',
      name: 'Web & Application Services',
      operations: [],
    },
  ],
  staleAfterMinutes: null,
  source: {
    from: 'Datadog status page of OpenRouter, config.json: ids read from a recorded answer',
    date: '2026-09-15',
  },
};

export const openrouter = compatible({
  id: 'openrouter',
  name: 'OpenRouter',
  label: 'OpenRouter',
  hosts: ['openrouter.ai', 'openrouter.helicone.ai'],
  envWords: ['OPENROUTER'],
  // openrouter.ai/docs, "Model Fallbacks": tried in turn; the OpenAI SDKs send what they do not know too.
  fallbackOptions: ['models', 'extra_body.models'].map((name) => ({
    name,
    place: 'body',
    kind: 'other-model',
  })),
  more: at('manage', 'credits', '*/auth/key', '*/key', '*/keys*', '*/credits', '*/generation'),
  streamPings: true,
  status: openrouterStatus,
  from: '@openrouter/sdk; public clients that skip the comments `: OPENROUTER PROCESSING` of a silent stream',
});

/** The AI SDK's own protocol, version in front, then OpenAI's and Anthropic's. */
const vercelProtocol: readonly EndpointFact[] = [
  ...at('generate', 'languageModel', '/*/ai/language-model'),
  ...at('embed', 'embeddingModel', '/*/ai/embedding-model'),
  ...at('rerank', 'rerankingModel', '/*/ai/reranking-model'),
  ...at('image', 'imageModel', '/*/ai/image-model'),
  ...at('video', 'videoModel', '/*/ai/video-model*'),
  ...at('speech', 'speechModel', '/*/ai/speech-model'),
  ...at('transcribe', 'transcriptionModel', '/*/ai/transcription-model'),
  ...at('batch', 'batch', '/*/ai/batch/*'),
  ...at('manage', 'config', '/*/ai/config', '/v1/credits', '/v1/generation', '/v1/report'),
];

export const vercelGateway = compatible({
  id: 'vercel-gateway',
  aliases: ['vercel-ai-gateway'],
  name: 'Vercel',
  label: 'Vercel AI Gateway',
  hosts: ['ai-gateway.vercel.sh'],
  own: vercelProtocol,
  status: statuspage({
    url: 'https://www.vercel-status.com',
    // Its id on the page is not known: the name tells.
    components: [
      { id: 'ai-gateway', name: 'AI Gateway', operations: everyOperation, names: ['AI Gateway'] },
    ],
    staleAfterDays: 14,
    source: { from: 'public clients of www.vercel-status.com/api/v2', date: '2026-08-31' },
  }),
  from: readIn.vercel('gateway'),
});

/** Below account and gateway the path is the provider's own. */
const cloudflareGateway: readonly EndpointFact[] = [
  ...at('generate', 'models.generateContent', '/v1/*:generateContent'),
  ...at('generate', 'models.generateContentStream', '/v1/*:streamGenerateContent'),
  ...at('embed', 'models.embedContent', '/v1/*:embedContent', '/v1/*:batchEmbedContents'),
  ...openaiApi('/v1/*'),
  ...anthropicApi('/v1/*'),
  ...at('generate', 'run', '/v1/*'),
];

/** Names of models tell what they are for. */
const workersAi = (base: string): readonly EndpointFact[] => [
  ...at('embed', 'run', `${base}/run/*/bge-*`, `${base}/run/*embedding*`),
  ...at('image', 'run', `${base}/run/*diffusion*`, `${base}/run/*flux*`),
  ...at('transcribe', 'run', `${base}/run/*whisper*`),
  ...at('generate', 'run', `${base}/run/*`),
  ...openaiApi(`${base}/v1`),
];

const account = '/client/v4/accounts/*';

export const cloudflare: Provider = {
  id: 'cloudflare',
  aliases: ['cloudflare-workers-ai'],
  name: 'Cloudflare',
  label: 'Cloudflare AI',
  hosts: [
    { host: 'gateway.ai.cloudflare.com', endpoints: cloudflareGateway },
    {
      host: 'api.cloudflare.com',
      shared: true,
      endpoints: [
        ...workersAi(`${account}/ai`),
        ...at('generate', 'aiSearch', `${account}/autorag/rags/*/ai-search`),
        ...at('manage', 'models.list', `${account}/ai/models/*`),
      ],
    },
  ],
  streamPings: false,
  status: cloudflareStatus([
    { id: 'zvm7mqn92xzc', name: 'Workers AI', operations: everyOperation },
    { id: '0311l882p558', name: 'AI Gateway', operations: everyOperation },
    { id: '57srcl8zcn7c', name: 'Workers', operations: [] },
    { id: 'dfrxmxffp7r2', name: 'Vectorize', operations: [] },
  ]),
  source: {
    from: 'developers.cloudflare.com/ai-gateway: OpenAI compatibility, Workers AI; Portkey gateway (2026-05), src/providers/workers-ai/api.ts',
    date: '2026-11-23',
  },
};

const gateway = (
  id: string,
  name: string,
  hosts: readonly string[],
  envWords: readonly string[],
  from: string,
): Provider => compatible({ id, name, label: name, hosts, envWords, from });

export const portkey = compatible({
  id: 'portkey',
  name: 'Portkey',
  label: 'Portkey',
  hosts: ['api.portkey.ai'],
  envWords: ['PORTKEY'],
  status: betterstack({
    url: 'https://status.portkey.ai',
    components: [{ id: 'all', name: 'All of Portkey', operations: everyOperation, sum: 'worst' }],
    source: { from: 'Better Stack, whose badge the page shows: vendor only', date: '2026-08-31' },
  }),
  from: 'portkey-ai 3.1.0, src/constants.ts',
});

export const gateways: readonly Provider[] = [
  vercelGateway,
  cloudflare,
  portkey,
  // A header of the request names who answers at the first host.
  gateway(
    'helicone',
    'Helicone',
    ['gateway.helicone.ai', 'ai-gateway.helicone.ai'],
    [],
    `${readIn.litellm}; public clients of gateway.helicone.ai`,
  ),
  gateway(
    'requesty',
    'Requesty',
    ['router.requesty.ai'],
    ['REQUESTY'],
    'public clients of router.requesty.ai/v1',
  ),
  gateway('poe', 'Poe', ['api.poe.com'], [], readIn.litellm),
  gateway('nano-gpt', 'NanoGPT', ['nano-gpt.com'], [], readIn.litellm),
  gateway('ai302', '302.AI', ['api.302.ai'], [], readIn.portkey('302ai')),
  gateway('cometapi', 'CometAPI', ['api.cometapi.com'], ['COMETAPI'], readIn.portkey('cometapi')),
];
