import { describe, expect, it } from 'vitest';
import type { HealthState, PageReport } from '../../../src/model/health';
import { readers } from '../../../src/status/readers';
import {
  answer,
  fixtureAnswer,
  itReadsRecorded,
  readFor,
  reading,
  row,
  stateOf,
  statesOf,
  strangeBodies,
} from './support';

const table = [row('a', { name: 'Alpha' }), row('b', { name: 'Beta' })];
const read = (body: unknown): PageReport =>
  readers.checkly([answer(body)], reading({ components: table }));
const incident = (more: object): object => ({
  ...{ id: 'i', name: 'Errors', severity: 'MEDIUM', services: [{ id: '1', name: 'Alpha' }] },
  ...more,
});
const audio = '719fdf28-3a3d-48f9-bfe3-7766e55091b4';

describe('open incidents of Checkly', () => {
  it('count for the services that they name, by name where the ids have changed', async () => {
    const found = await fixtureAnswer('checkly-incidents.json');
    const report = readFor('mistral', Date.parse('2026-07-27T15:00:00Z'), found);
    expect(report.reader).toBe('checkly');
    expect(stateOf(report, audio)).toBe('degraded');
    expect(stateOf(report, 'a4b27297-cd30-47b8-8ac0-1d1081fe905a')).toBe('operational');
    expect(report.incidents).toEqual([
      {
        id: 'b1',
        title: 'Audio API Degraded',
        impact: 'degraded',
        status: 'investigating',
        components: [audio],
        startedAt: '2026-07-27T14:32:53.607Z',
        updatedAt: '2026-07-27T14:32:53.632Z',
        resolvedAt: null,
        url: null,
        latestUpdate: 'We are looking into it.',
      },
    ]);
  });

  it.each<[string, object, HealthState]>([
    ['MINOR', { severity: 'MINOR' }, 'degraded'],
    ['MEDIUM', {}, 'degraded'],
    ['MAJOR', { severity: 'MAJOR' }, 'partial-outage'],
    ['CRITICAL', { severity: 'CRITICAL' }, 'major-outage'],
    ['MAINTENANCE', { severity: 'MAINTENANCE' }, 'maintenance'],
    ['a word that is not known', { severity: 'HUGE' }, 'unknown'],
    ['an end', { lastUpdateStatus: 'RESOLVED' }, 'operational'],
    ['another service', { services: [{ id: '9', name: 'Gamma' }] }, 'operational'],
    ['no service', { services: [] }, 'degraded'],
  ])('with %s: %s', (_, more, state) => {
    expect(stateOf(read({ incidents: [incident(more)] }), 'a')).toBe(state);
  });

  it('may be none', () => {
    expect(statesOf(read({ incidents: [] }))).toEqual({ a: 'operational', b: 'operational' });
  });

  it.each(strangeBodies)('are not %s', (_, body, reason) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
    expect(read(body).reason).toMatch(reason);
  });

  it.each<[string, unknown]>([
    ['no severity', { incidents: [incident({ severity: undefined })] }],
    ['services that are no list', { incidents: [incident({ services: 'all' })] }],
    ['a page', { page: { id: 'x' }, incidents: [] }],
    ['the word of a page', { status: { indicator: 'none' }, incidents: [] }],
    ['components', { components: [], incidents: [] }],
  ])('with %s are unreadable', (_, body) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
  });
});

itReadsRecorded([
  {
    file: 'mistral-unresolved-incidents-2026-07-27-checkly.json',
    provider: 'mistral',
    at: '2026-07-27T15:00:00Z',
    states: { [audio]: 'degraded', 'a4b27297-cd30-47b8-8ac0-1d1081fe905a': 'operational' },
    incidents: ['b3e1006c-c3a7-4b1b-8628-3e364b2e3c71'],
  },
  {
    file: 'synthetic-shapes/checkly_medium.json',
    provider: 'mistral',
    at: '2026-07-23T16:00:00Z',
    states: { [audio]: 'degraded' },
  },
  {
    file: 'synthetic-shapes/checkly_incidents.json',
    provider: 'mistral',
    at: '2026-06-26T12:00:00Z',
    states: {
      '74350cee-8e18-44bb-be49-9a5ae3f8f218': 'degraded',
      'edb2d9fb-f852-4b73-8fd4-e0465b90f4a1': 'partial-outage',
      [audio]: 'operational',
    },
  },
]);
