/** Pages that misbehave, over the wire: none of them may look like an outage, hang the watch or fill the memory. */
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { providers } from '../../src/knowledge/providers';
import type { ProviderHealth } from '../../src/model/health';
import { nodeClock } from '../../src/platform/nodeClock';
import { nodeHttp } from '../../src/platform/nodeHttp';
import type { HttpGet } from '../../src/platform/ports';
import { createStatusPoller } from '../../src/status/poller';
import { answered, bytes, fakeClock, fakeHttp, use } from './helpers';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: RequestListener): Promise<{ base: string; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  const server = createServer(answer).on('connection', (socket) => sockets.push(socket));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets };
}

const green = {
  page: { id: 'tymt9n04zgry' },
  components: [{ id: 'k8w3r06qmzrp', name: 'Claude API', status: 'operational' }],
  incidents: [],
};
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const hasty: HttpGet = (request) =>
  nodeHttp({ ...request, headersTimeoutMs: 1_000, bodyTimeoutMs: 1_000 });

/** What is believed after a good reading and then a bad one. */
async function afterFault(fault: RequestListener): Promise<ProviderHealth | undefined> {
  let isGood = true;
  const { base } = await serve((request, response) => {
    if (isGood) response.end(JSON.stringify(green));
    else fault(request, response);
  });
  const poller = createStatusPoller({
    ...{ providers, http: hasty, clock: nodeClock, random: () => 0, log: silent },
    ...{ userAgent: 'lifeboat/test', addresses: { anthropic: base }, onChange: () => undefined },
  });
  poller.setPaused(true);
  poller.setUse([use('anthropic')]);
  await poller.refresh();
  expect(poller.health()[0]).toMatchObject({ state: 'operational', readable: true });
  isGood = false;
  await poller.refresh();
  const [health] = poller.health();
  poller.dispose();
  return health;
}

/** A byte now and then, for ever. */
function dribble(response: ServerResponse): void {
  response.write('{"page":');
  const timer = setInterval(() => response.write(' '), 50);
  response.once('close', () => clearInterval(timer));
}

const megabyte = Buffer.alloc(1_000_000, ' ');

function flood(response: ServerResponse, megabytes: number): void {
  const send = (left: number): void => {
    if (left > 0 && !response.destroyed) response.write(megabyte, () => send(left - 1));
    else response.end();
  };
  send(megabytes);
}

describe('a page that misbehaves', () => {
  it.each<readonly [string, RequestListener, RegExp]>([
    ['never sends its headers', () => undefined, /did not answer in time/],
    ['dribbles its body', (_, response) => dribble(response), /did not answer in time/],
    ['sends 50 MB', (_, response) => flood(response, 50), /too large/],
    [
      'says that it will',
      (_, response) => void response.writeHead(200, { 'content-length': 50_000_000 }).write('{'),
      /too large/,
    ],
    [
      'redirects in circles',
      ({ url }, response) => void response.writeHead(302, { location: `${url}?` }).end(),
      /redirects/,
    ],
    ['is a web page', (_, response) => void response.end('<!doctype html>'), /web page/],
    ['is cut off', (_, response) => void response.end('{"page":{'), /not JSON, or was cut off/],
    ['is empty', (_, response) => void response.end(), /not JSON|empty/],
    [
      'belongs to somebody else',
      (_, response) => void response.end(JSON.stringify({ ...green, page: { id: 'other' } })),
      /another/,
    ],
    ['cuts the line', (request) => void request.socket.destroy(), /was cut/],
    ['fails', (_, response) => void response.writeHead(500).end('no'), /HTTP 500/],
  ])('that %s tells nothing of the provider', async (_name, fault, reason) => {
    const health = await afterFault(fault);
    expect(health).toMatchObject({ state: 'operational', readable: false });
    expect(health?.reason).toMatch(reason);
  });

  it('is left before it has sent much of 50 MB', async () => {
    const { base, sockets } = await serve((_, response) => flood(response, 50));
    const limits = { headersTimeoutMs: 5_000, bodyTimeoutMs: 5_000, maxBytes: 4 * 1024 * 1024 };
    const answer = await nodeHttp({ url: base, headers: {}, ...limits });
    expect(answer).toMatchObject({ ok: false, failure: 'too-large' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(sockets.every((socket) => socket.bytesWritten < 25_000_000)).toBe(true);
  });
});

describe('what a watch costs', () => {
  it('is less than a thousandth of the processor, over an hour with four pages', async () => {
    const clock = fakeClock();
    const pages = answered(bytes(green));
    const poller = createStatusPoller({
      ...{ providers, http: fakeHttp(pages).get, clock, random: Math.random, log: silent },
      ...{ userAgent: 'lifeboat/test', onChange: () => undefined },
    });
    poller.setUse(['anthropic', 'openai', 'cohere', 'groq'].map((id) => use(id)));
    // What is compiled on first use is no cost of the hour.
    await clock.advance(10 * 60_000);
    const before = process.cpuUsage();
    await clock.advance(60 * 60_000);
    const { user, system } = process.cpuUsage(before);
    poller.dispose();
    expect((user + system) / 1000 / (60 * 60_000)).toBeLessThan(0.001);
  });
});
