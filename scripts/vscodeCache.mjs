/**
 * A folder of finished installs in the user's cache, shared by all clones. An install grows in a folder of its own and
 * is moved into place whole, so that an interrupted one is never taken for a finished one.
 */
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Raise it when the steps of an install change: older installs are then made anew. */
const recipe = 1;
const markerName = 'finished.json';
const marker = JSON.stringify({ recipe });

const heartbeatMs = 2_000;
/** A lock that nobody touched for so long belongs to a process that is gone. */
const staleMs = 30_000;
const waitLimitMs = 20 * 60_000;

/** The folder of all installs: `$XDG_CACHE_HOME/lifeboat`, or `~/.cache/lifeboat`. */
export function cacheRoot() {
  const configured = process.env.XDG_CACHE_HOME;
  // The XDG specification has relative paths ignored.
  const base = configured && isAbsolute(configured) ? configured : join(homedir(), '.cache');
  return join(base, 'lifeboat');
}

/** @param {string} folder */
function isFinished(folder) {
  try {
    return readFileSync(join(folder, markerName), 'utf8') === marker;
  } catch {
    return false;
  }
}

/**
 * Milliseconds since the lock was last touched; null where there is none.
 * @param {string} lock
 */
function lockAge(lock) {
  const stat = statSync(lock, { throwIfNoEntry: false });
  return stat ? Date.now() - stat.mtimeMs : null;
}

/**
 * Takes the lock file, or returns null while another process holds it.
 * @param {string} lock
 * @returns {(() => void) | null} lets the lock go
 */
function tryLock(lock) {
  const age = lockAge(lock);
  if (age !== null && age > staleMs) rmSync(lock, { force: true });
  const owner = randomUUID();
  try {
    writeFileSync(lock, owner, { flag: 'wx' });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return null;
    throw error;
  }
  const heartbeat = setInterval(() => {
    if (existsSync(lock)) utimesSync(lock, new Date(), new Date());
  }, heartbeatMs);
  heartbeat.unref();
  return () => {
    clearInterval(heartbeat);
    if (existsSync(lock) && readFileSync(lock, 'utf8') === owner) rmSync(lock, { force: true });
  };
}

/**
 * Moves a finished folder into place. Where another process was quicker, its install is as good.
 * @param {string} staging
 * @param {string} target
 */
function moveIntoPlace(staging, target) {
  if (isFinished(target)) {
    rmSync(staging, { recursive: true, force: true });
    return;
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(staging, target);
}

/**
 * Removes what interrupted installs of `key` left behind.
 * @param {string} root
 * @param {string} key
 */
function removeLeftovers(root, key) {
  for (const name of readdirSync(root)) {
    if (name.startsWith(`.${key}.part-`))
      rmSync(join(root, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * The folder of the install `key`; it is made by `install` when it is not there yet. Two processes that ask at the same
 * time get the same folder, and one of them does the work.
 * @param {string} key file name that says what it is, with its version
 * @param {(folder: string) => Promise<void>} install fills an empty folder
 * @param {(line: string) => void} say
 * @returns {Promise<string>}
 */
export async function cached(key, install, say) {
  const root = cacheRoot();
  const target = join(root, key);
  if (isFinished(target)) return target;

  mkdirSync(root, { recursive: true });
  const lock = join(root, `.${key}.lock`);
  const giveUpAt = Date.now() + waitLimitMs;
  let release = tryLock(lock);
  if (!release) say(`waiting for another process that installs ${key}`);
  while (!release) {
    if (Date.now() > giveUpAt) throw new Error(`${lock} is still held by another process.`);
    await sleep(500);
    if (isFinished(target)) return target;
    release = tryLock(lock);
  }

  try {
    if (isFinished(target)) return target;
    removeLeftovers(root, key);
    const staging = join(root, `.${key}.part-${process.pid}`);
    mkdirSync(staging, { recursive: true });
    await install(staging);
    writeFileSync(join(staging, markerName), marker);
    moveIntoPlace(staging, target);
    return target;
  } finally {
    release();
  }
}
