import { createServer, type RequestListener } from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../src/platform/httpFailure';
import { nodeClock } from '../../src/platform/nodeClock';
import { mayFollow, nodeHttp } from '../../src/platform/nodeHttp';
import type { HttpAnswer, HttpFailure, HttpRequest } from '../../src/platform/ports';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return (server.address() as AddressInfo).port;
}

const serve = async (listener: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listen(createServer(listener))}`;

const get = (url: string, more: Partial<HttpRequest> = {}): Promise<HttpAnswer> =>
  nodeHttp({
    url,
    headers: {},
    headersTimeoutMs: 5_000,
    bodyTimeoutMs: 5_000,
    maxBytes: 1_000,
    ...more,
  });

const failureFrom = async (answer: Promise<HttpAnswer>): Promise<HttpFailure | null> => {
  const settled = await answer;
  return settled.ok ? null : settled.failure;
};

describe('answers', () => {
  it('gives status, lower-case headers and bytes, and sends what it is told to', async () => {
    let agent: string | undefined;
    const url = await serve((request, response) => {
      agent = request.headers['user-agent'];
      response.writeHead(503, { ETag: '"1"', 'X-Case': 'A' }).end('späte Antwort');
    });
    const answer = await get(`${url}/a`, { headers: { 'user-agent': 'lifeboat/0' } });
    expect(answer).toMatchObject({ ok: true, status: 503, url: `${url}/a` });
    expect(answer.ok && answer.headers).toMatchObject({ etag: '"1"', 'x-case': 'A' });
    expect(answer.ok && new TextDecoder().decode(answer.body)).toBe('späte Antwort');
    expect(agent).toBe('lifeboat/0');
  });

  it('takes a 304 without a body for an answer', async () => {
    const url = await serve((_, response) => response.writeHead(304).end());
    const answer = await get(url);
    expect(answer).toMatchObject({ ok: true, status: 304 });
    expect(answer.ok && answer.body).toHaveLength(0);
  });

  it('takes a body of the greatest size allowed', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(1_000)));
    expect(await failureFrom(get(url))).toBeNull();
    expect(await failureFrom(get(url, { maxBytes: 999 }))).toBe('too-large');
  });
});

describe('time', () => {
  it('ends a hang before the headers', async () => {
    const url = await serve(() => undefined);
    expect(await failureFrom(get(url, { headersTimeoutMs: 50 }))).toBe('timeout');
  });

  it('ends a body that trickles for ever', async () => {
    const url = await serve((_, response) => {
      const timer = setInterval(() => response.write('.'), 10);
      response.once('close', () => clearInterval(timer));
    });
    expect(await failureFrom(get(url, { bodyTimeoutMs: 80 }))).toBe('timeout');
  });

  it('does not charge slow headers to the body', async () => {
    const url = await serve((_, response) => {
      setTimeout(() => {
        response.flushHeaders();
        setTimeout(() => response.end('done'), 600);
      }, 600);
    });
    expect(
      await failureFrom(get(url, { headersTimeoutMs: 1_000, bodyTimeoutMs: 1_000 })),
    ).toBeNull();
  });

  it('bounds redirects and headers together', async () => {
    const url = await serve((request, response) => {
      const hop = Number(request.url?.slice(1));
      setTimeout(() => response.writeHead(302, { location: `/${hop + 1}` }).end(), 60);
    });
    expect(await failureFrom(get(`${url}/0`, { headersTimeoutMs: 150 }))).toBe('timeout');
  });
});

describe('size', () => {
  it('stops reading a body without end', async () => {
    const url = await serve((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(500)));
      };
      response.on('drain', more);
      more();
    });
    expect(await failureFrom(get(url))).toBe('too-large');
  });
});

describe('redirects', () => {
  it('follows them and says where they led', async () => {
    const url = await serve((request, response) =>
      request.url === '/old'
        ? response.writeHead(301, { location: '/new' }).end()
        : response.end('new'),
    );
    expect(await get(`${url}/old`)).toMatchObject({ ok: true, status: 200, url: `${url}/new` });
  });

  it('gives up on a loop', async () => {
    let requests = 0;
    const url = await serve((_, response) => {
      requests++;
      response.writeHead(302, { location: '/again' }).end();
    });
    expect(await failureFrom(get(url))).toBe('redirects');
    expect(requests).toBe(6);
  });

  it.each(['ftp://127.0.0.1/x', 'file:///x', 'http://'])('does not follow %s', async (location) => {
    const url = await serve((_, response) => response.writeHead(302, { location }).end());
    expect(await failureFrom(get(url))).toBe('redirects');
  });

  it.each([
    ['https://a.example/', 'https://b.example/', true],
    ['http://a.example/', 'http://b.example/', true],
    ['https://a.example/', 'http://a.example/', false],
    ['https://127.0.0.1/', 'http://a.example/', false],
    ['https://a.example/', 'http://localhost/', false],
    ['https://localhost/', 'http://[::1]/', true],
    ['https://127.0.0.1.a.example/', 'http://localhost/', false],
  ])('from %s to %s: %s', (from, to, allowed) => {
    expect(mayFollow(new URL(from), new URL(to))).toBe(allowed);
  });

  it('takes a redirect without an address for an answer', async () => {
    const url = await serve((_, response) => response.writeHead(302).end());
    expect(await get(url)).toMatchObject({ ok: true, status: 302 });
  });
});

describe('failures', () => {
  it('knows a port where nothing listens', async () => {
    const server = createTcpServer();
    const port = await listen(server);
    await closers.splice(0)[0]?.();
    expect(await failureFrom(get(`http://127.0.0.1:${port}`))).toBe('refused');
  });

  it('knows a connection that is cut before and within the answer', async () => {
    const before = await listen(createTcpServer((socket) => socket.destroy()));
    expect(await failureFrom(get(`http://127.0.0.1:${before}`))).toBe('reset');
    const within = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await failureFrom(get(within))).toBe('reset');
  });

  it('knows what is no TLS', async () => {
    const port = await listen(createTcpServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n')));
    expect(await failureFrom(get(`https://127.0.0.1:${port}`))).toBe('tls');
  });

  it('can be cancelled before and during', async () => {
    const url = await serve(() => undefined);
    expect(await failureFrom(get(url, { signal: AbortSignal.abort() }))).toBe('aborted');
    const control = new AbortController();
    const answer = get(url, { signal: control.signal });
    setTimeout(() => control.abort(), 20);
    expect(await failureFrom(answer)).toBe('aborted');
  });

  it('answers even to what is no address', async () => {
    expect(await failureFrom(get('not an address'))).toBe('other');
  });

  it.each<[string, HttpFailure]>([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ECONNREFUSED', 'refused'],
    ['UND_ERR_SOCKET', 'reset'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['EHOSTUNREACH', 'no-route'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EWHATEVER', 'other'],
  ])('classes %s as %s, wherever it sits', (code, failure) => {
    const inner = Object.assign(new Error('inner'), { code });
    const several = new AggregateError([inner], 'tried two addresses');
    expect(failureOf(new TypeError('fetch failed', { cause: inner })).failure).toBe(failure);
    expect(failureOf(new TypeError('fetch failed', { cause: several })).failure).toBe(failure);
  });

  it('knows a proxy that asks for a login, in the words that tunnels have for it and without any', () => {
    const tunnel = new Error('Proxy response (407) !== 200 when HTTP Tunneling');
    for (const cause of [tunnel, new Error('')]) {
      expect(failureOf(new TypeError('fetch failed', { cause })).failure).toBe('proxy-login');
    }
    const several = new AggregateError([new Error('')], '');
    expect(failureOf(new TypeError('fetch failed', { cause: several })).failure).toBe('other');
    expect(failureOf(new Error('')).failure).toBe('other');
  });

  it('does not hang on causes that go in circles', () => {
    const error = new Error('circle');
    error.cause = error;
    expect(failureOf(error)).toMatchObject({ ok: false, failure: 'other', message: 'circle' });
  });
});

describe('nodeClock', () => {
  it('calls back once, not before its time, and not at all when cancelled', async () => {
    const began = nodeClock.now();
    let cancelled = false;
    nodeClock.after(5, () => (cancelled = true))();
    await new Promise<void>((resolve) => void nodeClock.after(30, resolve));
    expect(nodeClock.now() - began).toBeGreaterThanOrEqual(25);
    expect(cancelled).toBe(false);
  });

  it('does not call back at once for a time that no timer holds', async () => {
    let called = false;
    const cancel = nodeClock.after(2 ** 40, () => (called = true));
    await new Promise<void>((resolve) => void nodeClock.after(20, resolve));
    cancel();
    expect(called).toBe(false);
  });
});
