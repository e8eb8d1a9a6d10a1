import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeTexts } from '../../src/platform/writeTexts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lifeboat-write-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');

describe('writeTexts', () => {
  it('changes several files, makes new ones and leaves nothing beside them', async () => {
    writeFileSync(at('a'), 'one');
    await writeTexts(
      new Map([
        [at('a'), 'two'],
        [at('b'), 'new'],
      ]),
    );
    expect([read('a'), read('b')]).toEqual(['two', 'new']);
    expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
  });

  it('changes none where one cannot be written', async () => {
    writeFileSync(at('a'), 'one');
    const texts = new Map([
      [at('a'), 'two'],
      [at('missing/b'), 'new'],
    ]);
    await expect(writeTexts(texts)).rejects.toThrow(/missing.b \(ENOENT\); no file was changed$/);
    expect(read('a')).toBe('one');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('takes back what was renamed before another could not be', async () => {
    writeFileSync(at('a'), 'one');
    // A folder stands where a file is to come: only the last step finds out.
    mkdirSync(at('b'));
    writeFileSync(at('b/c'), '');
    const texts = new Map([
      [at('a'), 'two'],
      [at('new'), 'new'],
      [at('b'), 'file'],
    ]);
    await expect(writeTexts(texts)).rejects.toThrow('no file was changed');
    expect(read('a')).toBe('one');
    expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
  });
});
