/** The whole way over the wire: fake pages, the real HTTP door, readers, state machine, words. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { providers } from '../../src/knowledge/providers';
import { nodeClock } from '../../src/platform/nodeClock';
import { nodeHttp } from '../../src/platform/nodeHttp';
import type { Clock } from '../../src/platform/ports';
import { createStatusPoller, type StatusPoller } from '../../src/status/poller';
import { joinStatus, statusText } from '../../src/status/words';
import {
  readFrames,
  startStatusServer,
  type ServedState,
  type StatusServer,
} from '../support/statusServer';
import { recordingsFolder, use } from './helpers';

const uses = [use('anthropic'), use('openai')];
let server: StatusServer;
let poller: StatusPoller;

/** Paused: it asks only on command. */
function makePoller(clock: Clock): StatusPoller {
  const made = createStatusPoller({
    providers,
    http: (request) => nodeHttp({ ...request, headersTimeoutMs: 500 }),
    clock,
    random: () => 0.5,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    userAgent: 'lifeboat/test',
    addresses: { anthropic: server.baseUrl('anthropic'), openai: server.baseUrl('openai') },
    onChange: () => undefined,
  });
  made.setPaused(true);
  made.setUse(uses);
  return made;
}

beforeEach(async () => {
  server = await startStatusServer();
  poller = makePoller(nodeClock);
});

afterEach(async () => {
  poller.dispose();
  await server.close();
});

const states = (): readonly string[] => poller.health().map((one) => one.state);

describe('the fake status server and the poller', () => {
  it('are green at first, and ask conditionally where the page can', async () => {
    await poller.refresh();
    await poller.refresh();
    expect(states()).toEqual(['operational', 'operational']);
    const seen = server.requests.map(({ path, status }) => `${status} ${path}`);
    expect(seen).toContain('304 /anthropic/api/v2/summary.json');
    expect(
      seen.filter((one) => one.includes('/openai/')).every((one) => one.startsWith('200')),
    ).toBe(true);
  });

  it.each<[ServedState, string]>([
    ['degraded', 'degraded'],
    ['partial-outage', 'partial-outage'],
    ['major-outage', 'major-outage'],
    ['maintenance', 'maintenance'],
    ['recovery', 'operational'],
  ])('show %s for both page formats', async (served, state) => {
    server.set('anthropic', served);
    server.set('openai', served);
    await poller.refresh();
    expect(states()).toEqual([state, state]);
    expect(poller.health()[0]?.incidents).toHaveLength(served === 'maintenance' ? 0 : 1);
  });

  it.each<ServedState>(['html', 'truncated', 'empty', 'hang', '403', '429', '500'])(
    'know nothing, and no outage, from %s',
    async (served) => {
      server.set('anthropic', served);
      server.set('openai', served);
      await poller.refresh();
      expect(states()).toEqual(['unknown', 'unknown']);
      expect(poller.health().every((one) => !one.readable && one.reason !== null)).toBe(true);
    },
  );

  it('are switched from another process', async () => {
    const control = (path: string): Promise<Response> =>
      fetch(`${server.url}/control/${path}`, { method: 'POST' });
    expect((await control('anthropic/major-outage')).status).toBe(200);
    await poller.refresh();
    expect(statusText(joinStatus(poller.health(), uses, providers))?.text).toBe(
      'Claude API major outage · 7 calls',
    );
    expect((await control('anthropic/on-fire')).status).toBe(400);
    expect((await control('nobody/degraded')).status).toBe(404);
  });

  it('play the invented incident', async () => {
    server.replay('anthropic');
    const seen: string[] = [];
    do {
      await poller.refresh();
      await poller.refresh();
      seen.push(poller.health()[0]?.state ?? 'none');
    } while (server.next('anthropic'));
    expect(seen).toEqual([
      'operational',
      'partial-outage',
      'major-outage',
      'degraded',
      'operational',
    ]);
  });
});

const recorded = recordingsFolder();
if (recorded !== null)
  it('play a folder of frames as on the day of the incident', () => playsThatDay(recorded));

async function playsThatDay(folder: string): Promise<void> {
  const thatDay = Date.parse('2026-09-15T12:00:00Z');
  poller.dispose();
  poller = makePoller({ ...nodeClock, now: () => thatDay });
  server.replay('anthropic', await readFrames(join(folder, 'replay-anthropic-2026-09-15')));
  const seen: (string | undefined)[] = [];
  do {
    await poller.refresh();
    await poller.refresh();
    seen.push(poller.health()[0]?.state);
  } while (server.next('anthropic'));
  const out = 'partial-outage';
  expect(seen).toEqual(['operational', out, out, out, 'operational']);
}
