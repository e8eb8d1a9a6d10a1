import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SharedStore } from '../../src/platform/ports';
import { createSharedFiles } from '../../src/platform/sharedFiles';

let folder: string;
let shared: SharedStore;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'lifeboat-shared-')), 'status');
  shared = createSharedFiles(folder);
});

afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

/** The age of whatever is held, ms. */
async function age(ms: number): Promise<void> {
  const at = new Date(Date.now() - ms);
  for (const name of await readdir(folder)) await utimes(join(folder, name), at, at);
}

describe('texts', () => {
  it('are there for others, by any name', async () => {
    await shared.write('page a://b/../c', 'one');
    await shared.write('page a://b/../c', 'two');
    const other = createSharedFiles(folder);
    expect(await other.read('page a://b/../c')).toBe('two');
    expect(await other.read('page')).toBeNull();
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('are not read when they are huge', async () => {
    await shared.write('a', 'x'.repeat(1_000_001));
    expect(await shared.read('a')).toBeNull();
  });
});

describe('claims', () => {
  it('are for one at a time, and for one name', async () => {
    const claims = await Promise.all(Array.from({ length: 20 }, () => shared.claim('a', 60_000)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await shared.claim('b', 60_000)).toBe(true);
    await shared.release('a');
    expect(await shared.claim('a', 60_000)).toBe(true);
  });

  it('end when their holder died, for one of those who wait', async () => {
    await shared.claim('a', 60_000);
    await age(59_000);
    expect(await shared.claim('a', 60_000)).toBe(false);
    await age(61_000);
    const claims = await Promise.all(Array.from({ length: 20 }, () => shared.claim('a', 60_000)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('end when they are from a time that has not come yet', async () => {
    await shared.claim('a', 60_000);
    await age(-3_600_000);
    expect(await shared.claim('a', 60_000)).toBe(true);
  });
});

it('denies nothing where the folder cannot be used', async () => {
  await writeFile(folder, 'a file');
  await shared.write('a', 'one');
  expect(await shared.read('a')).toBeNull();
  expect(await shared.claim('a', 60_000)).toBe(true);
  await shared.release('a');
});
