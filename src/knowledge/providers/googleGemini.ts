import type { EndpointFact, Provider, StatusPage } from '../../model/knowledge';
import { at, openaiApi } from './endpoints';
import { everyOperation } from './statusPages';

/** Methods of a model, which stand behind a colon. */
const methods: readonly EndpointFact[] = [
  ...at('generate', 'models.generateContent', '*:generateContent'),
  ...at('generate', 'models.generateContentStream', '*:streamGenerateContent'),
  ...at('embed', 'models.embedContent', '*:embedContent', '*:batchEmbedContents'),
  ...at('image', 'models.generateImages', '*:predict'),
  ...at('video', 'models.generateVideos', '*:predictLongRunning'),
  ...at('batch', 'batches.create', '*:batchGenerateContent', '*:asyncBatchEmbedContent'),
  ...at('manage', 'models.countTokens', '*:countTokens'),
];

/** Of the PaLM models, before Gemini. */
const palmMethods: readonly EndpointFact[] = [
  ...at('generate', 'models.generateText', '*:generateText', '*:generateMessage'),
  ...at('embed', 'models.embedText', '*:embedText', '*:batchEmbedText'),
];

const endpoints: readonly EndpointFact[] = [
  ...methods,
  ...palmMethods,
  // A method that code chooses: hardly ever another than to generate.
  ...at('generate', 'models.generateContent', '/*/models/*:*'),
  ...openaiApi('/*/openai'),
  ...at('generate', 'interactions.create', '/*/interactions'),
  ...at('manage', 'interactions.get', '/*/interactions/*'),
  ...at('realtime', 'live.connect', '/ws/*'),
  ...at('batch', 'batches.get', '/*/batches*'),
  ...at('manage', 'models.list', '/*/models', '/*/models/*', '/*/tunedModels*'),
  ...at('manage', 'files.upload', '/*/files*', '/upload/*', '/resumable/upload/*'),
  ...at('manage', 'caches.create', '/*/cachedContents*'),
  ...at('manage', 'fileSearchStores.create', '/*/fileSearchStores*', '/*/corpora*'),
  ...at('manage', 'operations.get', '/*/operations/*'),
];

/** Google AI Studio has no page that programs may read. The same models on Google Cloud have one. */
const status: StatusPage = {
  url: 'https://status.cloud.google.com',
  reader: 'google-cloud',
  endpoints: [{ url: 'https://status.cloud.google.com/incidents.json', role: 'incidents' }],
  fallbacks: [],
  pageId: null,
  components: [
    {
      id: 'Z0FZJAMvEB4j3NbCJs6B',
      name: 'Vertex Gemini API',
      operations: everyOperation,
      names: ['Vertex AI Gemini API', 'Gemini on Agent Platform'],
      hint: true,
    },
  ],
  staleAfterMinutes: null,
  source: {
    from: 'status.cloud.google.com, incidents.json; aistudio.google.com/status asks for a key of its own',
    date: '2026-09-15',
  },
};

export const googleGemini: Provider = {
  id: 'google-gemini',
  name: 'Google',
  label: 'Gemini API',
  hosts: [{ host: 'generativelanguage.googleapis.com', endpoints }],
  envWords: ['GEMINI', 'GENAI', 'GOOGLEAISTUDIO'],
  streamPings: false,
  status,
  source: {
    from: '@google/genai 3.1.0, dist; vercel/ai (2026-08), packages/google/src; Portkey gateway (2026-05), src/providers/palm/api.ts',
    date: '2026-11-23',
  },
};
