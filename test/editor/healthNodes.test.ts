import { describe, expect, it } from 'vitest';
import { healthNodes, type HealthNode } from '../../src/editor/healthNodes';
import { providers } from '../../src/knowledge/providers';
import type { IncidentReport } from '../../src/model/health';
import { healthOf } from '../../src/status/health';
import { observe, startPage, type PageState } from '../../src/status/machine';
import { joinStatus } from '../../src/status/words';
import { component, page, use } from '../status/helpers';

const start = Date.parse('2026-11-23T08:00:00Z');
const minute = 60_000;
const api = 'k8w3r06qmzrp';
const provider = providers.find(({ id }) => id === 'anthropic')!;

const incident = (status: string, latestUpdate: string): IncidentReport => ({
  ...{
    id: 'i',
    title: 'Errors',
    impact: 'partial-outage',
    components: [api],
    status,
    latestUpdate,
  },
  ...{ startedAt: '2026-11-23T08:00:00Z', updatedAt: null, url: 'https://status.example/i' },
  resolvedAt: status === 'resolved' ? '2026-11-23T08:40:00Z' : null,
});

/** A reading every ten minutes. */
function seen(...incidents: readonly (IncidentReport | null)[]): PageState {
  return incidents.reduce<PageState>(
    (state, one, index) =>
      observe(
        state,
        {
          kind: 'report',
          report: page([component(one === null ? 'operational' : 'partial-outage', api)], {
            incidents: one === null ? [] : [one],
          }),
        },
        start + index * 10 * minute,
      ),
    startPage(start),
  );
}

function nodesOf(state: PageState, now: number): readonly HealthNode[] {
  const rows = joinStatus(
    [healthOf(provider, use('anthropic'), state, now)],
    [use('anthropic')],
    providers,
  );
  const uptime = { knownMs: 3_600_000, up: 0.9995, operational: 0.75, unknownMs: 0 };
  const told = { incidents: 2, toldMs: 40 * minute };
  const uptimes = new Map([['anthropic', { ...uptime, ...told }]]);
  return healthNodes(rows, new Map([['anthropic', state]]), uptimes, now);
}

const outline = (nodes: readonly HealthNode[]): readonly unknown[] =>
  nodes.map(({ label, description, children }) =>
    children.length === 0
      ? `${label} | ${description}`
      : [`${label} | ${description}`, outline(children)],
  );

describe('the Provider Health view', () => {
  it('shows components, the incident with its updates, how late the page was, and uptime', () => {
    const state = seen(
      null,
      null,
      incident('investigating', 'We look.'),
      incident('investigating', 'We look.'),
      incident('identified', 'We see.'),
    );
    expect(outline(nodesOf(state, start + 50 * minute))).toEqual([
      [
        'Claude API | partial outage · 7 calls here, 3 without a fallback · read 10 min ago',
        [
          'Claude API (api.anthropic.com) | partial outage for 30 min',
          [
            'Errors | identified',
            [
              'Its page told of it at least 10 min late | ',
              'We see. | identified · 10 min ago',
              'We look. | investigating · 30 min ago',
            ],
          ],
          'up 99.9 %, operational 75 % | in 60 min seen here; its page told of 2 incidents in 40 min',
        ],
      ],
    ]);
  });

  it('keeps an incident for an hour after its end', () => {
    const labels = (now: number): readonly string[] =>
      nodesOf(seen(null, null, null, null, null, incident('resolved', 'Done.')), now).flatMap(
        ({ children }) =>
          children.filter(({ kind }) => kind === 'incident').map(({ description }) => description),
      );
    const ended = Date.parse('2026-11-23T08:40:00Z');
    expect(labels(ended + 30 * minute)).toHaveLength(1);
    expect(labels(ended + 61 * minute)).toEqual([]);
  });

  it('says why nothing is known, and reads well aloud', () => {
    const failure = { kind: 'failure', reason: 'No route.', cause: 'no-route' } as const;
    const [node] = nodesOf(observe(startPage(start), failure, start), start);
    expect(node).toMatchObject({ icon: 'unknown', kind: 'provider', url: provider.status?.url });
    expect(node?.accessibleLabel).toContain('Claude API: status unknown');
    expect(node?.children[0]).toMatchObject({ label: 'No route.', icon: 'note' });
  });

  it('gives every node its own id', () => {
    const ids: string[] = [];
    const walk = (nodes: readonly HealthNode[]): void =>
      nodes.forEach(({ id, children }) => {
        ids.push(id);
        walk(children);
      });
    walk(nodesOf(seen(null, incident('a', 'x'), incident('b', 'y')), start + 30 * minute));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
