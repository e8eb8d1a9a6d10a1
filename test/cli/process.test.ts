/** The command as a process of its own: what only a real process shows. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Neither parser nor server is needed here: nothing in this project is worth a parse. */
const withoutBundlesApart: esbuild.Plugin = {
  name: 'without-bundles-apart',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\/(?:typescript|server)$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lifeboat-cli-'));
  await mkdir(join(home, 'dist'));
  await writeFile(join(home, 'package.json'), '{"version": "1.2.3"}');
  await writeFile(join(home, 'app.ts'), 'export const answer = 42;\n');
  await esbuild.build({
    ...{ entryPoints: ['src/cli.ts'], outfile: join(home, 'dist', 'cli.js'), bundle: true },
    ...{ platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'] },
    plugins: [withoutBundlesApart],
  });
});
afterAll(() => rm(home, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function lifeboat(args: readonly string[], closesEarly = false): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(home, 'dist', 'cli.js'), ...args], { cwd: home });
    let out = '';
    let err = '';
    child.stdout.on('data', (data: Buffer) => void (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => void (err += data.toString()));
    if (closesEarly) child.stdout.destroy();
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

it('prints to a pipe without colours and ends by itself', async () => {
  expect(await lifeboat(['check', '.'])).toEqual({
    ...{ code: 0, out: 'No LLM calls in 1 file\n', err: '' },
  });
});

it('says its version', async () => {
  expect((await lifeboat(['--version'])).out).toBe('1.2.3\n');
});

it('exits with 2 for a path that is not there', async () => {
  expect(await lifeboat(['check', 'nowhere'])).toEqual({
    ...{ code: 2, out: '', err: 'lifeboat: no such file or directory: nowhere\n' },
  });
});

it('does not mind that its reader leaves early', async () => {
  expect(await lifeboat(['check', '.'], true)).toEqual({ code: 0, out: '', err: '' });
});
