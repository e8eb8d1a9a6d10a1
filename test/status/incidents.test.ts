import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentReport } from '../../src/model/health';
import {
  lookBackMs,
  openIncidents,
  recentIncidents,
  trackIncidents,
  type TrackedIncident,
} from '../../src/status/incidents';
import { page } from './helpers';

const start = Date.parse('2026-11-23T08:00:00Z');
const minute = 60_000;
const iso = (ms: number): string => new Date(ms).toISOString();

const incident = (id: string, more: Partial<IncidentReport> = {}): IncidentReport => ({
  ...{ id, title: id, impact: 'degraded', status: 'investigating', components: [] },
  ...{ startedAt: null, updatedAt: null, resolvedAt: null, url: null, latestUpdate: null },
  ...more,
});

interface Step {
  readonly at: number;
  readonly incidents: readonly IncidentReport[];
  readonly partial?: boolean;
}

function track(...steps: readonly Step[]): readonly TrackedIncident[] {
  let [known, readBefore]: [readonly TrackedIncident[], number | null] = [[], null];
  for (const { at, incidents, partial = false } of steps) {
    const report = page([], { incidents, ...(partial ? { gaps: ['incidents'] } : {}) });
    known = trackIncidents(known, report, start + at * minute, readBefore);
    readBefore = start + at * minute;
  }
  return known;
}

const ids = (incidents: readonly { readonly id: string }[]): readonly string[] =>
  incidents.map(({ id }) => id);

describe('the look-back', () => {
  it('keeps what was only posted when it was over, for an hour after its end', () => {
    const ended = incident('a', { status: 'resolved', resolvedAt: iso(start - 50 * minute) });
    expect(ids(track({ at: 0, incidents: [ended] }))).toEqual(['a']);
    expect(openIncidents(track({ at: 0, incidents: [ended] }))).toEqual([]);
    expect(track({ at: 11, incidents: [ended] })).toEqual([]);
  });

  it('keeps what is gone from the page for an hour after it was missed', () => {
    const steps = [
      { at: 0, incidents: [incident('a')] },
      { at: 5, incidents: [] },
    ];
    expect(ids(recentIncidents(track(...steps), start + 5 * minute))).toEqual(['a']);
    expect(ids(track(...steps, { at: 65, incidents: [] }))).toEqual(['a']);
    expect(track(...steps, { at: 66, incidents: [] })).toEqual([]);
  });

  it('takes one that opens again for open', () => {
    const again = track(
      { at: 0, incidents: [incident('a')] },
      { at: 5, incidents: [] },
      { at: 10, incidents: [incident('a')] },
    );
    expect([ids(openIncidents(again)), again[0]?.seenAt]).toEqual([['a'], start]);
  });

  it('takes a missing answer for no end', () => {
    const still = track(
      { at: 0, incidents: [incident('a')] },
      { at: 5, incidents: [], partial: true },
    );
    expect(ids(openIncidents(still))).toEqual(['a']);
  });
});

describe('how late a page is', () => {
  const startedAt = iso(start - 30 * minute);

  it('is what it was read without it while it went on', () => {
    const late = track(
      { at: -20, incidents: [] },
      { at: -10, incidents: [] },
      { at: 0, incidents: [incident('a', { startedAt })] },
    );
    expect(late[0]?.silentMs).toBe(20 * minute);
  });

  it('is nothing where nobody looked', () => {
    expect(track({ at: 0, incidents: [incident('a', { startedAt })] })[0]?.silentMs).toBe(0);
    const slept = track(
      { at: -300, incidents: [] },
      { at: 0, incidents: [incident('a', { startedAt })] },
    );
    expect(slept[0]?.silentMs).toBe(0);
  });
});

describe('the timeline', () => {
  it('adds what is new, each once, and is bounded', () => {
    const said = (latestUpdate: string, status = 'investigating') => [
      incident('a', { latestUpdate, status }),
    ];
    const steps = [said('x'), said('x'), said('y'), said('y', 'identified')];
    const seen = track(...steps.map((incidents, at) => ({ at, incidents })));
    expect(seen[0]?.timeline.map(({ text, status }) => `${status} ${text}`)).toEqual([
      ...['investigating x', 'investigating y', 'identified y'],
    ]);
    const many = Array.from({ length: 50 }, (_, at) => ({ at, incidents: said(String(at)) }));
    expect(track(...many)[0]?.timeline).toHaveLength(20);
  });
});

it('never holds an incident that ended longer ago than the look-back, whatever a page says', () => {
  const time = fc.option(fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }), { nil: null });
  const some = fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      status: fc.constantFrom('investigating', 'monitoring', 'resolved', 'odd'),
      ...{ startedAt: time, updatedAt: time, resolvedAt: time },
    }),
    { maxLength: 4 },
  );
  const steps = fc.array(fc.record({ at: fc.integer({ min: -600, max: 600 }), some }));
  fc.assert(
    fc.property(steps, (given) => {
      let known: readonly TrackedIncident[] = [];
      for (const { at, some: read } of given) {
        const now = start + at * minute;
        const date = (ms: number | null): string | null =>
          ms === null ? null : iso(start + ms * minute);
        const incidents = read.map((one) =>
          incident(one.id, {
            status: one.status,
            ...{ startedAt: date(one.startedAt), updatedAt: date(one.updatedAt) },
            resolvedAt: date(one.resolvedAt),
          }),
        );
        known = trackIncidents(known, page([], { incidents }), now, null);
        for (const { closedAt } of known) {
          if (closedAt !== null) expect(now - closedAt).toBeLessThanOrEqual(lookBackMs);
        }
      }
    }),
  );
});
