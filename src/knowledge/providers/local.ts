/** Servers that run models on the developer's own machine, known by the port on which each listens unless told otherwise. */
import type { EndpointFact, HostFact, Provider } from '../../model/knowledge';
import { anthropicApi, at, openaiApi, rerankApi } from './endpoints';

const machines = ['localhost', '127.0.0.1', '0.0.0.0', 'host.docker.internal'] as const;

/** A port that own back ends like too. */
const onPort = (port: number, endpoints: readonly EndpointFact[]): readonly HostFact[] =>
  machines.map((machine) => ({ host: `${machine}:${port}`, shared: true, endpoints }));

const ollamaApi: readonly EndpointFact[] = [
  ...at('generate', 'chat', '/api/chat'),
  ...at('generate', 'generate', '/api/generate'),
  ...at('embed', 'embed', '/api/embed'),
  ...at('embed', 'embeddings', '/api/embeddings'),
  ...at('manage', 'list', '/api/tags', '/api/ps', '/api/version'),
  ...at('manage', 'show', '/api/show', '/api/create', '/api/copy', '/api/delete', '/api/blobs/*'),
  ...at('manage', 'pull', '/api/pull', '/api/push'),
  ...openaiApi('/v1'),
  ...anthropicApi('/v1'),
];

export const ollama: Provider = {
  id: 'ollama',
  name: 'Ollama',
  label: 'Ollama',
  hosts: [
    // Nothing else is known to listen on this port, on whatever machine.
    { host: '*:11434', endpoints: ollamaApi },
    // Its cloud; the rest of the host is a web site.
    { host: 'ollama.com', shared: true, endpoints: ollamaApi },
  ],
  envWords: ['OLLAMA'],
  streamPings: false,
  status: null,
  source: {
    from: 'ollama 0.6.4, src/index.ts; mintlify.com/ollama/ollama/api/introduction',
    date: '2026-11-23',
  },
};

export const lmstudio: Provider = {
  id: 'lmstudio',
  name: 'LM Studio',
  label: 'LM Studio',
  hosts: onPort(1234, [
    ...openaiApi('/v1'),
    ...anthropicApi('/v1'),
    ...openaiApi('/api/v0'),
    ...at('generate', 'chat', '/api/v1/chat'),
    ...at('manage', 'models.list', '/api/v1/models*'),
  ]),
  envWords: ['LMSTUDIO'],
  streamPings: false,
  status: null,
  source: { from: 'LM Studio documentation, REST API', date: '2026-11-23' },
};

export const vllm: Provider = {
  id: 'vllm',
  name: 'vLLM',
  label: 'vLLM',
  hosts: onPort(8000, [
    ...at('generate', 'chat.completions.create', '/v1/chat/completions'),
    ...at('generate', 'completions.create', '/v1/completions'),
    ...at('generate', 'responses.create', '/v1/responses'),
    ...at('embed', 'embeddings.create', '/v1/embeddings'),
    ...rerankApi('/v1'),
  ]),
  envWords: ['VLLM'],
  streamPings: false,
  status: null,
  source: { from: 'vLLM documentation, OpenAI-compatible server', date: '2026-11-23' },
};

export const llamacpp: Provider = {
  id: 'llamacpp',
  name: 'llama.cpp',
  label: 'llama.cpp server',
  hosts: onPort(8080, [
    ...at('generate', 'chat.completions.create', '/v1/chat/completions', '/chat/completions'),
    ...at('generate', 'completions.create', '/v1/completions', '/completions', '/completion'),
    ...at('generate', 'infill', '/infill'),
    ...at('generate', 'responses.create', '/v1/responses'),
    ...at('generate', 'messages.create', '/v1/messages'),
    ...at('embed', 'embeddings.create', '/v1/embeddings', '/embedding', '/embeddings'),
    ...rerankApi('/v1'),
  ]),
  envWords: ['LLAMACPP'],
  streamPings: false,
  status: null,
  source: { from: 'llama.cpp, tools/server/README.md', date: '2026-11-23' },
};

/** A gateway that many run beside their own server. */
export const litellm: Provider = {
  id: 'litellm',
  name: 'LiteLLM',
  label: 'LiteLLM proxy',
  hosts: onPort(4000, [
    ...at('generate', 'chat.completions.create', '/v1/chat/completions', '/chat/completions'),
    ...at('generate', 'completions.create', '/v1/completions'),
    ...at('generate', 'responses.create', '/v1/responses'),
    ...at('generate', 'messages.create', '/v1/messages'),
    ...at('embed', 'embeddings.create', '/v1/embeddings', '/embeddings'),
    ...rerankApi('/v1'),
  ]),
  envWords: ['LITELLM'],
  // docs.litellm.ai, "Fallbacks": the proxy asks these next.
  fallbackOptions: ['fallbacks', 'extra_body.fallbacks'].map((name) => ({
    name,
    place: 'body',
    kind: 'other-model',
  })),
  streamPings: false,
  status: null,
  source: { from: 'LiteLLM documentation, proxy server quick start', date: '2026-11-23' },
};

export const localProviders: readonly Provider[] = [ollama, lmstudio, vllm, llamacpp, litellm];
