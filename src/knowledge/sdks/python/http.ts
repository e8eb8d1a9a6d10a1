/** HTTP clients whose provider the address tells: requests, httpx, aiohttp, urllib3 and urllib. */
import { byName } from '../../../model/arguments';
import type {
  ClientFact,
  OperationFact,
  Sdk,
  Source,
  StreamingFact,
  VersionFacts,
} from '../../../model/knowledge';
import { bare, built, pypi, silence, timeoutParts, total } from './parts';

const read: Source = {
  from: 'httpx 0.28.1 and requests 2.33: measured (5 s of silence; for ever); aiohttp 3.13, urllib3 2.5 and urllib: documentation (300 s in all; for ever); aiohttp 3.14.5: source read (a session takes no number as timeout)',
  date: '2026-11-23',
};

const streams: StreamingFact = { kind: 'argument', property: 'stream' };

/** `post(url, json=…)`, `request(method, url, …)`. */
const request = (path: string, url: number): OperationFact => ({
  path,
  operation: 'generate',
  streaming: streams,
  bodyArgument: byName,
  bodyProperty: ['json', 'data', 'content', 'body'],
  optionsArgument: byName,
  url: { argument: url, name: 'url' },
});

const verbs: readonly OperationFact[] = [
  ...['post', 'put', 'patch', 'ws_connect'].map((verb) => request(verb, 0)),
  ...['get', 'delete', 'head'].map((verb): OperationFact => ({
    ...request(verb, 0),
    operation: 'manage',
  })),
  request('request', 1),
];

const wait = (operations: readonly OperationFact[]): readonly OperationFact[] =>
  operations.map((operation) => ({ ...operation, waits: true }));

const ready = (operations: readonly OperationFact[]): ClientFact => ({
  names: [],
  instances: ['='],
  optionsArgument: byName,
  copies: [],
  operations,
});

const timeoutOf = (places: readonly ('client' | 'call')[]) => ({
  name: 'timeout',
  places,
  parts: timeoutParts,
  nullEnds: true,
});

const http = (id: string, clients: readonly ClientFact[], facts: Partial<VersionFacts>): Sdk =>
  pypi({
    id,
    packages: [id],
    provider: null,
    label: `\`${id}\``,
    clients,
    versions: [{ ...bare, range: '*', ...facts, source: read }],
    source: read,
  });

const httpxStream: OperationFact = {
  ...request('stream', 1),
  streaming: { kind: 'always', helper: true },
};

const httpxClients = (packageName: string): Sdk =>
  http(
    packageName,
    [
      ready(wait([...verbs, httpxStream])),
      built(['Client'], { operations: wait([...verbs, httpxStream]) }),
      built(['AsyncClient'], { operations: [...verbs, httpxStream] }),
    ],
    {
      timeout: silence(5, timeoutOf(['client', 'call'])),
      baseUrl: { name: 'base_url', places: ['client'] },
      transports: ['transport'],
      ownPool: true,
    },
  );

const requests = http(
  'requests',
  [
    ready(wait(verbs)),
    {
      names: ['Session'],
      factories: ['Session', 'session', 'sessions.Session'],
      optionsArgument: byName,
      copies: [],
      operations: wait(verbs),
    },
  ],
  { transport: 'requests', timeout: silence(null, timeoutOf(['call'])) },
);

const aiohttp = http(
  'aiohttp',
  [
    built(['ClientSession'], {
      operations: verbs,
    }),
    {
      ...ready([]),
      operations: [request('request', 1)],
    },
  ],
  {
    transport: 'aiohttp',
    timeout: total(300, { ...timeoutOf(['client', 'call']), built: true }),
    baseUrl: { name: 'base_url', places: ['client'] },
    transports: ['connector'],
    ownPool: true,
    needsLoop: true,
    bodyBehind: true,
  },
);

const urllib3 = http(
  'urllib3',
  [
    built(['PoolManager', 'HTTPSConnectionPool', 'HTTPConnectionPool'], {
      operations: wait([request('request', 1), request('urlopen', 1)]),
    }),
    { ...ready(wait([request('request', 1)])) },
  ],
  {
    transport: 'urllib',
    timeout: silence(null, timeoutOf(['client', 'call'])),
    retries: {
      defaultRetries: 3,
      option: { name: 'retries', places: ['client', 'call'], parts: ['total', 'connect'] },
      counts: 'retries',
      on: { statuses: [], serverErrors: false, connection: true, timeouts: false },
      backoff: { initialMs: 0, factor: 1, maxMs: 0, jitter: 0 },
      retryAfter: { honoured: true, capMs: null },
    },
  },
);

/** `urlopen(request, timeout=…)`, where `Request(url, data=…)` holds the address. */
const urllib = http(
  'urllib.request',
  [
    {
      ...ready([]),
      operations: [
        {
          ...request('urlopen', 0),
          url: { argument: 0, name: 'url', through: ['Request'] },
          streaming: { kind: 'never' },
          waits: true,
        },
      ],
    },
  ],
  { transport: 'urllib', timeout: silence(null, timeoutOf(['call'])) },
);

export const httpSdks: readonly Sdk[] = [
  requests,
  httpxClients('httpx'),
  httpxClients('httpx2'),
  aiohttp,
  urllib3,
  urllib,
];
