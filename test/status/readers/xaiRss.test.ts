import { beforeAll, describe, expect, it } from 'vitest';
import type { HealthState, PageReport } from '../../../src/model/health';
import { fixture } from '../helpers';
import {
  answer,
  describeRecorded,
  itReadsRecorded,
  readFor,
  recorded,
  stateOf,
  strangeBodies,
  then,
} from './support';

const read = (body: unknown, now = then): PageReport => readFor('xai', now, answer(body));

const feed = (items: string, title = 'xAI System Status'): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title>${items}</channel></rss>`;

interface Item {
  readonly title?: string;
  readonly guid?: string;
  readonly status?: string | null;
  readonly severity?: string | null;
  readonly categories?: readonly string[];
  readonly date?: string;
}

const item = ({
  title = '[Global (api.x.ai)] Errors',
  guid = 'INC1',
  status = 'INVESTIGATING',
  severity = 'outage',
  categories = [],
  date = 'Thu, 01 Oct 2026 08:00:00 GMT',
}: Item): string =>
  [
    `<item><title>${title}</title><guid isPermaLink="false">${guid}</guid><description><![CDATA[`,
    status === null ? '' : `<h3>Status: ${status}</h3>`,
    severity === null ? '' : `<p>Severity: ${severity}</p>`,
    `]]></description><pubDate>${date}</pubDate>`,
    ...categories.map((one) => `<category>${one}</category>`),
    '</item>',
  ].join('');

describe("xAI's feed", () => {
  let xml: string;
  beforeAll(async () => {
    xml = new TextDecoder().decode(await fixture('xai-feed.xml'));
  });

  it('makes one incident of the items that share a guid, open while one of them is', () => {
    const report = read(xml);
    expect(stateOf(report, 'api.x.ai')).toBe('major-outage');
    expect(stateOf(report, 'us.api.x.ai')).toBe('operational');
    expect(report.incidents).toEqual([
      {
        id: 'INC0001',
        title: 'Models fail',
        impact: 'major-outage',
        status: 'investigating',
        components: ['api.x.ai', 'us.api.x.ai'],
        startedAt: '2026-10-01T08:10:00.000Z',
        updatedAt: '2026-10-01T08:40:00.000Z',
        resolvedAt: null,
        url: 'https://status.x.ai/api-global/INC0001',
        latestUpdate: 'Thu, 01 Oct 2026 08:30:00 GMT Investigating We are looking into it.',
      },
    ]);
  });

  it.each<[string, Item, HealthState]>([
    ['outage', { severity: 'outage' }, 'major-outage'],
    ['unavailable, its older word', { severity: 'unavailable' }, 'major-outage'],
    ['disruption', { severity: 'disruption' }, 'partial-outage'],
    ['degraded', { severity: 'degraded' }, 'degraded'],
    ['available, while it is open', { severity: 'available' }, 'degraded'],
    ['no word', { severity: null }, 'degraded'],
    ['an unknown word', { severity: 'wobbly' }, 'unknown'],
    ['a category', { severity: null, categories: ['investigating', 'outage'] }, 'major-outage'],
    ['resolved', { status: 'RESOLVED' }, 'operational'],
    ['resolved by category', { status: null, categories: ['outage', 'resolved'] }, 'operational'],
    ['no word that it is over', { status: null }, 'major-outage'],
    ['a region of the API', { title: '[API (eu-west-1.api.x.ai)] Errors' }, 'major-outage'],
    ['another API', { title: '[US (us.api.x.ai)] Errors' }, 'operational'],
    ['a web page', { title: '[grok.com] Errors' }, 'operational'],
    ['no component', { title: 'Errors everywhere' }, 'operational'],
  ])('with %s', (_, one, state) => {
    expect(stateOf(read(feed(item(one))), 'api.x.ai')).toBe(
      one.title === 'Errors everywhere' ? 'major-outage' : state,
    );
  });

  it('lists what else is affected by the name in front of the title', () => {
    const report = read(feed(item({ title: '[Grok (Build)] Slow', severity: 'degraded' })));
    expect(stateOf(report, 'Grok (Build)')).toBe('degraded');
  });

  it.each<[string, string | null, HealthState]>([
    ['Thu, 01 Oct 2026 08:00:00 GMT', null, 'major-outage'],
    ['Tue, 01 Sep 2026 08:00:00 GMT', null, 'unknown'],
    // By the date of a feed that is an old one.
    ['Tue, 01 Sep 2026 08:00:00 GMT', 'Tue, 01 Sep 2026 09:00:00 GMT', 'major-outage'],
  ])('posted %s in a feed of %s: %s', (date, built, state) => {
    const dated = built === null ? '' : `<lastBuildDate>${built}</lastBuildDate>`;
    expect(stateOf(read(feed(dated + item({ date }))), 'api.x.ai')).toBe(state);
  });

  it.each([
    ['https://status.x.ai', true],
    ['https://status.y.ai', false],
  ])('under a new title is known by its link: %s %s', (link, isReadable) => {
    const body = feed(`<link>${link}</link>${item({})}`, 'System Status');
    expect(read(body).readable).toBe(isReadable);
  });

  it('without a history is a broken feed, not a healthy one', () => {
    expect(read(feed(''))).toMatchObject({
      readable: false,
      reason: 'The answer lists no incidents, not even past ones.',
    });
  });

  it.each(strangeBodies)('is not %s', (_, body, reason) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
    expect(read(body).reason).toMatch(reason);
  });

  it.each<[string, string]>([
    ['another title', feed(item({}), 'Azure Status')],
    ['an item without title', feed('<item><guid>1</guid></item>')],
    ['half of it', feed(item({})).slice(0, -30)],
  ])('with %s is unreadable', (_, body) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
  });
});

itReadsRecorded([
  {
    file: 'xai-feed-2026-10-07-trimmed.xml',
    provider: 'xai',
    at: '2026-10-07T01:00:00Z',
    states: { 'api.x.ai': 'operational', 'grok.com': 'operational' },
    incidents: ['ps_d022a635bce02f4a'],
  },
  {
    file: 'synthetic-shapes/xai_active.xml',
    provider: 'xai',
    at: '2026-07-31T12:00:00Z',
    states: {
      'api.x.ai': 'major-outage',
      'Grok (Web)': 'degraded',
      // Open for two months without a word.
      'API Console': 'unknown',
    },
    incidents: ['INCactive01', 'INCactive02', 'INCstale01'],
  },
  {
    file: 'synthetic-shapes/xai_resolved.xml',
    provider: 'xai',
    at: '2026-07-07T16:40:29Z',
    states: { 'api.x.ai': 'operational' },
    incidents: ['INC548339c6', 'INC5068f51b', 'INC3d7f8a82'],
  },
]);

describeRecorded('one incident of four components', () => {
  it('is one incident', async () => {
    const found = await recorded('xai-feed-2026-10-07-trimmed.xml');
    const { incidents } = readFor('xai', Date.parse('2026-09-22T01:30:00Z'), found);
    expect(incidents.filter(({ id }) => id === 'INC578e0bc8')).toMatchObject([
      {
        impact: 'major-outage',
        resolvedAt: '2026-09-22T01:28:30.000Z',
        components: ['api.x.ai', 'us.api.x.ai', 'Grok (Build)', 'grok.com'],
      },
    ]);
  });
});
