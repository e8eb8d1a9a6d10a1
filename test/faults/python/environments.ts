/**
 * Python with real SDKs: environments with pinned packages, several majors beside each other, made once and kept in the
 * user's cache. Without python3 or without a network there are none, and the answer says why.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cached } from '../../../scripts/vscodeCache.mjs';

const run = promisify(execFile);

/** Sets of packages that go together; each is one file in `requirements`. */
export const environmentNames = ['current', 'previous', 'older'] as const;
export type EnvironmentName = (typeof environmentNames)[number];

export interface Environments {
  readonly kind: 'ready';
  /** The interpreter of each set. */
  readonly python: Readonly<Record<EnvironmentName, string>>;
  /** The interpreter that has ruff, black and pyright. */
  readonly tools: string;
  /** Installed versions, as the files pin them. */
  readonly versions: Readonly<Record<EnvironmentName, Readonly<Record<string, string>>>>;
}

export interface NoEnvironments {
  readonly kind: 'absent';
  readonly why: string;
}

/** `asyncio.timeout` came with it. */
const oldestPython = [3, 11] as const;
const requirements = fileURLToPath(new URL('requirements/', import.meta.url));
const fileOf = (name: string): string => join(requirements, `${name}.txt`);
/** A silent network, s. */
const installLimitMs = 10 * 60_000;

/** Never rejects. */
export async function pythonEnvironments(): Promise<Environments | NoEnvironments> {
  try {
    const version = await pythonVersion();
    const names = [...environmentNames, 'tools'];
    const texts = await Promise.all(names.map((name) => readFile(fileOf(name), 'utf8')));
    const hash = createHash('sha256')
      .update([version, ...texts].join('\n'))
      .digest('hex');
    const folder = await cached(`python-${hash.slice(0, 16)}`, install, (line) => {
      process.stdout.write(`${line}\n`);
    });
    const pairs = environmentNames.map((name, index) => [name, pins(texts[index] ?? '')] as const);
    return {
      kind: 'ready',
      python: byName((name) => binary(folder, name, 'python')),
      tools: binary(folder, 'tools', 'python'),
      versions: Object.fromEntries(pairs) as Environments['versions'],
    };
  } catch (error) {
    const [why = ''] = /\S[^]*/.exec(wordsOf(error)) ?? [];
    return { kind: 'absent', why: why.trim() };
  }
}

const byName = <T>(of: (name: EnvironmentName) => T): Readonly<Record<EnvironmentName, T>> =>
  Object.fromEntries(environmentNames.map((name) => [name, of(name)])) as Record<
    EnvironmentName,
    T
  >;

/** What an installer says, else what Node says. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '';
  return said.trim() === '' ? error.message : said;
}

async function pythonVersion(): Promise<string> {
  const question = 'import sys; print("%d.%d.%d" % sys.version_info[:3])';
  const { stdout } = await run('python3', ['-c', question]);
  const version = stdout.trim();
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [, least] = oldestPython;
  if (major === 3 && minor >= least) return version;
  throw new Error(`python3 is ${version}; these tests need 3.${String(least)} or newer`);
}

const isWindows = process.platform === 'win32';

const binary = (folder: string, name: string, program: string): string =>
  isWindows ? join(folder, name, 'Scripts', `${program}.exe`) : join(folder, name, 'bin', program);

/** uv installs the rest: minutes become seconds. */
async function install(folder: string): Promise<void> {
  const uv = await installUv(folder);
  for (const name of [...environmentNames, 'tools']) {
    const target = join(folder, name);
    await uv(['venv', '--quiet', '--relocatable', '--python', 'python3', target]);
    await uv([
      ...['pip', 'install', '--quiet', '--python', binary(folder, name, 'python')],
      ...['--requirements', fileOf(name)],
    ]);
  }
}

async function installUv(folder: string): Promise<(args: readonly string[]) => Promise<unknown>> {
  const wanted = /^uv==\S+/m.exec(await readFile(fileOf('tools'), 'utf8'))?.[0];
  if (wanted === undefined) throw new Error('requirements/tools.txt pins no uv');
  const options = { timeout: installLimitMs };
  await run('python3', ['-m', 'venv', join(folder, 'uv')], options);
  const python = binary(folder, 'uv', 'python');
  await run(python, ['-m', 'pip', 'install', '--quiet', wanted], options);
  return (args) => run(python, ['-m', 'uv', ...args], options);
}

const pins = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/^([\w.-]+)==([^\s;]+)/gm)].map(([, name = '', version = '']) => [
      name,
      version,
    ]),
  );
