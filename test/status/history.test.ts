import { describe, expect, it } from 'vitest';
import { providers } from '../../src/knowledge/providers';
import type { HealthState } from '../../src/model/health';
import { noHistory, recordAttempt, uptimeOf, type ProviderHistory } from '../../src/status/history';
import { createHistoryStore } from '../../src/status/historyStore';
import { observe, startPage, type Observation, type PageState } from '../../src/status/machine';
import { component, fakeClock, fakeShared, page } from './helpers';

const provider = providers.find(({ id }) => id === 'anthropic')!;
const start = Date.parse('2026-11-23T08:00:00Z');
const minute = 60_000;

const reading = (state: HealthState, incident?: string): Observation => ({
  kind: 'report',
  report: page([component(state, 'k8w3r06qmzrp')], {
    incidents:
      incident === undefined
        ? []
        : [
            {
              ...{ id: incident, title: incident, impact: 'degraded', status: 'open' },
              ...{ components: [], startedAt: null, updatedAt: null, resolvedAt: null },
              ...{ url: null, latestUpdate: null },
            },
          ],
  }),
});
const failure: Observation = { kind: 'failure', reason: 'No answer.', cause: 'timeout' };

/** Attempts at these minutes. */
function recorded(attempts: readonly (readonly [number, Observation])[]): ProviderHistory {
  let [history, state, since]: [ProviderHistory, PageState, number | null] = [
    ...([noHistory, startPage(start), null] as const),
  ];
  for (const [at, observation] of attempts) {
    const now = start + at * minute;
    const before = state;
    state = observe(before, observation, now);
    history = recordAttempt(history, provider, { since, before, now, page: state });
    since = now;
  }
  return history;
}

const seconds = (history: ProviderHistory): readonly unknown[] =>
  history.days.map(({ day, ms }) => [day, ms]);

describe('time in each state', () => {
  it('counts for what was believed until the next reading', () => {
    const history = recorded([
      [0, reading('operational')],
      [5, reading('major-outage')],
      [6, reading('major-outage')],
      [8, reading('operational')],
    ]);
    expect(seconds(history)).toEqual([
      ['2026-11-23', { operational: 5 * minute, 'major-outage': 3 * minute }],
    ]);
    expect(uptimeOf(history, start)).toMatchObject({ knownMs: 8 * minute, up: 5 / 8 });
  });

  it('leaves out what nobody saw, and a clock that went back', () => {
    const history = recorded([
      [0, reading('operational')],
      [16, reading('operational')],
      [10, reading('operational')],
      [14, reading('operational')],
    ]);
    expect(seconds(history)).toEqual([['2026-11-23', { operational: 4 * minute }]]);
  });

  it('is unknown, never down, when the page cannot be read', () => {
    const failures = Array.from({ length: 10 }, (_, index) => [index * 10, failure] as const);
    const history = recorded(failures);
    expect(seconds(history)).toEqual([['2026-11-23', { unknown: 90 * minute }]]);
    expect(uptimeOf(history, start)).toMatchObject({ up: null, unknownMs: 90 * minute });
  });
});

describe('what is kept', () => {
  it('is bounded', () => {
    const day = 24 * 60;
    const attempts = Array.from({ length: 250 }, (_, index) => [
      [(index >> 1) * day + (index % 2) * 10, reading('degraded', `i${index}`)] as const,
    ]).flat();
    const { days, incidents } = recorded(attempts);
    expect([days.length, incidents.length]).toEqual([90, 100]);
    expect(incidents.at(-1)?.id).toBe('i249');
  });

  it('counts the time of incidents once, however they overlap', () => {
    const span = (from: number, to: number | null) => ({
      ...{ id: String(from), title: '', impact: 'degraded' as const, url: null, silentMs: 0 },
      ...{ startedAt: null, seenAt: start + from * minute },
      closedAt: to === null ? null : start + to * minute,
    });
    const incidents = [span(0, 30), span(10, 20), span(25, 40), span(100, null)];
    const { toldMs } = uptimeOf({ days: [], incidents }, start + 110 * minute);
    expect(toldMs).toBe(50 * minute);
  });

  it('survives nonsense in the store', async () => {
    const shared = fakeShared(fakeClock());
    for (const text of ['', '{', '{"version":1}', '{"version":1,"days":[{}],"incidents":[]}']) {
      shared.texts.set('history anthropic', text);
      expect(await createHistoryStore(shared).load('anthropic')).toEqual(noHistory);
    }
  });
});
