import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { providers } from '../../src/knowledge/providers';
import type { HealthState, PageReport } from '../../src/model/health';
import { readers, type StatusAnswer } from '../../src/status/readers';
import { bytes, fixture, recordingsFolder } from './helpers';

const claude = 'tymt9n04zgry';
const claudeApi = 'k8w3r06qmzrp';
const summary = (body: unknown): StatusAnswer => ({ role: 'summary', body: bytes(body) });
const stateOf = (report: PageReport, id: string): HealthState | undefined =>
  report.components.find((one) => one.id === id)?.state;
const one = (status: string): object => ({ components: [{ id: 'a', name: 'A', status }] });

describe('statuspage', () => {
  it('reads components by id and leaves headings out', async () => {
    const body = await fixture('anthropic-summary.json');
    const report = readers.statuspage([{ role: 'summary', body }], claude);
    expect(report).toMatchObject({ readable: true, reason: null, incidents: [] });
    expect(report.components).toHaveLength(6);
    expect(stateOf(report, claudeApi)).toBe('operational');
    expect(report.pageUpdatedAt).toBe('2026-10-01T09:00:00.000Z');
  });

  it.each<[string, HealthState]>([
    ['operational', 'operational'],
    ['degraded_performance', 'degraded'],
    ['partial_outage', 'partial-outage'],
    ['major_outage', 'major-outage'],
    ['full_outage', 'major-outage'],
    ['under_maintenance', 'maintenance'],
    ['on_fire', 'unknown'],
    ['constructor', 'unknown'],
  ])('maps %s to %s', (word, state) => {
    expect(stateOf(readers.statuspage([summary(one(word))], null), 'a')).toBe(state);
  });

  it.each<[string, unknown, RegExp]>([
    ['a web page', '<!doctype html><p>hello', /web page/],
    ['nothing', '', /not JSON/],
    ['a truncated answer', '{"components":[{"id":"a"', /not JSON/],
    ['a list', [], /no components/],
    ['no components', { page: { id: claude } }, /no components/],
    ['empty components', { components: [] }, /lists no components/],
    [
      'only headings',
      { components: [{ id: 'g', name: 'G', status: 'operational', group: true }] },
      /no components/,
    ],
    [
      'a component without status',
      { components: [{ id: 'a', name: 'A' }] },
      /shape at components\.0\.status/,
    ],
    ['another page', { page: { id: 'other' }, ...one('operational') }, /another status page/],
  ])('says why it cannot read %s', (_, body, reason) => {
    const report = readers.statuspage([summary(body)], claude);
    expect(report).toMatchObject({ readable: false, components: [], incidents: [] });
    expect(report.reason).toMatch(reason);
  });

  it('rejects bytes that are no UTF-8', () => {
    const body = new Uint8Array([0xfe, 0xff, 0x00, 0x7b]);
    expect(readers.statuspage([{ role: 'summary', body }], null).readable).toBe(false);
  });

  it('reads incidents with their components, and skips those of an odd shape', () => {
    const good = {
      id: 'i1',
      name: 'Errors',
      status: 'investigating',
      impact: 'critical',
      started_at: '2026-09-15T09:48:23.066Z',
      updated_at: 'yesterday',
      shortlink: 'javascript:alert(1)',
      components: [{ id: 'a' }],
      incident_updates: [
        { body: 'Looking.', affected_components: [{ code: 'b' }, { code: 'a' }] },
        { body: 'Older.', affected_components: null },
      ],
    };
    const body = { ...one('major_outage'), incidents: [good, { id: 7 }, null] };
    expect(readers.statuspage([summary(body)], null).incidents).toEqual([
      {
        id: 'i1',
        title: 'Errors',
        impact: 'major-outage',
        status: 'investigating',
        components: ['a', 'b'],
        startedAt: '2026-09-15T09:48:23.066Z',
        updatedAt: null,
        resolvedAt: null,
        url: null,
        latestUpdate: 'Looking.',
      },
    ]);
  });

  it('lists maintenance that runs, not what is only planned', () => {
    const works = (id: string, status: string): object => ({
      id,
      name: id,
      status,
      impact: 'maintenance',
    });
    const body = {
      ...one('under_maintenance'),
      incidents: [],
      scheduled_maintenances: [works('now', 'in_progress'), works('later', 'scheduled')],
    };
    const { incidents } = readers.statuspage([summary(body)], null);
    expect(incidents.map(({ id, impact }) => [id, impact])).toEqual([['now', 'maintenance']]);
  });
});

describe('incidentio', () => {
  const chat = '01JMXBRMFE6N2NNT7DG6XZQ6PW';
  let components: StatusAnswer;
  let capped: StatusAnswer;
  beforeAll(async () => {
    components = { role: 'components', body: await fixture('openai-components.json') };
    capped = { role: 'summary', body: await fixture('openai-summary.json') };
  });

  it('takes components from their own answer, not from the capped summary', () => {
    expect(stateOf(readers.incidentio([capped], null), chat)).toBeUndefined();
    expect(stateOf(readers.incidentio([components, capped], null), chat)).toBe('operational');
    expect(stateOf(readers.incidentio([capped, components], null), chat)).toBe('operational');
  });

  it('tells which part is missing when one answer is', () => {
    expect(readers.incidentio([components], null).gaps).toEqual(['incidents']);
    expect(readers.incidentio([components, summary('<html>')], null)).toMatchObject({
      readable: true,
      gaps: ['incidents'],
    });
    expect(readers.incidentio([components, capped], null).gaps).toBeUndefined();
  });

  it('is unreadable when the page lists nothing', () => {
    const empty: StatusAnswer = { role: 'components', body: bytes({ components: [] }) };
    expect(readers.incidentio([empty, capped], null).readable).toBe(false);
    expect(readers.incidentio([], null).readable).toBe(false);
  });
});

/** Any value somewhere in a tree replaced or taken away, or the text cut, or noise instead. */
function mutate(text: string, where: number, how: number, junk: unknown): string {
  if (how === 0) return text.slice(0, where % text.length);
  const root: { value: unknown } = { value: JSON.parse(text) };
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const walk = (holder: Record<string, unknown>): void => {
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      const inner = holder[key];
      if (typeof inner === 'object' && inner !== null) walk(inner as Record<string, unknown>);
    }
  };
  walk(root);
  const place = places[where % places.length];
  if (place === undefined) return text;
  if (how === 1) Reflect.deleteProperty(place.holder, place.key);
  else place.holder[place.key] = junk;
  return JSON.stringify(root.value);
}

interface Row {
  readonly id?: unknown;
  readonly status?: unknown;
}

/** Ids that a text literally calls operational: the only source of a healthy word. */
function calledOperational(text: string): ReadonlySet<unknown> {
  try {
    const { components } = JSON.parse(text) as { components?: readonly (Row | null)[] };
    const rows = Array.isArray(components) ? components : [];
    return new Set(
      rows.flatMap((row: Row | null) => (row?.status === 'operational' ? [row.id] : [])),
    );
  } catch {
    return new Set();
  }
}

describe('damaged answers', () => {
  it.each(['statuspage', 'incidentio'] as const)(
    '%s never throws and never invents health',
    async (id) => {
      const text = new TextDecoder().decode(await fixture('anthropic-summary.json'));
      const damage = fc.tuple(fc.nat(), fc.constantFrom(0, 1, 2), fc.jsonValue());
      fc.assert(
        fc.property(damage, ([where, how, junk]) => {
          const damaged = mutate(text, where, how, junk);
          const report = readers[id]([summary(damaged)], claude);
          if (!report.readable) {
            expect(report.reason).not.toBe('');
            expect(report.components).toEqual([]);
          }
          const said = calledOperational(damaged);
          const green = report.components.filter(({ state }) => state === 'operational');
          expect(green.every((row) => said.has(row.id))).toBe(true);
        }),
        { numRuns: 1000 },
      );
    },
  );

  it.each(['statuspage', 'incidentio'] as const)('%s takes any bytes', (id) => {
    const role = fc.constantFrom('summary', 'components', 'incidents');
    const answer = fc.record({
      role,
      body: fc.uint8Array({ maxLength: 60 }),
    }) as fc.Arbitrary<StatusAnswer>;
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 3 }), (answers) => {
        expect(readers[id](answers, null).readable).toBe(false);
      }),
    );
  });

  it.each(['statuspage', 'incidentio'] as const)('%s takes any JSON', (id) => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readers[id]([summary(value)], null).readable).toBe(false);
      }),
    );
  });
});

const recorded = recordingsFolder();
if (recorded !== null) describe('recorded answers', () => readsRecorded(recorded));

function readsRecorded(folder: string): void {
  const read = async (reader: 'statuspage' | 'incidentio', name: string): Promise<PageReport> => {
    const body = new Uint8Array(await readFile(join(folder, name)));
    const role = name.includes('incidents') ? 'incidents' : 'summary';
    return readers[reader]([{ role, body }], null);
  };

  it('sees the outage of 2026-07-29 by component, whatever the headline says', async () => {
    const report = await read('statuspage', 'anthropic-summary-2026-07-29-critical.json');
    expect(stateOf(report, claudeApi)).toBe('major-outage');
    expect(stateOf(report, '0qbwn08sd68x')).toBe('operational');
    expect(report.incidents[0]).toMatchObject({ impact: 'major-outage', status: 'investigating' });
  });

  it('follows the incident of 2026-09-15', async () => {
    const names = [
      '00-before',
      '01-investigating',
      '02-investigating-update',
      '03-monitoring',
      '04-resolved-gone',
    ];
    const states = await Promise.all(
      names.map(async (name) =>
        stateOf(await read('statuspage', `replay-anthropic-2026-09-15/${name}.json`), claudeApi),
      ),
    );
    const out = 'partial-outage';
    expect(states).toEqual(['operational', out, out, out, 'operational']);
  });

  it('reads a resolved incident with its time', async () => {
    const report = await read('statuspage', 'anthropic-incidents-2026-09-15-one-resolved.json');
    expect(report.gaps).toEqual(['components']);
    expect(report.incidents[0]).toMatchObject({
      id: '6304r9jjhj34',
      resolvedAt: '2026-09-15T11:14:44.380Z',
    });
  });

  it('reads the reduced shape of OpenAI', async () => {
    const report = await read('incidentio', 'openai-summary-2026-07-22-minor.json');
    expect(report.components).toHaveLength(25);
    expect(report.incidents[0]).toMatchObject({ impact: 'degraded', components: [], url: null });
  });

  it('reads a very large page', async () => {
    const report = await read('statuspage', 'cloudflare-summary-2026-07-29-major.json');
    expect(report.readable).toBe(true);
    expect(report.components.length).toBeGreaterThan(200);
  });

  it.each([
    'perplexity-summary-2026-07-23-instatus.json',
    'openai-proxy-summary-2025-04-10.json',
    'deepseek-flashcat-active-2026-09-operational.json',
    'huggingface-index-2026-07-19-betterstack.json',
    'aws-currentevents-2026-08-01.utf16be.json',
    'azure-rss-2026-08-01-healthy-empty.xml',
    'synthetic-shapes/rootly-api-v1-status.json',
  ])('does not take %s for its own', async (name) => {
    expect((await read('statuspage', name)).readable).toBe(false);
    expect((await read('incidentio', name)).readable).toBe(false);
  });
}

it('every page of the provider table has a reader and ids of its own', () => {
  for (const { status } of providers) {
    if (status === null) continue;
    expect(readers[status.reader]).toBeTypeOf('function');
    const ids = status.components.map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});
