import { beforeAll, describe, expect, it } from 'vitest';
import type { HealthState, PageReport } from '../../../src/model/health';
import { readers, type StatusAnswer } from '../../../src/status/readers';
import {
  answer,
  fixtureAnswer,
  itReadsRecorded,
  reading,
  stateOf,
  statesOf,
  strangeBodies,
} from './support';

const read = (body: unknown, more: Parameters<typeof reading>[0] = {}): PageReport =>
  readers.flashduty([answer(body)], reading(more));

const page = { page_id: 77, components: [{ component_id: 'a', name: 'A' }] };
const change = (more: object): object => ({
  change_id: 1,
  title: 'Errors',
  status: 'investigating',
  affected_components: [{ component_id: 'a', status: 'full_outage' }],
  ...more,
});
const body = (...active_changes: readonly object[]): object => ({ data: { page, active_changes } });

describe('a page of Flashduty', () => {
  let active: StatusAnswer;
  beforeAll(async () => {
    active = await fixtureAnswer('flashduty-active.json');
  });

  it('has the state of a component in the changes that are active', () => {
    const report = readers.flashduty([active], reading({ pageId: '77' }));
    expect(statesOf(report)).toEqual({ d1: 'major-outage', d2: 'operational', d3: 'operational' });
    expect(report.incidents).toEqual([
      {
        id: '501',
        title: '大模型错误 · Errors of the large model',
        impact: 'major-outage',
        status: 'identified',
        components: ['d1'],
        startedAt: '2026-10-01T08:00:00.000Z',
        updatedAt: '2026-10-01T08:30:00.000Z',
        resolvedAt: null,
        url: null,
        latestUpdate: 'Found.',
      },
    ]);
  });

  it.each<[string, object, HealthState]>([
    ['full_outage', {}, 'major-outage'],
    ['an unknown word', { affected_components: [{ component_id: 'a', status: 'ill' }] }, 'unknown'],
    [
      'another component',
      { affected_components: [{ component_id: 'b', status: 'degraded' }] },
      'operational',
    ],
    ['resolved', { status: 'resolved' }, 'operational'],
    ['closed by time', { close_at_seconds: 1790843400 }, 'operational'],
    ['works that are planned', { status: 'scheduled' }, 'operational'],
    ['works that begin later', { status: 'ongoing', start_at_seconds: 1791446400 }, 'operational'],
  ])('with %s: %s', (_, more, state) => {
    expect(stateOf(read(body(change(more))), 'a')).toBe(state);
  });

  it.each(strangeBodies)('is not %s', (_, strange, reason) => {
    expect(read(strange)).toMatchObject({ readable: false, components: [] });
    expect(read(strange).reason).toMatch(reason);
  });

  it.each<[string, unknown]>([
    ['an error', { request_id: 'r', error: { code: 'InvalidParameter' } }],
    ['no list of changes', { data: { page } }],
    ['no components', { data: { page: { ...page, components: [] }, active_changes: [] } }],
    ['a change without status', body(change({ status: undefined }))],
    [
      'an effect without component',
      body(change({ affected_components: [{ status: 'degraded' }] })),
    ],
  ])('with %s is unreadable', (_, broken) => {
    expect(read(broken)).toMatchObject({ readable: false, components: [] });
  });

  it('is refused where it belongs to somebody else', () => {
    expect(read(body(), { pageId: '6410630422455' }).reason).toMatch(/another status page/);
  });
});

itReadsRecorded([
  {
    file: 'deepseek-flashcat-active-2026-09-operational.json',
    provider: 'deepseek',
    at: '2026-09-04',
    states: {
      '01KY4MVS8BM3F9JSYWACGQVG7A': 'operational',
      '01KY4MVS8BSBSVW6053QJ37RJE': 'operational',
      '01M0HT53S8NXSPYXHX9TYJ2RN4': 'operational',
    },
    incidents: [],
  },
]);
