/** One port for HTTP/1.1 and for HTTP/2 without TLS, which begins with words of its own. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createServer2 } from 'node:http2';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { createServer as createSocketServer } from 'node:net';
import type { Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type AnyRequest = IncomingMessage | Http2ServerRequest;
export type AnyResponse = ServerResponse | Http2ServerResponse;

/** The first bytes of a connection that speaks HTTP/2 from the start (RFC 9113, section 3.4). */
const preface = 'PRI';

/** Not yet listening. It never is the one who gives up. */
export function serverOfBoth(answer: (request: AnyRequest, response: AnyResponse) => void): Server {
  const first = createServer(answer);
  first.requestTimeout = 0;
  first.headersTimeout = 0;
  first.keepAliveTimeout = 0;
  const second = createServer2((request, response) => {
    // A stream that breaks is part of the play.
    response.stream.on('error', () => undefined);
    answer(request, response);
  });
  second.on('session', (session) => session.on('error', () => undefined));
  return createSocketServer((socket) => {
    socket.once('error', () => socket.destroy());
    socket.once('readable', () => {
      const begin = socket.read() as Buffer | null;
      if (begin === null) return;
      socket.unshift(begin);
      const speaks2 = begin.toString('latin1').startsWith(preface);
      (speaks2 ? second : first).emit('connection', socket);
    });
  });
}

// ------------------------------------------------------------- what the two say in different ways

export function head(
  response: AnyResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, headers);
  // HTTP/2 sends them at once.
  if (!('stream' in response)) response.flushHeaders();
}

export function write(response: AnyResponse, text: string | Uint8Array): void {
  if ('stream' in response) response.write(text);
  else response.write(text);
}

/** A session of HTTP/2 hears of a reset only behind the settings that it began with. */
const settingsMs = 25;

export async function reset(response: AnyResponse): Promise<void> {
  if ('stream' in response) await sleep(settingsMs);
  response.socket?.resetAndDestroy();
}

/** Whether the last byte has left. */
export const isWritten = (response: AnyResponse): boolean =>
  'stream' in response ? response.stream.writableFinished : response.writableFinished;
