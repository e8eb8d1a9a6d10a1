/** The whole way on a tiny project: files on disk, the real front end and engine, text and JSON out. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../../src/cli/run';
import { nodeFiles } from '../../src/platform/nodeFiles';
import { frontEnds } from '../../src/session/frontEnds';
import { readSchema, violations } from '../report/support/schema';

const project: Readonly<Record<string, string>> = {
  'package.json': '{"name": "lighthouse", "dependencies": {"@anthropic-ai/sdk": "1.12.0"}}',
  'src/llm.ts': `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ timeout: 20_000, maxRetries: 1 });

export async function forecast(port: string) {
  return client.messages.create({
    model: 'claude-sonnet-5',
    max_tokens: 500,
    messages: [{ role: 'user', content: port }],
  });
}
`,
  'src/tide.ts': 'export const tide = (hour: number) => Math.sin(hour);\n',
};

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lifeboat-golden-'));
  for (const [path, text] of Object.entries(project)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
});
afterAll(() => rm(root, { recursive: true }));

async function lifeboat(
  ...argv: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await run(argv, {
    stdout: { write: (text) => void (out += text), isTerminal: false },
    stderr: { write: (text) => void (err += text), isTerminal: false },
    ...{ cwd: root, env: {}, manifest: join(root, 'package.json'), files: nodeFiles, frontEnds },
    clock: { now: () => Date.UTC(2026, 0, 2), after: () => () => undefined },
    serve: () => Promise.reject(new Error('nobody asked')),
  });
  return { code, out, err };
}

it('calls', async () => {
  expect(await lifeboat('calls')).toEqual({
    code: 0,
    out: `src/llm.ts
  line  provider   api              timeout        retries              fallback  error after
  6     Anthropic  messages.create  20 s (client)  2 attempts (client)  none      about 41 s

1 call to Anthropic in 1 file
`,
    err: '',
  });
});

it('calls as JSON', async () => {
  const json: unknown = JSON.parse((await lifeboat('calls', '--format', 'json')).out);
  expect(violations(json, readSchema('calls'))).toEqual([]);
  expect(json).toMatchObject({
    files: 2,
    calls: [
      {
        ...{ path: 'src/llm.ts', line: 6, column: 10, endLine: 10, endColumn: 5 },
        ...{ provider: 'anthropic', sdkVersion: '1.12.0', versionSource: 'manifest' },
        timeout: { source: 'client', ms: 20_000, at: { path: 'src/llm.ts', line: 3 } },
      },
    ],
  });
});

it('check as JSON', async () => {
  const { out, err } = await lifeboat('check', '--format', 'json', '--fail-on', 'never');
  expect(violations(JSON.parse(out), readSchema('check'))).toEqual([]);
  expect(err).toBe('');
});
