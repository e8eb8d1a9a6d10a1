/** Parts of a large tree, each looked at by itself, and the one report that they make together. */
import { afterAll, describe, expect, it } from 'vitest';
import { filesOfShard, readShard } from '../../src/session/shards';
import { diskFolder } from './onDisk';

const manifest = (name: string, dependencies: object = {}): string =>
  JSON.stringify({ name, dependencies: { openai: '^7.0.0', ...dependencies } });

const client = `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  return client.responses.create({ model: 'gpt-6-luna', input });
}
`;
const route = (from: string): string => `import { ask } from '${from}';
export async function POST(request: Request) {
  return Response.json(await ask(await request.text()));
}
`;

/** `web` and `admin` use the call of `ai`, `jobs` has calls of its own, `docs` has none. */
const folder = diskFolder({
  'package.json': '{"private": true, "workspaces": ["packages/*"]}',
  'packages/ai/package.json': manifest('@acme/ai'),
  'packages/ai/index.ts': client,
  'packages/web/package.json': manifest('web', { '@acme/ai': '*' }),
  'packages/web/app/api/chat/route.ts': route('@acme/ai'),
  'packages/web/app/api/own/route.ts': route('../../../ask'),
  'packages/web/ask.ts': client,
  'packages/admin/package.json': manifest('admin', { '@acme/ai': '*' }),
  'packages/admin/app/api/help/route.ts': route('@acme/ai'),
  'packages/jobs/package.json': manifest('jobs', { anthropic: '1' }),
  'packages/jobs/main.ts': `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
async function main() { await client.messages.create({ model: 'claude-opus-5', max_tokens: 9, messages: [] }); }
main();
`,
  'packages/docs/package.json': '{"name": "docs"}',
  'packages/docs/index.ts': 'export const docs = 1;\n',
});
afterAll(() => folder.remove());

const lifeboat = async (...argv: readonly string[]): Promise<string> => {
  const { code, out, err } = await folder.lifeboat(argv);
  expect([code, err]).toEqual([0, '']);
  return out;
};

async function shards(count: number): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, at) => `shard-${String(at + 1)}.json`);
  for (const [at, name] of names.entries())
    await lifeboat('report', '-q', '--shard', `${String(at + 1)}/${String(count)}`, '-o', name);
  return names;
}

const refused = async (...argv: readonly string[]): Promise<string> => {
  const { code, err } = await folder.lifeboat(['merge-reports', ...argv]);
  expect(code).toBe(2);
  return err;
};

describe('shards', () => {
  it.each([2, 3, 7])('make the report of the whole tree, of %d', async (count) => {
    const names = await shards(count);
    for (const format of ['json', 'sarif', 'markdown', 'html'])
      expect(await lifeboat('merge-reports', '--format', format, ...names)).toBe(
        await lifeboat('report', '-q', '--format', format),
      );
  });

  it('say of an entry point all that it reaches, also where another shard has the call', async () => {
    const merged = await lifeboat('merge-reports', '--format', 'json', ...(await shards(4)));
    const { entryPoints } = JSON.parse(merged) as { entryPoints: { name: string }[] };
    expect(entryPoints.map(({ name }) => name)).toEqual([
      'POST /api/help',
      'packages/jobs/main.ts main',
      'POST /api/chat',
      'POST /api/own',
    ]);
  });

  it('fail where the findings of all are to', async () => {
    const names = await shards(2);
    const { code } = await folder.lifeboat(['merge-reports', '--fail-on', 'hint', ...names]);
    expect(code).toBe(1);
  });

  it('are refused where they are not all of one report', async () => {
    const [one = '', two = ''] = await shards(2);
    expect(await refused(one)).toBe('lifeboat: shard 2/2 is missing\n');
    expect(await refused(one, two, one)).toBe(`lifeboat: ${one} is shard 1 again\n`);
    expect(await refused('package.json')).toContain('was not written by lifeboat report --shard');
    expect(await refused('none.json')).toBe('lifeboat: no such file: none.json\n');
    folder.put('broken.json', '{');
    expect(await refused('broken.json')).toContain('was not written by');
    folder.put('old.json', folder.read(one).replace(/"lifeboat":"[^"]*"/, '"lifeboat":"0.0.1"'));
    expect(await refused('old.json', two)).toContain('old.json is of Lifeboat 0.0.1');
  });

  it.each(['0/2', '3/2', '2', 'a/b', '1/0', '-1/2'])('are not called %s', async (text) => {
    expect(readShard(text)).toBeNull();
    const { code } = await folder.lifeboat(['report', '-q', `--shard=${text}`]);
    expect(code).toBe(2);
  });

  it('keep packages whole, and the largest apart', () => {
    const found = {
      sources: ['a/1.ts', 'a/2.ts', 'a/3.ts', 'b/1.ts', 'b/x/2.py', 'c/1.ts', 'top.ts'],
      manifests: ['package.json', 'a/package.json', 'b/package.json', 'c/package.json'],
      pythonProjects: ['b/x/pyproject.toml'],
    };
    const all = [1, 2].map((index) => [...filesOfShard(found, { index, count: 2 })].sort());
    expect(all).toEqual([
      ['a/1.ts', 'a/2.ts', 'a/3.ts', 'c/1.ts'],
      ['b/1.ts', 'b/x/2.py', 'top.ts'],
    ]);
  });
});

describe('a monorepo in one run', () => {
  it('has a score for each package, file and entry point', async () => {
    const json = JSON.parse(await lifeboat('what-if', '-q', 'all', '--format', 'json')) as {
      readonly scores: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
    };
    expect(json.scores).toEqual({
      entryPoints: {
        'packages/admin/app/api/help/route.ts#POST /api/help': 0,
        'packages/jobs/main.ts#packages/jobs/main.ts main': 0,
        'packages/web/app/api/chat/route.ts#POST /api/chat': 0,
        'packages/web/app/api/own/route.ts#POST /api/own': 0,
      },
      files: {
        'packages/admin/app/api/help/route.ts': 0,
        'packages/jobs/main.ts': 0,
        'packages/web/app/api/chat/route.ts': 0,
        'packages/web/app/api/own/route.ts': 0,
      },
      packages: { 'packages/admin': 0, 'packages/jobs': 0, 'packages/web': 0 },
    });
    expect(await lifeboat('what-if', 'all')).toMatch(/packages\/admin +0\n +packages\/jobs +0\n/);
    const markdown = await lifeboat('report', '-q');
    expect(markdown).toContain('| package | score | entry points |');
    expect(markdown).toContain('| `packages/web` | 0 | 2 |');
    expect(markdown).toContain('## Score by file');
  });

  it('heeds the settings of each package, and reports one alone', async () => {
    folder.put(
      'lifeboat.config.json',
      JSON.stringify({
        overrides: [{ files: ['packages/jobs/**'], rules: { 'missing-fallback': 'warning' } }],
      }),
    );
    const { findings } = JSON.parse(await lifeboat('report', '-q', '--format', 'json')) as {
      readonly findings: readonly { readonly path: string; readonly severity: string }[];
    };
    const warned = findings.filter(({ severity }) => severity === 'warning');
    expect([...new Set(warned.map(({ path }) => path))]).toEqual(['packages/jobs/main.ts']);
    const one = JSON.parse(await lifeboat('report', '-q', '--format', 'json', 'packages/jobs')) as {
      readonly root: string;
      readonly calls: readonly { readonly path: string }[];
    };
    expect([one.root, one.calls.map(({ path }) => path)]).toEqual(['packages/jobs', ['main.ts']]);
    folder.remove('lifeboat.config.json');
  });
});
