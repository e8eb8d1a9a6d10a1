import type {
  IgnoredOption,
  OperationFact,
  Sdk,
  Source,
  VersionFacts,
} from '../../../model/knowledge';
import { unread } from '../ignored';
import { plainTimer } from '../traps';
import { fetchLike, plain, signalOfCall, timeoutAnywhere } from './plain';

const shortcuts = ['post', 'put', 'patch', 'get', 'head', 'delete'];

const byJson = (paths: readonly string[]): readonly OperationFact[] =>
  paths.map((path) => fetchLike(path, 'json'));

/** Requests to a model are POST, which neither tries again unless it is told so (measured: one attempt). */
const notForPost: readonly IgnoredOption[] = (['call', 'client'] as const).flatMap((place) =>
  (
    [
      ['retry.limit', undefined],
      ['retry', 'number'],
    ] as const
  ).map(([name, only]): IgnoredOption => ({
    name,
    place,
    ...(only === undefined ? {} : { only }),
    unless: ['retry.methods'],
    says: 'does not count for POST, which is not tried again',
    instead: 'for POST where `retry.methods` names it',
  })),
);

// ---------------------------------------------------------------------------------------------------- got

const gotSource: Source = {
  from: 'got 11.8.6 and 14.6.6: default options in the source, and a loopback server',
  date: '2026-11-23',
};

/**
 * `retry.limit` is 2, but POST is not among the methods that are tried again; a limit counts for a request to a model
 * only where `retry.methods` names POST too. The request timer is a deadline for the whole attempt.
 */
const got12: VersionFacts = {
  ...plain,
  range: '>=12.0.0',
  transport: 'node-http',
  timeout: { ...plain.timeout, option: { name: 'timeout.request', places: ['client', 'call'] } },
  retries: {
    defaultRetries: 0,
    option: { name: 'retry.limit', places: ['client', 'call'] },
    counts: 'retries',
    on: { statuses: [408, 413, 429], serverErrors: true, connection: true, timeouts: true },
    backoff: { initialMs: 1_000, factor: 2, maxMs: Number.MAX_SAFE_INTEGER, jitter: 0 },
    retryAfter: { honoured: true, capMs: null },
  },
  signal: signalOfCall,
  baseUrl: { name: 'prefixUrl', places: ['client', 'call'] },
  transports: ['agent', 'request'],
  ignored: notForPost,
  traps: plainTimer(),
  source: gotSource,
};

export const got: Sdk = {
  id: 'got',
  ecosystem: 'npm',
  packages: ['got'],
  provider: null,
  label: 'got',
  clients: [
    {
      names: ['Got'],
      instances: ['default', 'got', '='],
      optionsArgument: 0,
      copies: [],
      handles: [{ path: 'extend', to: '=', by: 'call', optionsArgument: 0 }],
      operations: [
        ...byJson(['', ...shortcuts]),
        ...byJson(['stream', ...shortcuts.map((name) => `stream.${name}`)]).map(
          (operation): OperationFact => ({
            ...operation,
            streaming: { kind: 'always', helper: false },
            failsLater: true,
          }),
        ),
      ],
    },
  ],
  versions: [
    got12,
    {
      ...got12,
      range: '<12.0.0',
      timeout: { ...got12.timeout, option: timeoutAnywhere },
      signal: null,
      ignored: [...notForPost, ...unread('call', ['signal'], 'by `cancel()` of the promise')],
    },
  ],
  source: gotSource,
};

// ----------------------------------------------------------------------------------------------------- ky

const kySource: Source = {
  from: 'ky 1.14.3: default options in the source (timeout 10 s, retry limit 2, never POST), and a loopback server',
  date: '2026-11-23',
};

/** The timer stops at the headers and is never retried on; `retry.methods` must name POST before a limit counts. */
export const ky: Sdk = {
  id: 'ky',
  ecosystem: 'npm',
  packages: ['ky', 'ky-universal'],
  provider: null,
  label: 'ky',
  clients: [
    {
      names: ['KyInstance'],
      instances: ['default', '='],
      optionsArgument: 0,
      copies: [],
      handles: [
        { path: 'create', to: '=', by: 'call', optionsArgument: 0 },
        { path: 'extend', to: '=', by: 'call', optionsArgument: 0 },
      ],
      operations: byJson(['', ...shortcuts]),
    },
  ],
  versions: [
    {
      ...plain,
      transport: 'fetch',
      timeout: {
        ...plain.timeout,
        defaultMs: 10_000,
        option: timeoutAnywhere,
        covers: 'headers',
        coversStream: 'headers',
      },
      retries: {
        defaultRetries: 0,
        option: { name: 'retry.limit', places: ['client', 'call'] },
        counts: 'retries',
        on: { statuses: [408, 413, 429], serverErrors: true, connection: true, timeouts: false },
        backoff: { initialMs: 300, factor: 2, maxMs: Number.MAX_SAFE_INTEGER, jitter: 0 },
        retryAfter: { honoured: true, capMs: null },
      },
      signal: { name: 'signal', places: ['client', 'call'] },
      baseUrl: { name: 'prefixUrl', places: ['client', 'call'] },
      transports: ['fetch'],
      ignored: notForPost,
      traps: plainTimer(),
      source: kySource,
    },
  ],
  source: kySource,
};
