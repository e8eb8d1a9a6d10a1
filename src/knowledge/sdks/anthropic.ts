import type { Sdk, Source, VersionFacts } from '../../model/knowledge';
import { anthropicOperations, threadHandle, threadOperations } from './chat/anthropicOperations';
import { longAnswer, longAnswersBefore } from './chat/longAnswers';
import { nodeFetchClient, stainlessDefaults } from './stainless';
import { stainlessTraps } from './traps';

const read: Source = {
  from: '@anthropic-ai/sdk 0.30.1, 0.60.0, 0.137.0 and 1.12.0: source read, and measured',
  date: '2026-11-23',
};

const checkedTimeouts = stainlessTraps('client-checks', 'none').filter(
  ({ option }) => option === 'timeout',
);

const versions: readonly VersionFacts[] = [
  {
    ...stainlessDefaults,
    range: '>=0.126.0',
    traps: stainlessTraps('client-checks', 'both'),
    longAnswer,
    retries: {
      ...stainlessDefaults.retries,
      retryAfter: { honoured: true, capMs: 2_147_483_647 },
    },
    source: read,
  },
  {
    ...stainlessDefaults,
    range: '>=0.122.0',
    // Between 0.122 and 0.125 counts came to be checked.
    traps: checkedTimeouts,
    longAnswer,
    retries: { ...stainlessDefaults.retries, retryAfter: { honoured: true, capMs: null } },
    source: read,
  },
  {
    ...stainlessDefaults,
    range: '>=0.118.0',
    traps: stainlessTraps('client-checks', 'none'),
    longAnswer,
    source: read,
  },
  {
    ...stainlessDefaults,
    range: '>=0.50.0',
    traps: stainlessTraps('client-checks', 'none'),
    longAnswer: longAnswersBefore,
    source: read,
  },
  {
    ...stainlessDefaults,
    range: '>=0.37.0',
    ...nodeFetchClient,
    longAnswer: longAnswersBefore,
    source: read,
  },
  { ...stainlessDefaults, range: '*', ...nodeFetchClient, source: read },
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
