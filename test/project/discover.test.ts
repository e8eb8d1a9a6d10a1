import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nodeFiles } from '../../src/platform/nodeFiles';
import type { DiscoverOptions } from '../../src/project/discover';
import { discover } from '../../src/project/discover';
import { excludeMatcher } from '../../src/project/ignoreRules';
import { memoryFiles, memoryLog } from './support/memoryFiles';

const extensions = new Set(['.ts', '.tsx', '.js']);

function options(
  tree: Readonly<Record<string, string | Error>>,
  more: Partial<DiscoverOptions> = {},
): DiscoverOptions {
  return {
    ...{ root: '/repo', files: memoryFiles('/repo', tree), log: memoryLog(), extensions },
    ...{ isExcluded: () => false, ...more },
  };
}

it('lists sources, manifests and configs, and nothing else', async () => {
  const found = await discover(
    options({
      'package.json': '{}',
      'tsconfig.json': '{}',
      'README.md': '',
      'src/chat.ts': '',
      'src/Chat.TSX': '',
      'packages/web/package.json': '{}',
      'ml/requirements-dev.txt': '',
      'setup.py': '',
    }),
  );
  expect(found).toEqual({
    sources: ['src/Chat.TSX', 'src/chat.ts'],
    manifests: ['package.json', 'packages/web/package.json'],
    tsconfigs: ['tsconfig.json'],
    pythonProjects: ['', 'ml'],
    unreadable: [],
  });
});

it.each(['node_modules/openai', 'dist', '.git/hooks', '.next/server', 'a/b/.venv/lib', 'vendor'])(
  'never enters %s',
  async (directory) => {
    const { sources } = await discover(options({ [`${directory}/index.js`]: '', 'app.ts': '' }));
    expect(sources).toEqual(['app.ts']);
  },
);

it('honours .gitignore files, the deeper ones above the others', async () => {
  const { sources } = await discover(
    options({
      '.gitignore': '*.gen.ts\n/generated\n',
      'src/.gitignore': '!kept.gen.ts\nlocal/\n',
      'src/api.gen.ts': '',
      'src/kept.gen.ts': '',
      'src/local/secret.ts': '',
      'src/local.ts': '',
      'generated/client.ts': '',
      'src/generated/client.ts': '',
    }),
  );
  expect(sources).toEqual(['src/generated/client.ts', 'src/kept.gen.ts', 'src/local.ts']);
});

it('honours the .gitignore files above the folder, up to the repository', async () => {
  const files = memoryFiles('/repo', {
    '.git/HEAD': '',
    '.gitignore': 'tmp/\n/apps/web/only-here.ts\n',
    'apps/web/tmp/a.ts': '',
    'apps/web/only-here.ts': '',
    'apps/web/page.ts': '',
  });
  const { sources } = await discover({ ...options({}), root: '/repo/apps/web', files });
  expect(sources).toEqual(['page.ts']);
});

it('leaves out what the config excludes', async () => {
  const isExcluded = excludeMatcher(['legacy', '*.old.ts', 'src/{a,b}.ts', './docs/']);
  const tree = {
    ...{ 'legacy/x.ts': '', 'src/legacy/y.ts': '', 'src/z.old.ts': '', 'src/a.ts': '' },
    ...{ 'docs/d.ts': '', 'src/c.ts': '' },
  };
  const { sources } = await discover(options(tree, { isExcluded }));
  expect(sources).toEqual(['src/c.ts']);
});

it('walks only what it is limited to', async () => {
  const tree = { 'a/x.ts': '', 'ab/y.ts': '', 'b/c/z.ts': '', 'b/d/w.ts': '' };
  const { sources } = await discover(options(tree, { within: ['a', 'b/c'] }));
  expect(sources).toEqual(['a/x.ts', 'b/c/z.ts']);
});

it('does not follow symbolic links, so loops end', async () => {
  const root = await mkdtemp(join(tmpdir(), 'lifeboat-'));
  try {
    await mkdir(join(root, 'src'));
    await writeFile(join(root, 'src', 'chat.ts'), '');
    await symlink(root, join(root, 'src', 'loop'));
    const { sources } = await discover({ ...options({}), root, files: nodeFiles });
    expect(sources).toEqual(['src/chat.ts']);
  } finally {
    await rm(root, { recursive: true });
  }
});

it('names directories that cannot be listed', async () => {
  const { unreadable } = await discover({ ...options({}), root: '/nowhere' });
  expect(unreadable).toEqual(['.']);
});

it('goes on without a .gitignore that cannot be read, and says so', async () => {
  const log = memoryLog();
  const tree = { '.gitignore': new Error('EACCES'), 'a.ts': '' };
  const { sources } = await discover(options(tree, { log }));
  expect(sources).toEqual(['a.ts']);
  expect(log.lines).toEqual(['warning: /repo/.gitignore could not be read and is not honoured']);
});

it('ends when aborted', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(discover(options({ 'a.ts': '' }, { signal }))).rejects.toThrow('enough');
});
