import type { Sdk, Source, VersionFacts } from '../../model/knowledge';
import { anthropicOperations, threadHandle, threadOperations } from './chat/anthropicOperations';
import { onNodeFetch, stainlessDefaults } from './stainless';

const read: Source = {
  from: '@anthropic-ai/sdk 0.30.1, 0.60.0, 0.137.0 and 1.12.0: source read, and measured',
  date: '2026-11-23',
};

const versions: readonly VersionFacts[] = [
  {
    ...stainlessDefaults,
    range: '>=0.126.0',
    retries: {
      ...stainlessDefaults.retries,
      retryAfter: { honoured: true, capMs: 2_147_483_647 },
    },
    source: read,
  },
  {
    ...stainlessDefaults,
    range: '>=0.122.0',
    retries: { ...stainlessDefaults.retries, retryAfter: { honoured: true, capMs: null } },
    source: read,
  },
  { ...stainlessDefaults, range: '>=0.50.0', source: read },
  { ...stainlessDefaults, range: '*', ...onNodeFetch, source: read },
];

export const anthropic: Sdk = {
  id: '@anthropic-ai/sdk',
  ecosystem: 'npm',
  packages: ['@anthropic-ai/sdk'],
  provider: 'anthropic',
  label: 'the Anthropic SDK',
  clients: [
    {
      names: ['default', '=', 'Anthropic', 'BaseAnthropic', 'Client'],
      optionsArgument: 0,
      copies: ['withOptions'],
      handles: [threadHandle],
      operations: anthropicOperations,
    },
    {
      names: ['BetaMessageThread'],
      optionsArgument: 2,
      inner: { argument: 0, settings: true },
      model: { argument: 1, property: 'model' },
      copies: [],
      handles: [{ path: 'fork', to: '=', by: 'call' }],
      operations: threadOperations,
    },
  ],
  versions,
  source: read,
};
