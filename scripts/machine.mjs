/**
 * What a machine must have before a real VS Code can be built, started and looked at: a browser, a C++ tool chain
 * and a few libraries. On Debian and Ubuntu the missing packages are installed; elsewhere they are only named.
 */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Needed to compile the native modules of VS Code's server, and to search in files. */
const buildPackages = [
  'g++',
  'make',
  'python3',
  'pkg-config',
  'libkrb5-dev',
  'libsecret-1-dev',
  'libx11-dev',
  'libxkbfile-dev',
  'ripgrep',
];

/** A browser without a font draws boxes instead of letters. */
const browserPackages = ['chromium', 'fonts-liberation'];

const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The full path of a program on the PATH, or null.
 * @param {string} name
 * @returns {string | null}
 */
export function findProgram(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder; the next may have it.
    }
  }
  return null;
}

/**
 * The browser that tests drive: the one named by LIFEBOAT_CHROMIUM, else the first known one on the PATH, else null.
 * @returns {string | null}
 */
export function findBrowser() {
  const chosen = process.env.LIFEBOAT_CHROMIUM;
  if (chosen) return existsSync(chosen) ? chosen : null;
  for (const name of browserNames) {
    const path = findProgram(name);
    if (path) return path;
  }
  return null;
}

/**
 * The packages of `names` that dpkg does not list as installed.
 * @param {readonly string[]} names
 * @returns {string[]}
 */
function missingPackages(names) {
  const query = spawnSync(
    'dpkg-query',
    ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names],
    {
      encoding: 'utf8',
    },
  );
  const installed = new Set(
    query.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.slice(0, line.indexOf(' '))),
  );
  return names.filter((name) => !installed.has(name));
}

/**
 * Runs apt-get, as root where this process is not. Output is shown only when it fails.
 * @param {readonly string[]} args
 * @returns {Promise<void>}
 */
function aptGet(args) {
  const root = process.getuid?.() === 0;
  const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-y', '-qq', ...args];
  const [program = 'env', ...rest] = root ? command : ['sudo', ...command];
  return new Promise((resolve, reject) => {
    // Standard input stays: sudo may have to ask for a password.
    const child = spawn(program, rest, { stdio: ['inherit', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${command.join(' ')} ended with ${code}:\n${output}`)),
    );
  });
}

/** @returns {string} */
function needs() {
  return (
    `Needed: Linux (x64 or arm64) with Debian packages or their equivalents: ${[...buildPackages, ...browserPackages].join(' ')}. ` +
    'Another Chromium or Chrome can be named in LIFEBOAT_CHROMIUM.'
  );
}

/**
 * Makes sure that everything is there and returns the path of the browser. Throws with a message for the user where
 * it cannot be had.
 * @param {(line: string) => void} [say] told what is being installed
 * @returns {Promise<{ browser: string }>}
 */
export async function ensureMachine(say = () => {}) {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new Error(
      `A real VS Code cannot be set up on ${process.platform} ${process.arch}. ${needs()}`,
    );
  }
  if (findProgram('dpkg-query') && findProgram('apt-get')) {
    const wanted = findBrowser() ? buildPackages : [...buildPackages, ...browserPackages];
    const missing = missingPackages(wanted);
    if (missing.length > 0) {
      if (process.getuid?.() !== 0 && !findProgram('sudo')) {
        throw new Error(`Ask an administrator to run: apt-get install ${missing.join(' ')}`);
      }
      say(`installing Debian packages: ${missing.join(' ')}`);
      await aptGet(['update']);
      await aptGet(['install', '--no-install-recommends', ...missing]);
    }
  }
  const browser = findBrowser();
  if (!browser) throw new Error(`No Chromium was found. ${needs()}`);
  return { browser };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { browser } = await ensureMachine((line) => console.log(line));
    console.log(`ready; browser: ${browser}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
