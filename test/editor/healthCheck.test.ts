/** The opt-in check, against a server of our own: what it sends, and what it makes of the answers. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { checkClaude } from '../../src/healthCheck';

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
  [403, 'may not list models', false],
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
