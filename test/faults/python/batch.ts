/** Runs many Python programs against many faults: one interpreter for each environment, one fault server for each run. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { inTurns, keys, limitMs, type JobResult } from '../matrix/batch';
import type { Report } from '../matrix/batchChild';
import { faster, scenarios, type Scenario } from '../scenario';
import { startFaultServer } from '../server';
import { environmentNames, type EnvironmentName, type Environments } from './environments';

export interface PythonJob {
  /** Absolute path of a program that has a function `chat`. */
  readonly program: string;
  readonly environment: EnvironmentName;
  /** Programs that use the same parts of the same packages have the same words. */
  readonly imports: string;
  /** Null: the name of the primary host cannot be resolved. */
  readonly scenario: Scenario | null;
  /** What all hosts but the first do; they answer when absent. */
  readonly others?: Scenario;
  /** Counts as pending after so long, in the program's time; 80 s when absent. */
  readonly limitMs?: number;
}

/** What `runner.py` tells. */
interface PythonReport extends Report {
  /** Errors that the program told the log. */
  readonly logged: number;
}

export interface PythonResult extends JobResult, PythonReport {}

export interface PythonWorkshop {
  /** Where programs of an environment are written. */
  folder(environment: EnvironmentName): string;
  /** `atOnce`: how many side by side. */
  run(jobs: readonly PythonJob[], atOnce?: number): Promise<readonly PythonResult[]>;
  close(): Promise<void>;
}

/** Half as fast as Node's programs: threads share one interpreter. A timeout of 5 s gets a quarter of a second. */
export const matrixSpeed = 20;
/** Runs wait more than they work. */
const manyAtOnce = 40;
/** Longest time for one answer, real ms: a busy machine, and the first import of a large SDK. */
const patienceMs = 180_000;

export async function openPythonWorkshop(
  { python }: Environments,
  speed = matrixSpeed,
): Promise<PythonWorkshop> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'lifeboat-python-')));
  for (const name of environmentNames) await mkdir(join(root, name));
  const healthy = await startFaultServer(scenarios.healthy);
  const children = new Map<EnvironmentName, Promise<Child>>();
  const warm = new Set<string>();
  const childOf = (name: EnvironmentName): Promise<Child> => {
    const known = children.get(name) ?? startChild(python[name], root, speed);
    children.set(name, known);
    return known;
  };
  return {
    folder: (environment) => join(root, environment),
    async run(jobs, atOnce = manyAtOnce) {
      await warmUp(jobs, { warm, childOf, others: healthy.url, limitMs: patienceMs * speed });
      const turn = async (job: PythonJob) =>
        runJob(job, await childOf(job.environment), healthy.url, speed);
      return inTurns(jobs, atOnce, turn);
    },
    async close() {
      for (const child of children.values()) (await child).process.kill('SIGKILL');
      await healthy.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/**
 * Runs one program of each kind before anything is timed: much is imported at the first request only, by one program for
 * all others.
 */
async function warmUp(
  jobs: readonly PythonJob[],
  { warm, childOf, others, limitMs: longest }: Oven,
): Promise<void> {
  for (const { environment, imports, program } of jobs) {
    const kind = `${environment} ${imports}`;
    if (warm.has(kind)) continue;
    warm.add(kind);
    const child = await childOf(environment);
    await child.ask({ program, primary: others, others, limitMs: longest });
  }
}

interface Oven {
  /** Kinds that are warm. */
  readonly warm: Set<string>;
  readonly childOf: (name: EnvironmentName) => Promise<Child>;
  readonly others: string;
  readonly limitMs: number;
}

async function runJob(
  job: PythonJob,
  child: Child,
  healthy: string,
  speed: number,
): Promise<PythonResult> {
  const server = job.scenario && (await startFaultServer(faster(job.scenario, speed)));
  const other = job.others && (await startFaultServer(faster(job.others, speed)));
  try {
    const { program } = job;
    const hosts = { primary: server?.url ?? null, others: other?.url ?? healthy };
    const report = await child.ask({ program, ...hosts, limitMs: job.limitMs ?? limitMs });
    if (!report) throw new Error(`An empty report about ${program}.`);
    return { ...report, requests: server?.requests() ?? [] };
  } finally {
    await server?.close();
    await other?.close();
  }
}

// ------------------------------------------------------------------------------------------------ the child

/** What `runner.py` is told. */
interface Order {
  readonly program: string;
  /** The fault server for the first host; null: its name cannot be resolved. */
  readonly primary: string | null;
  /** The healthy one for all other hosts. */
  readonly others: string;
  /** In the program's time. */
  readonly limitMs: number;
}

interface Answer {
  readonly id: number;
  readonly report: PythonReport | null;
}

interface Child {
  readonly process: ChildProcess;
  readonly ask: (order: Order) => Promise<PythonReport | null>;
}

const runner = fileURLToPath(new URL('runner.py', import.meta.url));

async function startChild(python: string, root: string, speed: number): Promise<Child> {
  const child = spawn(python, ['-W', 'ignore', runner, String(speed)], {
    cwd: root,
    env: { PATH: process.env['PATH'], OPENAI_API_TYPE: 'openai', ...keys },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-4000);
  });
  const waiting = new Map<number, (report: PythonReport | null) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { id, report } = JSON.parse(line) as Answer;
    waiting.get(id)?.(report);
  });
  let orders = 0;
  const answered = (id: number, about: string): Promise<PythonReport | null> =>
    new Promise((resolve, reject) => {
      const fail = (): void => reject(new Error(`No report about ${about}.\n${said}`));
      const timer = setTimeout(fail, patienceMs);
      child.once('exit', fail);
      waiting.set(id, (report) => {
        clearTimeout(timer);
        child.off('exit', fail);
        waiting.delete(id);
        resolve(report);
      });
    });
  child.setMaxListeners(0);
  await answered(0, 'the start');
  return {
    process: child,
    ask(order) {
      orders += 1;
      const report = answered(orders, order.program);
      child.stdin.write(`${JSON.stringify({ id: orders, ...order })}\n`);
      return report;
    },
  };
}
