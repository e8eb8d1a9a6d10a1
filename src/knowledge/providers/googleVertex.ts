import type { EndpointFact, Provider } from '../../model/knowledge';
import { at, openaiApi } from './endpoints';

/**
 * A path names publisher, model and method. Models that people trained themselves answer at the same hosts, below
 * `/endpoints/`: what they are for, nobody can tell.
 */
const endpoints: readonly EndpointFact[] = [
  ...at('generate', 'models.generateContent', '*:generateContent'),
  ...at('generate', 'models.generateContentStream', '*:streamGenerateContent'),
  ...at('manage', 'messages.countTokens', '*/count-tokens:rawPredict'),
  ...at('generate', 'models.rawPredict', '*/publishers/*:rawPredict'),
  ...at('generate', 'models.streamRawPredict', '*/publishers/*:streamRawPredict'),
  ...at('generate', 'models.serverStreamingPredict', '*/publishers/*:serverStreamingPredict'),
  ...at('embed', 'models.embedContent', '*:embedContent'),
  ...at('embed', 'models.predict', '*/publishers/*/models/*embedding*:predict'),
  ...at('image', 'models.generateImages', '*/publishers/*/models/imag*:predict'),
  ...at('generate', 'models.predict', '*/publishers/*:predict'),
  ...at('video', 'models.generateVideos', '*/publishers/*:predictLongRunning'),
  ...openaiApi('*/endpoints/*'),
  ...at('agent', 'reasoningEngines.query', '*/reasoningEngines/*:query'),
  ...at('agent', 'reasoningEngines.streamQuery', '*/reasoningEngines/*:streamQuery'),
  ...at('realtime', 'live.connect', '/ws/*LlmBidiService/*'),
  ...at('batch', 'batches.create', '*/batchPredictionJobs*'),
  ...at('manage', 'models.countTokens', '*:countTokens', '*:computeTokens'),
  ...at('manage', 'operations.get', '*/publishers/*:fetchPredictOperation'),
  ...at('manage', 'caches.create', '*/cachedContents*'),
  ...at('manage', 'tunings.tune', '*/tuningJobs*'),
  ...at('manage', 'models.list', '*/publishers/*/models'),
];

export const googleVertex: Provider = {
  id: 'google-vertex',
  name: 'Google Cloud',
  label: 'Vertex AI',
  hosts: [
    { host: 'aiplatform.googleapis.com', shared: true, endpoints },
    { host: '*-aiplatform.googleapis.com', shared: true, endpoints },
    { host: 'aiplatform.*.rep.googleapis.com', shared: true, endpoints },
  ],
  envWords: ['VERTEX', 'VERTEXAI'],
  streamPings: false,
  status: null,
  source: {
    from: '@google/genai 3.1.0, dist; @anthropic-ai/vertex-sdk 1.1.3, client.js; vercel/ai (2026-08), packages/google-vertex/src',
    date: '2026-11-23',
  },
};
