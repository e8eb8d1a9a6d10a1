import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeText } from '../../src/platform/decodeText';
import { nodeFiles, promptFiles } from '../../src/platform/nodeFiles';
import { createLog } from '../../src/platform/nodeLog';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lifeboat-files-'));
});
afterEach(() => rm(root, { recursive: true }));

it('writes whole files, keeps their mode and leaves nothing beside them', async () => {
  const path = join(root, 'run.ts');
  await writeFile(path, 'old');
  await chmod(path, 0o750);
  await nodeFiles.writeText(path, 'new');
  expect(await readFile(path, 'utf8')).toBe('new');
  expect((await stat(path)).mode & 0o777).toBe(0o750);
  expect(await readdir(root)).toEqual(['run.ts']);
});

describe.each([
  ['later', nodeFiles],
  ['at once', promptFiles],
])('files that are read %s', (_when, files) => {
  it('name the path and the cause of every failure', async () => {
    const gone = join(root, 'gone', 'a.ts');
    const words = (verb: string) => `Cannot ${verb} ${gone} (ENOENT)`;
    await expect(files.readText(gone)).rejects.toThrow(words('read'));
    await expect(files.readBytes(gone)).rejects.toThrow(words('read'));
    await expect(files.readDirectory(gone)).rejects.toThrow(words('list'));
    await expect(files.writeText(gone, '')).rejects.toThrow(words('write'));
    expect(await files.stat(gone)).toBeNull();
  });

  it('are absent below a file', async () => {
    await writeFile(join(root, 'a'), '');
    expect(await files.stat(join(root, 'a', 'b'))).toBeNull();
  });

  it('have their size, kind and text', async () => {
    await writeFile(join(root, 'a.ts'), 'über');
    expect(await files.readDirectory(root)).toEqual([{ name: 'a.ts', kind: 'file' }]);
    expect(await files.stat(join(root, 'a.ts'))).toMatchObject({ size: 5, kind: 'file' });
    expect(await files.stat(root)).toMatchObject({ kind: 'directory' });
    expect(await files.readText(join(root, 'a.ts'))).toBe('über');
  });

  it('are no text where they are binary', async () => {
    const path = join(root, 'a.bin');
    await writeFile(path, Uint8Array.of(1, 0, 2));
    await expect(files.readText(path)).rejects.toThrow('not text');
  });
});

it('decodes as editors do', () => {
  const bytes = (encoding: 'utf8' | 'utf16le', text: string) =>
    new Uint8Array(Buffer.from(text, encoding));
  expect(decodeText(bytes('utf8', 'über'))).toBe('über');
  expect(decodeText(bytes('utf8', '\ufeffa'))).toBe('a');
  expect(decodeText(bytes('utf16le', '\ufeffa'))).toBe('a');
  expect(decodeText(Uint8Array.of(0xfe, 0xff, 0, 0x61))).toBe('a');
  expect(decodeText(Uint8Array.of(0xff, 0x61))).toBe('\ufffda');
  expect(decodeText(Uint8Array.of(0x61, 0))).toBeNull();
  expect(decodeText(new Uint8Array())).toBe('');
});

it('the log writes what is important enough', () => {
  const lines: string[] = [];
  const log = createLog((line) => void lines.push(line), 'warning');
  log.info('a');
  log.warn('b');
  log.error('c');
  expect(lines).toEqual(['lifeboat: warning: b\n', 'lifeboat: error: c\n']);
});
