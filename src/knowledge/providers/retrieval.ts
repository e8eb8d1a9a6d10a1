/** Providers of embeddings and of ranking. */
import { compatible, readIn } from './compatible';
import { at } from './endpoints';
import { everyOperation, statuspage } from './statusPages';

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
  status: statuspage({
    url: 'https://voyageai-status.statuspage.io',
    components: [{ id: 'g74wmxgm0zxr', name: 'API', operations: everyOperation }],
    staleAfterDays: 60,
    source: { from: 'public clients of voyageai-status.statuspage.io', date: '2026-08-31' },
  }),
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
