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
  then,
} from './support';

const table = [row('a', { name: 'Alpha' }), row('b', { name: 'Beta' })];
const read = (body: unknown): PageReport =>
  readers.rootly([answer(body)], reading({ components: table }));

const page = (indicator: unknown, ...incidents: readonly object[]): object => ({
  page: { name: 'Page', updated_at: '2026-10-01T08:10:00Z' },
  status: { indicator },
  incidents,
});
const incident = (more: object): object => ({ id: 'i', status: 'investigating', ...more });

describe('a page of Rootly', () => {
  it('counts an incident for the component that it names', async () => {
    const report = readFor('mistral', then, await fixtureAnswer('rootly-status.json'));
    expect(report.reader).toBe('rootly');
    expect(stateOf(report, '74350cee-8e18-44bb-be49-9a5ae3f8f218')).toBe('degraded');
    expect(stateOf(report, 'a4b27297-cd30-47b8-8ac0-1d1081fe905a')).toBe('operational');
    expect(report.incidents).toMatchObject([
      { id: 'r1', title: '', components: ['74350cee-8e18-44bb-be49-9a5ae3f8f218'] },
    ]);
  });

  it.each<[string, HealthState]>([
    ['none', 'operational'],
    ['minor', 'degraded'],
    ['major', 'major-outage'],
    ['maintenance', 'maintenance'],
  ])('without incidents is what it calls itself: %s', (word, state) => {
    expect(statesOf(read(page(word)))).toEqual({ a: state, b: state });
  });

  it.each<[string, object, object]>([
    ['by its weight', { impact: 'minor' }, { a: 'degraded', b: 'degraded' }],
    ['by the page without a weight', {}, { a: 'major-outage', b: 'major-outage' }],
    [
      'where a component is named',
      { impact: 'major', components: [{ name: 'beta' }] },
      { a: 'operational', b: 'partial-outage' },
    ],
    ['of an unknown weight', { impact: 'odd' }, { a: 'unknown', b: 'unknown' }],
    ['not when it is over', { status: 'resolved' }, { a: 'major-outage', b: 'major-outage' }],
  ])('counts an incident %s', (_, more, states) => {
    expect(statesOf(read(page('major', incident(more))))).toEqual(states);
  });

  it.each(strangeBodies)('is not %s', (_, body, reason) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
    expect(read(body).reason).toMatch(reason);
  });

  it.each<[string, unknown]>([
    ['an unknown word for itself', page('splendid')],
    ['a word that is no text', page(null)],
    ['no list of incidents', { ...page('none'), incidents: undefined }],
    ['an incident without status', page('none', { id: 'i' })],
    ['components of its own', { ...page('none'), components: [] }],
  ])('with %s is unreadable', (_, body) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
  });
});

itReadsRecorded([
  {
    file: 'synthetic-shapes/rootly-api-v1-status.json',
    provider: 'mistral',
    at: '2026-03-19T12:00:00Z',
    states: { 'a4b27297-cd30-47b8-8ac0-1d1081fe905a': 'operational' },
    incidents: [],
  },
]);
