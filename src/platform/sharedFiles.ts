/** A shared store in a folder: one file for each text, and one beside it while the name is held. */
import { createHash, randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder';
import type { SharedStore } from './ports';

/** Texts beyond this are not read: nobody here writes them. */
const maxBytes = 1_000_000;

/** File systems round times; a claim may look a little younger than now. ms. */
const roundingMs = 2_000;

/** What editor and command share about providers. */
export function sharedStatus(env: Readonly<Record<string, string | undefined>>): SharedStore {
  return createSharedFiles(join(cacheFolder(env), 'status'));
}

/** The folder is made when something is first written, for its owner alone. */
export function createSharedFiles(folder: string): SharedStore {
  const pathOf = (name: string): string => {
    const hash = createHash('sha256').update(name).digest('hex');
    return join(folder, hash.slice(0, 24));
  };
  return {
    read: (name) => read(`${pathOf(name)}.json`),
    write: (name, text) => quiet(undefined, () => write(folder, `${pathOf(name)}.json`, text)),
    claim: (name, ms) => quiet(true, () => claim(folder, `${pathOf(name)}.claim`, ms)),
    release: (name) => quiet(undefined, () => fs.rm(`${pathOf(name)}.claim`, { force: true })),
  };
}

/** A folder that cannot be used must stop nobody: then everybody works alone. */
async function quiet<T>(otherwise: T, action: () => Promise<T>): Promise<T> {
  return action().catch(() => otherwise);
}

async function read(path: string): Promise<string | null> {
  return quiet(null, async () => {
    const { size } = await fs.stat(path);
    return size > maxBytes ? null : fs.readFile(path, 'utf8');
  });
}

async function write(folder: string, path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await fs.mkdir(folder, { recursive: true, mode: 0o700 });
    await fs.writeFile(temporary, text, { mode: 0o600 });
    await fs.rename(temporary, path);
  } catch (error) {
    await fs.rm(temporary, { force: true });
    throw error;
  }
}

async function claim(folder: string, path: string, ms: number): Promise<boolean> {
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  if (await create(path)) return true;
  const held = await heldSince(path);
  if (held !== null && isHeld(held, ms)) return false;
  return held === null || (await takeAway(path, held)) ? create(path) : false;
}

/** False where it is there already. */
async function create(path: string): Promise<boolean> {
  try {
    await (await fs.open(path, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** ms since the epoch; null where nobody holds it. */
async function heldSince(path: string): Promise<number | null> {
  return quiet(null, async () => (await fs.stat(path)).mtimeMs);
}

/** A claim from the future was made before the clock was set back: nobody knows its age. */
function isHeld(since: number, ms: number): boolean {
  const age = Date.now() - since;
  return age >= -roundingMs && age < ms;
}

/** Removes the claim of a holder that died. False where somebody else was quicker and holds it anew. */
async function takeAway(path: string, since: number): Promise<boolean> {
  const aside = `${path}.${randomUUID()}`;
  const isMine = await quiet(false, () => fs.rename(path, aside).then(() => true));
  if (!isMine) return false;
  const isSame = (await heldSince(aside)) === since;
  if (!isSame) await quiet(undefined, () => fs.link(aside, path));
  await fs.rm(aside, { force: true });
  return isSame;
}
