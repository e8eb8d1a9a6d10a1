/** The real SDKs under `test/sdks`, several majors side by side; installed when they are missing or stale. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folder = fileURLToPath(new URL('../test/sdks/', import.meta.url));
const lockName = `lifeboat-sdks-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;
/** An install takes seconds; a lock of this age belongs to a process that is gone. */
const staleLockMs = 5 * 60_000;

/**
 * Runs `npm ci` in `test/sdks` unless what is installed is as new as the lock file. Says nothing; rejects
 * with npm's own words.
 *
 * @returns {Promise<{ folder: string, aliases: readonly string[] }>} absolute folder, and the aliases in it
 */
export async function ensureSdks() {
  if (!(await isCurrent())) await alone(install);
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  return { folder, aliases: Object.keys(manifest.dependencies) };
}

/** npm writes its own lock file into node_modules as the last step of an install. */
async function isCurrent() {
  const [lock, installed] = await Promise.all([
    changedAt(join(folder, 'package-lock.json')),
    changedAt(join(folder, 'node_modules', '.package-lock.json')),
  ]);
  return installed >= lock;
}

async function changedAt(path) {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return Number.NEGATIVE_INFINITY;
  }
}

/** Test files run in processes of their own; two installs into one folder would spoil each other. */
async function alone(work) {
  const lock = join(tmpdir(), lockName);
  while (!(await taken(lock))) {
    if (Date.now() - (await changedAt(lock)) > staleLockMs)
      await rm(lock, { recursive: true, force: true });
    await sleep(300);
  }
  try {
    if (!(await isCurrent())) await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function taken(lock) {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

async function install() {
  const options = { cwd: folder, shell: process.platform === 'win32' };
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  try {
    await run('npm', ['ci', ...flags], options);
  } catch (error) {
    const words = error.stderr || error.message;
    throw new Error(`The SDKs of test/sdks could not be installed:\n${words}`, { cause: error });
  }
}
