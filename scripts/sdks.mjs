/** The real SDKs under `test/sdks`, several majors side by side; installed when they are missing or stale. */
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folder = fileURLToPath(new URL('../test/sdks/', import.meta.url));

/**
 * Runs `npm ci` in `test/sdks` unless what is installed is as new as the lock file. Says nothing; rejects
 * with npm's own words.
 *
 * @returns {Promise<{ folder: string, aliases: readonly string[] }>} absolute folder, and the aliases in it
 */
export async function ensureSdks() {
  if (!(await isCurrent())) await install();
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
