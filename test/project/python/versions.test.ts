import { describe, expect, it } from 'vitest';
import type { InstalledVersion } from '../../../src/model/project';
import { createProjects } from '../../../src/project/projects';
import { leastOfBoth } from '../../../src/project/versions';
import { memoryFiles, memoryLog } from '../support/memoryFiles';

/** Facts of these tests: they changed with 3.0.0. */
const newest = (name: string, range: string): string | null =>
  name === 'openai'
    ? (['>=3.0.0', '>=1.0.0 <3.0.0'].map((one) => leastOfBoth(one, range)).find(Boolean) ?? null)
    : null;

async function versionOf(
  tree: Readonly<Record<string, string | Error>>,
  name = 'openai',
  path = 'app/chat.py',
  log = memoryLog(),
): Promise<InstalledVersion | null> {
  const projects = createProjects({
    ...{ root: '/repo', files: memoryFiles('/repo', { '.git/HEAD': '', ...tree }), log },
    packages: ['openai'],
    newestKnown: () => null,
    newestDistribution: newest,
    runtimeInText: () => null,
  });
  return (await projects.load(path)).version(name);
}

const locked = { version: '1.40.0', source: 'lock' };
const uvLock =
  'version = 1\n\n[[package]]\nname = "openai"\nversion = "1.40.0"\nsource = { registry = "x" }\n';

describe('locks', () => {
  it.each([
    ['uv.lock', uvLock],
    ['poetry.lock', '[[package]]\nname = "openai"\nversion = "1.40.0"\ndescription = ""\n'],
    ['pdm.lock', '[[package]]\nname = "openai"\nversion = "1.40.0"\nrequires_python = ">=3.8"\n'],
    ['pylock.toml', 'lock-version = "1.0"\n[[packages]]\nname = "openai"\nversion = "1.40.0"\n'],
    ['Pipfile.lock', JSON.stringify({ default: { openai: { version: '==1.40.0' } }, develop: {} })],
  ])('%s', async (name, text) => {
    expect(await versionOf({ [name]: text, 'requirements.txt': 'openai==1.2.3' })).toEqual(locked);
  });

  it('a newer version for newer Pythons counts', async () => {
    const text = `${uvLock}\n[[package]]\nname = "openai"\nversion = "2.0.0"\n`;
    expect(await versionOf({ 'uv.lock': text })).toEqual({ version: '2.0.0', source: 'lock' });
  });

  it.each(['uv.lock', 'Pipfile.lock'])(
    'a broken %s is told once and counts as absent',
    async (name) => {
      const log = memoryLog();
      const tree = { [name]: '<<<<<<< HEAD', 'requirements.txt': 'openai==1.2.3' };
      expect(await versionOf(tree, 'openai', 'app/chat.py', log)).toEqual({
        ...{ version: '1.2.3', source: 'manifest' },
      });
      expect(log.lines).toHaveLength(1);
    },
  );
});

describe('virtual environments', () => {
  it.each([
    ['.venv/lib/python3.12/site-packages/openai-2.1.0.dist-info/METADATA', '2.1.0'],
    ['venv/Lib/site-packages/openai-1.0.dist-info/METADATA', '1.0.0'],
    ['env/lib/python3.9/site-packages/openai-0.28.1-py3.9.egg-info/PKG-INFO', '0.28.1'],
  ])('%s', async (path, version) => {
    expect(await versionOf({ [path]: '', 'uv.lock': uvLock })).toEqual({
      ...{ version, source: 'installed' },
    });
  });

  it('spell names with underscores', async () => {
    const path = '.venv/lib/python3.12/site-packages/google_genai-3.3.0.dist-info/METADATA';
    expect((await versionOf({ [path]: '' }, 'google-genai'))?.version).toBe('3.3.0');
  });

  it('need a site-packages folder', async () => {
    expect(await versionOf({ 'env/openai-2.1.0.dist-info/METADATA': '' })).toBeNull();
  });
});

describe('manifests', () => {
  it.each([
    ['openai==1.2.3', { version: '1.2.3', source: 'manifest' }],
    // A fresh install takes the newest that the range allows.
    ['openai', { version: '3.0.0', source: 'assumed' }],
    ['openai>=1.5', { version: '3.0.0', source: 'assumed' }],
    ['openai>=1.5,<3', { version: '1.5.0', source: 'manifest' }],
    ['openai>=4', { version: '4.0.0', source: 'manifest' }],
    ['openai<1', { version: '0.0.0', source: 'manifest' }],
    ['openai @ git+https://git.example/x', { version: '3.0.0', source: 'assumed' }],
    ['anthropic', null],
  ])('requirements.txt with %s', async (line, expected) => {
    expect(await versionOf({ 'requirements.txt': line })).toEqual(expected);
  });

  it('follow -r, also in circles and to files that are not there', async () => {
    const tree = {
      'requirements.txt': '-r requirements/base.txt\n-r gone.txt\n-r https://x.example/r.txt',
      'requirements/base.txt': '-r ../requirements.txt\nopenai==1.7.0',
    };
    expect((await versionOf(tree))?.version).toBe('1.7.0');
  });

  it('nearer ones count, and a pin more than no range', async () => {
    const tree = {
      'requirements.txt': 'openai==1.0.0',
      'app/pyproject.toml': '[project]\ndependencies = ["openai"]',
      'app/requirements-dev.txt': 'openai==1.9.0',
    };
    expect((await versionOf(tree))?.version).toBe('1.9.0');
  });

  it('of npm say nothing about Python, and the other way round', async () => {
    const tree = {
      'package.json': JSON.stringify({ dependencies: { openai: '6.1.0' } }),
      'requirements.txt': 'openai==1.2.3',
    };
    expect((await versionOf(tree))?.version).toBe('1.2.3');
    expect((await versionOf(tree, 'openai', 'app/chat.ts'))?.version).toBe('6.1.0');
    expect(await versionOf({ 'package.json': tree['package.json'] })).toBeNull();
  });

  it('that cannot be read are told, and the next one counts', async () => {
    const log = memoryLog();
    const tree = { 'pyproject.toml': '[project', 'requirements-prod.txt': 'openai==1.2.3' };
    expect((await versionOf(tree, 'openai', 'app/chat.py', log))?.version).toBe('1.2.3');
    expect(log.lines).toHaveLength(1);
  });
});

it('the project of a Python file is where its manifest is', async () => {
  const projects = createProjects({
    ...{ root: '/repo', log: memoryLog(), packages: [], newestKnown: () => null },
    files: memoryFiles('/repo', {
      ...{ '.git/HEAD': '', 'package.json': '{}', 'api/pyproject.toml': '[project]' },
    }),
    newestDistribution: () => null,
    runtimeInText: () => null,
  });
  expect((await projects.load('api/app/chat.py')).root).toBe('api');
  expect((await projects.load('api/app/chat.ts')).root).toBe('');
  expect((await projects.load('api/app/chat.py')).runtime('api/app/chat.py').id).toBe('python');
});
