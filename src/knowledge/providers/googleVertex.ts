import type { EndpointFact, Provider, StatusPage } from '../../model/knowledge';
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

/** Product ids: the titles are being renamed from Vertex to Agent Platform. */
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
      operations: ['generate', 'embed', 'realtime', 'agent'],
      names: ['Vertex AI Gemini API', 'Gemini on Agent Platform'],
    },
    {
      id: 'sdXM79fz1FS6ekNpu37K',
      name: 'Vertex AI Online Prediction',
      operations: [],
      apis: ['models.predict', 'chat.completions.create'],
    },
    { id: 'yVW8aiPWipjd3j67XzDL', name: 'Vertex AI Batch Prediction', operations: ['batch'] },
    { id: 'zeBmbgdSyHGTvPAiXwVS', name: 'Vertex Imagen API', operations: ['image'] },
    { id: 'p5rCvyraXdeC6HFE8XJJ', name: 'Vertex Veo API', operations: ['video'] },
    {
      id: 's0huLpuA7LiYVMlVc8lv',
      name: 'Vertex AI Agent Engine',
      operations: [],
      apis: ['reasoningEngines.*'],
    },
    { id: '5ca2HM3qzeRulGMXksCD', name: 'Provisioned Throughput', operations: [] },
    { id: 'deUeOEPYanfJ9w8cpyBJ', name: 'Gemini Code Assist', operations: [] },
    { id: 'cxUh24jPxEXgyRlaVhuk', name: 'Gemini Enterprise', operations: [] },
  ],
  staleAfterMinutes: null,
  source: {
    from: 'status.cloud.google.com, incidents.json and products.json: ids read from recorded answers',
    date: '2026-09-15',
  },
};

export const googleVertex: Provider = {
  id: 'google-vertex',
  name: 'Google Cloud',
  label: 'Vertex AI',
  hosts: [
    { host: 'aiplatform.googleapis.com', shared: true, endpoints },
    { host: '*-aiplatform.googleapis.com', shared: true, regional: true, endpoints },
    { host: 'aiplatform.*.rep.googleapis.com', shared: true, regional: true, endpoints },
  ],
  envWords: ['VERTEX', 'VERTEXAI'],
  regionOptions: ['location', 'region'],
  streamPings: false,
  status,
  source: {
    from: '@google/genai 3.1.0, dist; @anthropic-ai/vertex-sdk 1.1.3, client.js; vercel/ai (2026-08), packages/google-vertex/src',
    date: '2026-11-23',
  },
};
