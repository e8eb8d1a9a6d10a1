import { describe, expect, it } from 'vitest';
import { incidentNews, isMuted } from '../../src/editor/incidents';
import { callPicks, statusPicks } from '../../src/editor/picks';
import { scanWords } from '../../src/editor/scanWords';
import type { LlmCall } from '../../src/model/call';
import type { IncidentReport } from '../../src/model/health';
import type { StatusRow } from '../../src/status/words';

const budget = { unbounded: false, untilErrorMs: 901_500, requests: 3 };
const call = (path: string, line: number, more: object = {}): LlmCall =>
  ({
    ...{ path, line, column: 1, api: 'messages.create', provider: 'anthropic', test: false },
    ...{ budget, fallback: { kind: 'none', at: null } },
    ...more,
  }) as LlmCall;

const incident: IncidentReport = {
  ...{ id: 'i1', title: 'Errors [see](https://evil.example) $(bug)', impact: 'major-outage' },
  ...{ status: 'investigating', components: [], startedAt: null, updatedAt: null },
  ...{ resolvedAt: null, url: null, latestUpdate: null },
};

const row = (more: Partial<StatusRow>): StatusRow => ({
  ...{ provider: 'anthropic', label: 'Claude API', state: 'operational', since: 0, readable: true },
  ...{ reason: null, readAt: 0, watched: true, pageUrl: 'https://status.example', components: [] },
  ...{ incidents: [], recent: [], calls: 2, callsWithoutFallback: 1 },
  ...more,
});

describe('callPicks', () => {
  it('lists calls by file and line, and says how each fails', () => {
    const folders = [
      {
        folder: 'file:///w',
        calls: [call('b.ts', 9), call('b.ts', 10), call('a.ts', 2, { test: true })],
      },
    ];
    const picks = callPicks(folders, () => 'Claude API');
    expect(picks.map((one) => one.description)).toEqual([
      'Claude API · a.ts:2 · test',
      'Claude API · b.ts:9',
      'Claude API · b.ts:10',
    ]);
    expect(picks[0]?.detail).toBe(
      'error after up to about 15 min · up to 3 requests · no fallback',
    );
  });

  it('tells an endless call from one of which nothing is known', () => {
    const wait = (more: object): string | undefined => {
      const calls = [call('a.ts', 1, { budget: { ...budget, untilErrorMs: null, ...more } })];
      return callPicks([{ folder: 'file:///w', calls }], () => '')[0]?.detail?.split(' · ')[0];
    };
    expect(wait({ unbounded: true })).toBe('nothing ends this call');
    expect(wait({})).toBe('time until an error unknown');
  });
});

describe('statusPicks', () => {
  const folders = [
    { folder: 'file:///w', calls: [call('a.ts', 1), call('a.test.ts', 1, { test: true })] },
  ];
  const kinds = (rows: readonly StatusRow[]): readonly string[][] =>
    statusPicks(rows, folders, () => false).map((group) =>
      group.picks.map((one) => one.action.kind),
    );

  it('lists incidents and the calls that they reach, then the page', () => {
    const rows = [row({ state: 'major-outage', incidents: [incident] })];
    expect(kinds(rows)).toEqual([
      ['open', 'jump', 'mute', 'open'],
      ['refresh', 'isItMe', 'check'],
    ]);
  });

  it('lists no calls while all is well or nothing is known', () => {
    expect(kinds([row({})])[0]).toEqual(['open']);
    expect(kinds([row({ state: 'unknown' })])[0]).toEqual(['open']);
    expect(kinds([])).toEqual([['check']]);
  });

  it('offers to mute an incident, and to hear of it again', () => {
    const rows = [row({ state: 'degraded', incidents: [incident] })];
    const mute = (muted: boolean) =>
      statusPicks(rows, [], () => muted)[0]?.picks.find((one) => one.action.kind === 'mute');
    expect(mute(false)).toMatchObject({ action: { key: 'anthropic/i1', muted: true } });
    expect(mute(true)).toMatchObject({ action: { key: 'anthropic/i1', muted: false } });
  });

  it('lists what ended a short while ago, and checks providers that are called', () => {
    const rows = [row({ recent: [incident] }), row({ provider: 'openai' })];
    expect(kinds(rows)).toEqual([
      ['open', 'open'],
      ['open'],
      ['refresh', 'isItMe', 'check', 'check'],
    ]);
  });

  it('makes no icon of what a page says', () => {
    const [group] = statusPicks(
      [row({ state: 'degraded', incidents: [incident] })],
      [],
      () => false,
    );
    expect(group?.picks[0]?.label.match(/\$\(/g)).toHaveLength(1);
  });
});

describe('incidentNews', () => {
  const minor = { ...incident, id: 'i2', impact: 'degraded' as const };
  const rows = [row({ state: 'major-outage', incidents: [incident, minor] })];

  it('tells as much as was asked for, each incident once', () => {
    const keys = (mode: 'off' | 'major' | 'all', told: readonly string[] = []): readonly string[] =>
      incidentNews(rows, mode, (key) => told.includes(key)).map((one) => one.key);
    expect(keys('off')).toEqual([]);
    expect(keys('major')).toEqual(['anthropic/i1']);
    expect(keys('all')).toEqual(['anthropic/i1', 'anthropic/i2']);
    expect(keys('all', ['anthropic/i1'])).toEqual(['anthropic/i2']);
  });

  it('tells nothing of providers that are only watched', () => {
    expect(incidentNews([{ ...rows[0]!, calls: 0 }], 'all', () => false)).toEqual([]);
  });

  it('takes a provider for muted when every open incident is', () => {
    const muted = (...keys: string[]): boolean => isMuted(rows[0]!, new Set(keys));
    expect([muted(), muted('anthropic/i1'), muted('anthropic/i1', 'anthropic/i2')]).toEqual([
      ...[false, false, true],
    ]);
    expect(isMuted(row({ state: 'degraded' }), new Set())).toBe(false);
  });

  it('makes no link of what a page says', () => {
    expect(incidentNews(rows, 'major', () => false)[0]?.message).toBe(
      'Claude API: Errors see(https://evil.example) $(bug) (investigating). 2 calls here, 1 without a fallback.',
    );
  });
});

it('says what a scan came to', () => {
  const words = (calls: number, findings: number, skipped: number): string =>
    scanWords({ files: 12, calls, findings, skipped, cancelled: false });
  expect(words(0, 0, 0)).toBe('Lifeboat: no LLM calls in 12 files.');
  expect(words(1, 0, 0)).toBe('Lifeboat: 1 LLM call, no findings in 12 files.');
  expect(words(3, 1, 2)).toBe(
    'Lifeboat: 3 LLM calls, 1 finding in 12 files (2 could not be read).',
  );
});
