/** Gateways, which hand requests on to providers that a path, a model's name or a header names. */
import type { EndpointFact, Provider } from '../../model/knowledge';
import { compatible, readIn } from './compatible';
import { anthropicApi, at, openaiApi } from './endpoints';

export const openrouter = compatible({
  id: 'openrouter',
  name: 'OpenRouter',
  label: 'OpenRouter',
  hosts: ['openrouter.ai', 'openrouter.helicone.ai'],
  envWords: ['OPENROUTER'],
  more: at('manage', 'credits', '*/auth/key', '*/key', '*/keys*', '*/credits', '*/generation'),
  streamPings: true,
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
  name: 'Vercel',
  label: 'Vercel AI Gateway',
  hosts: ['ai-gateway.vercel.sh'],
  own: vercelProtocol,
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
  status: null,
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

export const portkey = gateway(
  'portkey',
  'Portkey',
  ['api.portkey.ai'],
  ['PORTKEY'],
  'portkey-ai 3.1.0, src/constants.ts',
);

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
