import { connect } from 'node:http2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plan } from './plan';
import type { Action } from './plan';
import { faster, recoversOn, scenarios } from './scenario';
import type { Fault } from './scenario';
import { startFaultServer } from './server';
import type { FaultServer } from './server';
import { healthyText } from './wire';
import type { WireRequest } from './wire';

const chat: WireRequest = { path: '/v1/chat/completions', body: { stream: true }, number: 1 };
const message: WireRequest = { path: '/v1/messages', body: { stream: true }, number: 1 };
const plainMessage: WireRequest = { path: '/v1/messages', body: {}, number: 7 };
const response: WireRequest = { path: '/v1/responses', body: { stream: true }, number: 1 };

function actions(fault: Fault, request: WireRequest, most = 30): readonly Action[] {
  const taken: Action[] = [];
  for (const action of plan(fault, request)) {
    if (taken.push(action) === most) break;
  }
  return taken;
}

function written(fault: Fault, request: WireRequest): string {
  return actions(fault, request)
    .map((action) => (action.kind === 'write' ? Buffer.from(action.text).toString() : ''))
    .join('');
}

function eventNames(text: string): readonly string[] {
  return [...text.matchAll(/^event: (.*)$/gmu)].map(([, name = '']) => name);
}

describe('a plan', () => {
  it('streams a message in the documented order', () => {
    expect(eventNames(written({ kind: 'healthy' }, message))).toEqual([
      'message_start',
      'content_block_start',
      'ping',
      ...Array.from({ length: 4 }, () => 'content_block_delta'),
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
  });

  it('ends a chat stream with [DONE], and a response with response.completed', () => {
    expect(written({ kind: 'healthy' }, chat)).toMatch(/data: \[DONE\]\n\n$/u);
    expect(eventNames(written({ kind: 'healthy' }, response)).at(-1)).toBe('response.completed');
  });

  it('says the same in one piece as in a stream', () => {
    const whole = JSON.parse(written({ kind: 'healthy' }, plainMessage)) as {
      content: readonly { text: string }[];
    };
    const deltas = [
      ...written({ kind: 'healthy' }, message).matchAll(/"text_delta","text":"(.*?)"/gu),
    ];
    expect(whole.content[0]?.text).toBe(healthyText);
    expect(deltas.map(([, text = '']) => text).join('')).toBe(healthyText);
  });

  it('answers a status with the words of its provider', () => {
    const fault = { kind: 'status', status: 529, retryAfterS: 3, shouldRetry: false } as const;
    const [head] = actions(fault, plainMessage);
    expect(head).toMatchObject({
      status: 529,
      headers: {
        'request-id': 'req_drill_000007',
        'retry-after': '3',
        'x-should-retry': 'false',
      },
    });
    expect(JSON.parse(written(fault, plainMessage))).toEqual({
      type: 'error',
      error: { type: 'overloaded_error', message: 'Overloaded' },
      request_id: 'req_drill_000007',
    });
    expect(JSON.parse(written({ kind: 'status', status: 429 }, chat))).toMatchObject({
      error: { type: 'requests', param: null, code: 'rate_limit_exceeded' },
    });
  });

  it('breaks a body off where it was told to', () => {
    const kinds = (fault: Fault): readonly string[] =>
      actions(fault, message).map((action) => action.kind);
    expect(kinds({ kind: 'stall', after: 2 })).toEqual(['head', 'write', 'write', 'wait']);
    expect(kinds({ kind: 'cut', after: 1 })).toEqual(['head', 'write', 'end']);
    expect(kinds({ kind: 'reset-body', after: 1 })).toEqual(['head', 'write', 'wait', 'reset']);
    expect(kinds({ kind: 'hang' })).toEqual(['wait']);
    expect(() => JSON.parse(written({ kind: 'cut', after: 3 }, plainMessage)) as unknown).toThrow(
      SyntaxError,
    );
  });

  it('breaks a stream off with the error event of its provider', () => {
    const fault = { kind: 'stream-error', after: 3 } as const;
    expect(written(fault, message)).toMatch(/event: error\ndata: .*overloaded_error/u);
    expect(written(fault, chat)).toMatch(/data: \{"error":\{.*"type":"server_error"/u);
    expect(actions(fault, plainMessage)[0]).toMatchObject({ status: 529 });
  });

  it('sends pings without end', () => {
    const fault = { kind: 'keep-alive', after: 1, everyMs: 5 } as const;
    expect(actions(fault, message, 100)).toHaveLength(100);
    expect(eventNames(written(fault, message)).slice(1)).toEqual(
      Array.from({ length: 14 }, () => 'ping'),
    );
    expect(written(fault, chat)).toMatch(/: keep-alive\n\n$/u);
  });
});

describe('a scenario', () => {
  it('recovers on the named request', () => {
    const { steps } = recoversOn(3, { kind: 'hang' });
    expect(steps.map((step) => step.kind)).toEqual(['hang', 'hang', 'healthy']);
  });

  it('runs faster in its own times only', () => {
    const status = { kind: 'status', status: 429, retryAfterS: 10 } as const;
    const fast = faster({ name: 'x', steps: [{ kind: 'drip', everyMs: 100 }, status] }, 10);
    expect(fast.steps).toEqual([{ kind: 'drip', everyMs: 10 }, status]);
  });
});

describe('the server', () => {
  let server: FaultServer;
  beforeAll(async () => {
    server = await startFaultServer(scenarios.healthy);
  });
  afterAll(() => server.close());

  const post = (path: string, body: object, signal?: AbortSignal): Promise<Response> =>
    fetch(server.url + path, {
      method: 'POST',
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });

  it('records what it was asked', async () => {
    server.use(scenarios.healthy);
    await (await post('/v1/embeddings?x=1', { input: 'a' })).json();
    expect(server.requests()).toMatchObject([
      { method: 'POST', path: '/v1/embeddings?x=1', body: { input: 'a' }, abandoned: false },
    ]);
  });

  it('forgets what came before a new scenario', async () => {
    server.use(scenarios.overloaded);
    expect((await post('/v1/messages', {})).status).toBe(529);
    server.use(scenarios.healthy);
    expect(server.requests()).toEqual([]);
  });

  it('plays one step for each request and stays at the last', async () => {
    server.use(recoversOn(2, { kind: 'status', status: 503 }));
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      const answer = await post('/v1/responses', {});
      await answer.text();
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([503, 200, 200]);
  });

  it('resets before the headers and within the body', async () => {
    server.use(scenarios.reset);
    await expect(post('/v1/messages', {})).rejects.toThrow('fetch failed');
    server.use(scenarios.resetBody);
    const answer = await post('/v1/messages', {});
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  it('hangs until the client gives up, and notices that', async () => {
    server.use(scenarios.hang);
    const controller = new AbortController();
    const lost = post('/v1/messages', {}, controller.signal);
    lost.catch(() => undefined);
    await expect.poll(() => server.requests().length).toBe(1);
    controller.abort();
    await expect(lost).rejects.toThrow('aborted');
    await expect.poll(() => server.requests()[0]?.abandoned).toBe(true);
  });

  it('speaks HTTP/2 to who begins with it, with the same faults', async () => {
    server.use(scenarios.healthy);
    const { status, text } = await post2(server.url, '/v1/messages');
    expect(status).toBe(200);
    expect(text).toContain(healthyText);
    expect(server.requests()).toMatchObject([{ path: '/v1/messages', abandoned: false }]);
    server.use(scenarios.overloaded);
    expect((await post2(server.url, '/v1/messages')).status).toBe(529);
    server.use(scenarios.reset);
    await expect(post2(server.url, '/v1/messages')).rejects.toThrow('ECONNRESET');
  });

  it('closes although a request hangs', async () => {
    const other = await startFaultServer(scenarios.hang);
    const lost = fetch(other.url, { method: 'POST', body: '{}' });
    lost.catch(() => undefined);
    await expect.poll(() => other.requests().length).toBe(1);
    await other.close();
    await expect(lost).rejects.toThrow('fetch failed');
  });
});

/** One request in a session of its own. */
function post2(
  url: string,
  path: string,
): Promise<{ readonly status: number | undefined; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const session = connect(url);
    session.once('error', reject);
    const stream = session.request({ ':method': 'POST', ':path': path });
    let status: number | undefined;
    let text = '';
    stream.once('response', (headers) => (status = headers[':status']));
    stream.once('error', reject);
    stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    stream.once('end', () => resolve({ status, text }));
    stream.once('close', () => session.close());
    stream.end('{}');
  });
}
