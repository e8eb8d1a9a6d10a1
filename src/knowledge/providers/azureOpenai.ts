import type { EndpointFact, Provider, StatusPage } from '../../model/knowledge';
import { anthropicApi, openaiApi, openaiPlatform, rerankApi } from './endpoints';
import { everyOperation } from './statusPages';

/** By deployment, by the v1 surface (since 2025) and by account. */
const endpoints: readonly EndpointFact[] = [
  ...openaiApi('/openai/deployments/*'),
  ...openaiPlatform('/openai/v1'),
  ...openaiPlatform('/openai'),
];

/** Models of others, by name and not by deployment. */
const modelInference: readonly EndpointFact[] = [
  ...openaiApi('/models'),
  { path: '/models/images/embeddings', operation: 'embed', api: 'images.embeddings.create' },
  ...anthropicApi('/anthropic/v1'),
  { path: '/providers/cohere/*/rerank', operation: 'rerank', api: 'rerank' },
];

/** Never status.azure.com: it is routed by place, and was empty for hours of an outage elsewhere. */
const status: StatusPage = {
  url: 'https://azure.status.microsoft/en-us/status',
  reader: 'azure-rss',
  endpoints: [
    { url: 'https://rssfeed.azure.status.microsoft/en-us/status/feed/', role: 'incidents' },
  ],
  fallbacks: [{ url: 'https://azure.status.microsoft/en-us/status/feed/', role: 'incidents' }],
  pageId: null,
  components: [
    {
      id: 'azure-openai',
      name: 'Azure OpenAI',
      operations: everyOperation,
      // Itself under its names, and what every service stands on.
      names: [
        ...['*OpenAI*', '*AI Foundry*', '*Microsoft Foundry*', 'Azure AI*', 'AI Services'],
        ...['*Cognitive Services*', '*Network Infrastructure*', 'Azure DNS', '*Multiple Services*'],
        ...['All Services', 'Azure'],
      ],
    },
  ],
  staleAfterMinutes: null,
  source: {
    from: 'rssfeed.azure.status.microsoft: categories read from recorded answers; names of the service by Microsoft',
    date: '2026-08-01',
  },
};

export const azureOpenai: Provider = {
  id: 'azure-openai',
  name: 'Microsoft Azure',
  label: 'Azure OpenAI',
  hosts: [
    { host: '*.openai.azure.com', endpoints },
    { host: '*.services.ai.azure.com', endpoints: [...endpoints, ...modelInference] },
    // Speech, vision and translation answer here too.
    { host: '*.cognitiveservices.azure.com', shared: true, endpoints },
    // One model each, without a server's share of the path.
    {
      host: '*.models.ai.azure.com',
      endpoints: [...openaiApi(''), ...openaiApi('/v1'), ...rerankApi('/v1')],
    },
  ],
  envWords: ['AZURE'],
  streamPings: false,
  status,
  source: {
    from: 'openai 7.57.0, src/azure.ts; @azure-rest/ai-inference 1.0.0-beta.6; @anthropic-ai/foundry-sdk 1.1.1; public clients of *.models.ai.azure.com',
    date: '2026-11-23',
  },
};
