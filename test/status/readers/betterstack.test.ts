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
  statesOf,
  strangeBodies,
  then,
} from './support';

const read = (body: unknown, more: Parameters<typeof reading>[0] = {}): PageReport =>
  readers.betterstack([answer(body)], reading(more));

const page = (...statuses: readonly unknown[]): object => ({
  data: { type: 'status_page', attributes: { aggregate_state: 'operational' } },
  included: statuses.map((status, at) => ({
    id: String(at),
    type: 'status_page_resource',
    attributes: { public_name: `Resource ${at}`, status },
  })),
});

describe('a page of Better Stack', () => {
  let index: StatusAnswer;
  beforeAll(async () => {
    index = await fixtureAnswer('betterstack-index.json');
  });

  it('has the states of its resources, whatever its headline says', () => {
    const report = readers.betterstack([index], reading({ pageId: '1001' }));
    expect(statesOf(report)).toEqual({ 11: 'operational', 12: 'major-outage', 13: 'unknown' });
  });

  it('keeps open reports; one that is resolved may have no end, one that is planned has not begun', () => {
    expect(readers.betterstack([index], reading()).incidents).toEqual([
      {
        id: '21',
        title: 'Web Proxy is down',
        impact: 'major-outage',
        status: 'downtime',
        components: ['12'],
        startedAt: '2026-10-01T08:00:00.000Z',
        updatedAt: '2026-10-01T08:05:00.000Z',
        resolvedAt: null,
        url: null,
        latestUpdate: 'The proxy answers nothing.',
      },
    ]);
  });

  it.each([
    ['2026-10-05T07:30:00Z', true],
    ['2026-10-05T08:30:00Z', false],
  ])('has works run from their start to their end: at %s %s', (now, runs) => {
    const { incidents } = readers.betterstack([index], reading({ now: Date.parse(now) }));
    const works = incidents.find(({ id }) => id === '23');
    expect(works?.resolvedAt === null).toBe(runs);
    expect(works?.impact).toBe('maintenance');
  });

  it('has a report without an end be over with its last word', () => {
    const now = Date.parse('2026-09-20T07:30:00Z');
    const [report] = readers.betterstack([index], reading({ now })).incidents;
    expect(report).toMatchObject({ id: '22', resolvedAt: '2026-09-20T07:00:00.000Z' });
  });

  it.each<[string, HealthState]>([
    ['degraded', 'degraded'],
    ['downtime', 'major-outage'],
    ['maintenance', 'maintenance'],
    ['resolved', 'operational'],
    ['not_monitored', 'unknown'],
    ['sleeping', 'unknown'],
  ])('maps %s to %s', (word, state) => {
    expect(stateOf(read(page(word)), '0')).toBe(state);
  });

  it.each(strangeBodies)('is not %s', (_, body, reason) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
    expect(read(body).reason).toMatch(reason);
  });

  it.each<[string, unknown]>([
    ['no resources', page()],
    ['a resource without state', page(undefined)],
    ['a state that is no text', page(3)],
    ['another kind of data', { ...page('operational'), data: { type: 'monitor' } }],
    ['no list', { ...page('operational'), included: {} }],
  ])('with %s is unreadable', (_, body) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
  });

  it('is refused where it belongs to somebody else', () => {
    expect(readers.betterstack([index], reading({ pageId: '7' })).reason).toMatch(/another status/);
  });

  it('takes names for ids where there are none', () => {
    const attributes = { public_name: 'Hub', status: 'degraded' };
    const body = { ...page(), included: [{ type: 'status_page_resource', attributes }] };
    expect(statesOf(read(body))).toEqual({ Hub: 'degraded' });
  });
});

it('one model of many is not all of Together', () => {
  const words = [...Array<string>(2).fill('downtime'), ...Array<string>(18).fill('operational')];
  const report = readFor('together', then, answer(page(...words)));
  expect(stateOf(report, 'all')).toBe('operational');
  expect(stateOf(report, '0')).toBe('major-outage');
});

itReadsRecorded([
  {
    file: 'huggingface-index-2026-07-19-betterstack.json',
    provider: 'huggingface',
    at: '2026-07-19T14:43:00Z',
    states: { 84641: 'operational', 306621: 'major-outage', 8379105: 'operational' },
    incidents: [],
  },
  {
    file: 'huggingface-index-2026-07-19-betterstack.json',
    provider: 'huggingface',
    at: '2026-07-16T11:00:00Z',
    states: { 84641: 'operational' },
    // Ended 53 minutes before.
    incidents: ['965809'],
  },
  {
    file: 'synthetic-shapes/betterstack_incident.json',
    provider: 'portkey',
    at: '2026-07-19',
    states: { 'Huggingface Hub': 'major-outage', all: 'major-outage' },
    incidents: ['Hub API returning elevated 5xx errors'],
  },
  {
    file: 'synthetic-shapes/betterstack_operational.json',
    provider: 'portkey',
    at: '2026-07-19',
    states: { 'Huggingface Hub': 'operational', all: 'operational' },
    incidents: [],
  },
]);
