import type { EndpointFact, Provider } from '../../model/knowledge';
import { at, openaiApi } from './endpoints';
import { betterstack, everyOperation } from './statusPages';

/** What a model is for stands in its own card, seldom in its name. */
const models = (prefix: string): readonly EndpointFact[] => [
  ...at('embed', 'featureExtraction', `${prefix}/*/pipeline/feature-extraction`),
  ...at('embed', 'featureExtraction', `${prefix}/sentence-transformers/*`),
  ...at('transcribe', 'automaticSpeechRecognition', `${prefix}/*whisper*`),
  ...at('image', 'textToImage', `${prefix}/*diffusion*`, `${prefix}/*FLUX*`),
  ...at('generate', 'request', `${prefix}/*`),
];

/** A server for one model: of text generation, of embeddings, or of the owner's making. */
const endpointServer: readonly EndpointFact[] = [
  ...openaiApi('/v1'),
  ...at('embed', 'featureExtraction', '/embed', '/embed_sparse'),
  ...at('rerank', 'rerank', '/rerank'),
  ...at('manage', 'info', '/health', '/info', '/metrics', '/tokenize'),
  ...at('generate', 'request', '*'),
];

export const huggingface: Provider = {
  id: 'huggingface',
  name: 'Hugging Face',
  label: 'Hugging Face',
  hosts: [
    {
      host: 'router.huggingface.co',
      // Who runs the model stands in front of the path.
      endpoints: [
        ...openaiApi('/v1'),
        ...openaiApi('/hf-inference/models/*/v1'),
        ...models('/hf-inference/models'),
        ...openaiApi('*'),
        ...models(''),
      ],
    },
    {
      host: 'api-inference.huggingface.co',
      endpoints: [
        ...openaiApi('*/v1'),
        ...models('/models'),
        ...at('embed', 'featureExtraction', '/pipeline/feature-extraction/*'),
        ...at('generate', 'request', '/pipeline/*'),
      ],
    },
    {
      host: 'api.endpoints.huggingface.cloud',
      endpoints: at('manage', 'endpoints', '*'),
    },
    { host: '*.endpoints.huggingface.cloud', endpoints: endpointServer },
  ],
  envWords: ['HUGGINGFACE', 'HUGGINGFACEHUB', 'HF'],
  streamPings: false,
  status: betterstack({
    url: 'https://status.huggingface.co',
    pageId: '124692',
    components: [
      { id: '84641', name: 'Huggingface Hub', operations: everyOperation },
      {
        id: '8379105',
        name: 'Inference Endpoints API',
        operations: [],
        apis: ['endpoints'],
      },
      { id: '84642', name: 'Git Hosting and Serving', operations: [] },
      { id: '306621', name: 'Spaces Proxy', operations: [] },
      { id: '8951453', name: 'Jobs', operations: [] },
    ],
    source: {
      from: 'Better Stack page of Hugging Face, index.json: ids read from a recorded answer',
      date: '2026-07-19',
    },
  }),
  source: {
    from: '@huggingface/inference 4.13.30, dist; vercel/ai (2026-08), packages/huggingface/src; public clients of api-inference.huggingface.co/models',
    date: '2026-11-23',
  },
};
