/** Providers of embeddings and of ranking. */
import { compatible, readIn } from './compatible';
import { at } from './endpoints';

export const voyage = compatible({
  id: 'voyage',
  name: 'Voyage AI',
  label: 'Voyage API',
  hosts: ['api.voyageai.com'],
  envWords: ['VOYAGE', 'VOYAGEAI'],
  own: [
    ...at('embed', 'embed', '/v1/embeddings'),
    ...at('embed', 'multimodalEmbed', '/v1/multimodalembeddings'),
    ...at('embed', 'contextualizedEmbed', '/v1/contextualizedembeddings'),
  ],
  from: `voyageai 0.4.0; ${readIn.vercel('voyage')}`,
});

export const jina = compatible({
  id: 'jina',
  name: 'Jina AI',
  label: 'Jina API',
  hosts: ['api.jina.ai', 'deepsearch.jina.ai'],
  envWords: ['JINA'],
  own: [
    ...at('embed', 'embeddings.create', '/v1/embeddings'),
    ...at('embed', 'classify', '/v1/classify'),
  ],
  from: `${readIn.portkey('jina')}; public clients of api.jina.ai/v1 and deepsearch.jina.ai/v1`,
});

export const nomic = compatible({
  id: 'nomic',
  name: 'Nomic',
  hosts: ['api-atlas.nomic.ai'],
  envWords: ['NOMIC'],
  own: at('embed', 'embed', '/v1/embedding/*'),
  from: readIn.portkey('nomic'),
});
