import { beforeAll, describe, expect, it } from 'vitest';
import type { HealthState, PageReport } from '../../../src/model/health';
import { growth, straightLine } from '../../support/growth';
import { fixture } from '../helpers';
import { answer, itReadsRecorded, readFor, stateOf, strangeBodies, then } from './support';

const id = 'azure-openai';
const read = (body: unknown): PageReport => readFor('azure-openai', then, answer(body));

const feed = (items: string, title = 'Azure Status'): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title>${items}</channel></rss>`;
const item = (title: string, ...categories: readonly string[]): string =>
  `<item><title>${title}</title>${categories.map((one) => `<category>${one}</category>`).join('')}</item>`;

describe("Azure's feed", () => {
  let xml: string;
  beforeAll(async () => {
    xml = new TextDecoder().decode(await fixture('azure-feed.xml'));
  });

  it('calls degraded what its items name', () => {
    const report = read(xml);
    expect(stateOf(report, id)).toBe('degraded');
    expect(report.pageUpdatedAt).toBe('2026-10-01T09:00:00.000Z');
    expect(report.incidents).toMatchObject([
      {
        id: 'slow-answers-east-us',
        title: 'Slow answers in East US',
        status: 'open',
        impact: 'degraded',
        components: [id, 'East US'],
        startedAt: '2026-10-01T08:20:00.000Z',
        latestUpdate: 'We are looking into it & will say more.',
      },
      { id: 'disks-north-europe', components: ['Storage', 'North Europe'], url: null },
    ]);
  });

  it('without items is the healthy state', () => {
    expect(stateOf(read(feed('')), id)).toBe('operational');
  });

  it.each<[string, string, HealthState]>([
    ['the service', item('Errors', 'Azure OpenAI Service', 'Sweden Central'), 'degraded'],
    ['the service under a new name', item('Errors', 'Azure AI Foundry'), 'degraded'],
    ['networks', item('Errors', 'Network Infrastructure', 'West US'), 'degraded'],
    ['another service', item('Errors', 'Storage', 'West US'), 'operational'],
    ['the service in the title', item('Azure OpenAI - East US - Latency'), 'degraded'],
    ['the service, resolved', item('Azure OpenAI - East US - Issue Resolved'), 'operational'],
  ])('naming %s: %s', (_, items, state) => {
    expect(stateOf(read(feed(items)), id)).toBe(state);
  });

  it.each(strangeBodies)('is not %s', (_, body, reason) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
    expect(read(body).reason).toMatch(reason);
  });

  it.each<[string, string]>([
    ['another title', feed('', 'Some Status')],
    ['no title', '<rss version="2.0"><channel></channel></rss>'],
    ['no channel', '<rss version="2.0"></rss>'],
    ['another root', '<feed><title>Azure Status</title></feed>'],
    ['an item without title', feed('<item><category>Storage</category></item>')],
    ['an element that stays open', feed('<item><title>Errors</title>')],
    ['elements that cross', feed('<item><title>Errors</item></title>')],
    ['half a tag', feed('<item')],
    ['half the feed', feed(item('Errors', 'Storage')).slice(0, -20)],
  ])('with %s is unreadable', (_, body) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
  });

  it('may not declare words of its own', () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${feed(item('&b;'))}`;
    expect(read(bomb)).toMatchObject({
      readable: false,
      reason: 'The answer declares words of its own.',
    });
  });

  it('leaves unknown words as they are, and knows characters by number', () => {
    const { incidents } = read(feed(item('&b; &#65;&#x42; &lt;now&gt; &#x110000;', 'Storage')));
    expect(incidents[0]?.title).toBe('&b; AB <now> &#x110000;');
  });

  it.each(['<a "', "<a b='", '<![CDATA[', '<!--', '<a><', '<a b="c" ', '<a>', '</a>'])(
    'is given up soon, however often it breaks by %s',
    (piece) => {
      expect(read(feed(piece.repeat(50_000))).readable).toBe(false);
      const again = (size: number): unknown => read(feed(piece.repeat(size)));
      expect(growth(again, 50_000)).toBeLessThan(straightLine);
    },
  );
});

itReadsRecorded([
  {
    file: 'azure-rss-2026-07-23-westus.xml',
    provider: 'azure-openai',
    at: '2026-07-23T16:50:00Z',
    states: { [id]: 'degraded' },
    incidents: ['issues-connecting-to-resources-in-west-us'],
  },
  {
    file: 'azure-rss-2026-08-01-healthy-empty.xml',
    provider: 'azure-openai',
    at: '2026-08-01T23:02:00Z',
    states: { [id]: 'operational' },
    incidents: [],
  },
  {
    // The name service counts, three other services do not, and one item is over.
    file: 'synthetic-shapes/azure_regional.xml',
    provider: 'azure-openai',
    at: '2026-08-01',
    states: { [id]: 'degraded' },
  },
]);
