/** `check --only-changed` over real repositories. */
import { afterEach, describe, expect, it } from 'vitest';
import { nodeGit } from '../../src/platform/nodeGit';
import { diskFolder, open, type DiskFolder, type Outcome } from './onDisk';

const request = "await fetch('https://api.openai.com/v1/responses', { method: 'POST' });\n";
const client = `import OpenAI from 'openai';
export const openai = new OpenAI();
`;
const caller = `import { openai } from './client';
export const ask = (input: string) => openai.responses.create({ model: 'gpt-5.5', input });
`;

let folder: DiskFolder;
afterEach(() => folder.remove());

const check = (...more: readonly string[]): Promise<Outcome> =>
  folder.lifeboat(['check', '--format', 'json', '--only-changed', ...more]);

const three = { 'a.ts': request, 'b.ts': request, 'deep/ü c.ts': request };

describe('since the last commit', () => {
  it('nothing is reported of a clean tree', async () => {
    folder = diskFolder(three);
    folder.commit();
    const outcome = await check();
    expect([outcome.code, open(outcome), outcome.err]).toEqual([0, [], '']);
  });

  it('changed, staged and new files count, those that git ignores do not', async () => {
    folder = diskFolder({ ...three, '.gitignore': 'ignored.ts\n', 'gone.ts': request });
    folder.commit();
    folder.put('a.ts', `\n${request}`);
    folder.put('deep/ü c.ts', `\n${request}`);
    folder.git('add', 'deep');
    folder.put('new.ts', request);
    folder.put('ignored.ts', request);
    folder.remove('gone.ts');
    expect(open(await check())).toEqual([
      'a.ts missing-timeout',
      'deep/ü c.ts missing-timeout',
      'new.ts missing-timeout',
    ]);
    const { out } = await folder.lifeboat(['check', '--only-changed']);
    expect(out).toContain('3 findings: 3 warnings\n');
    expect(out).toContain('1 in files that did not change\n');
  });

  it('a client counts with its calls, and a call with its client', async () => {
    folder = diskFolder({ 'client.ts': client, 'ask.ts': caller });
    folder.commit();
    folder.put('ask.ts', `// new\n${caller}`);
    expect(open(await check())).toEqual(['client.ts long-wait']);
    folder.commit();
    folder.put('client.ts', `// new\n${client}`);
    expect(open(await check())).toEqual(['client.ts long-wait']);
  });

  it('paths are those of the folder that is looked at', async () => {
    folder = diskFolder({ 'app/a.ts': request, 'app/b.ts': request, 'c.ts': request });
    folder.commit();
    folder.put('app/a.ts', `\n${request}`);
    folder.put('c.ts', `\n${request}`);
    expect(open(await check('app'))).toEqual(['a.ts missing-timeout']);
    expect(open(await check('app/b.ts'))).toEqual([]);
  });

  it('everything is new where nothing was committed', async () => {
    folder = diskFolder(three);
    folder.git('init', '-q');
    expect(open(await check())).toHaveLength(3);
  });
});

describe('since this branch left another', () => {
  const branched = (): void => {
    folder = diskFolder(three);
    folder.commit();
    folder.git('checkout', '-q', '-b', 'feature');
    folder.put('a.ts', `\n${request}`);
    folder.commit('feature');
    folder.git('checkout', '-q', 'main');
    folder.put('b.ts', `\n${request}`);
    folder.commit('main');
    folder.git('checkout', '-q', 'feature');
  };

  it('what the other one did meanwhile does not count', async () => {
    branched();
    expect(open(await check())).toEqual([]);
    expect(open(await check('--base', 'main'))).toEqual(['a.ts missing-timeout']);
  });

  it('--base alone is enough', async () => {
    branched();
    const argv = ['check', '--format', 'json', '--base', 'main'];
    expect(open(await folder.lifeboat(argv))).toEqual(['a.ts missing-timeout']);
  });

  it.each(['nowhere', '--output=x', ''])('%j is no commit', async (base) => {
    branched();
    const argv = ['check', `--base=${base}`];
    expect(await folder.lifeboat(argv)).toEqual({
      ...{ code: 2, out: '' },
      err: `lifeboat: no such commit: ${base}\n`,
    });
  });

  it('histories without a common commit are told, and everything is reported', async () => {
    branched();
    folder.git('checkout', '-q', '--orphan', 'other');
    folder.commit('other');
    const outcome = await check('--base', 'main');
    expect(open(outcome)).toHaveLength(3);
    expect(outcome.err).toBe(
      'lifeboat: warning: --only-changed: HEAD and main have no commit in common (is this a shallow clone?); everything is reported\n',
    );
  });
});

describe('without git', () => {
  it('a folder that is no repository is told once, and everything is reported', async () => {
    folder = diskFolder(three);
    const outcome = await check();
    expect([outcome.code, open(outcome).length]).toEqual([1, 3]);
    expect(outcome.err).toMatch(
      /^lifeboat: warning: --only-changed: not a git repository .*; everything is reported\n$/,
    );
  });

  it('so is a machine that has none', async () => {
    folder = diskFolder(three);
    const git = () => Promise.resolve({ ok: false as const, message: 'git is not installed' });
    const outcome = await folder.lifeboat(['check', '--only-changed'], { git });
    expect(outcome.err).toBe(
      'lifeboat: warning: --only-changed: git is not installed; everything is reported\n',
    );
  });
});

it('runs no program that a repository names', async () => {
  folder = diskFolder(three);
  folder.commit();
  const touch = `touch ${folder.path}/touched`;
  folder.put('.gitattributes', '*.ts diff=own filter=own\n');
  for (const key of ['core.fsmonitor', 'diff.external', 'diff.own.command', 'diff.own.textconv'])
    folder.git('config', key, touch);
  folder.git('config', 'filter.own.clean', `${touch}; cat`);
  folder.git('config', 'filter.own.required', 'true');
  folder.put('a.ts', `\n${request}`);
  expect(open(await check())).toEqual(['a.ts missing-timeout']);
  expect(() => folder.read('touched')).toThrow();
});

it('git that fails is told in its own words', async () => {
  folder = diskFolder({});
  expect(await nodeGit(['rev-parse', '--is-inside-work-tree'], folder.path)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^not a git repository/) as string,
  });
  expect(await nodeGit(['--version'], `${folder.path}/nowhere`)).toMatchObject({ ok: false });
});
