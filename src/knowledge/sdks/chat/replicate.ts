import type {
  IgnoredOption,
  OperationFact,
  Sdk,
  Source,
  VersionFacts,
} from '../../../model/knowledge';
import { neverStreams } from '../stainless';
import { unread } from '../ignored';
import { callSignal, managesById, plainFetch } from './parts';
import { alwaysStreams, noRetries } from '../plain';

const read: Source = {
  from: 'replicate 0.20.1 and 0.30.2: source read; 1.4.0 measured',
  date: '2026-11-23',
};

/** Body and options are one object. Any model answers, the address alone says which. */
const request = (path: string, argument: number): OperationFact => ({
  path,
  operation: 'generate',
  streaming: neverStreams,
  bodyArgument: argument,
  optionsArgument: argument,
});

const betweenPolls: IgnoredOption = {
  name: 'signal',
  place: 'call',
  timed: 'any-timer',
  says: 'is looked at between polls alone: a request that hangs does not hear it',
  instead: null,
};

const operations: readonly OperationFact[] = [
  // The signal is looked at between polls, a request that hangs does not hear it.
  { ...request('run', 1), polls: true, without: ['signal'], ignored: [betweenPolls] },
  { ...request('stream', 1), streaming: alwaysStreams },
  request('predictions.create', 0),
  request('deployments.predictions.create', 2),
  { ...request('wait', 1), operation: 'manage', polls: true },
  ...managesById([
    ...['get', 'cancel', 'list'].map((name) => `predictions.${name}`),
    ...['create', 'get', 'cancel', 'list'].map((name) => `trainings.${name}`),
    ...['get', 'list', 'search', 'versions.list', 'versions.get'].map((name) => `models.${name}`),
    'files.create',
  ]),
];

/** Creating: 429 and whatever `fetch` throws, Node's own 300 s included; the wait was meant and never happens. */
const fiveMore: VersionFacts['retries'] = {
  ...noRetries,
  defaultRetries: 5,
  on: { statuses: [429], serverErrors: false, connection: true, timeouts: true },
};

export const replicate: Sdk = {
  id: 'replicate',
  ecosystem: 'npm',
  packages: ['replicate'],
  provider: 'replicate',
  label: 'the Replicate SDK',
  clients: [{ names: ['default', '=', 'Replicate'], optionsArgument: 0, copies: [], operations }],
  versions: [
    {
      ...plainFetch,
      range: '*',
      retries: fiveMore,
      signal: callSignal,
      baseUrl: { name: 'baseUrl', places: ['client'] },
      handsSignal: true,
      ignored: [
        ...unread('client', ['timeout', 'maxRetries', 'retries', 'signal']),
        ...unread('call', ['timeout', 'maxRetries', 'retries']),
      ],
      source: read,
    },
  ],
  source: read,
};
