/** Several files changed as one: all of them or none. */
import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { WriteTexts } from './ports';

interface Prepared {
  /** Where a symbolic link leads: the link itself stays. */
  readonly target: string;
  readonly temporary: string;
  /** What stood there; null where nothing did. */
  readonly before: Buffer | null;
}

/** Writes every text beside its file first; only when all of that has worked, the files change places. */
export const writeTexts: WriteTexts = async (texts) => {
  const prepared: Prepared[] = [];
  const renamed: Prepared[] = [];
  let current = '';
  try {
    for (const [path, text] of texts) {
      current = path;
      prepared.push(await prepare(path, text));
    }
    for (const one of prepared) {
      current = one.target;
      await fs.rename(one.temporary, one.target);
      renamed.push(one);
    }
  } catch (error) {
    for (const one of renamed) await restore(one);
    for (const { temporary } of prepared) await fs.rm(temporary, { force: true });
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new Error(`Cannot write ${current}${code}; no file was changed`, { cause: error });
  }
};

async function prepare(path: string, text: string): Promise<Prepared> {
  const target = await fs.realpath(path).catch(() => path);
  const before = await fs.readFile(target).catch(() => null);
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    // A file that nobody may write is not replaced either.
    if (before !== null) await fs.access(target, fs.constants.W_OK);
    const mode = before === null ? undefined : (await fs.stat(target)).mode;
    await fs.writeFile(temporary, text, mode === undefined ? {} : { mode });
    return { target, temporary, before };
  } catch (error) {
    await fs.rm(temporary, { force: true });
    throw error;
  }
}

const restore = ({ target, before }: Prepared): Promise<void> =>
  before === null ? fs.rm(target, { force: true }) : fs.writeFile(target, before);
