/** Many windows of one machine: one of them asks, the others follow. */
import { afterEach, describe, expect, it } from 'vitest';
import { providers } from '../../src/knowledge/providers';
import type { HttpAnswer } from '../../src/platform/ports';
import { createHistoryStore } from '../../src/status/historyStore';
import { createStatusPoller, type StatusPoller } from '../../src/status/poller';
import { answered, bytes, fakeClock, fakeHttp, fakeShared, use } from './helpers';

const minute = 60_000;
const hour = 60 * minute;
const claude = (status: string): Uint8Array =>
  bytes({
    page: { id: 'tymt9n04zgry' },
    components: [{ id: 'k8w3r06qmzrp', name: 'Claude API', status }],
    incidents: [],
  });
const green = answered(claude('operational'));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const open: StatusPoller[] = [];
afterEach(() => open.splice(0).forEach((poller) => poller.dispose()));

function machine() {
  const clock = fakeClock();
  const http = fakeHttp(green);
  const shared = fakeShared(clock);
  let chance = 0;
  const window = (): StatusPoller => {
    const poller = createStatusPoller({
      ...{ providers, http: http.get, clock, shared, log: silent, userAgent: 'lifeboat/test' },
      random: () => (chance = (chance + 0.37) % 1),
      onChange: () => undefined,
    });
    open.push(poller);
    poller.setUse([use('anthropic')]);
    return poller;
  };
  /** Requests for what the page says now, apart from those for its past. */
  const asked = (): number =>
    http.requests.filter(({ url }) => url.endsWith('/summary.json')).length;
  return { clock, http, shared, window, asked };
}

const stateOf = (poller: StatusPoller): string | undefined => poller.health()[0]?.state;

describe('windows of one machine', () => {
  it('ask a host once in a period, however many they are', async () => {
    const { clock, window, asked } = machine();
    const windows = Array.from({ length: 20 }, window);
    await clock.advance(hour);
    // Every five minutes, 15 % sooner at most.
    expect(asked()).toBeGreaterThanOrEqual(11);
    expect(asked()).toBeLessThanOrEqual(1 + 60 / (5 * 0.85));
    expect(new Set(windows.map(stateOf))).toEqual(new Set(['operational']));
  });

  it('keep little, however long they watch', async () => {
    const { clock, shared, http, window } = machine();
    window();
    const sizes: number[] = [];
    for (let part = 0; part < 3; part++) {
      http.answer = answered(claude(part === 1 ? 'partial_outage' : 'operational'));
      await clock.advance(8 * hour);
      sizes.push([...shared.texts.values()].join('').length);
    }
    expect(Math.max(...sizes)).toBeLessThan(4_000);
    expect(shared.claims.size).toBe(0);
  });

  it('tell each other what one of them reads, also those that ask nothing themselves', async () => {
    const { clock, http, window } = machine();
    const [front, back] = [window(), window()];
    back.setPaused(true);
    await clock.advance(minute);
    http.answer = answered(claude('major_outage'));
    await front.refresh();
    expect([stateOf(front), stateOf(back)]).toEqual(['major-outage', 'operational']);
    await clock.advance(minute);
    expect(stateOf(back)).toBe('major-outage');
  });

  it('go on when the one that asked is gone', async () => {
    const { clock, http, window, asked } = machine();
    const [first, second] = [window(), window()];
    await clock.advance(minute);
    first.dispose();
    http.answer = answered(claude('major_outage'));
    await clock.advance(6 * minute);
    expect(stateOf(second)).toBe('major-outage');
    expect(asked()).toBeGreaterThan(1);
  });

  it('wait for one that is at it, and no longer than it may take when it died', async () => {
    const { clock, shared, window, asked } = machine();
    shared.claims.set('page anthropic https://status.claude.com', clock.now());
    const poller = window();
    await clock.advance(minute);
    expect(asked()).toBe(0);
    await clock.advance(2 * minute);
    expect([asked(), stateOf(poller)]).toEqual([1, 'operational']);
  });

  it('know at once what was read shortly before they opened', async () => {
    const { clock, window, asked } = machine();
    const first = window();
    await clock.advance(minute);
    first.dispose();
    const second = window();
    await clock.advance(0);
    expect([asked(), stateOf(second)]).toEqual([1, 'operational']);
  });

  it('need two readings for a change, whoever makes them', async () => {
    const { clock, http, window } = machine();
    const [first, second] = [window(), window()];
    await clock.advance(minute);
    http.answer = answered(claude('degraded_performance'));
    await first.refresh();
    expect(stateOf(first)).toBe('operational');
    await clock.advance(1);
    await second.refresh();
    expect(stateOf(second)).toBe('degraded');
  });

  it('read for themselves where what lies there makes no sense', async () => {
    const { clock, shared, window, asked } = machine();
    const name = 'page anthropic https://status.claude.com';
    for (const text of ['{', '[]', '{"version":1,"attemptedAt":1}', '{"version":2}']) {
      shared.texts.set(name, text);
      const poller = window();
      await clock.advance(0);
      expect(stateOf(poller)).toBe('operational');
      poller.dispose();
    }
    expect(asked()).toBe(4);
  });
});

describe('clocks and sleep', () => {
  it('does not believe a reading from the future, and goes on asking', async () => {
    const { clock, window, asked } = machine();
    const first = window();
    await clock.advance(minute);
    clock.jump(-24 * hour);
    const second = window();
    await clock.advance(40 * minute);
    expect([stateOf(first), stateOf(second)]).toEqual(['operational', 'operational']);
    expect(asked()).toBeGreaterThan(4);
    expect(asked()).toBeLessThan(14);
  });

  it('gives the network of a machine that woke up a moment, then asks', async () => {
    const { clock, http, window, asked } = machine();
    const poller = window();
    await clock.advance(minute);
    const offline: HttpAnswer = { ok: false, failure: 'dns', message: '' };
    http.answer = () => offline;
    clock.jump(8 * hour);
    await clock.advance(minute);
    http.answer = green;
    await clock.advance(3_000);
    expect([asked(), stateOf(poller)]).toEqual([1, 'unknown']);
    await clock.advance(5_000);
    expect([asked(), stateOf(poller)]).toEqual([2, 'operational']);
  });

  it('does not flood anybody when the clock jumps about', async () => {
    const { clock, window, asked } = machine();
    window();
    for (let jump = 0; jump < 30; jump++) {
      clock.jump((jump % 2 === 0 ? 1 : -1) * jump * hour);
      await clock.advance(minute);
    }
    expect(asked()).toBeLessThan(40);
  });
});

describe('what windows keep', () => {
  it('is how long a provider was up, once for all of them', async () => {
    const { clock, http, shared, window } = machine();
    for (let count = 0; count < 5; count++) window();
    await clock.advance(hour);
    http.answer = answered(claude('major_outage'));
    await clock.advance(hour);
    const { days } = await createHistoryStore(shared).load('anthropic');
    const seen = days.reduce(
      (sum, { ms }) => ({
        up: sum.up + (ms.operational ?? 0),
        down: sum.down + (ms['major-outage'] ?? 0),
      }),
      { up: 0, down: 0 },
    );
    expect(seen.up / minute).toBeGreaterThan(55);
    expect(seen.up / minute).toBeLessThan(67);
    expect(seen.down / minute).toBeGreaterThan(50);
    expect(seen.down / minute).toBeLessThan(61);
  });
});
