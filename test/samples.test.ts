/** The samples show what their README says they show: nothing less, and no fault that nobody meant. */
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { nodeClock } from '../src/platform/nodeClock';
import { nodeFiles } from '../src/platform/nodeFiles';
import { createSession } from '../src/session/createSession';
import { frontEnds } from '../src/session/frontEnds';
import type { ScanResult } from '../src/session/session';
import { read, root } from './support/sources';

const complaints: string[] = [];
const complain = (message: string): void => void complaints.push(message);

/** Rows of the README's table: the file, and the ids of the rules in its last cell. */
const promised = [
  ...read('samples/README.md').matchAll(/^\| `([^`]+)` +\|[^|]*\|([^|]*)\|$/gm),
].map(
  ([, path = '', found = '']) =>
    [path, [...found.matchAll(/`([\w-]+)`/g)].map(([, id = '']) => id).sort()] as const,
);

let result: ScanResult;
beforeAll(async () => {
  const session = await createSession({
    root: join(root, 'samples'),
    files: nodeFiles,
    clock: nodeClock,
    log: { info: () => undefined, warn: complain, error: complain },
    frontEnds,
    settings: {},
  });
  result = await session.scan();
});

it.each(promised)('%s shows what the README says', (path, rules) => {
  const found = result.findings.filter((finding) => finding.path === path);
  expect(found.flatMap(({ rule, also }) => [rule, ...also]).sort()).toEqual(rules);
});

it('has calls or findings in the files of the table and in no other', () => {
  const paths = new Set([...result.calls, ...result.findings].map(({ path }) => path));
  expect([...paths].sort()).toEqual(promised.map(([path]) => path).sort());
});

it('follows the shared clients to the calls in other files', () => {
  const followed = result.calls.filter(({ crossFile }) => crossFile);
  expect(followed.map(({ path, client }) => [path, client?.at.path])).toEqual(
    followed.map(({ path }) => [path, 'lib/llm.ts']),
  );
  expect(new Set(followed.map(({ path }) => path)).size).toBe(5);
  const related = result.findings.filter(({ path }) => path === 'lib/llm.ts');
  expect(related.flatMap((one) => one.related.map(({ path }) => path))).toEqual([
    'app/api/draft/route.ts',
    'worker/enrich.ts',
  ]);
});

it('measures the job by the patience for background work', () => {
  const job = result.calls.find(({ path }) => path === 'worker/enrich.ts');
  expect(job).toMatchObject({ patience: 'background', entryPoints: ['job enrich'] });
});

it('is read without complaints', () => {
  expect(complaints).toEqual([]);
  expect(result.skipped).toEqual([]);
});
