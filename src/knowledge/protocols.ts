import type { Protocol, Source } from '../model/knowledge';

const read: Source = {
  from: 'API references of OpenAI, Anthropic, Gemini, Azure OpenAI, Ollama and llama.cpp: paths and request bodies',
  date: '2026-11-23',
};

/** Path prefixes under which servers that speak OpenAI's protocol put it. */
const bases = [
  '',
  '/v1',
  '/api/v1',
  '/openai/v1',
  '/openai',
  '/v1beta/openai',
  '/compatible-mode/v1',
];

const under = (path: string): readonly string[] => bases.map((base) => `${base}${path}`);

/**
 * Requests whose host the code leaves open but whose path and body only an LLM server understands:
 * `fetch(baseUrl + '/chat/completions', { body: JSON.stringify({ model, messages }) })`.
 */
export const protocols: readonly Protocol[] = [
  {
    id: 'chat-completions',
    paths: under('/chat/completions'),
    body: { keys: ['messages'], required: false },
    anyHost: true,
    provider: null,
    operation: 'generate',
    api: 'chat.completions.create',
    source: read,
  },
  {
    id: 'azure-deployment',
    paths: ['/openai/deployments/*/chat/completions', '/openai/deployments/*/completions'],
    body: { keys: [], required: false },
    anyHost: true,
    provider: 'azure-openai',
    operation: 'generate',
    api: 'chat.completions.create',
    source: read,
  },
  {
    id: 'azure-embeddings',
    paths: ['/openai/deployments/*/embeddings'],
    body: { keys: [], required: false },
    anyHost: true,
    provider: 'azure-openai',
    operation: 'embed',
    api: 'embeddings.create',
    source: read,
  },
  {
    id: 'messages',
    paths: ['/v1/messages'],
    body: { keys: ['messages', 'max_tokens'], required: true },
    anyHost: true,
    provider: null,
    operation: 'generate',
    api: 'messages.create',
    source: read,
  },
  {
    id: 'responses',
    paths: ['/responses', '/v1/responses'],
    body: { keys: ['model', 'input'], required: true },
    anyHost: true,
    provider: null,
    operation: 'generate',
    api: 'responses.create',
    source: read,
  },
  {
    id: 'completions',
    paths: under('/completions'),
    body: { keys: ['prompt'], required: true },
    anyHost: true,
    provider: null,
    operation: 'generate',
    api: 'completions.create',
    source: read,
  },
  {
    id: 'embeddings',
    paths: under('/embeddings'),
    body: { keys: ['model', 'input'], required: true },
    anyHost: true,
    provider: null,
    operation: 'embed',
    api: 'embeddings.create',
    source: read,
  },
  {
    id: 'generate-content',
    paths: ['', '/v1beta', '/v1'].flatMap((base) =>
      ['generateContent', 'streamGenerateContent'].map((name) => `${base}/models/*:${name}`),
    ),
    body: { keys: ['contents'], required: false },
    anyHost: true,
    provider: 'google-gemini',
    operation: 'generate',
    api: 'models.generateContent',
    source: read,
  },
  {
    id: 'dashscope',
    paths: ['/services/aigc/*', '/api/v1/services/aigc/*'],
    body: { keys: ['model', 'input'], required: true },
    anyHost: true,
    provider: 'alibaba',
    operation: 'generate',
    api: 'generation.call',
    source: read,
  },
  {
    id: 'ollama-generate',
    paths: ['/api/generate'],
    body: { keys: ['model', 'prompt'], required: true },
    anyHost: false,
    provider: 'ollama',
    operation: 'generate',
    api: 'generate',
    source: read,
  },
  {
    id: 'ollama-chat',
    paths: ['/api/chat'],
    body: { keys: ['model', 'messages'], required: true },
    anyHost: false,
    provider: 'ollama',
    operation: 'generate',
    api: 'chat',
    source: read,
  },
  {
    id: 'ollama-embed',
    paths: ['/api/embeddings', '/api/embed'],
    body: { keys: ['model'], required: true },
    anyHost: false,
    provider: 'ollama',
    operation: 'embed',
    api: 'embed',
    source: read,
  },
  {
    id: 'llamacpp-completion',
    paths: ['/completion'],
    body: { keys: ['prompt', 'n_predict'], required: true },
    anyHost: true,
    provider: 'llamacpp',
    operation: 'generate',
    api: 'completion',
    source: read,
  },
];
