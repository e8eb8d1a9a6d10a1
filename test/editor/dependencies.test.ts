import { describe, expect, it } from 'vitest';
import { dependencyNodes, type DependencyNode } from '../../src/editor/dependencyNodes';
import { joinFolders, locate } from '../../src/editor/impactFolders';
import { providers } from '../../src/knowledge/providers';
import type { ProviderHealth } from '../../src/model/health';
import type { FolderImpact } from '../../src/protocol/messages';
import { readPanelRequest } from '../../src/protocol/panel';
import { sampleMap } from '../report/support/sampleMap';

const finding = {
  ...({ rule: 'missing-timeout', severity: 'warning', message: 'Nothing ends\nthis' } as const),
  ...{ path: 'src/chat.ts', line: 41, column: 3, callId: 'src/chat.ts#41' },
};
const folder = (name: string): FolderImpact => ({
  ...{ folder: `file:///repo/${name}`, map: sampleMap(), findings: [finding] },
});
const health: readonly ProviderHealth[] = [
  {
    ...{ provider: 'anthropic', state: 'major-outage', since: 0, readable: true, reason: null },
    ...{ readAt: 0, components: [], incidents: [], recent: [] },
  },
];
const one = joinFolders([folder('web')], providers, health);
const two = joinFolders([folder('web'), folder('web')], providers, health);

const outline = (nodes: readonly DependencyNode[]): readonly unknown[] =>
  nodes.map(({ label, children }) => (children.length === 0 ? label : [label, outline(children)]));

describe('folders', () => {
  it('offers each provider to be taken out', () => {
    expect(one.page.outages.map(({ out }) => out)).toEqual([
      { provider: 'anthropic' },
      { provider: 'openai' },
    ]);
    expect(one.page.labels).toEqual({ anthropic: 'Claude API', openai: 'OpenAI API' });
    expect(one.page.health).toEqual({ anthropic: 'major-outage' });
  });

  it('offers each model too, where a provider has several', () => {
    const map = sampleMap();
    const calls = map.calls.map((call, index) => ({ ...call, model: `m${index % 3}` }));
    const joined = joinFolders([{ ...folder('web'), map: { ...map, calls } }], providers, []);
    expect(joined.page.outages.map(({ out }) => out.model ?? out.provider)).toEqual([
      ...['anthropic', 'openai', 'm1', 'm2'],
    ]);
  });

  it('keeps two folders of one name apart', () => {
    expect(Object.keys(two.folders)).toEqual(['web', 'web (2)']);
    expect(two.page.map.calls).toHaveLength(8);
    expect(new Set(two.page.map.calls.map(({ id }) => id)).size).toBe(8);
    const ids = new Set(two.page.map.calls.map(({ id }) => id));
    const reached = two.page.map.entryPoints.flatMap(({ reaches }) => reaches);
    expect(reached.every(({ call }) => ids.has(call))).toBe(true);
    expect(locate(two, 'web (2)/src/chat.ts')).toEqual({
      ...{ folder: 'file:///repo/web', path: 'src/chat.ts' },
    });
  });

  it('opens nothing outside of the workspace', () => {
    expect(locate(one, 'src/chat.ts')).toEqual({ folder: 'file:///repo/web', path: 'src/chat.ts' });
    for (const path of ['', '/etc/passwd', '../x', 'src/../../x'])
      expect(locate(one, path)).toBeNull();
    expect(locate(two, 'elsewhere/x')).toBeNull();
  });
});

describe('the tree', () => {
  it('leads from providers over entry points to calls', () => {
    expect(outline(dependencyNodes(one, 'provider', ''))).toEqual([
      [
        'Claude API',
        [
          ['POST /api/chat', ['messages.create']],
          ['POST /api/draft', ['messages.create']],
          ['No entry point found', ['messages.create']],
        ],
      ],
      [
        'OpenAI API',
        [
          ['POST /api/draft', ['responses.create']],
          ['nightly', ['embeddings.create']],
        ],
      ],
    ]);
  });

  it('shows health and protection', () => {
    const [claude] = dependencyNodes(one, 'provider', '');
    expect(claude).toMatchObject({
      icon: { kind: 'provider', health: 'major-outage' },
      description: 'major outage · 2 calls · 2 without a fallback',
      provider: 'anthropic',
    });
    const [chat, draft] = claude!.children;
    expect(chat!.children[0]).toMatchObject({
      icon: { kind: 'call', protection: 'warning' },
      description: expect.stringMatching(/^no fallback · error after about 15 min/) as unknown,
    });
    expect(draft!.icon).toEqual({ kind: 'entry', effect: 'degraded' });
    expect(draft!.children[0]!.description).toMatch(
      /another provider answers.*guessed from a name/,
    );
  });

  it.each([
    ['entryPoint', ['POST /api/chat', 'POST /api/draft', 'nightly', 'No entry point found']],
    ['file', ['src/chat.ts', 'src/embed.ts', 'src/idle.ts']],
    ['finding', ['missing-timeout']],
  ] as const)('groups by %s', (grouping, labels) => {
    expect(dependencyNodes(one, grouping, '').map(({ label }) => label)).toEqual(labels);
  });

  it.each(['provider', 'entryPoint', 'file', 'finding'] as const)(
    'gives every node of %s a name of its own',
    (grouping) => {
      const all = (nodes: readonly DependencyNode[]): readonly string[] =>
        nodes.flatMap(({ id, children }) => [id, ...all(children)]);
      const ids = all(dependencyNodes(two, grouping, ''));
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('filters, and keeps what leads to a match', () => {
    expect(outline(dependencyNodes(one, 'provider', ' NIGHTLY '))).toEqual([
      ['OpenAI API', [['nightly', ['embeddings.create']]]],
    ]);
    expect(dependencyNodes(one, 'provider', 'nowhere')).toEqual([]);
  });
});

describe('requests of the panel', () => {
  it('are read, and nothing else', () => {
    const save = { kind: 'save', format: 'svg', content: '<svg/>' };
    for (const good of [{ kind: 'ready' }, { kind: 'open', path: 'a.ts', line: 3 }, save]) {
      expect(readPanelRequest(good)).toEqual(good);
    }
    for (const bad of [
      ...[null, 'ready', {}, { kind: 'run' }, { kind: 'open', path: 3, line: 3 }],
      ...[{ kind: 'open', path: 'a.ts', line: '3' }, { ...save, format: 'exe' }, { kind: 'save' }],
    ]) {
      expect(readPanelRequest(bad)).toBeNull();
    }
  });
});
