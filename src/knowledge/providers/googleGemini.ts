import type { EndpointFact, Provider } from '../../model/knowledge';
import { at, openaiApi } from './endpoints';

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

export const googleGemini: Provider = {
  id: 'google-gemini',
  name: 'Google',
  label: 'Gemini API',
  hosts: [{ host: 'generativelanguage.googleapis.com', endpoints }],
  envWords: ['GEMINI', 'GENAI', 'GOOGLEAISTUDIO'],
  streamPings: false,
  status: null,
  source: {
    from: '@google/genai 3.1.0, dist; vercel/ai (2026-08), packages/google/src; Portkey gateway (2026-05), src/providers/palm/api.ts',
    date: '2026-11-23',
  },
};
