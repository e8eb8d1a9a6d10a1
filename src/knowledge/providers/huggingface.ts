import type { EndpointFact, Provider } from '../../model/knowledge';
import { at, openaiApi } from './endpoints';

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
  status: null,
  source: {
    from: '@huggingface/inference 4.13.30, dist; vercel/ai (2026-08), packages/huggingface/src; public clients of api-inference.huggingface.co/models',
    date: '2026-11-23',
  },
};
