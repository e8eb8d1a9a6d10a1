/** Providers of models whose API is OpenAI's in shape. */
import type { Provider, StatusPage } from '../../model/knowledge';
import { compatible, readIn } from './compatible';
import { at } from './endpoints';
import { betterstack, everyOperation, incidentio, incidentioHtml, statuspage } from './statusPages';

export const groq = compatible({
  id: 'groq',
  name: 'Groq',
  hosts: ['api.groq.com', 'groq.helicone.ai'],
  envWords: ['GROQ'],
  status: incidentio({
    url: 'https://groqstatus.com',
    components: [{ id: '01K053E2FAKWKEYHXEV7WAHJBM', name: 'API', operations: everyOperation }],
    staleAfterDays: 60,
    source: { from: 'public clients of groqstatus.com/api/v2', date: '2026-09-29' },
  }),
  from: `groq-sdk 1.6.0, src/client.ts; ${readIn.portkey('groq')}`,
});

export const together = compatible({
  id: 'together',
  name: 'Together AI',
  label: 'Together API',
  hosts: ['api.together.xyz', 'api.together.ai', 'together.helicone.ai'],
  envWords: ['TOGETHER', 'TOGETHERAI'],
  more: at('generate', 'completions.create', '/inference', '/api/inference'),
  status: betterstack({
    url: 'https://status.together.ai',
    // A monitor for each of its models, which flap: one of them is not all of it.
    components: [
      { id: 'all', name: 'All models of Together', operations: everyOperation, sum: 'share' },
    ],
    source: { from: 'public clients of status.together.ai/index.json', date: '2026-09-04' },
  }),
  from: `together-ai 0.52.0, src/client.ts; ${readIn.vercel('togetherai')}`,
});

export const perplexity = compatible({
  id: 'perplexity',
  name: 'Perplexity',
  hosts: ['api.perplexity.ai'],
  envWords: ['PERPLEXITY', 'PPLX'],
  own: [
    ...at('generate', 'chat.completions.create', '/chat/completions'),
    ...at('batch', 'async.chat.completions.create', '/async/chat/completions*'),
  ],
  more: at('manage', 'search.create', '/search'),
  status: incidentioHtml({
    url: 'https://status.perplexity.com',
    pageId: '01KZSFD3VPNK8C7QRFH0GAZ4H2',
    // None of them is called API since the page changed its vendor.
    components: [
      { id: '01KZSFD424KQ6VQYV4R0KCA30P', name: 'Website', operations: [] },
      { id: '01KZSFD424NN3EYBS78TMVWNEK', name: 'App', operations: [] },
      { id: '01M0TRMC3ED1PG4GRRXXMVNNZ6', name: 'Computer', operations: [] },
    ],
    source: {
      from: 'incident.io page of Perplexity: ids read from its markup',
      date: '2026-09-12',
    },
  }),
  from: `@perplexity-ai/perplexity_ai 0.38.5, src/client.ts; ${readIn.vercel('perplexity')}`,
});

export const cerebras = compatible({
  id: 'cerebras',
  name: 'Cerebras',
  hosts: ['api.cerebras.ai'],
  envWords: ['CEREBRAS'],
  status: statuspage({
    url: 'https://status.cerebras.ai',
    components: [
      // Components of models come and go.
      { id: 'all', name: 'All models of Cerebras', operations: everyOperation, sum: 'worst' },
      { id: '83h1cchw4vs4', name: 'Developer Console', operations: [] },
    ],
    staleAfterDays: 60,
    source: { from: 'public clients of status.cerebras.ai/api/v2', date: '2026-08-31' },
  }),
  from: `@cerebras/cerebras_cloud_sdk 1.91.0, src/index.ts; ${readIn.vercel('cerebras')}`,
});

/** A component is the host in front of a title; regions of the global host have had items of their own. */
const xaiStatus: StatusPage = {
  url: 'https://status.x.ai',
  reader: 'xai-rss',
  endpoints: [{ url: 'https://status.x.ai/feed.xml', role: 'incidents' }],
  fallbacks: [],
  pageId: null,
  components: [
    {
      id: 'api.x.ai',
      name: 'xAI API (api.x.ai)',
      operations: everyOperation,
      names: ['*-*.api.x.ai', 'API', 'Global'],
    },
    { id: 'us.api.x.ai', name: 'US (us.api.x.ai)', operations: [] },
    { id: 'grok.com', name: 'grok.com', operations: [] },
  ],
  staleAfterMinutes: null,
  source: { from: 'status.x.ai/feed.xml: names read from a recorded answer', date: '2026-10-07' },
};

export const xai = compatible({
  id: 'xai',
  name: 'xAI',
  hosts: ['api.x.ai', '*.api.x.ai'],
  envWords: ['XAI'],
  own: [
    ...at('generate', 'chat.completions.create', '/v1/chat/completions'),
    ...at('video', 'videos.edit', '/v1/videos/edits', '/v1/videos/extensions'),
  ],
  more: [
    ...at('speech', 'tts', '/v1/tts'),
    ...at('transcribe', 'stt', '/v1/stt'),
    ...at('generate', 'completions.create', '/v1/complete'),
    ...at('manage', 'models.list', '/v1/language-models*', '/v1/image-generation-models*'),
    ...at('manage', 'tokenize', '/v1/tokenize-text', '/v1/api-key'),
  ],
  status: xaiStatus,
  from: readIn.vercel('xai'),
});

/** Not deepseek.statuspage.io, the former page: it answers with what it said in May 2026. */
const deepseekStatus: StatusPage = {
  url: 'https://status.deepseek.com',
  reader: 'flashduty',
  endpoints: [
    {
      url: 'https://status.deepseek.com/api/status-page/6410630422455/summary/active',
      role: 'summary',
    },
  ],
  fallbacks: [
    {
      url: 'https://statuspage.flashduty.com/api/status-page/6410630422455/summary/active',
      role: 'summary',
    },
  ],
  pageId: '6410630422455',
  components: [
    {
      id: '01KY4MVS8BM3F9JSYWACGQVG7A',
      name: 'DeepSeek V4 Pro API',
      operations: everyOperation,
    },
    {
      id: '01KY4MVS8BSBSVW6053QJ37RJE',
      name: 'DeepSeek V4 Flash API',
      operations: everyOperation,
    },
    {
      id: '01M0HT53S8NXSPYXHX9TYJ2RN4',
      name: 'DeepSeek-V4-Flash-Vision-Exp API',
      operations: [],
    },
  ],
  staleAfterMinutes: null,
  source: {
    from: 'Flashduty page of DeepSeek, summary/active: ids read from a recorded answer',
    date: '2026-09-04',
  },
};

export const deepseek = compatible({
  id: 'deepseek',
  name: 'DeepSeek',
  hosts: ['api.deepseek.com'],
  envWords: ['DEEPSEEK'],
  more: at('manage', 'user.balance', '/user/balance'),
  streamPings: true,
  status: deepseekStatus,
  from: `${readIn.vercel('deepseek')}; keep-alive comments: api-docs.deepseek.com/quick_start/rate_limit`,
});

export const fireworks = compatible({
  id: 'fireworks',
  name: 'Fireworks AI',
  label: 'Fireworks API',
  hosts: ['api.fireworks.ai', '*.api.fireworks.ai'],
  envWords: ['FIREWORKS'],
  own: [
    ...at('generate', 'chat.completions.create', '/inference/v1/chat/completions'),
    // A model's name is a part of this path.
    ...at('image', 'images.generate', '/inference/v1/workflows/*'),
  ],
  more: [
    ...at('image', 'images.generate', '/inference/v1/image_*'),
    ...at('manage', 'accounts', '/v1/accounts/*'),
  ],
  status: incidentio({
    url: 'https://status.fireworks.ai',
    // A component for each model: one of them is not all of it.
    components: [
      { id: 'all', name: 'All models of Fireworks', operations: everyOperation, sum: 'share' },
    ],
    staleAfterDays: 60,
    source: { from: 'public clients of status.fireworks.ai/api/v2', date: '2026-09-28' },
  }),
  from: `${readIn.vercel('fireworks')}; ${readIn.portkey('fireworks-ai')}`,
});

export const nvidia = compatible({
  id: 'nvidia',
  name: 'NVIDIA',
  label: 'NVIDIA API',
  hosts: ['integrate.api.nvidia.com', 'ai.api.nvidia.com'],
  envWords: ['NVIDIA'],
  more: [
    ...at('rerank', 'ranking', '/v1/retrieval/*/reranking', '/v1/ranking'),
    ...at('image', 'images.generate', '/v1/genai/*'),
    ...at('generate', 'chat.completions.create', '/v1/vlm/*'),
  ],
  from: `${readIn.litellm}; public clients of ai.api.nvidia.com/v1`,
});

export const deepinfra = compatible({
  id: 'deepinfra',
  name: 'DeepInfra',
  hosts: ['api.deepinfra.com'],
  envWords: ['DEEPINFRA'],
  more: at('generate', 'inference', '/v1/inference/*'),
  from: `${readIn.vercel('deepinfra')}; ${readIn.portkey('deepinfra')}`,
});

export const aimlapi = compatible({
  id: 'aimlapi',
  name: 'AI/ML API',
  label: 'AI/ML API',
  hosts: ['api.aimlapi.com'],
  envWords: ['AIMLAPI'],
  from: 'public clients of api.aimlapi.com/v1',
});

export const novita = compatible({
  id: 'novita',
  name: 'Novita AI',
  label: 'Novita API',
  hosts: ['api.novita.ai'],
  envWords: ['NOVITA'],
  more: at('image', 'images.generate', '/v3/async/*', '/v3beta/*'),
  from: `${readIn.portkey('novita-ai')}; public clients of api.novita.ai/v3/async`,
});

export const hyperbolic = compatible({
  id: 'hyperbolic',
  name: 'Hyperbolic',
  hosts: ['api.hyperbolic.xyz'],
  envWords: ['HYPERBOLIC'],
  more: [
    ...at('image', 'images.generate', '/v1/image/generation'),
    ...at('speech', 'audio.generation', '/v1/audio/generation'),
  ],
  from: readIn.portkey('hyperbolic'),
});

export const writer = compatible({
  id: 'writer',
  name: 'Writer',
  hosts: ['api.writer.com'],
  more: [
    ...at('generate', 'chat.chat', '/v1/chat'),
    ...at('agent', 'applications.generateContent', '/v1/applications/*'),
  ],
  from: 'public clients of api.writer.com/v1',
});

export const ai21 = compatible({
  id: 'ai21',
  name: 'AI21 Labs',
  label: 'AI21 API',
  hosts: ['api.ai21.com'],
  envWords: ['AI21'],
  more: [
    ...at('generate', 'completions.create', '/studio/v1/*/complete', '/studio/v1/*/chat'),
    ...at('embed', 'embed', '/studio/v1/embed'),
  ],
  status: statuspage({
    url: 'https://status.ai21.com',
    components: [{ id: 'all', name: 'All of AI21', operations: everyOperation, sum: 'worst' }],
    staleAfterDays: 60,
    source: { from: 'public clients of status.ai21.com/api/v2', date: '2026-08-31' },
  }),
  from: readIn.portkey('ai21'),
});

const baseten = compatible({
  id: 'baseten',
  name: 'Baseten',
  hosts: ['inference.baseten.co', '*.api.baseten.co'],
  envWords: ['BASETEN'],
  more: at('generate', 'predict', '*/predict', '*/sync', '*/async_predict'),
  from: readIn.vercel('baseten'),
});

/** A provider that adds nothing to OpenAI's API. */
const plain = (
  id: string,
  name: string,
  hosts: readonly string[],
  envWords: readonly string[],
  from: string,
): Provider => compatible({ id, name, hosts, envWords, from });

const { portkey, vercel, litellm } = readIn;

export const openaiCompatible: readonly Provider[] = [
  nvidia,
  deepinfra,
  aimlapi,
  novita,
  hyperbolic,
  ai21,
  writer,
  baseten,
  plain('sambanova', 'SambaNova', ['api.sambanova.ai'], ['SAMBANOVA'], portkey('sambanova')),
  plain(
    'nebius',
    'Nebius',
    ['api.studio.nebius.ai', 'api.studio.nebius.com', 'api.tokenfactory.nebius.com'],
    ['NEBIUS'],
    `${portkey('nebius')}; public clients of api.tokenfactory.nebius.com/v1`,
  ),
  plain('friendli', 'Friendli', ['api.friendli.ai'], ['FRIENDLI'], litellm),
  plain('featherless', 'Featherless AI', ['api.featherless.ai'], ['FEATHERLESS'], litellm),
  plain('nscale', 'Nscale', ['inference.api.nscale.com'], ['NSCALE'], litellm),
  plain(
    'lambda-ai',
    'Lambda',
    ['api.lambda.ai', 'api.lambdalabs.com'],
    ['LAMBDALABS'],
    `${litellm}; ${portkey('lambda')}`,
  ),
  plain('inference-net', 'Inference.net', ['api.inference.net'], [], portkey('inference-net')),
  plain('chutes', 'Chutes', ['llm.chutes.ai'], ['CHUTES'], litellm),
  plain('meta-llama', 'Meta Llama', ['api.llama.com'], [], litellm),
  plain('morph', 'Morph', ['api.morphllm.com'], ['MORPHLLM'], litellm),
  plain('vercel-v0', 'v0', ['api.v0.dev'], [], litellm),
  plain('wandb', 'W&B Inference', ['api.inference.wandb.ai'], [], litellm),
  plain('upstage', 'Upstage', ['api.upstage.ai'], ['UPSTAGE'], portkey('upstage')),
  plain('anyscale', 'Anyscale', ['api.endpoints.anyscale.com'], ['ANYSCALE'], portkey('anyscale')),
  plain('lepton', 'Lepton AI', ['api.lepton.ai'], [], portkey('lepton')),
  plain('lemonfox', 'Lemonfox', ['api.lemonfox.ai'], ['LEMONFOX'], portkey('lemonfox-ai')),
  plain('kluster', 'kluster.ai', ['api.kluster.ai'], ['KLUSTER'], portkey('kluster-ai')),
  plain('gmi-cloud', 'GMI Cloud', ['api.gmi-serving.com'], [], vercel('gmicloud')),
  plain(
    'ovhcloud',
    'OVHcloud AI Endpoints',
    ['*.endpoints.kepler.ai.cloud.ovh.net'],
    [],
    portkey('ovhcloud'),
  ),
];
