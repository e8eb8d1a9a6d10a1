/** Who opens no file of a language loads nothing that reads it. */
import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../server/lspClient';
import { root } from '../support/sources';

const command = join(root, 'dist/cli.js');
const python = 'from openai import OpenAI\nOpenAI().responses.create(model="m", input="q")\n';
const script =
  "import OpenAI from 'openai';\nawait new OpenAI().responses.create({ model: 'm', input: 'q' });\n";
const notebook = JSON.stringify({ cells: [{ cell_type: 'code', source: python }] });

const say =
  "process.on('exit', () => console.error('LOADED ' + Object.keys(require.cache).join(' ')));";

const cleanUps: (() => void)[] = [];
afterAll(() => cleanUps.forEach((cleanUp) => cleanUp()));

/** The bundles that a run of the command has loaded when it ends. */
function loadedFor(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = temporaryFolder(files);
  const preload = temporaryFolder({ 'say.cjs': say });
  cleanUps.push(folder.remove, preload.remove);
  const { stderr, stdout } = spawnSync(
    process.execPath,
    ['--require', join(preload.path, 'say.cjs'), command, 'calls', folder.path, '--no-cache'],
    { encoding: 'utf8' },
  );
  expect(stdout).toContain('1 call');
  const paths = /^LOADED (.*)$/m.exec(stderr)?.[1]?.split(' ') ?? [];
  return paths
    .map((path) => basename(path))
    .filter((name) => name !== 'say.cjs')
    .sort();
}

it.each([
  ['Python', { 'chat.py': python, 'empty.ts': 'export {};' }, 'python.js'],
  ['a notebook', { 'chat.ipynb': notebook }, 'python.js'],
  ['TypeScript', { 'chat.ts': script, 'empty.py': '' }, 'typescript.js'],
])('%s', (_, files, bundle) => {
  expect(loadedFor(files)).toEqual(['cli.js', bundle].sort());
});
