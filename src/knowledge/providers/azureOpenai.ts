import type { EndpointFact, Provider } from '../../model/knowledge';

/** By deployment, by the v1 surface (since 2025) and by account. */
const endpoints: readonly EndpointFact[] = [
  {
    path: '/openai/deployments/*/chat/completions',
    operation: 'generate',
    api: 'chat.completions.create',
  },
  { path: '/openai/deployments/*/completions', operation: 'generate', api: 'completions.create' },
  { path: '/openai/deployments/*/embeddings', operation: 'embed', api: 'embeddings.create' },
  { path: '/openai/deployments/*/images/generations', operation: 'image', api: 'images.generate' },
  { path: '/openai/deployments/*/images/edits', operation: 'image', api: 'images.edit' },
  { path: '/openai/deployments/*/audio/speech', operation: 'speech', api: 'audio.speech.create' },
  {
    path: '/openai/deployments/*/audio/transcriptions',
    operation: 'transcribe',
    api: 'audio.transcriptions.create',
  },
  {
    path: '/openai/deployments/*/audio/translations',
    operation: 'transcribe',
    api: 'audio.translations.create',
  },
  { path: '/openai/v1/chat/completions', operation: 'generate', api: 'chat.completions.create' },
  { path: '/openai/v1/completions', operation: 'generate', api: 'completions.create' },
  { path: '/openai/v1/embeddings', operation: 'embed', api: 'embeddings.create' },
  { path: '/openai/v1/images/generations', operation: 'image', api: 'images.generate' },
  { path: '/openai/v1/images/edits', operation: 'image', api: 'images.edit' },
  { path: '/openai/v1/audio/speech', operation: 'speech', api: 'audio.speech.create' },
  {
    path: '/openai/v1/audio/transcriptions',
    operation: 'transcribe',
    api: 'audio.transcriptions.create',
  },
  {
    path: '/openai/v1/audio/translations',
    operation: 'transcribe',
    api: 'audio.translations.create',
  },
  { path: '/openai/v1/responses', operation: 'generate', api: 'responses.create' },
  { path: '/openai/v1/batches*', operation: 'batch', api: 'batches.create' },
  { path: '/openai/v1/threads*', operation: 'agent', api: 'beta.threads.create' },
  { path: '/openai/v1/realtime*', operation: 'realtime', api: 'realtime.connect' },
  { path: '/openai/v1/models*', operation: 'manage', api: 'models.list' },
  { path: '/openai/v1/files*', operation: 'manage', api: 'files.list' },
  { path: '/openai/responses', operation: 'generate', api: 'responses.create' },
  { path: '/openai/batches*', operation: 'batch', api: 'batches.create' },
  { path: '/openai/threads*', operation: 'agent', api: 'beta.threads.create' },
  { path: '/openai/realtime*', operation: 'realtime', api: 'realtime.connect' },
  { path: '/openai/models*', operation: 'manage', api: 'models.list' },
  { path: '/openai/files*', operation: 'manage', api: 'files.list' },
];

const modelInference: readonly EndpointFact[] = [
  { path: '/models/chat/completions', operation: 'generate', api: 'chat.completions.create' },
  { path: '/models/embeddings', operation: 'embed', api: 'embeddings.create' },
  { path: '/models/images/embeddings', operation: 'embed', api: 'images.embeddings.create' },
];

export const azureOpenai: Provider = {
  id: 'azure-openai',
  name: 'Microsoft Azure',
  label: 'Azure OpenAI',
  hosts: [
    { host: '*.openai.azure.com', endpoints },
    { host: '*.cognitiveservices.azure.com', endpoints },
    { host: '*.services.ai.azure.com', endpoints: [...modelInference, ...endpoints] },
  ],
  streamPings: false,
  status: null,
  source: {
    from: 'openai 7.57.0, src/azure.ts; @azure-rest/ai-inference 1.0.0-beta.6',
    date: '2026-10-07',
  },
};
