import { beforeAll, describe, expect, it } from 'vitest';
import type { HealthState, PageReport } from '../../../src/model/health';
import { readers, type StatusAnswer } from '../../../src/status/readers';
import {
  answer,
  describeRecorded,
  fixtureAnswer,
  itReadsRecorded,
  readFor,
  reading,
  recorded,
  row,
  stateOf,
  statesOf,
  strangeBodies,
} from './support';

const chat = '01JMXBRMFE6N2NNT7DG6XZQ6PW';
const read = (...answers: StatusAnswer[]): PageReport =>
  readers.incidentio(answers, reading({ components: [row('01CHAT'), row('01FILES')] }));

describe('the look-alike of Statuspage', () => {
  let components: StatusAnswer;
  let capped: StatusAnswer;
  beforeAll(async () => {
    components = await fixtureAnswer('openai-components.json', 'components');
    capped = await fixtureAnswer('openai-summary.json');
  });

  it('takes components from their own answer, not from the capped summary', () => {
    expect(stateOf(read(capped), chat)).toBeUndefined();
    expect(stateOf(read(components, capped), chat)).toBe('operational');
    expect(stateOf(read(capped, components), chat)).toBe('operational');
  });

  it('tells which part is missing when one answer is', () => {
    expect(read(components).gaps).toEqual(['incidents']);
    expect(read(components, answer('<html>'))).toMatchObject({
      readable: true,
      gaps: ['incidents'],
    });
    expect(read(components, capped).gaps).toBeUndefined();
  });

  it('is unreadable when the page lists nothing', () => {
    const empty = answer({ components: [], incidents: [] }, 'components');
    expect(read(empty)).toMatchObject({ readable: false, reason: 'The page lists no components.' });
    expect(read(empty, capped).readable).toBe(false);
    expect(read().readable).toBe(false);
  });

  it.each(strangeBodies)('is not %s', (_, body, reason) => {
    expect(read(answer(body)).reason).toMatch(reason);
    expect(read(answer(body)).readable).toBe(false);
  });
});

describe('the feed behind a page', () => {
  let feed: StatusAnswer;
  beforeAll(async () => {
    feed = await fixtureAnswer('incidentio-feed.json');
  });

  it('calls well what it does not call affected', () => {
    const report = read(feed);
    expect(statesOf(report)).toEqual({ '01CHAT': 'major-outage', '01FILES': 'operational' });
    expect(report.incidents).toEqual([
      {
        id: '01INC',
        title: 'Chat is out',
        impact: 'major-outage',
        status: 'identified',
        components: ['01CHAT'],
        startedAt: '2026-10-01T07:50:00Z',
        updatedAt: '2026-10-01T08:20:00Z',
        resolvedAt: null,
        url: 'https://status.beacon.example/incidents/01INC',
        latestUpdate: 'Found.',
      },
    ]);
  });

  it('is refused where it belongs to another page', () => {
    const report = readers.incidentio([feed], reading({ pageId: '01OTHER' }));
    expect(report.reason).toBe('The answer belongs to another status page.');
  });

  const summary = { id: '01PAGE', components: [{ id: 'a', name: 'A' }], ongoing_incidents: [] };

  it.each<[string, object]>([
    ['no list of what is affected', summary],
    ['a list that is none', { ...summary, affected_components: {} }],
    ['a component without id', { ...summary, affected_components: [], components: [{}] }],
    ['an effect without component', { ...summary, affected_components: [{ status: 'x' }] }],
    ['no components', { ...summary, affected_components: [], components: [] }],
  ])('with %s is unreadable', (_, broken) => {
    expect(read(answer({ summary: broken }))).toMatchObject({ readable: false, components: [] });
  });

  it.each<[string, HealthState]>([
    ['full_outage', 'major-outage'],
    ['under_maintenance', 'maintenance'],
    ['melted', 'unknown'],
  ])('maps %s to %s', (status, state) => {
    const affected_components = [{ component_id: 'a', status }];
    const report = read(answer({ summary: { ...summary, affected_components } }));
    expect(stateOf(report, 'a')).toBe(state);
  });

  it('completes what the look-alike says of an incident', () => {
    const compat = answer({
      components: [{ id: '01CHAT', name: 'Chat', status: 'full_outage' }],
      incidents: [
        {
          id: '01INC',
          name: 'Chat is out',
          status: 'monitoring',
          updated_at: '2026-10-01T08:50:00Z',
        },
      ],
    });
    expect(read(compat, feed).incidents).toMatchObject([
      { id: '01INC', status: 'monitoring', components: ['01CHAT'], impact: 'major-outage' },
    ]);
  });
});

describe('a page without a summary', () => {
  let html: StatusAnswer;
  beforeAll(async () => {
    html = await fixtureAnswer('incidentio-page.html');
  });

  it('carries the same feed in fragments, with references', () => {
    expect(statesOf(read(html))).toEqual({ '01CHAT': 'degraded', '01FILES': 'operational' });
  });

  it.each<[string, (text: string) => string]>([
    ['cut off', (text) => text.slice(0, text.indexOf('LES'))],
    ['with a reference that leads nowhere', (text) => text.replace('"$1f', '"$ff')],
    ['of another kind', (text) => text.replace('summary', 'page')],
    ['that refers to itself', (text) => text.replace('1f:[{', '1f:[\\"$1f\\",{')],
  ])('%s is unreadable', (_, damage) => {
    const text = new TextDecoder().decode(html.body);
    expect(damage(text)).not.toBe(text);
    expect(read(answer(damage(text)))).toMatchObject({ readable: false, components: [] });
  });
});

describe('the list of impacts', () => {
  it('speaks of incidents only, with what each did', async () => {
    const report = read(await fixtureAnswer('incidentio-impacts.json', 'incidents'));
    expect(report).toMatchObject({ readable: true, components: [], gaps: ['components'] });
    expect(report.incidents).toMatchObject([
      { id: '01INC', impact: 'major-outage', components: ['01CHAT'], resolvedAt: null },
      { id: '01OLD', impact: 'degraded', resolvedAt: '2026-10-01T08:40:00Z' },
    ]);
  });
});

describe('the widget', () => {
  let widget: StatusAnswer;
  beforeAll(async () => {
    widget = await fixtureAnswer('incidentio-widget.json');
  });

  it('names what is affected; the provider table says what else there is', () => {
    const report = read(widget);
    expect(statesOf(report)).toEqual({ '01CHAT': 'partial-outage', '01FILES': 'operational' });
    expect(report.incidents).toMatchObject([{ id: '01INC', components: ['01CHAT'] }]);
  });

  it('counts an incident without components for all, by its impact', () => {
    const text = new TextDecoder().decode(widget.body);
    const body = JSON.parse(text) as { ongoing_incidents: { affected_components?: unknown }[] };
    delete body.ongoing_incidents[0]?.affected_components;
    expect(statesOf(read(answer(body)))).toEqual({
      '01CHAT': 'partial-outage',
      '01FILES': 'partial-outage',
    });
  });

  it('gives way to an answer that lists components', async () => {
    const feed = await fixtureAnswer('incidentio-feed.json');
    expect(stateOf(read(widget, feed), '01CHAT')).toBe('major-outage');
  });
});

describe('a page with a component for each model', () => {
  const models = (...words: readonly string[]): StatusAnswer =>
    answer({ components: words.map((status, at) => ({ id: `m${at}`, name: `m${at}`, status })) });
  const well = 'operational';
  const out = 'full_outage';

  it.each<[number, number, HealthState]>([
    [0, 10, 'operational'],
    [3, 7, 'operational'],
    [4, 6, 'major-outage'],
    [1, 0, 'major-outage'],
  ])('with %i out and %i well is %s', (bad, good, state) => {
    const words = [...Array<string>(bad).fill(out), ...Array<string>(good).fill(well)];
    expect(stateOf(readFor('fireworks', 0, models(...words)), 'all')).toBe(state);
  });
});

itReadsRecorded([
  {
    file: 'openai-summary-2026-07-22-minor.json',
    provider: 'openai',
    at: '2026-07-22',
    // Of 25 components, chat is not one.
    states: { [chat]: undefined, '01JP8CD9JR3HR6Y7G4Q75N4DVW': 'operational' },
    incidents: ['01KY54SWGRK806N6TJ495MYPDD'],
  },
  {
    file: 'openai-proxy-summary-2025-04-10.json',
    provider: 'openai',
    at: '2025-04-10',
    states: { [chat]: 'operational', '01JMXCAX0QN2ZHVMS54EEN1HXB': 'degraded' },
    incidents: ['01JRB888M6TJVDDKGCA1YZ3ZHT'],
  },
  {
    file: 'openai-proxy-component_impacts-2025-04-10.json',
    provider: 'openai',
    role: 'incidents',
    at: '2025-04-10',
    states: {},
    incidents: ['01JRB888M6TJVDDKGCA1YZ3ZHT'],
  },
  {
    file: 'synthetic-shapes/incidentio-api-v1-summary-widget.json',
    provider: 'groq',
    at: '2026-01-26',
    states: {
      '01H0QJ1BXP0E76RGBYRDHKA2KQ': 'partial-outage',
      '01K053E2FAKWKEYHXEV7WAHJBM': 'operational',
    },
    incidents: ['01H0QJ89CRW5BKTY9N89MSDT5S'],
  },
]);

describeRecorded('what is no answer of incident.io', () => {
  it.each([
    'perplexity-incidentio-2026-09-12-no-summary-api.json',
    'perplexity-summary-2026-07-23-instatus.json',
  ])('%s', async (file) => {
    const report = readFor('perplexity', 0, await recorded(file));
    expect(report).toMatchObject({ readable: false, components: [] });
    expect(report.reason).toMatch(/^The answer /);
  });

  it('reads every impact of three months', async () => {
    const found = await recorded('openai-proxy-component_impacts-2025-04-10.json', 'incidents');
    const { incidents } = readFor('openai', 0, found);
    expect(incidents).toHaveLength(73);
    expect(incidents.filter(({ components }) => components.length > 0)).toHaveLength(73);
  });
});
