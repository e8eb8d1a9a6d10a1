import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HealthState, IncidentReport, PageReport } from '../../src/model/health';
import {
  currentState,
  freshForMs,
  observe,
  startPage,
  type Dating,
  type Observation,
  type PageState,
} from '../../src/status/machine';
import { openIncidents } from '../../src/status/incidents';
import { component, page } from './helpers';

const start = 1_000_000_000_000;
const minute = 60_000;
const reading = (state: HealthState, more?: Partial<PageReport>): Observation => ({
  kind: 'report',
  report: page([component(state)], more),
});
const dated = (staleAfterMinutes: number | null): Dating => ({ staleAfterMinutes, ownTime: false });
const failure: Observation = { kind: 'failure', reason: 'No answer.', cause: 'timeout' };

/** One attempt a minute. */
function run(observations: readonly Observation[], from = startPage(start)): PageState {
  return observations.reduce(
    (state, observation, index) => observe(state, observation, start + index * minute),
    from,
  );
}

/** The state believed after each attempt, one a minute; `null` for a failed one. */
function believed(states: readonly (HealthState | null)[]): readonly (HealthState | undefined)[] {
  let at = startPage(start);
  return states.map((state, index) => {
    const now = start + index * minute;
    at = observe(at, state === null ? failure : reading(state), now);
    const [first] = at.components;
    return first && currentState(first, now);
  });
}

const states = fc.constantFrom<HealthState>(
  'operational',
  'degraded',
  'partial-outage',
  'major-outage',
  'maintenance',
  'unknown',
);

describe('changes', () => {
  it('takes the first reading at once, whatever it says', () => {
    expect(believed(['degraded'])).toEqual(['degraded']);
  });

  it('waits for a second reading before a change for the worse', () => {
    expect(believed(['operational', 'degraded', 'operational', 'degraded', 'degraded'])).toEqual([
      'operational',
      'operational',
      'operational',
      'operational',
      'degraded',
    ]);
  });

  it('believes a major outage at once, and its end after two readings', () => {
    const seen = believed(['operational', 'major-outage', 'operational', 'operational']);
    expect(seen).toEqual(['operational', 'major-outage', 'major-outage', 'operational']);
  });

  it('takes the nearer of two that agree on the direction', () => {
    expect(believed(['operational', 'degraded', 'partial-outage']).at(-1)).toBe('degraded');
    expect(believed(['operational', 'partial-outage', 'degraded']).at(-1)).toBe('degraded');
    expect(believed(['major-outage', 'degraded', 'operational']).at(-1)).toBe('degraded');
    expect(believed(['degraded', 'operational', 'partial-outage']).at(-1)).toBe('degraded');
  });

  it('keeps maintenance apart from outages', () => {
    expect(believed(['operational', 'maintenance', 'degraded', 'maintenance']).at(-1)).toBe(
      'operational',
    );
    expect(believed(['operational', 'maintenance', 'maintenance']).at(-1)).toBe('maintenance');
  });

  it('dates a state from its first reading', () => {
    const state = run([reading('operational'), reading('degraded'), reading('degraded')]);
    expect(state.components[0]?.since).toBe(start + minute);
  });
});

describe('not knowing', () => {
  it('keeps what was read for half an hour, then knows nothing', () => {
    const state = observe(run([reading('degraded')]), failure, start + minute);
    const [first] = state.components;
    expect(state).toMatchObject({
      readable: false,
      reason: 'No answer.',
      failures: 1,
      readAt: start,
    });
    expect(first && currentState(first, start + freshForMs)).toBe('degraded');
    expect(first && currentState(first, start + freshForMs + 1)).toBe('unknown');
  });

  it('takes the reading after a long silence at once', () => {
    const state = observe(
      run([reading('operational')]),
      reading('degraded'),
      start + freshForMs + 1,
    );
    expect(state.components[0]?.state).toBe('degraded');
  });

  it('forgets a component that the page no longer lists, after the same time', () => {
    const later = start + freshForMs + 1;
    const other: Observation = { kind: 'report', report: page([component('operational', 'b')]) };
    const state = observe(run([reading('degraded')]), other, later);
    expect(state.components.map((one) => [one.id, currentState(one, later)])).toEqual([
      ['b', 'operational'],
      ['api', 'unknown'],
    ]);
  });

  it('does not believe a frozen page', () => {
    const now = Date.parse('2026-10-07T00:00:00Z');
    const old = reading('operational', { pageUpdatedAt: '2026-05-01T00:00:00Z' });
    expect(observe(startPage(now), old, now, dated(14 * 24 * 60))).toMatchObject({
      readable: false,
      components: [],
    });
    expect(observe(startPage(now), old, now, dated(null)).readable).toBe(true);
  });

  it('does not stay fresh for ever when the clock is set back', () => {
    const day = 24 * 60 * minute;
    const back = start - day;
    const state = observe(run([reading('degraded')]), failure, back);
    const [first] = state.components;
    expect(first && currentState(first, back + freshForMs + 1)).toBe('unknown');
  });

  it('never makes an outage from answers that cannot be read', () => {
    const broken: fc.Arbitrary<Observation> = fc.oneof(
      fc.constant(failure),
      fc.constant<Observation>({
        kind: 'report',
        report: { ...page([]), readable: false, reason: 'Odd.' },
      }),
      states.map((state) => reading(state, { pageUpdatedAt: '1990-01-01T00:00:00Z' })),
    );
    const jumps = fc.integer({ min: -2 * 24 * 60 * minute, max: 2 * 24 * 60 * minute });
    fc.assert(
      fc.property(fc.array(fc.tuple(broken, jumps), { minLength: 1 }), (attempts) => {
        let now = start;
        let state = observe(startPage(now), reading('operational'), now);
        for (const [observation, jump] of attempts) {
          now += jump;
          state = observe(state, observation, now, dated(60));
          const known = state.components.map((one) => currentState(one, now));
          expect(['operational', 'unknown']).toContain(known[0]);
          expect(state.readable).toBe(false);
        }
      }),
    );
  });

  it('needs more than one odd reading for any change but a major outage', () => {
    fc.assert(
      fc.property(states, states, fc.integer({ min: 1, max: 5 }), (usual, odd, before) => {
        fc.pre(usual !== 'unknown' && odd !== 'major-outage');
        const seen = believed([...Array<HealthState>(before).fill(usual), odd, usual, odd, usual]);
        expect(new Set(seen)).toEqual(new Set([usual]));
      }),
    );
  });

  it('settles on what the page says, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.option(states), { maxLength: 12 }), states, (past, last) => {
        expect(believed([...past, last, last]).at(-1)).toBe(last);
      }),
    );
  });
});

describe('incidents', () => {
  const incident = (id: string, more: Partial<IncidentReport> = {}): IncidentReport => ({
    id,
    title: id,
    impact: 'degraded',
    status: 'investigating',
    components: [],
    startedAt: null,
    updatedAt: null,
    resolvedAt: null,
    url: null,
    latestUpdate: null,
    ...more,
  });
  const idsAfter = (...reports: readonly Partial<PageReport>[]): readonly string[] =>
    openIncidents(run(reports.map((more) => reading('operational', more))).incidents).map(
      ({ id }) => id,
    );

  it('keeps the open ones only', () => {
    const resolved = incident('b', { resolvedAt: '2001-01-01T00:00:00Z' });
    expect(
      idsAfter({ incidents: [incident('a'), resolved, incident('c', { status: 'resolved' })] }),
    ).toEqual(['a']);
  });

  it('forgets one that nobody has touched for weeks, never one without a date', () => {
    const ancient = new Date(start - 16 * 24 * 60 * minute).toISOString();
    expect(idsAfter({ incidents: [incident('a', { updatedAt: ancient }), incident('b')] })).toEqual(
      ['b'],
    );
  });

  it('ends with its absence, unless the answer that lists incidents is missing', () => {
    expect(idsAfter({ incidents: [incident('a')] }, {})).toEqual([]);
    expect(idsAfter({ incidents: [incident('a')] }, { gaps: ['incidents'] })).toEqual(['a']);
  });
});
