import { beforeAll, describe, expect, it } from 'vitest';
import type { HealthState, PageReport } from '../../../src/model/health';
import type { StatusAnswer } from '../../../src/status/readers';
import {
  answer,
  fixtureAnswer,
  itReadsRecorded,
  readFor,
  stateOf,
  strangeBodies,
  then,
} from './support';

const gemini = 'Z0FZJAMvEB4j3NbCJs6B';
const imagen = 'zeBmbgdSyHGTvPAiXwVS';
const day = 24 * 60 * 60_000;

const read = (body: unknown, provider = 'google-vertex'): PageReport =>
  readFor(provider, then, answer(body));

const open = (more: object): object => ({
  id: 'x',
  begin: '2026-10-01T07:00:00Z',
  external_desc: 'Errors',
  affected_products: [{ id: gemini, title: 'Vertex Gemini API' }],
  ...more,
});

describe('incidents of Google Cloud', () => {
  let incidents: StatusAnswer;
  beforeAll(async () => {
    incidents = await fixtureAnswer('google-incidents.json');
  });

  it('count by product id; mere information about Gemini is degraded, not more', () => {
    const report = readFor('google-vertex', then, incidents);
    expect(stateOf(report, gemini)).toBe('degraded');
    expect(stateOf(report, imagen)).toBe('operational');
    expect(report.incidents.map(({ id }) => id)).toEqual(['openGemini01', 'overGemini01']);
    expect(report.incidents[0]).toEqual({
      id: 'openGemini01',
      title: 'Gemini answers with elevated error rates.',
      impact: 'degraded',
      status: 'SERVICE_INFORMATION',
      components: [gemini],
      startedAt: '2026-10-01T07:30:00+00:00',
      updatedAt: '2026-10-01T08:40:00+00:00',
      resolvedAt: null,
      url: 'https://status.cloud.google.com/incidents/openGemini01',
      latestUpdate: 'We are mitigating.',
    });
  });

  it.each<[string, object, HealthState]>([
    ['an outage', { status_impact: 'SERVICE_OUTAGE', severity: 'low' }, 'major-outage'],
    ['a disruption', { status_impact: 'SERVICE_DISRUPTION' }, 'partial-outage'],
    ['information', { status_impact: 'SERVICE_INFORMATION', severity: 'high' }, 'degraded'],
    ['severity alone', { severity: 'high' }, 'major-outage'],
    ['neither', {}, 'degraded'],
    ['what is called available', { status_impact: 'AVAILABLE' }, 'degraded'],
    ['an unknown word', { status_impact: 'SERVICE_ODD' }, 'unknown'],
    ['an empty end', { severity: 'medium', end: '' }, 'partial-outage'],
    ['an end of another type', { severity: 'medium', end: 5 }, 'partial-outage'],
    ['an end', { severity: 'high', end: '2026-10-01T08:00:00Z' }, 'operational'],
    ['products of others', { affected_products: [{ id: 'other', title: 'Other' }] }, 'operational'],
    ['no product', { affected_products: [], service_name: 'Multiple Products' }, 'degraded'],
    ['a title alone', { affected_products: [{ title: 'Vertex AI Gemini API' }] }, 'degraded'],
  ])('with %s: %s', (_, more, state) => {
    expect(stateOf(read([open(more)]), gemini)).toBe(state);
  });

  it('that nobody has touched for half a month say nothing; without a time of change they count', () => {
    const touched = (age: number): object =>
      open({ severity: 'high', modified: new Date(then - age).toISOString() });
    expect(stateOf(read([touched(16 * day)]), gemini)).toBe('unknown');
    expect(stateOf(read([touched(14 * day)]), gemini)).toBe('major-outage');
    expect(stateOf(read([open({ severity: 'high', begin: '2026-01-01' })]), gemini)).toBe(
      'major-outage',
    );
  });

  it('are a broken answer where there is not even a history', () => {
    expect(read([])).toMatchObject({ readable: false, components: [] });
  });

  it.each(strangeBodies)('are not %s', (_, body, reason) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
    expect(read(body).reason).toMatch(reason);
  });

  it.each<[string, object]>([
    ['no id', { id: undefined }],
    ['no beginning', { begin: undefined }],
    ['products that are no list', { affected_products: 'all' }],
  ])('with %s are unreadable', (_, more) => {
    expect(read([open(more)])).toMatchObject({ readable: false, components: [] });
  });
});

describe('the Gemini API, which has no page of its own', () => {
  it('is in trouble where its relative is, and never well by its word', () => {
    const calm = open({ end: '2026-10-01T08:00:00Z' });
    expect(stateOf(read([calm], 'google-gemini'), gemini)).toBe('unknown');
    expect(stateOf(read([open({ severity: 'high' })], 'google-gemini'), gemini)).toBe(
      'major-outage',
    );
  });
});

itReadsRecorded([
  {
    file: 'google-incidents-2026-02-27-vertex-gemini-trimmed.json',
    provider: 'google-vertex',
    at: '2026-02-27T15:00:00Z',
    states: { [gemini]: 'operational' },
    incidents: ['41E5S3mkTGDfkZuJZH5k'],
  },
  {
    file: 'google-incidents-2026-02-27-vertex-gemini-trimmed.json',
    provider: 'google-vertex',
    at: '2026-02-28',
    states: { [gemini]: 'operational' },
    incidents: [],
  },
  {
    // Networks in one zone: no product of ours.
    file: 'google-incidents-2026-09-01-full-fields-trimmed.json',
    provider: 'google-vertex',
    at: '2026-09-01T19:00:00Z',
    states: { [gemini]: 'operational' },
    incidents: [],
  },
  {
    file: 'synthetic-shapes/googlecloud_incidents.json',
    provider: 'google-vertex',
    at: '2026-06-07T10:00:00Z',
    states: { [gemini]: 'major-outage', [imagen]: 'operational' },
    incidents: ['open-high'],
  },
  {
    file: 'synthetic-shapes/googlecloud_regional.json',
    provider: 'google-vertex',
    at: '2026-06-07T10:00:00Z',
    states: { [gemini]: 'operational' },
    incidents: [],
  },
]);
