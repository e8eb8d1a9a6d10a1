import { beforeAll, describe, expect, it } from 'vitest';
import type { HealthState, PageReport } from '../../../src/model/health';
import { readers, type StatusAnswer } from '../../../src/status/readers';
import {
  answer,
  fixtureAnswer,
  itReadsRecorded,
  readFor,
  reading,
  stateOf,
  strangeBodies,
  describeRecorded,
  recorded,
} from './support';

const claude = 'tymt9n04zgry';
const api = 'k8w3r06qmzrp';
const code = 'yyzkbfz2thpt';
const one = (status: string): object => ({ components: [{ id: 'a', name: 'A', status }] });

const read = (body: unknown, more: Parameters<typeof reading>[0] = {}): PageReport =>
  readers.statuspage([answer(body)], reading(more));

describe('a summary of Statuspage', () => {
  let summary: StatusAnswer;
  beforeAll(async () => {
    summary = await fixtureAnswer('anthropic-summary.json');
  });

  it('gives components by id and leaves headings out', () => {
    const report = readers.statuspage([summary], reading({ pageId: claude }));
    expect(report).toMatchObject({ readable: true, reason: null, incidents: [] });
    expect(report.components).toHaveLength(6);
    expect(stateOf(report, api)).toBe('operational');
    expect(report.pageUpdatedAt).toBe('2026-10-01T09:00:00.000Z');
  });

  it.each<[string, HealthState]>([
    ['operational', 'operational'],
    ['degraded_performance', 'degraded'],
    ['partial_outage', 'partial-outage'],
    ['major_outage', 'major-outage'],
    ['full_outage', 'major-outage'],
    ['under_maintenance', 'maintenance'],
    ['OPERATIONAL', 'unknown'],
    ['on_fire', 'unknown'],
    ['constructor', 'unknown'],
    ['', 'unknown'],
  ])('maps %s to %s', (word, state) => {
    expect(stateOf(read(one(word)), 'a')).toBe(state);
  });

  it.each(strangeBodies)('is not %s', (_, body, reason) => {
    const report = read(body);
    expect(report).toMatchObject({ readable: false, components: [], incidents: [] });
    expect(report.reason).toMatch(reason);
  });

  it.each<[string, unknown, RegExp]>([
    ['a list', [], /no components/],
    ['no components', { page: { id: claude } }, /no components/],
    ['empty components', { components: [] }, /lists no components/],
    [
      'only headings',
      { components: [{ id: 'g', name: 'G', status: 'operational', group: true }] },
      /lists no components/,
    ],
    [
      'a component without state',
      { components: [{ id: 'a', name: 'A' }] },
      /components\.0\.status/,
    ],
    ['a state that is no text', { components: [{ id: 'a', name: 'A', status: 1 }] }, /0\.status/],
    ['another page', { page: { id: 'other' }, ...one('operational') }, /another status page/],
  ])('with %s is unreadable', (_, body, reason) => {
    const report = read(body, { pageId: claude });
    expect(report).toMatchObject({ readable: false, components: [] });
    expect(report.reason).toMatch(reason);
  });

  it('does not decide by its headline', () => {
    const status = { indicator: 'critical', description: 'Major Service Outage' };
    expect(stateOf(read({ status, ...one('operational') }), 'a')).toBe('operational');
  });

  it('beside an answer that is not understood is not believed', () => {
    const report = readers.statuspage([summary, answer('<html>', 'incidents')], reading());
    expect(report.readable).toBe(false);
  });

  it('reads a byte order mark away', () => {
    const body = new Uint8Array([0xef, 0xbb, 0xbf, ...answer(one('operational')).body]);
    expect(stateOf(read(body), 'a')).toBe('operational');
  });
});

describe('incidents of Statuspage', () => {
  const incident = {
    id: 'i1',
    name: 'Errors',
    status: 'investigating',
    impact: 'critical',
    started_at: '2026-09-15T09:48:23.066Z',
    updated_at: 'yesterday',
    shortlink: 'javascript:alert(1)',
    components: [{ id: 'a' }],
    incident_updates: [
      { body: 'Looking.', affected_components: [{ code: 'b' }, { code: 'a' }] },
      { body: 'Older.', affected_components: null },
    ],
  };

  it('come with their components; those of an odd shape are left out', () => {
    const body = { ...one('major_outage'), incidents: [incident, { id: 7 }, null] };
    expect(read(body).incidents).toEqual([
      {
        id: 'i1',
        title: 'Errors',
        impact: 'major-outage',
        status: 'investigating',
        components: ['a', 'b'],
        startedAt: '2026-09-15T09:48:23.066Z',
        updatedAt: null,
        resolvedAt: null,
        url: null,
        latestUpdate: 'Looking.',
      },
    ]);
  });

  it('never move the state of a component', () => {
    expect(stateOf(read({ ...one('operational'), incidents: [incident] }), 'a')).toBe(
      'operational',
    );
  });

  it('hold works that run, not those that are only planned', () => {
    const works = (id: string, status: string): object => ({
      ...{ id, name: id, status, impact: 'maintenance' },
    });
    const body = {
      ...one('under_maintenance'),
      incidents: [],
      scheduled_maintenances: [works('now', 'in_progress'), works('later', 'scheduled')],
    };
    expect(read(body).incidents.map(({ id, impact }) => [id, impact])).toEqual([
      ['now', 'maintenance'],
    ]);
  });

  it.each([
    ['2026-10-01T08:00:01Z', ['i1']],
    ['2026-10-01T07:59:59Z', []],
  ])('that ended at %s are kept for an hour: %j', (end, kept) => {
    const over = { ...incident, status: 'resolved', resolved_at: end };
    expect(
      read({ ...one('operational'), incidents: [over] }).incidents.map(({ id }) => id),
    ).toEqual(kept);
  });

  it('posted only once, as resolved, end with their last change', () => {
    const over = { ...incident, status: 'resolved', updated_at: '2026-10-01T08:30:00Z' };
    expect(read({ ...one('operational'), incidents: [over] }).incidents[0]?.resolvedAt).toBe(
      '2026-10-01T08:30:00Z',
    );
  });

  it('alone leave the components unread', () => {
    const report = readers.statuspage([answer({ incidents: [] }, 'incidents')], reading());
    expect(report).toMatchObject({ readable: true, gaps: ['components'] });
  });
});

describe('a page of many products', () => {
  const components = [
    { id: 'w', name: 'Web', status: 'major_outage' },
    { id: 'g9', name: 'AI Gateway', status: 'degraded_performance' },
  ];

  it('has its component found by name where the id is not known', () => {
    const incidents = [
      { id: 'i', name: 'Slow', status: 'identified', impact: 'minor', components: [{ id: 'g9' }] },
    ];
    const report = readFor('vercel-gateway', 0, answer({ components, incidents }));
    expect(stateOf(report, 'ai-gateway')).toBe('degraded');
    expect(report.incidents[0]?.components).toEqual(['ai-gateway']);
  });

  it('leaves a component unread that it no longer lists', () => {
    const report = readFor('vercel-gateway', 0, answer({ components: components.slice(0, 1) }));
    expect(stateOf(report, 'ai-gateway')).toBeUndefined();
  });
});

describe('a page whose components come and go', () => {
  const body = (...words: readonly string[]): object => ({
    components: [
      { id: '83h1cchw4vs4', name: 'Developer Console', status: 'major_outage' },
      ...words.map((status, at) => ({ id: `m${at}`, name: `Model ${at}`, status })),
    ],
  });

  it.each<[readonly string[], HealthState]>([
    [['operational', 'operational'], 'operational'],
    [['operational', 'partial_outage'], 'partial-outage'],
    [['operational', 'on_fire'], 'unknown'],
    [[], 'unknown'],
  ])('counts the worst of %j, the console apart: %s', (words, state) => {
    expect(stateOf(readFor('cerebras', 0, answer(body(...words))), 'all')).toBe(state);
  });
});

itReadsRecorded([
  {
    file: 'anthropic-summary-2026-07-29-critical.json',
    provider: 'anthropic',
    at: '2026-07-29',
    states: { [api]: 'major-outage', [code]: 'major-outage', '0qbwn08sd68x': 'operational' },
  },
  ...(
    [
      ['00-before', 'operational', []],
      ['01-investigating', 'partial-outage', ['6304r9jjhj34']],
      ['02-investigating-update', 'partial-outage', ['6304r9jjhj34']],
      ['03-monitoring', 'partial-outage', ['6304r9jjhj34']],
      ['04-resolved-gone', 'operational', []],
    ] as const
  ).map(([frame, state, incidents]) => ({
    ...{ provider: 'anthropic', at: '2026-09-15', states: { [api]: state }, incidents },
    file: `replay-anthropic-2026-09-15/${frame}.json`,
  })),
  {
    file: 'anthropic-incidents-2026-09-15-one-resolved.json',
    provider: 'anthropic',
    role: 'incidents',
    at: '2026-09-15T12:00:00Z',
    states: {},
    incidents: ['6304r9jjhj34'],
  },
  {
    file: 'anthropic-incidents-2026-09-15-one-resolved.json',
    provider: 'anthropic',
    role: 'incidents',
    at: '2026-09-15T13:00:00Z',
    states: {},
    incidents: [],
  },
  {
    file: 'cloudflare-summary-2026-07-29-major.json',
    provider: 'cloudflare',
    at: '2026-07-29',
    states: {
      zvm7mqn92xzc: 'operational',
      '0311l882p558': 'operational',
      '57srcl8zcn7c': 'major-outage',
    },
    // And four works that run; those that are planned are left out.
    incidents: ['z325n2dc14tk', '7qhk4v76j4tx', 'jtm7rpbq41tw', 'l0k0hpclwjmr', 'vyf946q1zvsc'],
  },
  {
    file: 'cloudflare-summary-2026-07-29-major.json',
    provider: 'replicate',
    at: '2026-07-29',
    states: { fvgfcmy66tdr: 'operational' },
  },
]);

describeRecorded('a recorded incident', () => {
  it('names its components by the history of its updates', async () => {
    const found = await recorded('replay-anthropic-2026-09-15/01-investigating.json');
    const [incident] = readFor('anthropic', 0, found).incidents;
    expect(incident).toMatchObject({
      title: 'Intermittent error spikes for Claude Mythos 5.1 and Claude Fable 5.1',
      impact: 'partial-outage',
      startedAt: '2026-09-15T09:48:23.066Z',
      url: 'https://stspg.io/x1qpycpg6ln7',
    });
    expect(incident?.components).toContain(api);
  });
});
