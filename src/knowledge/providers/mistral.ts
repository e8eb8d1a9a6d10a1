import type { EndpointFact, Provider, StatusPage } from '../../model/knowledge';
import { at, openaiApi } from './endpoints';

const endpoints: readonly EndpointFact[] = [
  ...openaiApi('/v1'),
  ...at('generate', 'fim.complete', '/v1/fim/completions'),
  ...at('agent', 'agents.complete', '/v1/agents/completions'),
  ...at('agent', 'beta.conversations.start', '/v1/conversations*'),
  ...at('generate', 'ocr.process', '/v1/ocr'),
  ...at('moderate', 'classifiers.moderateChat', '/v1/chat/moderations'),
  ...at('moderate', 'classifiers.classify', '/v1/classifications', '/v1/chat/classifications'),
  ...at('batch', 'batch.jobs.create', '/v1/batch/*'),
  ...at('manage', 'beta.agents.create', '/v1/agents*'),
  ...at('manage', 'fineTuning.jobs.create', '/v1/fine_tuning/*'),
];

/** The page lists no components in its answer: an incident names them, or counts for all. */
const status: StatusPage = {
  url: 'https://status.mistral.ai',
  reader: 'rootly',
  endpoints: [{ url: 'https://status.mistral.ai/api/v1/status.json', role: 'summary' }],
  // Of the vendor before September 2026.
  otherReaders: ['checkly'],
  fallbacks: [
    {
      url: 'https://status.mistral.ai/api/status-page/mistral-ai/unresolved-incidents',
      role: 'incidents',
    },
  ],
  pageId: null,
  components: [
    {
      id: 'a4b27297-cd30-47b8-8ac0-1d1081fe905a',
      name: 'Completion API',
      operations: ['generate'],
      apis: ['chat.*', 'fim.*', 'completions.*'],
    },
    {
      id: '74350cee-8e18-44bb-be49-9a5ae3f8f218',
      name: 'Embedding API',
      operations: ['embed'],
      names: ['Embeddings API'],
    },
    {
      id: '719fdf28-3a3d-48f9-bfe3-7766e55091b4',
      name: 'Audio API',
      operations: ['speech', 'transcribe'],
    },
    { id: '304d5895-4dde-47be-b2e1-b7ebeb28dd4d', name: 'Agents API', operations: ['agent'] },
    {
      id: '4b32fcf7-6173-4456-85ba-048d384ae4a6',
      name: 'Conversations API',
      operations: [],
      apis: ['beta.conversations.*'],
    },
    { id: 'ba3a6e31-16e8-48c1-9a0e-dc09d9f65b68', name: 'Batch API', operations: ['batch'] },
    {
      id: 'd16850a6-af05-4366-abc2-65d89959305d',
      name: 'OCR API',
      operations: [],
      apis: ['ocr.*'],
    },
    {
      id: '951414e5-fcd1-4c1d-9f2f-acaf726bd245',
      name: 'Files API',
      operations: [],
      apis: ['files.*'],
    },
    {
      id: '3e804d64-e876-488f-ba91-69913a2d54f9',
      name: 'Fine-Tuning API',
      operations: [],
      apis: ['fineTuning.*'],
    },
  ],
  staleAfterMinutes: null,
  source: {
    from: 'docs.rootly.com, status page public API; ids as the page of Mistral showed them',
    date: '2026-10-01',
  },
};

export const mistral: Provider = {
  id: 'mistral',
  name: 'Mistral AI',
  label: 'Mistral API',
  hosts: [
    { host: 'api.mistral.ai', endpoints },
    { host: 'codestral.mistral.ai', endpoints },
  ],
  envWords: ['MISTRAL', 'CODESTRAL'],
  streamPings: false,
  status,
  source: {
    from: '@mistralai/mistralai 2.7.0, src/funcs; LiteLLM (2026), litellm/constants.py',
    date: '2026-11-23',
  },
};
