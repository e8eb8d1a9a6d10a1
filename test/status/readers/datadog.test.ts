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
  readers.datadog([answer(body)], reading(more));

const leaf = (status: unknown): object => ({ id: 'a', name: 'A', type: 'Component', status });
const page = (...components: readonly unknown[]): object => ({
  id: 'page-1',
  components,
  incidents: [],
  maintenances: null,
});
const group = (...components: readonly unknown[]): object => ({
  ...{ id: 'g', name: 'G', type: 'ComponentGroup', components },
});

describe('a page of Datadog', () => {
  let config: StatusAnswer;
  beforeAll(async () => {
    config = await fixtureAnswer('datadog-config.json');
  });

  it('has states for its members, not for its groups', () => {
    const report = readers.datadog([config], reading({ pageId: 'page-1' }));
    expect(statesOf(report)).toEqual({ l1: 'degraded', l2: 'operational', l3: 'major-outage' });
  });

  it('tells how bad an incident was by its timeline, and when it began by the event', () => {
    expect(readers.datadog([config], reading()).incidents).toEqual([
      {
        id: 'i1',
        title: 'Chat is slow',
        impact: 'partial-outage',
        status: 'monitoring',
        components: ['l1'],
        startedAt: '2026-10-01T08:00:00Z',
        updatedAt: '2026-10-01T08:30:00Z',
        resolvedAt: null,
        url: 'https://status.example/incidents/i1',
        latestUpdate: 'It gets better.',
      },
    ]);
  });

  it.each([
    ['2026-09-01T00:00:00Z', 'scheduled', 0],
    ['2026-10-02T00:00:00Z', 'in_progress', 0],
    ['2026-10-01T08:00:00Z', 'in_progress', 1],
  ])('has works run that begin at %s as %s: %i', (startDate, status, count) => {
    const maintenances = [{ id: 'm', title: 'Works', status, startDate }];
    const { incidents } = read({ ...page(leaf('maintenance')), maintenances });
    expect(incidents.map(({ impact }) => impact)).toEqual(Array(count).fill('maintenance'));
  });

  it.each<[string, HealthState]>([
    ['degraded', 'degraded'],
    ['partial_outage', 'partial-outage'],
    ['major_outage', 'major-outage'],
    ['maintenance', 'maintenance'],
    ['asleep', 'unknown'],
  ])('maps %s to %s', (word, state) => {
    expect(stateOf(read(page(group(group(leaf(word))))), 'a')).toBe(state);
  });

  it.each(strangeBodies)('is not %s', (_, body, reason) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
    expect(read(body).reason).toMatch(reason);
  });

  const deep = Array.from({ length: 500 }).reduce<unknown>((inner) => group(inner), leaf('x'));

  it.each<[string, unknown]>([
    ['no components', page()],
    ['only a group', page(group())],
    ['a member without state', page(group(leaf(undefined)))],
    ['a state that is no text', page(leaf(1))],
    ['groups without end', page(deep)],
    ['a member of no type', page({ ...leaf('operational'), type: undefined })],
  ])('with %s is unreadable', (_, body) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
  });

  it('is refused where it belongs to somebody else', () => {
    const found = readers.datadog([config], reading({ pageId: 'page-2' }));
    expect(found.reason).toMatch(/another status page/);
  });
});

const chat = '9fb5ccff-e128-455a-be20-59572f8d363a';
const video = 'bb2402ad-3e98-4c75-9eb5-ca68ca683c5a';

itReadsRecorded([
  {
    file: 'openrouter-datadog-config-2026-09-15.json',
    provider: 'openrouter',
    at: '2026-09-15',
    states: { [chat]: 'operational', [video]: 'operational' },
    incidents: [],
  },
  {
    // As of an hour in which one had just ended, although it was filed a week later.
    file: 'openrouter-datadog-config-2026-09-15.json',
    provider: 'openrouter',
    at: '2026-09-04T22:00:00Z',
    states: { [video]: 'operational' },
    incidents: ['2a3d415a-1eed-417f-b269-6e308a7f7990'],
  },
]);
