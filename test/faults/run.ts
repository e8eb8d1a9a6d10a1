/** Runs a small program with a real SDK in a process of its own against the fault server. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { ensureSdks } from '../../scripts/sdks.mjs';
import type { ChildMessage } from './child';
import type { ErrorReport } from './errorReport';
import { inFairTime, watchLag } from './lag';
import { faster } from './scenario';
import type { Scenario } from './scenario';
import { startFaultServer } from './server';
import type { RecordedRequest } from './server';

export type SdkAlias =
  | 'anthropic-0-30'
  | 'anthropic-0-60'
  | 'anthropic-0-122'
  | 'anthropic-0-137'
  | 'anthropic-1'
  | 'openai-3'
  | 'openai-4'
  | 'openai-5'
  | 'openai-6'
  | 'openai-7';

/** What fixes bring along. */
export type LibraryAlias = 'cockatiel-3' | 'p-limit-6';

/** `20` is the Node that runs the tests (20 or newer), `24` the one in the user's cache. */
export type NodeVersion = '20' | '24';

export interface ProgramRun {
  /** Null: the program needs no SDK. */
  readonly sdk: SdkAlias | null;
  /** What it is used with. */
  readonly others?: readonly (SdkAlias | LibraryAlias)[];
  readonly node?: NodeVersion;
  /**
   * TypeScript, ESM. Exports `run(): Promise<unknown>`. Finds the fault server in the SDKs' own environment
   * variables, in `process.env.FAULT_URL`, or by global `fetch` to any host.
   */
  readonly source: string;
  readonly scenario: Scenario;
  /** The run counts as pending after so long, in the program's time. */
  readonly timeoutMs: number;
  /** How many times faster the program's time runs; 1 when absent. */
  readonly speed?: number;
}

export type RunEnd =
  | { readonly outcome: 'resolved'; readonly ms: number; readonly value: unknown }
  | { readonly outcome: 'rejected'; readonly ms: number; readonly error: ErrorReport }
  | { readonly outcome: 'pending'; readonly ms: number };

export type RunResult = RunEnd & {
  /** With `atMs` from the first request on, in the program's time. */
  readonly requests: readonly RecordedRequest[];
  /** Unhandled rejections and uncaught exceptions. */
  readonly unhandledRejections: readonly ErrorReport[];
};

/**
 * Rejects only where the program cannot be run at all. A program in faster time runs once more, at half the speed,
 * where the machine was too busy for it.
 */
export async function runProgram(options: ProgramRun): Promise<RunResult> {
  const { result } = await inFairTime(options.speed ?? 1, (speed) => runOnce(options, speed));
  return result;
}

async function runOnce(
  options: ProgramRun,
  speed: number,
): Promise<{ readonly result: RunResult; readonly lagMs: number }> {
  const server = await startFaultServer(faster(options.scenario, speed));
  try {
    const env = providerEnvironment(server.url);
    const { lagMs, ...end } = await runChild({ ...options, speed, env });
    return { result: { ...end, requests: sinceFirst(server.requests(), speed) }, lagMs };
  } finally {
    await server.close();
  }
}

/** Counts the times from the first request on, in the program's time: loading the SDK is left out. */
export function sinceFirst(
  requests: readonly RecordedRequest[],
  speed: number,
): readonly RecordedRequest[] {
  const first = requests[0]?.atMs ?? 0;
  return requests.map((one) => ({ ...one, atMs: Math.round((one.atMs - first) * speed) }));
}

/** What a deployment would set, so that code needs no word about the server. */
export function providerEnvironment(url: string): Record<string, string> {
  return {
    FAULT_URL: url,
    ANTHROPIC_BASE_URL: url,
    ANTHROPIC_API_KEY: 'drill',
    OPENAI_BASE_URL: `${url}/v1`,
    OPENAI_API_KEY: 'drill',
  };
}

export interface ChildRun {
  readonly sdk: SdkAlias | null;
  /** What it is used with. */
  readonly others?: readonly (SdkAlias | LibraryAlias)[];
  readonly node?: NodeVersion;
  readonly source: string;
  readonly timeoutMs: number;
  readonly speed: number;
  readonly env: Readonly<Record<string, string>>;
}

export type ChildEnd = RunEnd & {
  readonly unhandledRejections: readonly ErrorReport[];
  /** Longest time that the child or this process was kept from running, real ms. */
  readonly lagMs: number;
};

/** As `runProgram`, without a server of its own. At most three children run at the same time. */
export async function runChild(options: ChildRun): Promise<ChildEnd> {
  const binary = await nodeBinary(options.node ?? '20');
  return inSlot(async () => {
    const folder = await programFolder(options.sdk, options.others);
    try {
      const { code } = await transform(options.source, { loader: 'ts', format: 'esm' });
      const program = join(folder, 'program.mjs');
      await writeFile(program, code);
      await writeFile(join(folder, 'child.mjs'), await childCode());
      const child = fork(join(folder, 'child.mjs'), [program, String(options.speed)], {
        execPath: binary,
        execArgv: [],
        cwd: folder,
        env: { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', ...options.env },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      return await watch(child, options);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** A folder outside the checkout where the SDK, and what it is used with, are found under their real names. */
export async function programFolder(
  sdk: SdkAlias | null,
  others: readonly (SdkAlias | LibraryAlias)[] = [],
): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'lifeboat-program-')));
  for (const one of sdk === null ? others : [sdk, ...others]) {
    const { name, path } = await sdkPackage(one);
    const link = join(folder, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(path, link, 'junction');
  }
  return folder;
}

/** Real name, version and absolute folder of an installed SDK. */
export async function sdkPackage(
  sdk: SdkAlias | LibraryAlias,
): Promise<{ readonly name: string; readonly version: string; readonly path: string }> {
  const { folder } = await ensureSdks();
  const path = join(folder, 'node_modules', sdk);
  const manifest = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return { name: manifest.name, version: manifest.version, path };
}

// ------------------------------------------------------------------------------------------------ the child

/** Longest time for a child to load its SDK or to say its last word, on a busy machine. */
const loadLimitMs = 30_000;

function watch(child: ChildProcess, options: ChildRun): Promise<ChildEnd> {
  const stray: ErrorReport[] = [];
  const ownLag = watchLag();
  let end: RunEnd | null = null;
  let output = '';
  const collect = (chunk: Buffer): void => {
    output = (output + chunk.toString('utf8')).slice(-4000);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  return new Promise((resolve, reject) => {
    const finish = (lagMs = 0): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      const result = end ?? ({ outcome: 'pending', ms: options.timeoutMs } as const);
      resolve({ ...result, unhandledRejections: stray, lagMs: Math.max(lagMs, ownLag()) });
    };
    const fail = (why: string): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`The program ${why}.\n${output}`));
    };
    let timer = setTimeout(() => fail('did not load'), loadLimitMs);
    child.on('message', (message: ChildMessage) => {
      if (message.kind === 'started') {
        clearTimeout(timer);
        timer = setTimeout(finish, options.timeoutMs / options.speed);
      } else if (message.kind === 'stray') stray.push(message.error);
      else if (message.kind === 'done') finish(message.lagMs);
      else {
        clearTimeout(timer);
        end = endOf(message);
        timer = setTimeout(finish, loadLimitMs);
      }
    });
    child.once('error', (error) => fail(`did not start: ${error.message}`));
    child.once('exit', (code) => fail(`ended by itself with ${code}`));
  });
}

function endOf(message: Extract<ChildMessage, { kind: 'resolved' | 'rejected' }>): RunEnd {
  return message.kind === 'resolved'
    ? { outcome: 'resolved', ms: message.ms, value: message.value }
    : { outcome: 'rejected', ms: message.ms, error: message.error };
}

let childCodePromise: Promise<string> | undefined;

function childCode(): Promise<string> {
  childCodePromise ??= build({
    entryPoints: [fileURLToPath(new URL('child.ts', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  }).then((result) => result.outputFiles[0]?.text ?? '');
  return childCodePromise;
}

// -------------------------------------------------------------------------------------------- Node and slots

interface Node24Module {
  ensureNode24(): Promise<{ readonly node: string }>;
}

let node24Promise: Promise<string> | undefined;

export function nodeBinary(version: NodeVersion): Promise<string> {
  if (version === '20') return Promise.resolve(process.execPath);
  const script = new URL('../../scripts/vscode.mjs', import.meta.url).href;
  node24Promise ??= (import(script) as Promise<Node24Module>)
    .then((module) => module.ensureNode24())
    .then(({ node }) => node);
  return node24Promise;
}

/** Children wait more than they work. */
const maxChildren = 3;
const waiting: (() => void)[] = [];
let running = 0;

async function inSlot<T>(work: () => Promise<T>): Promise<T> {
  if (running >= maxChildren) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    // A slot that somebody waits for changes hands and stays taken.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
