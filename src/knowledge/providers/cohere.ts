import type { EndpointFact, Provider } from '../../model/knowledge';
import { at, openaiApi } from './endpoints';
import { everyOperation, incidentio } from './statusPages';

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
  status: incidentio({
    url: 'https://status.cohere.com',
    // One component for each model, and some for web pages: a login that fails there is no failing call.
    components: [
      { id: '01HPSPCNBW0R74QDXBWQ10RTC0', name: 'Infrastructure', operations: everyOperation },
      { id: '01JPJY4Y5P9N4AYA7FXXKQ71FA', name: 'command-a-03-2025', operations: ['generate'] },
      { id: '01HQ6CA39NZ5X3PRFPN71Q89TE', name: 'embeddings', operations: ['embed', 'batch'] },
      { id: '01JE3W0DMZT3SQZKJDRSMQR6TS', name: 'rerank-v3.5', operations: ['rerank'] },
    ],
    staleAfterDays: 60,
    source: {
      from: 'incident.io page of Cohere, summary.json: ids read from a recorded answer',
      date: '2026-07-23',
    },
  }),
  source: {
    from: 'cohere-ai 8.1.0, Client.js and api/resources; vercel/ai (2026-08), packages/cohere/src; Portkey gateway (2026-05), src/providers/cohere/api.ts',
    date: '2026-11-23',
  },
};
