/** HTTP/2 in a run: a session to the fault server of the run, without TLS, in its faster time. */
import http2 from 'node:http2';
import type { ClientHttp2Session } from 'node:http2';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { notFound, serverFor, worlds } from './batchWorld';

/** `speed`: how many times faster the program's time runs; Node's own timers of a stream do not know of it. */
export function redirectHttp2(speed: number): void {
  const real = http2.connect;
  http2.connect = (authority: string | URL, ...rest: readonly unknown[]) => {
    const world = worlds.getStore();
    const connect = (to: string | URL, ...more: readonly unknown[]): ClientHttp2Session =>
      Reflect.apply(real, http2, [to, ...more]) as ClientHttp2Session;
    if (!world) return connect(authority, ...rest);
    const { host, hostname } = new URL(authority);
    const server = serverFor(world, host);
    const session =
      server === null ? connect(`http://${host}`, nowhere(hostname)) : connect(server);
    return hasten(session, speed);
  };
  syncBuiltinESMExports();
}

const nowhere = (hostname: string): http2.ClientSessionOptions => ({
  createConnection: () =>
    net.connect({
      ...{ host: hostname, port: 443 },
      lookup: (name, _, done) => done(notFound(name), '', 4),
    }),
});

function hasten(session: ClientHttp2Session, speed: number): ClientHttp2Session {
  const request = session.request.bind(session);
  session.request = (...args) => {
    const stream = request(...args);
    const setTimeout = stream.setTimeout.bind(stream);
    stream.setTimeout = (ms, listener) => setTimeout(ms / speed, listener);
    return stream;
  };
  return session;
}
