import type { Runtime, Source, Transport } from '../../model/knowledge';

const measured: Source = {
  from: 'Node 20.20 and 22.23: hung headers and stalled bodies watched for 330 s (UND_ERR_HEADERS_TIMEOUT, UND_ERR_BODY_TIMEOUT at 301 s)',
  date: '2026-11-23',
};
const standards: Source = {
  from: 'Fetch standard: no limit is required; runtimes differ and change, so none is relied on',
  date: '2026-11-23',
};

const python: Source = {
  from: 'httpx 0.28.1 and requests 2.33 against a server that hangs: measured; documentation of aiohttp, urllib, gRPC and asyncio',
  date: '2026-11-23',
};

const endless = (transport: Transport, says: string) => ({
  transport,
  headersMs: null,
  silenceMs: null,
  says,
});

const noLimit = (id: Runtime['id'], label: string, unhandled: string): Runtime => ({
  id,
  label,
  unhandled,
  limits: (['fetch', 'node-fetch', 'axios', 'node-http', 'node-http2', 'websocket'] as const).map(
    (transport) => endless(transport, `no reliable limit ${label}`),
  ),
  source: standards,
});

export const runtimes: readonly Runtime[] = [
  {
    id: 'node',
    label: 'on Node',
    unhandled: 'by default Node then ends the whole process',
    limits: [
      {
        transport: 'fetch',
        headersMs: 300_000,
        silenceMs: 300_000,
        says: "Node's own limit of 300 s of silence",
      },
      endless('node-fetch', 'node-fetch has no limit of its own'),
      endless('axios', 'axios has no limit of its own'),
      endless('node-http', "Node's http module has no limit of its own"),
      endless('node-http2', "Node's http2 module has no limit of its own"),
      endless('websocket', 'a WebSocket has no limit of its own'),
    ],
    source: measured,
  },
  {
    id: 'python',
    label: 'in Python',
    unhandled: 'asyncio only logs it when the task is thrown away',
    limits: [
      endless('httpx', 'httpx has no limit where it is handed `None`'),
      endless('requests', 'requests has no limit of its own'),
      endless('aiohttp', 'aiohttp has no limit where it is handed none'),
      endless('urllib', 'urllib has no limit of its own'),
      endless('botocore', 'botocore has no limit where it is handed none'),
      endless('grpc', 'gRPC has no limit of its own'),
      endless('websocket', 'a WebSocket has no limit of its own'),
    ],
    source: python,
  },
  noLimit('browser', 'in a browser', "only the browser's console has the error"),
  noLimit('deno', 'on Deno', 'by default Deno then ends the whole process'),
  noLimit('bun', 'on Bun', 'only the log has the error'),
  noLimit('edge', 'on an edge runtime', 'only the log of the platform has the error'),
];
