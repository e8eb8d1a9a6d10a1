import type { OperationFact, Sdk, Source } from '../../../model/knowledge';
import { plain, request } from './plain';
import { atOnce } from '../plain';

// -------------------------------------------------------------------------------------------- superagent

const superagentSource: Source = {
  from: 'superagent 10.4.2: documentation of timeout and retry, source of request-base, and a loopback server',
  date: '2026-11-23',
};

const chained = { timeout: 'timeout', retries: 'retry' };

const superagentMethods: readonly OperationFact[] = [
  request('', { url: { argument: 1 }, body: null, options: null }),
  ...['post', 'put', 'patch', 'get', 'head', 'delete', 'del'].map((path) =>
    request(path, { url: { argument: 0 }, body: 1, options: null }),
  ),
].map((operation) => ({ ...operation, chained }));

/** `.timeout(5_000)` is a deadline for an attempt, body and all; `.retry(2)` tries again without a wait. */
export const superagent: Sdk = {
  id: 'superagent',
  ecosystem: 'npm',
  packages: ['superagent'],
  provider: null,
  label: 'superagent',
  clients: [
    {
      names: ['SuperAgentStatic'],
      instances: ['default', '='],
      optionsArgument: 0,
      copies: [],
      handles: [{ path: 'agent', to: '=', by: 'call' }],
      operations: superagentMethods,
    },
  ],
  versions: [
    {
      ...plain,
      transport: 'node-http',
      retries: {
        ...plain.retries,
        on: { statuses: [408, 413, 429], serverErrors: true, connection: true, timeouts: true },
        backoff: atOnce,
      },
      signal: null,
      source: superagentSource,
    },
  ],
  source: superagentSource,
};

// ------------------------------------------------------------------------------------------------ needle

const needleSource: Source = {
  from: 'needle 3.5.0: README, defaults in the source (open 10 s, response 0, read 0), and a loopback server',
  date: '2026-11-23',
};

/** `timeout` stands for `open_timeout`, which ends with the connection; only `response_timeout` waits for headers. */
export const needle: Sdk = {
  id: 'needle',
  ecosystem: 'npm',
  packages: ['needle'],
  provider: null,
  label: 'needle',
  clients: [
    {
      names: ['needle'],
      instances: ['default', '='],
      optionsArgument: 0,
      copies: [],
      operations: [
        ...['', 'request'].map((path) =>
          request(path, { url: { argument: 1 }, body: 2, options: 3 }),
        ),
        ...['post', 'put', 'patch', 'delete'].map((path) =>
          request(path, { url: { argument: 0 }, body: 1, options: 2 }),
        ),
        ...['get', 'head'].map((path) =>
          request(path, { url: { argument: 0 }, body: null, options: 1 }),
        ),
      ],
    },
  ],
  versions: [
    {
      ...plain,
      transport: 'node-http',
      timeout: {
        ...plain.timeout,
        option: { name: 'response_timeout', places: ['call'] },
        covers: 'headers',
        coversStream: 'headers',
      },
      transports: ['agent'],
      source: needleSource,
    },
  ],
  source: needleSource,
};
