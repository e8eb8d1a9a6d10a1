/** Each language's parser is a bundle of its own: who has no file of that language never loads it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundles, type Bundle } from '../support/bundles';
import { root } from '../support/sources';

const folder = mkdtempSync(join(tmpdir(), 'lifeboat-parsers-'));
const hook = join(folder, 'loaded.cjs');
let built: readonly Bundle[] = [];

beforeAll(() => {
  built = bundles();
  writeFileSync(
    hook,
    "process.on('exit', () => { process._rawDebug(JSON.stringify(Object.keys(require.cache))); });",
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Names of the bundles that the command loads to look at one file. */
function loadedFor(name: string, text: string): readonly string[] {
  const workspace = mkdtempSync(join(folder, 'workspace-'));
  writeFileSync(join(workspace, name), text);
  const args = ['-r', hook, join(root, 'dist/cli.js'), 'calls', '--format', 'json', workspace];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stdout, stderr).toContain(name);
  const paths = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as readonly string[];
  return paths.map((path) => basename(path));
}

describe('parsers', () => {
  it('stand each in a bundle of its own', () => {
    const packages = (name: string): readonly string[] =>
      built.find((one) => one.name === name)?.packages ?? [];
    expect(packages('python.js')).toEqual([
      ...['@lezer/common', '@lezer/highlight', '@lezer/lr', '@lezer/python'],
    ]);
    expect(packages('typescript.js')).toContain('typescript');
    expect(packages('typescript.js').filter((name) => name.startsWith('@lezer/'))).toEqual([]);
    for (const { name, packages: all } of built.filter((one) => one.name !== 'python.js'))
      expect(
        all.filter((one) => one.startsWith('@lezer/')),
        name,
      ).toEqual([]);
  });

  it('are small', () => {
    expect(built.find(({ name }) => name === 'python.js')?.bytes).toBeLessThan(180_000);
  });

  it.each([
    [
      'a.py',
      'from openai import OpenAI\n\nOpenAI().responses.create(model="m")\n',
      'python.js',
      'typescript.js',
    ],
    [
      'a.ts',
      "import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: 'm' });\n",
      'typescript.js',
      'python.js',
    ],
  ])('for %s alone no other is loaded', (name, text, own, other) => {
    const loaded = loadedFor(name, text);
    expect(loaded).toContain(own);
    expect(loaded).not.toContain(other);
  });
});
