import { afterEach, describe, expect, it } from 'vitest';
import { providers } from '../../src/knowledge/providers';
import type { ProviderHealth } from '../../src/model/health';
import type { HttpAnswer, HttpRequest, Log } from '../../src/platform/ports';
import {
  createStatusPoller,
  type StatusPoller,
  type StatusPollerOptions,
} from '../../src/status/poller';
import {
  answered,
  bytes,
  fakeClock,
  fakeHttp,
  use,
  type FakeClock,
  type FakeHttp,
} from './helpers';

const minute = 60_000;
const claude = (status: string, more: object = {}): Uint8Array =>
  bytes({
    page: { id: 'tymt9n04zgry' },
    components: [{ id: 'k8w3r06qmzrp', name: 'Claude API', status }],
    ...more,
  });
const openai = (status: string): Uint8Array =>
  bytes({
    components: [{ id: '01JMXBRMFE6N2NNT7DG6XZQ6PW', name: 'Chat Completions', status }],
    incidents: [],
  });
const green = answered(claude('operational'));
const timeout: HttpAnswer = { ok: false, failure: 'timeout', message: 'late' };

interface Rig {
  readonly poller: StatusPoller;
  readonly clock: FakeClock;
  readonly http: FakeHttp;
  readonly told: (readonly ProviderHealth[])[];
  readonly warnings: string[];
}

const open: StatusPoller[] = [];
afterEach(() => open.splice(0).forEach((poller) => poller.dispose()));

function rig(answer: FakeHttp['answer'] = green, more: Partial<StatusPollerOptions> = {}): Rig {
  const [clock, http] = [fakeClock(), fakeHttp(answer)];
  const told: (readonly ProviderHealth[])[] = [];
  const warnings: string[] = [];
  const log: Log = {
    info: () => undefined,
    warn: (text) => warnings.push(text),
    error: (text) => warnings.push(text),
  };
  const poller = createStatusPoller({
    providers,
    http: http.get,
    clock,
    random: () => 0.5,
    log,
    userAgent: 'lifeboat/0.0.0 (+https://example.org)',
    onChange: (health) => told.push(health),
    ...more,
  });
  open.push(poller);
  return { poller, clock, http, told, warnings };
}

const stateOf = ({ poller }: Rig): string | undefined => poller.health()[0]?.state;
const urls = ({ http }: Rig): readonly string[] => http.requests.map((one) => one.url);

/** A rig that watches Claude and has read its page once. */
async function watching(
  answer?: FakeHttp['answer'],
  more?: Partial<StatusPollerOptions>,
): Promise<Rig> {
  const made = rig(answer, more);
  made.poller.setUse([use('anthropic')]);
  await made.clock.advance(0);
  return made;
}

describe('when it asks', () => {
  it('asks nobody before a provider is in use, and only those with a page', async () => {
    const made = rig();
    await made.poller.refresh();
    const without = providers.find((one) => one.status === null)!;
    made.poller.setUse([use(without.id), use('openai', { calls: 0 })]);
    await made.clock.advance(60 * minute);
    expect(made.http.requests).toEqual([]);
    expect(made.told).toEqual([]);
  });

  it('asks every five minutes while all is well', async () => {
    const made = await watching();
    expect(stateOf(made)).toBe('operational');
    await made.clock.advance(4 * minute + 59_000);
    expect(made.http.requests).toHaveLength(1);
    await made.clock.advance(2_000);
    expect(made.http.requests).toHaveLength(2);
  });

  it('asks every 60 to 90 seconds while something is wrong or waits for a second reading', async () => {
    const made = await watching();
    made.http.answer = answered(claude('partial_outage'));
    await made.clock.advance(5 * minute);
    expect([stateOf(made), made.http.requests.length]).toEqual(['operational', 2]);
    await made.clock.advance(75_000);
    expect([stateOf(made), made.http.requests.length]).toEqual(['partial-outage', 3]);
    await made.clock.advance(75_000);
    expect(made.http.requests).toHaveLength(4);
  });

  it('asks faster while an incident is open', async () => {
    const incident = { id: 'i', name: 'Errors', status: 'monitoring' };
    const made = await watching(answered(claude('operational', { incidents: [incident] })));
    await made.clock.advance(75_000);
    expect(made.http.requests).toHaveLength(2);
  });

  it('backs off to half an hour when the page stays unreadable', async () => {
    const made = await watching(() => timeout);
    const gaps: number[] = [];
    // The origin host is asked as well: two requests for each attempt.
    for (let attempts = 1; gaps.length < 7;) {
      const before = made.clock.now();
      while (made.http.requests.length / 2 === attempts) await made.clock.advance(15_000);
      attempts++;
      gaps.push(Math.round((made.clock.now() - before) / 15_000) * 15);
    }
    expect(gaps).toEqual([75, 150, 300, 600, 1200, 1800, 1800]);
  });

  it('asks nobody while paused, and on resuming what fell due', async () => {
    const made = await watching();
    made.poller.setPaused(true);
    await made.clock.advance(20 * minute);
    expect(made.http.requests).toHaveLength(1);
    made.poller.setPaused(false);
    await made.clock.advance(0);
    expect(made.http.requests).toHaveLength(2);
    made.poller.setPaused(true);
    made.poller.setPaused(false);
    await made.clock.advance(minute);
    expect(made.http.requests).toHaveLength(2);
  });

  it('starts paused without a request', async () => {
    const made = rig();
    made.poller.setPaused(true);
    made.poller.setUse([use('anthropic')]);
    await made.clock.advance(60 * minute);
    expect(made.http.requests).toEqual([]);
  });

  it('stops when the provider is no longer used, and remembers it', async () => {
    const made = await watching();
    made.poller.setUse([]);
    await made.clock.advance(20 * minute);
    expect(made.http.requests).toHaveLength(1);
    expect(made.told.at(-1)).toEqual([]);
    made.poller.setUse([use('anthropic')]);
    expect(stateOf(made)).toBe('operational');
  });

  it('does not wait for days when the clock is set back', async () => {
    const made = await watching();
    made.poller.setPaused(true);
    made.clock.jump(-3 * 24 * 60 * minute);
    made.poller.setPaused(false);
    await made.clock.advance(40 * minute);
    expect(made.http.requests.length).toBeGreaterThan(1);
  });

  it('refreshes on command, once for commands at the same time', async () => {
    const made = await watching();
    await Promise.all([made.poller.refresh(), made.poller.refresh()]);
    expect(made.http.requests).toHaveLength(2);
  });

  it('falls silent when disposed', async () => {
    const made = rig();
    let release: (answer: HttpAnswer) => void = () => undefined;
    let signal: AbortSignal | undefined;
    made.http.answer = (request) => {
      signal = request.signal;
      return new Promise((resolve) => (release = resolve));
    };
    made.poller.setUse([use('anthropic')]);
    await made.clock.advance(0);
    const heard = made.told.length;
    made.poller.dispose();
    expect(signal?.aborted).toBe(true);
    release({ ok: false, failure: 'aborted', message: '' });
    await made.clock.advance(60 * minute);
    expect(made.http.requests).toHaveLength(1);
    expect(made.told).toHaveLength(heard);
  });
});

describe('how it asks', () => {
  it('names itself and bounds what it waits for', async () => {
    const made = await watching();
    expect(made.http.requests[0]).toMatchObject({
      url: 'https://status.claude.com/api/v2/summary.json',
      headers: {
        'user-agent': 'lifeboat/0.0.0 (+https://example.org)',
        accept: 'application/json, application/rss+xml, application/xml, */*;q=0.1',
      },
      headersTimeoutMs: 10_000,
      bodyTimeoutMs: 10_000,
      maxBytes: 4 * 1024 * 1024,
    });
  });

  it('asks conditionally, believes a 304, and drops the validator after an hour', async () => {
    const headers = { etag: 'W/"1"', 'last-modified': 'Tue, 15 Sep 2026 10:00:00 GMT' };
    const full = answered(claude('operational'), { headers });
    const same = answered(new Uint8Array(), { status: 304, headers });
    const isConditional = (one: HttpRequest): boolean => one.headers['if-none-match'] !== undefined;
    const made = await watching((request) => (isConditional(request) ? same : full)(request));
    await made.clock.advance(5 * minute);
    expect(made.http.requests[1]?.headers).toMatchObject({
      'if-none-match': 'W/"1"',
      'if-modified-since': 'Tue, 15 Sep 2026 10:00:00 GMT',
    });
    expect(made.poller.health()[0]).toMatchObject({ state: 'operational', readable: true });
    await made.clock.advance(60 * minute);
    const again = made.http.requests
      .slice(1)
      .filter((one) => one.url.endsWith('/summary.json') && !isConditional(one));
    expect(again).toHaveLength(1);
  });

  it('does not believe a 304 for something it never had', async () => {
    const made = await watching(answered(new Uint8Array(), { status: 304 }));
    expect(made.poller.health()[0]).toMatchObject({ state: 'unknown', readable: false });
  });

  it('tries the origin host when the first address is refused or not understood', async () => {
    for (const bad of [answered(bytes('no'), { status: 405 }), answered(bytes('<html>'))]) {
      const made = await watching((request) =>
        (request.url.includes('anthropic.statuspage.io') ? answered(claude('major_outage')) : bad)(
          request,
        ),
      );
      expect(stateOf(made)).toBe('major-outage');
      expect(made.http.requests).toHaveLength(2);
    }
  });

  it('leaves a host alone that asked for it', async () => {
    const made = await watching(
      answered(bytes(''), { status: 429, headers: { 'retry-after': '7200' } }),
    );
    expect(made.http.requests).toHaveLength(2);
    await made.clock.advance(119 * minute);
    await made.poller.refresh();
    expect(made.http.requests).toHaveLength(2);
    expect(made.poller.health()[0]?.reason).toContain('HTTP 429');
    made.http.answer = green;
    await made.clock.advance(40 * minute);
    expect(stateOf(made)).toBe('operational');
  });

  it('asks OpenAI for both of its answers', async () => {
    const made = rig(answered(openai('operational')));
    made.poller.setUse([use('openai')]);
    await made.poller.refresh();
    expect(urls(made)).toEqual([
      'https://status.openai.com/api/v2/components.json',
      'https://status.openai.com/api/v2/summary.json',
    ]);
    expect(stateOf(made)).toBe('operational');
  });

  it('asks one host one thing at a time, also for two providers', async () => {
    let running = 0;
    let most = 0;
    const slow = async (request: HttpRequest): Promise<HttpAnswer> => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      return request.url.includes('/claude/') ? timeout : answered(openai('operational'))(request);
    };
    const base = 'https://mirror.example';
    const made = rig(slow, {
      addresses: { anthropic: `${base}/claude`, openai: `${base}/openai` },
    });
    made.poller.setUse([use('anthropic'), use('openai')]);
    await made.poller.refresh();
    expect(made.http.requests).toHaveLength(3);
    expect(most).toBe(1);
  });

  it('asks once for providers that stand on one page', async () => {
    const addressOf = (id: string): string | undefined =>
      providers.find((one) => one.id === id)?.status?.endpoints[0]?.url;
    const sharing = providers.filter(({ id }) => addressOf(id) === addressOf('replicate'));
    expect(sharing.length).toBeGreaterThan(1);
    const made = rig(answered(bytes({ page: {}, components: [], incidents: [] })));
    made.poller.setUse(sharing.map(({ id }) => use(id)));
    await made.poller.refresh();
    expect(urls(made)).toEqual([addressOf('replicate')]);
  });

  it('staggers providers', async () => {
    const made = rig();
    made.poller.setUse([use('anthropic'), use('openai')]);
    await made.clock.advance(0);
    expect(urls(made).every((url) => url.includes('claude'))).toBe(true);
    await made.clock.advance(1_500);
    expect(urls(made).some((url) => url.includes('openai'))).toBe(true);
  });

  it('uses the addresses of the settings, and no others then', async () => {
    const made = await watching(() => timeout, {
      addresses: { anthropic: 'http://127.0.0.1:9/mirror/' },
    });
    expect(urls(made)).toEqual(['http://127.0.0.1:9/mirror/api/v2/summary.json']);
    const bad = await watching(green, { addresses: { anthropic: 'file:///etc/status' } });
    expect(bad.http.requests).toEqual([]);
    expect(bad.poller.health()[0]?.reason).toContain('not a web address');
  });

  it('does not believe an answer from another host', async () => {
    const portal = (request: HttpRequest): HttpAnswer => {
      const answer = answered(claude('operational'))(request);
      return answer.ok ? { ...answer, url: 'https://login.hotel.example/' } : answer;
    };
    const made = await watching(portal);
    expect(made.poller.health()[0]).toMatchObject({ state: 'unknown', readable: false });
    expect(made.poller.health()[0]?.reason).toContain('login.hotel.example');
  });
});

describe('what it tells', () => {
  it('tells the state that waits, then each change', async () => {
    const made = await watching();
    expect(made.told.map(([first]) => [first?.state, first?.readAt === null])).toEqual([
      ['unknown', true],
      ['operational', false],
    ]);
  });

  it('keeps the last state when the page fails, and lets it age to unknown', async () => {
    const made = await watching(answered(claude('degraded_performance')));
    made.http.answer = () => timeout;
    await made.clock.advance(2 * minute);
    expect(made.poller.health()[0]).toMatchObject({ state: 'degraded', readable: false });
    expect(made.poller.health()[0]?.reason).toContain('did not answer in time');
    await made.clock.advance(29 * minute);
    expect(made.told.at(-1)?.[0]).toMatchObject({ state: 'unknown', readable: false });
  });

  it('tells that a state has aged while paused', async () => {
    const made = await watching();
    made.poller.setPaused(true);
    await made.clock.advance(31 * minute);
    expect(made.told.at(-1)?.[0]?.state).toBe('unknown');
  });

  it('logs a failure once, not every time', async () => {
    const made = await watching(() => timeout);
    await made.clock.advance(20 * minute);
    expect(made.warnings).toHaveLength(1);
  });

  it('survives a door that breaks its word', async () => {
    const made = await watching(() => {
      throw new Error('broken door');
    });
    expect(made.poller.health()[0]).toMatchObject({ state: 'unknown', readable: false });
    made.http.answer = green;
    await made.poller.refresh();
    expect(stateOf(made)).toBe('operational');
  });
});
