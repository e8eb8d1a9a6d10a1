import type { ClientFact, OperationFact, Sdk, Source, VersionFacts } from '../../model/knowledge';
import { onAxios, openaiApi } from './chat/openaiLegacy';
import { openaiOperations } from './chat/openaiOperations';
import { webSocket } from './chat/parts';
import { neverStreams, nodeFetchClient, stainlessDefaults } from './stainless';
import { stainlessTraps } from './traps';

const read: Source = {
  from: 'openai 3.3.0, 4.104.0, 5.23.2, 6.49.0 and 7.57.0: source read, and measured',
  date: '2026-11-23',
};

const shared: Pick<ClientFact, 'range' | 'optionsArgument' | 'copies' | 'operations'> = {
  range: '>=4.0.0',
  optionsArgument: 0,
  copies: ['withOptions'],
  operations: openaiOperations,
};

/** A connection that is opened, by a client that stands at `inner` or by a key of the environment. */
const opens = (path: string, inner: number | null): OperationFact => ({
  path,
  operation: 'realtime',
  streaming: neverStreams,
  bodyArgument: null,
  optionsArgument: null,
  ...(inner === null ? {} : { inner: { argument: inner, settings: false } }),
});

const socket = (
  instances: readonly string[],
  operations: readonly OperationFact[],
): ClientFact => ({
  names: [],
  instances,
  range: '>=4.0.0',
  optionsArgument: 0,
  copies: [],
  operations,
  versions: [{ ...webSocket, range: '*', source: read }],
});

const versions: readonly VersionFacts[] = [
  {
    ...stainlessDefaults,
    range: '>=7.5.0',
    timeout: { ...stainlessDefaults.timeout, covers: 'body' },
    traps: stainlessTraps('client-takes-all', 'default'),
    source: read,
  },
  {
    ...stainlessDefaults,
    range: '>=6.26.0',
    retries: { ...stainlessDefaults.retries, retryAfter: { honoured: true, capMs: null } },
    source: read,
  },
  { ...stainlessDefaults, range: '>=5.0.0', source: read },
  { ...stainlessDefaults, range: '>=4.0.0', ...nodeFetchClient, source: read },
  { ...onAxios, range: '*', source: read },
];

export const openai: Sdk = {
  id: 'openai',
  ecosystem: 'npm',
  packages: ['openai'],
  provider: 'openai',
  label: 'the OpenAI SDK',
  clients: [
    {
      ...shared,
      names: ['default', '=', 'OpenAI', 'Client'],
      inner: { argument: 0, property: 'provider', settings: false, optional: true },
    },
    // `provider: bedrock({ region })` of `openai/providers/bedrock`: another host behind the same client.
    {
      names: ['bedrock provider'],
      factories: ['bedrock'],
      provider: 'aws-bedrock',
      optionsArgument: 0,
      copies: [],
      operations: [],
    },
    {
      ...shared,
      names: ['AzureOpenAI'],
      provider: 'azure-openai',
      model: { argument: 0, property: 'deployment' },
    },
    { ...shared, names: ['BedrockOpenAI'], provider: 'aws-bedrock' },
    openaiApi,
    socket(
      ['OpenAIRealtimeWS', 'OpenAIRealtimeWebSocket'],
      [opens('new', null), opens('create', 0), opens('azure', 0)],
    ),
    socket(['ResponsesWS', 'LiveWS'], [opens('new', 0)]),
  ],
  versions,
  source: read,
};
