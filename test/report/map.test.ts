import { describe, expect, it } from 'vitest';
import { readableGraph } from '../../src/report/map/collapse';
import { escaped } from '../../src/report/map/escape';
import type { MapView } from '../../src/report/map/graph';
import { layoutOf, type PlacedNode } from '../../src/report/map/layout';
import { pictureOf } from '../../src/report/map/picture';
import { bigMap, sampleEntry, sampleMap, sampleOutage, sampleReach } from './support/sampleMap';

const view: MapView = {
  ...{ map: sampleMap(), outage: null, health: {} },
  labels: { anthropic: 'Claude API', openai: 'OpenAI API' },
};
const outage: MapView = { ...view, outage: sampleOutage(), health: { openai: 'degraded' } };
const whole = { open: new Set<string>(), limit: Infinity };

const tonesOf = (one: MapView): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readableGraph(one, whole).nodes.map(({ label, detail, tone }) => [`${label} ${detail}`, tone]),
  );

describe('the graph', () => {
  it('leads from entry points over functions and calls to providers', () => {
    const { edges } = readableGraph(view, whole);
    const ways = edges.map(({ from, to, certain }) => `${from} ${certain ? '->' : '-?'} ${to}`);
    expect(ways).toContain('function:src/retry.ts#withRetry -> function:src/chat.ts#answer');
    expect(ways).toContain('function:src/chat.ts#answer -> call:src/chat.ts#41');
    expect(ways).toContain('call:src/chat.ts#60 -> provider:openai');
    expect(ways).toContain('call:src/idle.ts#5 -> provider:anthropic');
  });

  it('is drawn dashed where every way over an edge is guessed', () => {
    const reaches = [sampleReach('src/chat.ts#41', { certain: false })];
    const map = { ...view.map, entryPoints: [sampleEntry('GET /x', { reaches })] };
    expect(pictureOf({ ...view, map }).svg.match(/class="edge neutral uncertain"/g)).toHaveLength(
      1,
    );
  });

  it('says who is lost, who is degraded and who goes on', () => {
    expect(tonesOf(outage)).toMatchObject({
      'Claude API taken out · 2 calls': 'out',
      'OpenAI API degraded · 2 calls': 'survives',
      'POST /api/chat app/POST /api/chat/route.ts:3': 'lost',
      'POST /api/draft app/POST /api/draft/route.ts:3': 'degraded',
      'nightly jobs/nightly.ts:3': 'survives',
      'messages.create src/chat.ts:41': 'lost',
      'responses.create src/chat.ts:60': 'survives',
      'messages.create src/idle.ts:5': 'lost',
    });
    expect(new Set(Object.values(tonesOf(view)))).toEqual(new Set(['neutral']));
  });

  it('groups what is too much for one picture, and opens the group that is asked for', () => {
    const big = { ...view, map: bigMap(2000) };
    const { nodes } = readableGraph(big, { ...whole, limit: 220 });
    expect(nodes.length).toBeGreaterThan(40);
    expect(nodes.length).toBeLessThanOrEqual(220);
    const sizes = (kind: string): number =>
      nodes.reduce((sum, node) => sum + (node.kind === kind ? node.size : 0), 0);
    expect([sizes('entry'), sizes('call')]).toEqual([2000, 2000]);
    const group = nodes.find(({ kind, size }) => kind === 'entry' && size > 1)!;
    const opened = readableGraph(big, { open: new Set([group.id]), limit: 220 }).nodes;
    expect(opened.length).toBeGreaterThan(nodes.length);
    expect(opened.map(({ id }) => id)).not.toContain(group.id);
    for (const { id } of nodes.filter(({ size }) => size > 1).slice(0, 5)) {
      const more = readableGraph(big, { open: new Set([id]), limit: 220 }).nodes.length;
      expect(more, id).toBeGreaterThan(nodes.length);
    }
  });

  it('ends where functions call each other in a circle', () => {
    const [a, b] = ['a', 'b'].map((name) => ({
      name,
      path: 'src/x.ts',
      line: name === 'a' ? 1 : 9,
    }));
    const reaches = [
      sampleReach('src/chat.ts#41', { via: [a!, b!] }),
      sampleReach('src/embed.ts#12', { via: [b!, a!] }),
    ];
    const map = { ...view.map, entryPoints: [sampleEntry('GET /x', { reaches })] };
    expect(layoutOf(readableGraph({ ...view, map }, whole)).edges.length).toBe(10);
  });
});

describe('the layout', () => {
  const { nodes, edges, width, height } = layoutOf(readableGraph(outage, whole));
  const xsOf = (kind: string): readonly number[] => [
    ...new Set(nodes.filter((node) => node.kind === kind).map(({ x }) => Math.round(x))),
  ];

  it('has entry points in the first column, calls and providers in the last two', () => {
    expect([xsOf('entry').length, xsOf('call').length, xsOf('provider').length]).toEqual([1, 1, 1]);
    expect(xsOf('entry')[0]).toBeLessThan(Math.min(...xsOf('function')));
    expect(Math.max(...xsOf('function'))).toBeLessThan(xsOf('call')[0]!);
    expect(xsOf('call')[0]).toBeLessThan(xsOf('provider')[0]!);
  });

  it('lays no box over another, and all within the picture', () => {
    const meets = (a: PlacedNode, b: PlacedNode): boolean =>
      a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    const pairs = nodes.flatMap((a, index) => nodes.slice(index + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => meets(a, b))).toEqual([]);
    for (const { x, y, ...box } of nodes) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y + box.height).toBeLessThanOrEqual(height);
      expect(x + box.width).toBeLessThanOrEqual(width);
    }
  });

  it('runs every way from left to right', () => {
    for (const { points } of edges)
      points.forEach(({ x }, index) => expect(x).toBeGreaterThanOrEqual(points[index - 1]?.x ?? 0));
  });

  it('is empty for an empty map', () => {
    const empty = { calls: [], entryPoints: [], unreached: [], unfollowed: 0 };
    const { layout, svg } = pictureOf({ ...view, map: empty });
    expect([layout.width, layout.height, layout.nodes.length]).toEqual([0, 0, 0]);
    expect(svg).toContain('Dependency map: 0 entry points, 0 calls, 0 providers.');
  });
});

describe('the picture', () => {
  it('says to those who hear it what the colours say', () => {
    const { svg } = pictureOf(outage);
    expect(svg).toContain('Claude API is taken out: 1 lost, 1 degraded.');
    expect(svg).toContain('POST /api/chat (entry point), app/POST /api/chat/route.ts:3, lost');
    expect(svg).toContain('OpenAI API (provider), degraded · 2 calls, goes on');
    expect(svg).toContain('class="health degraded"');
  });

  it('takes no names of the workspace for markup', () => {
    const name = '<script>alert("1")</script>&\u202e';
    const map = { ...view.map, entryPoints: [sampleEntry(name)] };
    const { svg } = pictureOf({ ...view, map });
    expect(svg).not.toContain('<script');
    expect(svg).toContain(escaped(name));
    expect(escaped(name)).toBe('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;\ufffd');
  });

  it('is the same for the same map', () => {
    expect(pictureOf(outage).svg).toBe(pictureOf({ ...outage, map: sampleMap() }).svg);
  });
});
