/** A VS Code server of its own for one test: own folders, own port, own processes. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Lifetime } from './lifetime';
import { until, within } from './poll';

/** A VS Code that can be started; `scripts/vscode.mjs` makes it. */
export interface Vscode {
  readonly name: string;
  readonly version: string;
  readonly node: string;
  readonly serverMain: string;
}

export type Settings = Readonly<Record<string, unknown>>;

export interface ServerOptions {
  readonly vscode: Vscode;
  /** Settings of the user, and settings of the machine (the only place for machine-scoped ones). */
  readonly userSettings?: Settings;
  readonly machineSettings?: Settings;
  /** Ask whether the folder is trusted, as VS Code does for users; tests trust it unasked. */
  readonly askForTrust?: boolean;
  /** Extensions that are installed already; an empty folder otherwise. */
  readonly extensionsDir?: string;
  /** Leave out to have the payload of tests understood; true starts it as a user does. */
  readonly plain?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Server {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly authority: string;
  /** What the server has printed so far; for messages when a test fails. */
  log(): string;
}

const startLimitMs = 60_000;
const stopLimitMs = 5_000;
const installLimitMs = 120_000;

function writeJson(path: string, value: Settings): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(value, null, 2));
}

/** Nothing of the user's shows through: no settings, no caches, no variables for npm or for another VS Code. */
function cleanEnv(home: string, extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    HOME: home,
    TMPDIR: process.env.TMPDIR,
    SHELL: '/bin/sh',
    ...extra,
  };
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone already.
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    killGroup(child, 'SIGTERM');
    await within('stopping VS Code', gone, stopLimitMs).catch(() => undefined);
  }
  // Children of the server may outlive it.
  killGroup(child, 'SIGKILL');
}

/** Starts a program in a process group of its own, which ends with the lifetime. */
function start(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  lifetime: Lifetime,
): { child: ChildProcess; log: () => string } {
  const child = spawn(program, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  const keep = (chunk: Buffer): void => {
    log += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', (error) => {
    log += `${error.message}\n`;
  });
  lifetime.add(
    () => stop(child),
    () => killGroup(child, 'SIGKILL'),
  );
  return { child, log: () => log };
}

function serverArgs(options: ServerOptions, dataDir: string): string[] {
  return [
    options.vscode.serverMain,
    ...['--host', '127.0.0.1', '--port', '0'],
    ...['--server-data-dir', dataDir],
    ...(options.extensionsDir ? ['--extensions-dir', options.extensionsDir] : []),
    '--without-connection-token',
    '--accept-server-license-terms',
    '--disable-telemetry',
    ...(options.askForTrust ? [] : ['--disable-workspace-trust']),
    ...(options.plain ? [] : ['--enable-smoke-test-driver']),
  ];
}

/** Starts VS Code on a free port of 127.0.0.1 and waits until it listens. */
export async function startServer(options: ServerOptions, lifetime: Lifetime): Promise<Server> {
  const root = lifetime.tempFolder();
  const dataDir = join(root, 'server');
  const home = join(root, 'home');
  mkdirSync(home);
  writeJson(join(dataDir, 'data', 'User', 'settings.json'), options.userSettings ?? {});
  writeJson(join(dataDir, 'data', 'Machine', 'settings.json'), options.machineSettings ?? {});

  const env = cleanEnv(home, options.env ?? {});
  const { child, log } = start(options.vscode.node, serverArgs(options, dataDir), env, lifetime);
  const port = await until(
    `VS Code ${options.vscode.version} to listen`,
    () => {
      if (child.exitCode !== null) throw new Error(`VS Code ended at its start:\n${log()}`);
      return /listening on (\d+)/.exec(log())?.[1];
    },
    startLimitMs,
  );
  return { origin: `http://127.0.0.1:${port}`, authority: `127.0.0.1:${port}`, log };
}

/** Installs a packaged extension the way a user does and returns the folder of extensions. */
export async function installExtension(
  vscode: Vscode,
  vsix: string,
  lifetime: Lifetime,
): Promise<string> {
  const root = lifetime.tempFolder();
  const extensionsDir = join(root, 'extensions');
  const args = [
    ...[vscode.serverMain, '--install-extension', vsix, '--accept-server-license-terms'],
    ...['--extensions-dir', extensionsDir, '--server-data-dir', join(root, 'server')],
  ];
  const { child, log } = start(vscode.node, args, cleanEnv(root, {}), lifetime);
  const exited = child.exitCode === null ? once(child, 'exit') : Promise.resolve([child.exitCode]);
  const [code] = (await within(`installing ${vsix}`, exited, installLimitMs)) as [number | null];
  if (code !== 0) throw new Error(`VS Code did not install ${vsix} (${code}):\n${log()}`);
  return extensionsDir;
}
