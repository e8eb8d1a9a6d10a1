import type { Sdk, Source } from '../../../model/knowledge';
import { fernDefaults, hastyRetries, onlyAtCall } from './fern';
import { methods } from './parts';

const read: Source = {
  from: 'voyageai 0.0.3, 0.1.0 and 0.2.1: source read; 0.4.0 measured',
  date: '2026-11-23',
};

export const voyage: Sdk = {
  id: 'voyageai',
  ecosystem: 'npm',
  packages: ['voyageai'],
  provider: 'voyage',
  label: 'the Voyage AI SDK',
  clients: [
    {
      names: ['VoyageAIClient'],
      optionsArgument: 0,
      copies: [],
      operations: methods([
        ['embed', 'embed'],
        ['contextualizedEmbed', 'embed'],
        ['multimodalEmbed', 'embed'],
        ['rerank', 'rerank'],
      ]),
    },
  ],
  versions: [
    { ...fernDefaults, range: '>=0.2.1', source: read },
    { ...onlyAtCall({ ...fernDefaults, retries: hastyRetries }), range: '*', source: read },
  ],
  source: read,
};
