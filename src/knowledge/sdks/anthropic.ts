import type { OperationFact, Sdk, Source } from '../../model/knowledge';
import {
  bodyDecides,
  neverStreams,
  onNodeFetch,
  stainlessDefaults,
  streamHelper,
} from './stainless';

const read: Source = {
  from: '@anthropic-ai/sdk 0.30.1, 0.60.0, 0.137.0 and 1.12.0: source read, and measured',
  date: '2026-11-23',
};

const messages = (path: string): readonly OperationFact[] => [
  {
    path: `${path}.create`,
    operation: 'generate',
    streaming: bodyDecides,
    bodyArgument: 0,
    optionsArgument: 1,
  },
  {
    path: `${path}.stream`,
    operation: 'generate',
    streaming: streamHelper,
    bodyArgument: 0,
    optionsArgument: 1,
  },
  {
    path: `${path}.parse`,
    operation: 'generate',
    streaming: neverStreams,
    bodyArgument: 0,
    optionsArgument: 1,
  },
  {
    path: `${path}.countTokens`,
    operation: 'manage',
    streaming: neverStreams,
    bodyArgument: 0,
    optionsArgument: 1,
  },
  {
    path: `${path}.batches.create`,
    operation: 'batch',
    streaming: neverStreams,
    bodyArgument: 0,
    optionsArgument: 1,
  },
  ...['retrieve', 'results', 'cancel', 'delete'].map((name): OperationFact => ({
    path: `${path}.batches.${name}`,
    operation: 'manage',
    streaming: neverStreams,
    bodyArgument: null,
    optionsArgument: null,
  })),
  {
    path: `${path}.batches.list`,
    operation: 'manage',
    streaming: neverStreams,
    bodyArgument: 0,
    optionsArgument: 1,
  },
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
      operations: [
        ...messages('messages'),
        ...messages('beta.messages'),
        {
          path: 'beta.messages.toolRunner',
          operation: 'agent',
          streaming: bodyDecides,
          bodyArgument: 0,
          optionsArgument: 1,
        },
        ...messages('beta.promptCaching.messages'),
        {
          path: 'completions.create',
          operation: 'generate',
          streaming: bodyDecides,
          bodyArgument: 0,
          optionsArgument: 1,
        },
        ...['models.list', 'beta.models.list', 'beta.files.list'].map((path): OperationFact => ({
          path,
          operation: 'manage',
          streaming: neverStreams,
          bodyArgument: 0,
          optionsArgument: 1,
        })),
        ...['models.retrieve', 'beta.models.retrieve', 'beta.files.upload'].map(
          (path): OperationFact => ({
            path,
            operation: 'manage',
            streaming: neverStreams,
            bodyArgument: null,
            optionsArgument: null,
          }),
        ),
      ],
    },
  ],
  versions: [
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
  ],
  source: read,
};
