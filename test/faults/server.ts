/**
 * A provider that fails on command: an HTTP server on loopback that plays one scenario at a time and
 * records every request. It knows no test framework.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { head, isWritten, reset, serverOfBoth, write } from './bothVersions';
import type { AnyRequest, AnyResponse } from './bothVersions';
import { plan } from './plan';
import type { Scenario } from './scenario';
import type { WireRequest } from './wire';

export interface RecordedRequest {
  /** ms since the scenario was set. */
  readonly atMs: number;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON, or the text where it is none. */
  readonly body: unknown;
  /** The client closed the connection before the answer was complete. */
  readonly abandoned: boolean;
}

export interface FaultServer {
  /** `http://127.0.0.1:<port>`, without a path; speaks HTTP/1.1, and HTTP/2 to who begins with it. */
  readonly url: string;
  /** Starts a scenario anew: forgets recorded requests and drops open connections. */
  use(scenario: Scenario): void;
  /** In order of arrival, since `use`. */
  requests(): readonly RecordedRequest[];
  /** Drops all connections, also those that hang. */
  close(): Promise<void>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Stage {
  readonly scenario: Scenario;
  readonly startedAt: number;
  readonly requests: Mutable<RecordedRequest>[];
}

export async function startFaultServer(scenario: Scenario): Promise<FaultServer> {
  const sockets = new Set<Socket>();
  let stage = newStage(scenario);
  const server = serverOfBoth((request, response) => {
    void serve(stage, request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await listen(server);
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    use(next) {
      drop();
      stage = newStage(next);
    },
    requests: () => stage.requests.map((request) => ({ ...request })),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        drop();
      }),
  };
}

function newStage(scenario: Scenario): Stage {
  return { scenario, startedAt: performance.now(), requests: [] };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
}

/** Never rejects: a connection that breaks is part of the play. */
async function serve(stage: Stage, request: AnyRequest, response: AnyResponse): Promise<void> {
  const record: Mutable<RecordedRequest> = {
    atMs: performance.now() - stage.startedAt,
    method: request.method ?? '',
    path: request.url ?? '/',
    headers: request.headers,
    body: '',
    abandoned: false,
  };
  const number = stage.requests.push(record);
  const gone = new AbortController();
  response.once('close', () => {
    record.abandoned = !isWritten(response);
    gone.abort();
  });
  try {
    record.body = await readBody(request);
    const path = new URL(record.path, 'http://loopback').pathname;
    await play(stage, { path, body: record.body, number }, response, gone.signal);
  } catch {
    response.destroy();
  }
}

async function play(
  stage: Stage,
  request: WireRequest,
  response: AnyResponse,
  gone: AbortSignal,
): Promise<void> {
  const { steps } = stage.scenario;
  const fault = steps[Math.min(request.number, steps.length) - 1] ?? steps[0];
  for (const action of plan(fault, request)) {
    if (gone.aborted) return;
    switch (action.kind) {
      case 'head':
        head(response, action.status, action.headers);
        break;
      case 'write':
        write(response, action.text);
        break;
      case 'wait':
        if (action.ms === null) return;
        await sleep(action.ms, undefined, { signal: gone });
        break;
      case 'reset':
        await reset(response);
        return;
      case 'end':
        response.end();
        return;
    }
  }
}

async function readBody(request: AnyRequest): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
