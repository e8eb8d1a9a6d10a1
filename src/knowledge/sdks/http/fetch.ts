import type {
  IgnoredOption,
  Sdk,
  Source,
  TransportTimer,
  VersionFacts,
} from '../../../model/knowledge';
import { fetchIgnored, unread } from '../ignored';
import { timerButZero } from '../traps';
import { fetchLike, plain, request } from './plain';

const standard: Source = {
  from: 'WHATWG Fetch: fetch(input, init), init.signal',
  date: '2026-11-23',
};

const undiciSource: Source = {
  from: 'undici 7.30.2: documentation of Client (headersTimeout and bodyTimeout 300 s, no retries); measured',
  date: '2026-11-23',
};

/** What an undici dispatcher brings to Node's `fetch` and to undici's own. */
export const dispatcherTimers: readonly TransportTimer[] = [
  {
    option: 'dispatcher',
    packages: ['undici'],
    setting: 'headersTimeout',
    covers: 'headers',
    source: undiciSource,
  },
];

export const globalFetch: Sdk = {
  id: 'fetch',
  ecosystem: 'runtime',
  packages: [],
  provider: null,
  label: '`fetch`',
  clients: [
    {
      names: ['fetch'],
      instances: ['fetch', 'globalThis.fetch', 'window.fetch', 'self.fetch', 'global.fetch'],
      optionsArgument: 0,
      copies: [],
      operations: [fetchLike('')],
    },
  ],
  versions: [
    {
      ...plain,
      transport: 'fetch',
      transports: ['dispatcher'],
      transportTimers: dispatcherTimers,
      ignored: fetchIgnored,
      source: standard,
    },
  ],
  source: standard,
};

const nodeFetchSource: Source = {
  from: 'node-fetch 2.7.0 and 3.3.2: README and a loopback server that hangs, stalls and trickles',
  date: '2026-11-23',
};

/**
 * `timeout` of node-fetch 2 is one timer until the headers and a second one, of the same length, for the whole body
 * where `json()` or `text()` reads it; a body read as a stream has none.
 */
const second: Omit<VersionFacts, 'range' | 'source'> = {
  ...plain,
  transport: 'node-fetch',
  timeout: {
    ...plain.timeout,
    option: { name: 'timeout', places: ['call'] },
    covers: 'body',
    coversStream: 'headers',
  },
  transports: ['agent'],
  traps: timerButZero,
};

/** node-fetch 3 took the `timeout` option out and ignores it. */
export const nodeFetch: Sdk = {
  id: 'node-fetch',
  ecosystem: 'npm',
  packages: ['node-fetch'],
  provider: null,
  label: 'node-fetch',
  clients: [
    {
      names: ['fetch'],
      instances: ['default', '='],
      optionsArgument: 0,
      copies: [],
      operations: [fetchLike('')],
    },
  ],
  versions: [
    {
      ...plain,
      range: '>=3.0.0',
      transport: 'node-fetch',
      transports: ['agent'],
      ignored: fetchIgnored,
      source: nodeFetchSource,
    },
    { ...second, range: '<3.0.0', source: nodeFetchSource },
  ],
  source: nodeFetchSource,
};

const ponyfillSource: Source = {
  from: 'cross-fetch 4.1.0 and isomorphic-fetch 3.0.0: on Node both hand over to node-fetch 2 (measured like it)',
  date: '2026-11-23',
};

/** Ponyfills: node-fetch 2 on Node, the browser's own `fetch` (which has no `timeout`) elsewhere. */
export const fetchPonyfills: Sdk = {
  id: 'cross-fetch',
  ecosystem: 'npm',
  packages: ['cross-fetch', 'isomorphic-fetch', 'isomorphic-unfetch'],
  provider: null,
  label: 'the `fetch` ponyfill',
  clients: [
    {
      names: ['fetch'],
      instances: ['default', '=', 'fetch'],
      optionsArgument: 0,
      copies: [],
      operations: [fetchLike('')],
    },
  ],
  versions: [{ ...second, range: '*', source: ponyfillSource }],
  source: ponyfillSource,
};

const withoutTimers: readonly IgnoredOption[] = [
  ...fetchIgnored,
  ...unread('call', ['headersTimeout', 'bodyTimeout'], 'by its dispatcher, or by `undici.request`'),
];

/** `fetch` of undici has no timeout option; `request`, `stream` and `pipeline` take one for the headers. */
export const undici: Sdk = {
  id: 'undici',
  ecosystem: 'npm',
  packages: ['undici'],
  provider: null,
  label: 'undici',
  clients: [
    {
      names: ['undici'],
      instances: ['=', 'default'],
      optionsArgument: 0,
      copies: [],
      operations: [
        { ...fetchLike('fetch'), without: ['timeout'], ignored: withoutTimers },
        ...['request', 'stream', 'pipeline'].map((path) =>
          request(path, { url: { argument: 0 }, body: 1, bodyProperty: 'body', options: 1 }),
        ),
      ],
    },
  ],
  versions: [
    {
      ...plain,
      transport: 'fetch',
      timeout: {
        ...plain.timeout,
        option: { name: 'headersTimeout', places: ['call'] },
        covers: 'headers',
        coversStream: 'headers',
      },
      transports: ['dispatcher'],
      transportTimers: dispatcherTimers,
      traps: timerButZero,
      source: undiciSource,
    },
  ],
  source: undiciSource,
};
