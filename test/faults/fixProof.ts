/**
 * Does a fix keep its promise? Runs a program before and after the fix against the faults that matter and lists
 * what is wrong. Knows no test framework: a test expects an empty list.
 */
import { isDeepStrictEqual } from 'node:util';
import { runProgram } from './run';
import type { NodeVersion, RunResult, SdkAlias } from './run';
import { scenarios } from './scenario';
import type { Scenario } from './scenario';

export const proofScenarios = {
  healthy: scenarios.healthy,
  hang: scenarios.hang,
  overloaded: scenarios.overloaded,
  stall: scenarios.stall,
  recovery: scenarios.overloadedTwice,
} as const satisfies Record<string, Scenario>;

export type ProofName = keyof typeof proofScenarios;

export interface Expected {
  readonly outcome: 'resolved' | 'rejected';
  /** Exactly so many. */
  readonly requests: number;
  /** Longest time, ms in the program's time. */
  readonly withinMs: number;
  /** The error's `name` or class, where it matters. */
  readonly error?: string;
  readonly status?: number;
}

export interface FixPair {
  readonly sdk: SdkAlias | null;
  readonly node?: NodeVersion;
  /** Programs as `runProgram` takes them: `export async function run()`. */
  readonly before: string;
  readonly after: string;
  /** What the fixed program must do. A healthy call is always compared with the one before. */
  readonly expected: Readonly<Record<Exclude<ProofName, 'healthy'>, Expected>>;
  /** Where the unfixed program falls short of that; without any, the fix would prove nothing. */
  readonly mends: readonly Exclude<ProofName, 'healthy'>[];
  /** 50 when absent: the fix's own constants (60 s) can stay. */
  readonly speed?: number;
}

export interface FixProof {
  /** Empty: the fix is proven. */
  readonly problems: readonly string[];
  /** Only of the healthy call and of what the fix mends. */
  readonly before: Readonly<Partial<Record<ProofName, RunResult>>>;
  readonly after: Readonly<Record<ProofName, RunResult>>;
}

/** Real ms that a busy machine may add to any run. */
const slackMs = 1500;
const defaultSpeed = 50;

export async function proveFix(pair: FixPair): Promise<FixProof> {
  const { expected, mends } = pair;
  const broken = Object.keys(expected) as Exclude<ProofName, 'healthy'>[];
  const [before, after] = await Promise.all([
    runAll(pair, pair.before, ['healthy', ...mends]),
    runAll(pair, pair.after, ['healthy', ...broken]),
  ]);
  const lacks = (runs: typeof before, name: Exclude<ProofName, 'healthy'>): readonly string[] =>
    shortfalls(runs[name], expected[name], pair.speed);
  const problems = [
    ...healthyProblems(before.healthy, after.healthy),
    ...broken.flatMap((name) => lacks(after, name).map(says(name))),
    ...mends
      .filter((name) => lacks(before, name).length === 0)
      .map((name) => `${name}: the unfixed program does as well`),
  ];
  return { problems, before, after };
}

type Runs<Name extends ProofName> = Readonly<Record<Name, RunResult>>;

async function runAll<Name extends ProofName>(
  { sdk, node, expected, speed = defaultSpeed }: FixPair,
  source: string,
  names: readonly Name[],
): Promise<Runs<Name>> {
  const longest = Math.max(...Object.values(expected).map(({ withinMs }) => withinMs));
  const timeoutMs = longest + slackMs * speed;
  const runs = names.map(async (name) => {
    const scenario = proofScenarios[name];
    const options = { sdk, source, scenario, timeoutMs, speed, ...(node && { node }) };
    return [name, await runProgram(options)] as const;
  });
  return Object.fromEntries(await Promise.all(runs)) as Runs<Name>;
}

function says(name: ProofName): (problem: string) => string {
  return (problem) => `${name}: ${problem}`;
}

/** What of `expected` a run does not fulfil, in words. */
export function shortfalls(
  run: RunResult,
  expected: Expected,
  speed = defaultSpeed,
): readonly string[] {
  const problems: string[] = [];
  if (run.outcome !== expected.outcome) {
    problems.push(`${run.outcome} after ${run.ms} ms, not ${expected.outcome}${reason(run)}`);
  }
  if (run.requests.length !== expected.requests) {
    problems.push(`${run.requests.length} requests, not ${expected.requests}`);
  }
  if (run.ms > expected.withinMs + slackMs * speed)
    problems.push(`${run.ms} ms, not within ${expected.withinMs}`);
  return [...problems, ...errorShortfalls(run, expected), ...strays(run)];
}

function errorShortfalls(run: RunResult, expected: Expected): readonly string[] {
  if (run.outcome !== 'rejected' || expected.outcome !== 'rejected') return [];
  const { name, className, status } = run.error;
  const problems: string[] = [];
  if (expected.error !== undefined && ![name, className].includes(expected.error)) {
    problems.push(`${className}, not ${expected.error}${reason(run)}`);
  }
  if (expected.status !== undefined && status !== expected.status) {
    problems.push(`status ${String(status)}, not ${expected.status}`);
  }
  return problems;
}

function healthyProblems(before: RunResult, after: RunResult): readonly string[] {
  const problems = [...strays(after)];
  if (before.outcome !== 'resolved' || after.outcome !== 'resolved') {
    problems.push(
      `${before.outcome} before, ${after.outcome} after${reason(before)}${reason(after)}`,
    );
  } else if (!isDeepStrictEqual(before.value, after.value)) {
    problems.push(`${JSON.stringify(before.value)} before, ${JSON.stringify(after.value)} after`);
  }
  if (before.requests.length !== after.requests.length) {
    problems.push(`${before.requests.length} requests before, ${after.requests.length} after`);
  }
  if (!isDeepStrictEqual(before.requests[0]?.body, after.requests[0]?.body)) {
    problems.push('another request body');
  }
  return problems.map(says('healthy'));
}

function strays(run: RunResult): readonly string[] {
  return run.unhandledRejections.map(({ message }) => `unhandled rejection: ${message}`);
}

function reason(run: RunResult): string {
  return run.outcome === 'rejected' ? ` (${run.error.className}: ${run.error.message})` : '';
}
