import type { OperationFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { fetchLike, plain, request } from './plain';

const streams = { kind: 'always', helper: false } as const;

/** The construction of what is named alone connects; what goes wrong arrives as an event. */
const connects: OperationFact = {
  ...request('new', { url: { argument: 0 }, body: null, options: 1 }),
  streaming: streams,
  failsLater: true,
};

// ------------------------------------------------------------------------------------ server-sent events

const fetchEvents: Source = {
  from: '@microsoft/fetch-event-source 2.0.1: source (tries again after 1 s unless `onerror` throws)',
  date: '2026-11-23',
};

/**
 * Without `onerror` every failure is followed by another attempt, without end; where there is one, it ends them by
 * throwing, as nearly all do. What a function does there cannot be read, so its presence leaves the retries open.
 */
export const fetchEventSource: Sdk = {
  id: '@microsoft/fetch-event-source',
  ecosystem: 'npm',
  packages: ['@microsoft/fetch-event-source', '@waylaidwanderer/fetch-event-source'],
  provider: null,
  label: 'fetchEventSource',
  clients: [
    {
      names: ['fetchEventSource'],
      instances: ['fetchEventSource'],
      optionsArgument: 1,
      copies: [],
      operations: [{ ...fetchLike(''), streaming: streams, hears: ['onerror'] }],
    },
  ],
  versions: [
    {
      ...plain,
      transport: 'fetch',
      retries: {
        defaultRetries: 0,
        option: { name: 'onerror', places: ['call'] },
        counts: 'retries',
        on: { statuses: [429], serverErrors: true, connection: true, timeouts: true },
        backoff: { initialMs: 1_000, factor: 1, maxMs: 1_000, jitter: 0 },
        retryAfter: { honoured: false, capMs: null },
      },
      transports: ['fetch'],
      abortedStream: 'ends-normally',
      source: fetchEvents,
    },
  ],
  source: fetchEvents,
};

const eventSourceSource: Source = {
  from: 'HTML standard: EventSource reconnects after a lost connection, not after another status than 200',
  date: '2026-11-23',
};

/** A first connection that fails is an event; only one that was open is made again, after 3 s. */
const reconnects: VersionFacts = {
  ...plain,
  transport: 'fetch',
  signal: null,
  source: eventSourceSource,
};

export const eventSource: Sdk = {
  id: 'eventsource',
  ecosystem: 'npm',
  packages: ['eventsource', 'fetch-event-source', 'event-source-polyfill'],
  provider: null,
  label: 'EventSource',
  clients: [
    {
      names: ['EventSource', 'default', '=', 'EventSourcePolyfill'],
      instances: ['EventSource', 'default', '=', 'EventSourcePolyfill'],
      optionsArgument: 1,
      copies: [],
      operations: [connects],
    },
  ],
  versions: [{ ...reconnects, transport: 'none' }],
  source: eventSourceSource,
};

export const globalEventSource: Sdk = {
  ...eventSource,
  id: 'EventSource',
  ecosystem: 'runtime',
  packages: [],
  clients: [
    {
      names: ['EventSource', 'window.EventSource', 'globalThis.EventSource'],
      instances: ['EventSource', 'window.EventSource', 'globalThis.EventSource'],
      optionsArgument: 1,
      copies: [],
      operations: [connects],
    },
  ],
  versions: [reconnects],
};

// ------------------------------------------------------------------------------------------- WebSockets

const socketSource: Source = {
  from: 'WHATWG WebSockets: no limit to a connection attempt or to silence; ws 8.23: option handshakeTimeout',
  date: '2026-11-23',
};

export const globalWebSocket: Sdk = {
  id: 'WebSocket',
  ecosystem: 'runtime',
  packages: [],
  provider: null,
  label: 'WebSocket',
  clients: [
    {
      names: ['WebSocket', 'window.WebSocket', 'globalThis.WebSocket'],
      instances: ['WebSocket', 'window.WebSocket', 'globalThis.WebSocket'],
      optionsArgument: 1,
      copies: [],
      operations: [{ ...connects, operation: 'realtime' }],
    },
  ],
  versions: [{ ...plain, transport: 'websocket', signal: null, source: socketSource }],
  source: socketSource,
};

/** `new WebSocket(url, { headers })`, or with a list of protocols between. */
export const ws: Sdk = {
  id: 'ws',
  ecosystem: 'npm',
  packages: ['ws', 'isomorphic-ws'],
  provider: null,
  label: 'ws',
  clients: [
    {
      names: ['WebSocket', 'default', '='],
      instances: ['WebSocket', 'default', '='],
      optionsArgument: 1,
      copies: [],
      operations: [{ ...connects, operation: 'realtime' }],
    },
  ],
  versions: [
    {
      ...plain,
      transport: 'websocket',
      timeout: {
        ...plain.timeout,
        option: { name: 'handshakeTimeout', places: ['call'] },
        covers: 'headers',
        coversStream: 'headers',
      },
      signal: null,
      transports: ['agent', 'createConnection'],
      source: socketSource,
    },
  ],
  source: socketSource,
};
