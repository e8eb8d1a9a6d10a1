/** Tables of endpoints that several providers share. The host says whose they are, a table only what a path is for. */
import type { EndpointFact, Operation } from '../../model/knowledge';

/** Endpoints that do the same thing. */
export const at = (
  operation: Operation,
  api: string,
  ...paths: readonly string[]
): readonly EndpointFact[] => paths.map((path) => ({ path, operation, api }));

const under = (prefix: string, table: readonly EndpointFact[]): readonly EndpointFact[] =>
  table.map((endpoint) => ({ ...endpoint, path: `${prefix}${endpoint.path}` }));

const openaiTable: readonly EndpointFact[] = [
  ...at('generate', 'chat.completions.create', '/chat/completions'),
  ...at('manage', 'chat.completions.retrieve', '/chat/completions/*'),
  ...at('generate', 'responses.create', '/responses'),
  ...at('generate', 'responses.compact', '/responses/compact'),
  ...at('manage', 'responses.retrieve', '/responses/*'),
  ...at('generate', 'completions.create', '/completions'),
  ...at('embed', 'embeddings.create', '/embeddings'),
  ...at('image', 'images.generate', '/images/generations'),
  ...at('image', 'images.edit', '/images/edits'),
  ...at('image', 'images.createVariation', '/images/variations'),
  ...at('speech', 'audio.speech.create', '/audio/speech'),
  ...at('transcribe', 'audio.transcriptions.create', '/audio/transcriptions'),
  ...at('transcribe', 'audio.translations.create', '/audio/translations'),
  ...at('moderate', 'moderations.create', '/moderations'),
  ...at('video', 'videos.create', '/videos', '/videos/generations', '/videos/*/remix'),
  ...at('manage', 'videos.retrieve', '/videos/*'),
  ...at('batch', 'batches.create', '/batches*'),
  ...at('realtime', 'realtime.connect', '/realtime*'),
  ...at('manage', 'models.list', '/models*'),
  ...at('manage', 'files.list', '/files*'),
];

/** Of the platform that OpenAI and Azure share and that nobody imitates. */
const openaiPlatformTable: readonly EndpointFact[] = [
  ...at('agent', 'beta.threads.create', '/threads*'),
  ...at('agent', 'beta.chatkit.sessions.create', '/chatkit*'),
  ...at('manage', 'beta.assistants.create', '/assistants*'),
  ...at('manage', 'conversations.create', '/conversations*'),
  ...at('manage', 'vectorStores.create', '/vector_stores*'),
  ...at('manage', 'fineTuning.jobs.create', '/fine_tuning*', '/fine-tunes*'),
  ...at('manage', 'uploads.create', '/uploads*'),
  ...at('manage', 'evals.create', '/evals*'),
  ...at('manage', 'containers.create', '/containers*'),
];

const anthropicTable: readonly EndpointFact[] = [
  ...at('generate', 'messages.create', '/messages'),
  ...at('manage', 'messages.countTokens', '/messages/count_tokens'),
  ...at('batch', 'messages.batches.create', '/messages/batches*'),
];

/** What most compatible servers offer of OpenAI's API. A prefix of `*` where the host serves nothing else. */
export const openaiApi = (prefix: string): readonly EndpointFact[] => under(prefix, openaiTable);

/** All of OpenAI's API. */
export const openaiPlatform = (prefix: string): readonly EndpointFact[] =>
  under(prefix, [...openaiTable, ...openaiPlatformTable]);

/** Anthropic's Messages API, which compatible servers offer too. */
export const anthropicApi = (prefix: string): readonly EndpointFact[] =>
  under(prefix, anthropicTable);

/** The shape in which Cohere, Jina, Voyage and compatible servers rank documents. */
export const rerankApi = (prefix: string): readonly EndpointFact[] =>
  under(prefix, at('rerank', 'rerank', '/rerank', '/reranking'));

/** Every path that compatible hosts are known to serve, for hosts that serve nothing else. */
export const compatibleApi: readonly EndpointFact[] = [
  ...openaiApi('*'),
  ...anthropicApi('*'),
  ...rerankApi('*'),
];
