/** What is kept between runs: an answer from the store is the answer that a fresh look gives. */
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run';
import { createStore } from '../../src/cli/store';
import { cacheFolder } from '../../src/platform/cacheFolder';
import { nodeFiles } from '../../src/platform/nodeFiles';
import type { FileSystem } from '../../src/platform/ports';
import { frontEnds } from '../../src/session/frontEnds';

const client = `import Anthropic from '@anthropic-ai/sdk';
export const client = new Anthropic({ timeout: 20_000 });
`;
const caller = `import { client } from './client';
export const ask = () => client.messages.create({ model: 'claude-sonnet-5', max_tokens: 5, messages: [] });
`;

/** Texts that each path may hold; the first is what the project starts with, null is no file. */
const choices: Readonly<Record<string, readonly (string | null)[]>> = {
  'package.json': [
    '{"dependencies": {"@anthropic-ai/sdk": "1.12.0"}}',
    '{"dependencies": {"@anthropic-ai/sdk": "0.20.0"}}',
    'not a manifest',
  ],
  'src/client.ts': [
    client,
    client.replace('20_000', '30_000'),
    client.replace('{ timeout: 20_000 }', ''),
    null,
  ],
  'src/ask.ts': [caller, caller.replace("'./client'", "'./other'"), `// moved\n${caller}`, null],
  'src/other.ts': [null, "export { client } from './client';\n", client],
  'src/route.ts': [
    null,
    "import { ask } from './ask';\nexport const POST = async () => { try { await ask(); } catch {} };\n",
  ],
  'lifeboat.config.json': [
    null,
    '{"exclude": ["src/other.ts"]}',
    '{"rules": {"missing-retry": 1}}',
  ],
  '.gitignore': [null, 'src/route.ts\n'],
  'node_modules/@anthropic-ai/sdk/package.json': [
    null,
    '{"name": "@anthropic-ai/sdk", "version": "1.10.0"}',
  ],
};

let root = '';
let kept = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lifeboat-keeping-'));
  kept = await mkdtemp(join(tmpdir(), 'lifeboat-kept-'));
  await mkdir(join(root, '.git'));
  for (const [path, [text]] of Object.entries(choices)) await put(path, text ?? null);
});
afterEach(async () => {
  await rm(root, { recursive: true });
  await rm(kept, { recursive: true });
});

async function put(path: string, text: string | null): Promise<void> {
  const file = join(root, path);
  if (text === null) return rm(file, { force: true });
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `later`: ms by which the run's clock is ahead, so that files count as old. */
async function lifeboat(
  argv: readonly string[],
  { files = nodeFiles, later = 0 }: { readonly files?: FileSystem; readonly later?: number } = {},
): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await run(argv, {
    stdout: { write: (text) => void (out += text), isTerminal: false },
    stderr: { write: (text) => void (err += text), isTerminal: false },
    ...{ cwd: root, env: {}, manifest: join(process.cwd(), 'package.json'), files, frontEnds },
    clock: { now: () => Date.now() + later, after: () => () => undefined },
    serve: () => Promise.reject(new Error('nobody asked')),
    keeping: { store: createStore(kept), build: 'this one' },
  });
  return { code, out, err };
}

const asked = ['check', '--format', 'json'];
const minute = 60_000;

function countingReads(): { readonly files: FileSystem; readonly reads: string[] } {
  const reads: string[] = [];
  const noting =
    <T>(read: (path: string) => Promise<T>) =>
    (path: string): Promise<T> => {
      if (path.startsWith(join(root, 'src'))) reads.push(path);
      return read(path);
    };
  const { readText, readBytes, readDirectory } = nodeFiles;
  return {
    reads,
    files: {
      ...nodeFiles,
      ...{ readText: noting(readText), readBytes: noting(readBytes) },
      readDirectory: noting(readDirectory),
    },
  };
}

describe('a second run', () => {
  it('reads nothing of a workspace that did not change, and says the same', async () => {
    const first = await lifeboat(['calls'], { later: minute });
    const { files, reads } = countingReads();
    expect(await lifeboat(['calls'], { files, later: minute })).toEqual(first);
    expect(reads).toEqual([]);
    expect(first.out).toContain('messages.create');
  });

  it('compares contents where times are too young to tell', async () => {
    const first = await lifeboat(asked);
    const text = await readFile(join(root, 'src/client.ts'), 'utf8');
    const before = new Date();
    await utimes(join(root, 'src/client.ts'), before, before);
    await lifeboat(asked);
    await writeFile(join(root, 'src/client.ts'), text.replace('20_000', '21_000'));
    await utimes(join(root, 'src/client.ts'), before, before);
    const second = await lifeboat(asked);
    expect(second.out).not.toBe(first.out);
    expect(second).toEqual(await lifeboat([...asked, '--no-cache']));
  });

  it('repeats what the first one complained of', async () => {
    await put('lifeboat.config.json', '{"rules": {"missing-retry": 1}}');
    const first = await lifeboat(asked, { later: minute });
    expect(first.err).toContain('rules.missing-retry');
    expect(await lifeboat(asked, { later: minute })).toEqual(first);
  });

  it('does not trust what was cut or changed on the way', async () => {
    const first = await lifeboat(asked, { later: minute });
    const [name = ''] = await readdir(kept);
    const text = await readFile(join(kept, name), 'utf8');
    for (const broken of ['', '{}', text.slice(0, -9), text.replace('messages.create', 'x')]) {
      await writeFile(join(kept, name), broken);
      expect(await lifeboat(asked, { later: minute })).toEqual(first);
    }
  });

  it('asks nothing of the store and leaves nothing there with --no-cache', async () => {
    await lifeboat([...asked, '--no-cache'], { later: minute });
    expect(await readdir(kept)).toEqual([]);
  });

  it('answers as a fresh one does, whatever changed in between', async () => {
    const change = fc.constantFrom(...Object.keys(choices)).chain((path) =>
      fc.record({
        path: fc.constant(path),
        text: fc.constantFrom(...(choices[path] ?? [])),
        isOld: fc.boolean(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        for (const { path, text, isOld } of changes) {
          await put(path, text);
          const later = isOld ? minute : 0;
          const fresh = await lifeboat([...asked, '--no-cache'], { later });
          expect(await lifeboat(asked, { later })).toEqual(fresh);
          expect(await lifeboat(asked, { later })).toEqual(fresh);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('the store', () => {
  it.each([
    [{ LIFEBOAT_CACHE_DIR: '/own', XDG_CACHE_HOME: '/xdg', HOME: '/home/me' }, '/own'],
    [{ LIFEBOAT_CACHE_DIR: 'relative', XDG_CACHE_HOME: '/xdg' }, '/xdg/lifeboat'],
    [{ HOME: '/home/me' }, '/home/me/.cache/lifeboat'],
    [{}, join(tmpdir(), 'lifeboat-cache')],
  ])('for %j is in %s', (env, expected) => {
    expect(cacheFolder(env)).toBe(expected);
  });

  it('that cannot be written is an empty one', async () => {
    const store = createStore(join(root, 'package.json', 'inside'));
    await store.write('a', 'text');
    expect(await store.read('a')).toBeNull();
  });
});
