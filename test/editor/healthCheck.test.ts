/** The opt-in check, against a server of our own: what it sends, and what it makes of the answers. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { checks } from '../../src/healthCheck';
import { isSlow, latencyWords, remember } from '../../src/status/latency';

const checkClaude = checks.anthropic;

const apiKey = 'sk-ant-secret';
const closes: (() => void)[] = [];

afterEach(() => {
  for (const close of closes.splice(0)) close();
});

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ readonly baseUrl: string; readonly seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closes.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const json = (status: number, body: object) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

const list = { data: [], has_more: false, first_id: null, last_id: null };
const failure = { type: 'error', error: { type: 'some_error', message: apiKey } };

it('asks for one model with the key and no other credential, and tells the time', async () => {
  vi.stubEnv('ANTHROPIC_AUTH_TOKEN', 'another');
  vi.stubEnv('ANTHROPIC_API_KEY', 'another');
  const { baseUrl, seen } = await serve(json(200, list));
  const result = await checkClaude({ apiKey, baseUrl });
  expect(result).toMatchObject({ ok: true, keyRejected: false });
  expect(result.words).toBe(`Claude API answered in ${result.ms} ms.`);
  expect(seen.map((one) => one.url)).toEqual(['/v1/models?limit=1']);
  const headers = JSON.stringify(seen[0]?.headers);
  expect(headers).toContain(apiKey);
  expect(headers).not.toContain('another');
});

it.each([
  [401, 'is up, but does not accept this key', true],
  [403, 'this key may not do that', false],
  [429, 'limits the requests of this key (429)', false],
  [500, 'failed with an error of its own (500)', false],
  [529, 'is overloaded (529)', false],
  [418, 'refused the request (418)', false],
])('puts %i into words, asks once, and never shows the key', async (status, words, keyRejected) => {
  const { baseUrl, seen } = await serve(json(status, failure));
  const result = await checkClaude({ apiKey, baseUrl });
  expect(result).toMatchObject({ ok: false, keyRejected });
  expect(result.words).toContain(words);
  expect(JSON.stringify(result)).not.toContain(apiKey);
  expect(seen.length).toBe(1);
});

it('gives up on a server that never answers, and on a body that never ends', async () => {
  const silent = await serve(() => undefined);
  const words = 'did not answer within 200 ms';
  const request = { apiKey, timeoutMs: 200 };
  expect((await checkClaude({ ...request, baseUrl: silent.baseUrl })).words).toContain(words);
  const endless = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{');
  });
  expect((await checkClaude({ ...request, baseUrl: endless.baseUrl })).words).toContain(words);
});

it('tells an unreachable host from a failing one', async () => {
  const { baseUrl } = await serve(() => undefined);
  closes.splice(0).forEach((close) => close());
  const { words } = await checkClaude({ apiKey, baseUrl });
  expect(words).toBe('Claude API could not be reached from this machine (ECONNREFUSED).');
});

it('takes an answer that is no JSON for a failure', async () => {
  const { baseUrl } = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('<html>');
  });
  expect((await checkClaude({ apiKey, baseUrl })).ok).toBe(false);
});

const openaiList = { object: 'list', data: [{ id: 'gpt-4o-mini' }, { id: 'o9' }] };

it('asks OpenAI the same by plain HTTP', async () => {
  const { baseUrl, seen } = await serve(json(200, openaiList));
  const result = await checks.openai({ apiKey, baseUrl });
  expect(result).toMatchObject({ ok: true, outcome: 'answered' });
  expect(result.words).toBe(`OpenAI API answered in ${result.ms} ms.`);
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /v1/models']);
  expect(seen[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
});

it.each([
  ['anthropic', 401, 'answered', true],
  ['anthropic', 529, 'provider-error', false],
  ['openai', 401, 'answered', true],
  ['openai', 429, 'answered', false],
  ['openai', 503, 'provider-error', false],
] as const)('takes %s answering %i for %s', async (id, status, outcome, keyRejected) => {
  const { baseUrl, seen } = await serve(json(status, failure));
  const result = await checks[id]({ apiKey, baseUrl });
  expect(result).toMatchObject({ ok: false, outcome, keyRejected });
  expect(JSON.stringify(result)).not.toContain(apiKey);
  expect(seen).toHaveLength(1);
});

it('bounds OpenAI too, follows it nowhere, and takes no page for an answer', async () => {
  const endless = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{');
  });
  const late = await checks.openai({ apiKey, timeoutMs: 200, baseUrl: endless.baseUrl });
  expect(late).toMatchObject({ ok: false, outcome: 'timeout' });
  const elsewhere = await serve((_, response) => {
    response.writeHead(302, { location: `${endless.baseUrl}/thief` }).end();
  });
  expect((await checks.openai({ apiKey, baseUrl: elsewhere.baseUrl })).ok).toBe(false);
  expect(endless.seen).toHaveLength(1);
  const portal = await serve((_, response) => void response.end('<html>'));
  expect((await checks.openai({ apiKey, baseUrl: portal.baseUrl })).ok).toBe(false);
});

it('asks for one token on demand, of a small model', async () => {
  const bodies: unknown[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      if (text !== '') bodies.push(JSON.parse(text));
      const models = request.url?.includes('limit=') === true ? claudeList : openaiList;
      json(200, request.method === 'GET' ? models : {})(request, response);
    });
  };
  const claudeList = { ...list, data: [{ id: 'claude-opus-9' }, { id: 'claude-haiku-9' }] };
  const { baseUrl } = await serve(answer);
  for (const id of ['anthropic', 'openai'] as const) {
    const result = await checks[id]({ apiKey, baseUrl, message: true });
    expect(result).toMatchObject({ ok: true });
    expect(result.words).toContain('answered a message in');
  }
  expect(bodies).toMatchObject([
    { model: 'claude-haiku-9', max_tokens: 1 },
    { model: 'gpt-4o-mini', max_tokens: 1 },
  ]);
});

it('knows what is slow once it knows what is usual', () => {
  const usual = [100, 300, 200].reduce<readonly number[]>(remember, []);
  expect(latencyWords(900, usual.slice(1))).toBe('');
  expect([isSlow(600, usual), isSlow(601, usual)]).toEqual([false, true]);
  expect(latencyWords(601, usual)).toBe(' That is slow: usual are 200 ms.');
  expect(Array.from({ length: 50 }, (_, at) => at).reduce(remember, usual)).toHaveLength(20);
});
