import type { EndpointFact, Provider } from '../../model/knowledge';
import { at, openaiApi } from './endpoints';

/** With and without the version in front. */
const endpoints: readonly EndpointFact[] = [
  ...openaiApi('/compatibility/v1'),
  ...at('generate', 'chat', '*/chat'),
  ...at('generate', 'generate', '*/generate'),
  ...at('generate', 'summarize', '*/summarize'),
  ...at('generate', 'classify', '*/classify'),
  ...at('embed', 'embed', '*/embed'),
  ...at('rerank', 'rerank', '*/rerank'),
  ...at('batch', 'embedJobs.create', '*/embed-jobs*'),
  ...at('manage', 'tokenize', '*/tokenize', '*/detokenize'),
  ...at('manage', 'models.list', '*/models*'),
  ...at('manage', 'datasets.create', '*/datasets*', '*/connectors*', '*/finetuning*'),
];

export const cohere: Provider = {
  id: 'cohere',
  name: 'Cohere',
  label: 'Cohere API',
  hosts: [
    { host: 'api.cohere.com', endpoints },
    { host: 'api.cohere.ai', endpoints },
  ],
  envWords: ['COHERE'],
  streamPings: false,
  status: null,
  source: {
    from: 'cohere-ai 8.1.0, Client.js and api/resources; vercel/ai (2026-08), packages/cohere/src; Portkey gateway (2026-05), src/providers/cohere/api.ts',
    date: '2026-11-23',
  },
};
