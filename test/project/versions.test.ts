import { describe, expect, it } from 'vitest';
import type { ProjectInfo } from '../../src/model/project';
import { createProjects } from '../../src/project/projects';
import { memoryFiles, memoryLog } from './support/memoryFiles';

const sdk = 'openai';
const scoped = '@anthropic-ai/sdk';

async function project(
  tree: Readonly<Record<string, string | Error>>,
  path = 'src/chat.ts',
  log = memoryLog(),
): Promise<ProjectInfo> {
  const projects = createProjects({
    ...{ root: '/repo', files: memoryFiles('/repo', { '.git/HEAD': '', ...tree }), log },
    packages: [sdk, scoped],
    newestKnown: (name) => (name === sdk ? '6.0.0' : null),
    newestDistribution: () => null,
    runtimeInText: () => null,
  });
  return projects.load(path);
}

const manifest = (dependencies: Readonly<Record<string, string>>): string =>
  JSON.stringify({ name: 'app', dependencies });
const declared = manifest({ [sdk]: '^6.1.0', [scoped]: '~0.50.1' });

describe('what is installed', () => {
  const installed = (version: string): string => JSON.stringify({ version });

  it('counts most', async () => {
    const info = await project({
      'package.json': declared,
      'node_modules/openai/package.json': installed('6.3.2'),
      'node_modules/@anthropic-ai/sdk/package.json': installed('0.52.0'),
    });
    expect(info.version(sdk)).toEqual({ version: '6.3.2', source: 'installed' });
    expect(info.version(scoped)).toEqual({ version: '0.52.0', source: 'installed' });
  });

  it('is looked for from the package upwards', async () => {
    const tree = {
      'package.json': '{}',
      'node_modules/openai/package.json': installed('4.0.0'),
      'apps/web/package.json': declared,
      'apps/web/node_modules/openai/package.json': installed('6.3.2'),
      'apps/api/package.json': declared,
    };
    const web = await project(tree, 'apps/web/src/a.ts');
    const api = await project(tree, 'apps/api/src/a.ts');
    expect([web.root, web.version(sdk)?.version]).toEqual(['apps/web', '6.3.2']);
    expect([api.root, api.version(sdk)?.version]).toEqual(['apps/api', '4.0.0']);
  });

  it('is no version when the store is broken', async () => {
    const info = await project({
      'package.json': declared,
      'node_modules/openai/package.json': '{"version": ',
      'node_modules/@anthropic-ai/sdk/package.json': '{"version": "next"}',
    });
    expect(info.version(sdk)).toEqual({ version: '6.1.0', source: 'manifest' });
    expect(info.version(scoped)).toEqual({ version: '0.50.1', source: 'manifest' });
  });
});

const yarnClassic = `# yarn lockfile v1


"@anthropic-ai/sdk@~0.50.1":
  version "0.50.4"
  resolved "…"

openai@^4.0.0:
  version "4.104.0"

openai@^6.1.0, openai@^6.2.0:
  version "6.3.2"
`;

const yarnBerry = `__metadata:
  version: 8

"@anthropic-ai/sdk@npm:~0.50.1":
  version: 0.50.4
  resolution: "@anthropic-ai/sdk@npm:0.50.4"

"openai@npm:^6.1.0, openai@npm:^6.2.0":
  version: 6.3.2
  dependencies:
    ws: "npm:^8.0.0"
`;

const locks: readonly (readonly [string, string, string])[] = [
  [
    'package-lock.json, version 1',
    'package-lock.json',
    JSON.stringify({
      lockfileVersion: 1,
      dependencies: { [sdk]: { version: '6.3.2' }, [scoped]: { version: '0.50.4' } },
    }),
  ],
  [
    'package-lock.json, version 3',
    'package-lock.json',
    JSON.stringify({
      lockfileVersion: 3,
      packages: {
        '': {},
        'node_modules/openai': { version: '6.3.2' },
        'node_modules/@anthropic-ai/sdk': { version: '0.50.4' },
      },
    }),
  ],
  [
    'npm-shrinkwrap.json',
    'npm-shrinkwrap.json',
    JSON.stringify({
      packages: {
        'node_modules/openai': { version: '6.3.2' },
        'node_modules/@anthropic-ai/sdk': { version: '0.50.4' },
      },
    }),
  ],
  [
    'pnpm-lock.yaml, version 5',
    'pnpm-lock.yaml',
    `lockfileVersion: 5.4
specifiers:
  openai: ^6.1.0
dependencies:
  openai: 6.3.2_zod@3.25.0
  '@anthropic-ai/sdk': 0.50.4
packages:
  /openai/6.3.2_zod@3.25.0:
    dev: false
`,
  ],
  [
    'pnpm-lock.yaml, version 6',
    'pnpm-lock.yaml',
    `lockfileVersion: '6.0'
dependencies:
  openai:
    specifier: ^6.1.0
    version: 6.3.2(zod@3.25.0)
  '@anthropic-ai/sdk':
    specifier: ~0.50.1
    version: 0.50.4
`,
  ],
  [
    'pnpm-lock.yaml, version 9',
    'pnpm-lock.yaml',
    `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      openai:
        specifier: ^6.1.0
        version: 6.3.2(ws@8.18.0)(zod@3.25.0)
    devDependencies:
      '@anthropic-ai/sdk':
        specifier: ~0.50.1
        version: 0.50.4
packages:
  this is: [not read
`,
  ],
  ['yarn.lock, classic', 'yarn.lock', yarnClassic],
  ['yarn.lock, berry', 'yarn.lock', yarnBerry],
  ['yarn.lock with CRLF', 'yarn.lock', yarnBerry.replaceAll('\n', '\r\n')],
  [
    'bun.lock',
    'bun.lock',
    `{
  "lockfileVersion": 1,
  "workspaces": { "": { "name": "app", "dependencies": { "openai": "^6.1.0", }, }, },
  "packages": {
    "openai": ["openai@6.3.2", "", { "peerDependencies": { "zod": "^3" } }, "sha512-x"],
    "@anthropic-ai/sdk": ["@anthropic-ai/sdk@0.50.4", "", {}, "sha512-y"],
  },
}`,
  ],
];

describe('what is locked', () => {
  it.each(locks)('is read from %s', async (_title, name, text) => {
    const info = await project({ 'package.json': declared, [name]: text });
    expect(info.version(sdk)).toEqual({ version: '6.3.2', source: 'lock' });
    expect(info.version(scoped)).toEqual({ version: '0.50.4', source: 'lock' });
    expect(info.version('left-pad')).toBeNull();
  });

  const workspaces: readonly (readonly [string, string])[] = [
    [
      'package-lock.json',
      JSON.stringify({
        packages: {
          'node_modules/openai': { version: '4.0.0' },
          'apps/web/node_modules/openai': { version: '6.3.2' },
        },
      }),
    ],
    [
      'pnpm-lock.yaml',
      `lockfileVersion: '9.0'
importers:
  .: {}
  apps/web:
    dependencies:
      openai: { specifier: ^6.1.0, version: 6.3.2 }
`,
    ],
    [
      'bun.lock',
      `{"workspaces": {"": {"name": "app"}, "apps/web": {"name": "@app/web"}},
        "packages": {"openai": ["openai@4.0.0"], "@app/web/openai": ["openai@6.3.2"]}}`,
    ],
  ];
  it.each(workspaces)('knows workspaces in %s', async (name, text) => {
    const info = await project(
      { 'package.json': '{}', [name]: text, 'apps/web/package.json': declared },
      'apps/web/src/a.ts',
    );
    expect(info.version(sdk)).toEqual({ version: '6.3.2', source: 'lock' });
  });

  const aliases: readonly (readonly [string, string])[] = [
    [
      'package-lock.json',
      '{"packages": {"node_modules/gpt": {"name": "openai", "version": "6.3.2"}}}',
    ],
    ['package-lock.json', '{"dependencies": {"gpt": {"version": "npm:openai@6.3.2"}}}'],
    ['pnpm-lock.yaml', 'lockfileVersion: 5.4\ndependencies:\n  gpt: /openai/6.3.2\n'],
    [
      'pnpm-lock.yaml',
      "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      gpt: { version: openai@6.3.2(zod@3.2.1) }\n",
    ],
    ['yarn.lock', '"gpt@npm:openai@^6.1.0":\n  version "6.3.2"\n'],
    ['bun.lock', '{"packages": {"gpt": ["openai@6.3.2"]}}'],
  ];
  it.each(aliases)('follows an alias in %s', async (name, text) => {
    const info = await project({
      'package.json': manifest({ gpt: 'npm:openai@^6.1.0' }),
      [name]: text,
    });
    expect(info.version('gpt')).toEqual({ version: '6.3.2', source: 'lock' });
  });

  const broken: readonly (readonly [string, string | Error])[] = [
    ['package-lock.json', '{"packages": '],
    ['package-lock.json', '[]'],
    ['pnpm-lock.yaml', 'a: [b\nc'],
    ['yarn.lock', '<<<<<<< HEAD'],
    ['bun.lock', ''],
    ['yarn.lock', new Error('EACCES')],
  ];
  it.each(broken)('falls back when %s is broken, with a warning', async (name, text) => {
    const log = memoryLog();
    const info = await project({ 'package.json': declared, [name]: text }, 'a.ts', log);
    expect(info.version(sdk)).toEqual({ version: '6.1.0', source: 'manifest' });
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).toContain(`/repo/${name}`);
  });

  it('is not read when the lock file is huge', async () => {
    const log = memoryLog();
    const text = `{"packages": {}, "padding": "${' '.repeat(20_000_000)}"}`;
    const info = await project(
      { 'package.json': declared, 'package-lock.json': text },
      'a.ts',
      log,
    );
    expect(info.version(sdk)?.source).toBe('manifest');
    expect(log.lines[0]).toContain('too large');
  });
});

describe('what is declared', () => {
  const ranges: readonly (readonly [string, string | null, string | null])[] = [
    ['^6.1.0', '6.1.0', 'manifest'],
    ['>=5 <7', '5.0.0', 'manifest'],
    ['6.x', '6.0.0', 'manifest'],
    ['npm:openai@^4.2.0', '4.2.0', 'manifest'],
    ['*', '6.0.0', 'assumed'],
    ['latest', '6.0.0', 'assumed'],
    ['workspace:*', '6.0.0', 'assumed'],
    ['catalog:', '6.0.0', 'assumed'],
    ['git+ssh://host/openai.git', '6.0.0', 'assumed'],
  ];
  it.each(ranges)('as %s is %s', async (range, version, source) => {
    const info = await project({ 'package.json': manifest({ [sdk]: range }) });
    expect(info.version(sdk)).toEqual({ version, source });
  });

  it('is nothing where no version is known for a free range', async () => {
    const info = await project({ 'package.json': manifest({ [scoped]: 'latest' }) });
    expect(info.version(scoped)).toBeNull();
  });

  it('is nothing where no manifest names it', async () => {
    expect((await project({ 'package.json': '{}' })).version(sdk)).toBeNull();
    expect((await project({})).version(sdk)).toBeNull();
    expect((await project({ 'package.json': '{' })).version(sdk)).toBeNull();
  });
});
