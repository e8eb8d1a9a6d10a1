/** Runs many programs against many faults: one process for each Node version, one fault server for each run. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ensureSdks } from '../../../scripts/sdks.mjs';
import { nodeBinary, type NodeVersion } from '../run';
import { faster, scenarios, type Scenario } from '../scenario';
import { startFaultServer, type FaultServer, type RecordedRequest } from '../server';
import type { Answer, Order, Play, Report } from './batchChild';

export interface Job {
  /** Absolute path of a module in a folder of its own below one of `packageFolder`. */
  readonly program: string;
  /** Null: the name of the primary host cannot be resolved. */
  readonly scenario: Scenario | null;
  /** What all other hosts do; they answer when absent. */
  readonly others?: Scenario;
  /** Counts as pending after so long, ms in the program's time; `limitMs` when absent. */
  readonly limitMs?: number;
  readonly node: NodeVersion;
}

export interface JobResult extends Report {
  /** What the first host was asked. */
  readonly requests: readonly RecordedRequest[];
}

/** An attempt of 5 s still gets an eighth of a second. */
export const speed = 40;
/** A little more than the patience of somebody who waits, in the program's time. */
export const limitMs = 80_000;
/** Runs wait more than they work. */
const manyAtOnce = 24;
/** Longest time for one run in all, real ms: a busy machine, and the first import of a large SDK. */
const patienceMs = 120_000;

export interface Workshop {
  /** A folder in which these packages are found under their real names; the same one for the same packages. */
  packageFolder(packages: Readonly<Record<string, string>>): Promise<string>;
  /** `atOnce`: how many side by side; by default as many as wait more than they work. */
  run(jobs: readonly Job[], atOnce?: number): Promise<readonly JobResult[]>;
  close(): Promise<void>;
}

export async function openWorkshop(): Promise<Workshop> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'lifeboat-matrix-')));
  const folders = new Map<string, Promise<string>>();
  const healthy = await startFaultServer(scenarios.healthy);
  const children = new Map<NodeVersion, Promise<Child>>();
  const childOf = (node: NodeVersion): Promise<Child> => {
    const known = children.get(node) ?? startChild(root, node);
    children.set(node, known);
    return known;
  };
  return {
    packageFolder(packages) {
      const key = JSON.stringify(Object.entries(packages).toSorted());
      const known = folders.get(key) ?? makeFolder(join(root, `set-${folders.size}`), packages);
      folders.set(key, known);
      return known;
    },
    async run(jobs, atOnce = manyAtOnce) {
      await loadAll(jobs, childOf);
      const turn = async (job: Job) => runJob(job, await childOf(job.node), healthy.url);
      return inTurns(jobs, atOnce, turn);
    },
    async close() {
      for (const child of children.values()) (await child).process.kill('SIGKILL');
      await healthy.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function makeFolder(
  folder: string,
  packages: Readonly<Record<string, string>>,
): Promise<string> {
  const { folder: sdks } = await ensureSdks();
  for (const [name, alias] of Object.entries(packages)) {
    const link = join(folder, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(sdks, 'node_modules', alias), link, 'junction');
  }
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Loads each set of packages once, one after the other: timers are only right while nothing else is loaded. */
async function loadAll(
  jobs: readonly Job[],
  childOf: (node: NodeVersion) => Promise<Child>,
): Promise<void> {
  const sets = new Map(jobs.map((job) => [`${dirname(dirname(job.program))} ${job.node}`, job]));
  for (const { program, node } of sets.values()) await (await childOf(node)).load(program);
}

export async function inTurns<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

async function runJob(job: Job, child: Child, healthy: string): Promise<JobResult> {
  const server = await serverOf(job.scenario);
  const other = await serverOf(job.others ?? null);
  try {
    const { program } = job;
    const hosts = { primary: server?.url ?? null, others: other?.url ?? healthy };
    const report = await child.run({ program, ...hosts, limitMs: job.limitMs ?? limitMs });
    return { ...report, requests: server?.requests() ?? [] };
  } finally {
    await server?.close();
    await other?.close();
  }
}

const serverOf = async (scenario: Scenario | null): Promise<FaultServer | null> =>
  scenario ? startFaultServer(faster(scenario, speed)) : null;

// ------------------------------------------------------------------------------------------------ the child

interface Child {
  readonly process: ChildProcess;
  readonly run: (play: Play) => Promise<Report>;
  /** Imports a program and no more; one that cannot be imported says so when it runs. */
  readonly load: (program: string) => Promise<void>;
}

let orders = 0;

async function startChild(root: string, node: NodeVersion): Promise<Child> {
  const code = join(root, `child-${node}.mjs`);
  await writeFile(code, await childCode());
  const child = fork(code, [String(speed)], {
    execPath: await nodeBinary(node),
    execArgv: [],
    cwd: root,
    env: { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', ...keys },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (report: Report | null) => void>();
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (exit) => reject(new Error(`The batch did not start (${String(exit)}).`)));
  });
  child.on('message', ({ id, report }: Answer) => waiting.get(id)?.(report));
  const ask = (program: string, play: Play | null): Promise<Report | null> =>
    new Promise((resolve, reject) => {
      const id = (orders += 1);
      const timer = setTimeout(() => reject(new Error(`No report about ${program}.`)), patienceMs);
      waiting.set(id, (report) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(report);
      });
      child.send({ id, program, play } satisfies Order);
    });
  return {
    process: child,
    async run(play) {
      const report = await ask(play.program, play);
      if (!report) throw new Error(`An empty report about ${play.program}.`);
      return report;
    },
    async load(program) {
      await ask(program, null);
    },
  };
}

export const keys: Readonly<Record<string, string>> = {
  ...{ ANTHROPIC_API_KEY: 'drill', OPENAI_API_KEY: 'drill', GROQ_API_KEY: 'drill' },
  ...{ TOGETHER_API_KEY: 'drill', GEMINI_API_KEY: 'drill', MISTRAL_API_KEY: 'drill' },
  ...{ CO_API_KEY: 'drill' },
  ...{ GOOGLE_API_KEY: 'drill', AZURE_OPENAI_API_KEY: 'drill' },
  ...{ AWS_ACCESS_KEY_ID: 'drill', AWS_SECRET_ACCESS_KEY: 'drill', AWS_REGION: 'us-east-1' },
};

async function childCode(): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('batchChild.ts', import.meta.url))],
    ...{ bundle: true, write: false, platform: 'node', format: 'esm', target: 'node20' },
  });
  return result.outputFiles[0]?.text ?? '';
}
