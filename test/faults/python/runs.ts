/** Which fixed Python programs meet which faults, and what comes of it. */
import { matrixFaults, type MatrixFault } from '../matrix/faultList';
import { always } from '../scenario';
import { isBetter, runLimit, shortfalls, type Pair } from '../matrix/judge';
import { matrixSpeed, type PythonJob, type PythonResult, type PythonWorkshop } from './batch';
import type { Mended } from './mends';
import { promiseProblems } from './promises';
import type { Shape } from './table';

/** One fixed program. */
export interface Trial {
  readonly mended: Mended;
}

export interface Meeting {
  readonly trial: Trial;
  readonly fault: MatrixFault;
}

export interface Verdict {
  readonly meeting: Meeting;
  readonly pair: Pair;
  readonly problems: readonly string[];
}

/** A wrong key is no fault that passes: who repeats only what may pass asks once. */
const refused: MatrixFault = {
  name: '401',
  scenario: always('401', { kind: 'status', status: 401 }),
  ...{ ending: 'failure', always: false, only: ['retry-transient'] },
};

export const pythonFaults: readonly MatrixFault[] = [...matrixFaults, refused];

/** Every fixed program meets these. */
const everywhere: ReadonlySet<string> = new Set(['healthy', 'hang before headers']);

/**
 * Each of the other faults meets every pair that nobody has covered yet: of itself with the kind of fix, the SDK's
 * version, the program, the style; those that every fix must meet, each kind in each version and each program too.
 */
export function meetings(trials: readonly Trial[], isFull: boolean): readonly Meeting[] {
  const covered = new Set<string>();
  return trials.flatMap((trial) => {
    const { case: one, fix } = trial.mended;
    const member = `${one.family} ${one.member.version}`;
    const traits = [fix.kind, member, one.shape.id, one.style];
    const closer = [`${fix.kind} ${member} ${one.shape.id}`];
    return pythonFaults.flatMap((fault) => {
      if (fault.only !== undefined) return fault.only.includes(fix.kind) ? [{ trial, fault }] : [];
      const pairs = (fault.always ? closer : traits).map((trait) => `${trait} × ${fault.name}`);
      const isKnown = pairs.every((pair) => covered.has(pair));
      if (!isFull && !everywhere.has(fault.name) && isKnown) return [];
      for (const pair of pairs) covered.add(pair);
      return [{ trial, fault }];
    });
  });
}

const fewer: readonly number[] = [6, 2];

/** A run that was kept waiting by a busy machine is no evidence: what went wrong is run again, with more room. */
export async function runMeetings(
  shop: PythonWorkshop,
  all: readonly Meeting[],
): Promise<readonly Verdict[]> {
  const strays = new Set<string>();
  let verdicts = await verdictsOf(shop, all, strays);
  for (const atOnce of fewer) {
    const idle = new Set(idleTrials(verdicts));
    const doubtful = verdicts
      .filter(({ meeting, problems }) => problems.length > 0 || idle.has(meeting.trial))
      .map(({ meeting }) => meeting);
    if (doubtful.length === 0) break;
    const again = await verdictsOf(shop, doubtful, strays, atOnce);
    const better = new Map(again.map((verdict) => [verdict.meeting, verdict]));
    verdicts = verdicts.map((one) => {
      const next = better.get(one.meeting);
      return next && (one.problems.length > 0 || next.problems.length === 0) ? next : one;
    });
  }
  return verdicts;
}

/** `strays`: the programs that leave errors unseen without a fix; grows. */
async function verdictsOf(
  shop: PythonWorkshop,
  all: readonly Meeting[],
  strays: Set<string>,
  atOnce?: number,
): Promise<readonly Verdict[]> {
  const jobs = new Map<string, PythonJob>();
  for (const { trial, fault } of all) {
    const limitMs = runLimit(trial.mended.analysis.calls[0]?.budget.untilErrorMs ?? null);
    for (const program of programsOf(trial)) {
      const key = keyOf(program, fault);
      const known = jobs.get(key)?.limitMs ?? 0;
      jobs.set(key, { ...jobOf(trial, program, fault), limitMs: Math.max(known, limitMs) });
    }
  }
  const results = await shop.run([...jobs.values()], atOnce);
  const byKey = new Map([...jobs.keys()].map((key, index) => [key, results[index]]));
  for (const { trial, fault } of all) {
    const { program } = trial.mended.case;
    if (found(byKey.get(keyOf(program, fault))).strays.length > 0) strays.add(program);
  }
  return all.map((meeting) => {
    const { fault } = meeting;
    const { case: one, program, analysis, fix } = meeting.trial.mended;
    const { kind, safe } = fix;
    const before = settled(found(byKey.get(keyOf(one.program, fault))), one.shape);
    const after = settled(found(byKey.get(keyOf(program, fault))), one.shape);
    const pair: Pair = {
      ...{ fault, before, after },
      calls: asksAgain(meeting) ? 2 : 1,
      budget: analysis.calls[0]?.budget ?? null,
      isBroken: one.shape.broken === true,
      leavesStrays: strays.has(one.program),
      speed: matrixSpeed,
      bareErrors: one.shape.bareErrors === true,
      ...{ kind, isSafe: safe, streaming: one.shape.streaming },
    };
    return { meeting, pair, problems: promiseProblems(kind, before, after, shortfalls(pair)) };
  });
}

/** Without what differs from run to run. */
function settled(result: PythonResult, { madeUp = [] }: Shape): PythonResult {
  const kept = (body: unknown): unknown =>
    typeof body === 'object' && body !== null
      ? Object.fromEntries(Object.entries(body).filter(([name]) => !madeUp.includes(name)))
      : body;
  if (madeUp.length === 0) return result;
  const requests = result.requests.map((one) => ({ ...one, body: kept(one.body) }));
  return { ...result, requests };
}

/** Once, where a connection breaks, and whatever it is told about retries. */
const asksAgain = ({ trial, fault }: Meeting): boolean => {
  const { member, shape } = trial.mended.case;
  const isConnection = fault.scenario === null || fault.scenario.steps[0].kind === 'reset';
  return isConnection && shape.reconnects?.includes(member.environment) === true;
};

const programsOf = ({ mended }: Trial): readonly string[] => [mended.case.program, mended.program];

const keyOf = (program: string, { name }: MatrixFault): string => `${program} ${name}`;

const jobOf = (
  { mended }: Trial,
  program: string,
  { scenario, others }: MatrixFault,
): PythonJob => ({
  ...{ program, scenario, environment: mended.case.member.environment },
  ...(others && { others }),
  imports: `${mended.case.family} ${mended.case.shape.id}`,
});

function found(result: PythonResult | undefined): PythonResult {
  if (!result) throw new Error('a run has no result');
  return result;
}

/** Their gain is a line in a log, which no outcome shows. */
const onlyTold: ReadonlySet<string> = new Set([
  ...['hear-ending', 'take-failure', 'hoist-client', 'log-hidden'],
  // Who asks is told; `promiseProblems` looks at that.
  ...['rethrow-hidden', 'answer-outage'],
]);

/** Trials in which the fix made nothing better: what it is for was not seen. */
export function idleTrials(verdicts: readonly Verdict[]): readonly Trial[] {
  const better = new Set(
    verdicts.filter(({ pair }) => isBetter(pair)).map(({ meeting }) => meeting.trial),
  );
  return [...new Set(verdicts.map(({ meeting }) => meeting.trial))].filter(
    (trial) => !better.has(trial) && !onlyTold.has(trial.mended.fix.kind),
  );
}
