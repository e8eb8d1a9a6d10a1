/** Which fixed programs meet which faults, and what comes of it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import type { Job, JobResult, Workshop } from './batch';
import { matrixFaults, type MatrixFault } from './faultList';
import { isBetter, runLimit, shortfalls, type Pair } from './judge';
import type { Mended } from './mends';
import type { Case } from './table';

export interface Written {
  readonly case: Case;
  /** Absolute paths: as it is, for the type-check, and as JavaScript, to be run. */
  readonly source: string;
  readonly program: string;
}

/** Libraries that a fix may bring along, and their types. */
const libraries: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'p-retry': { 'p-retry': 'p-retry-6' },
  'p-limit': { 'p-limit': 'p-limit-6' },
  'async-retry': { 'async-retry': 'async-retry-1', '@types/async-retry': 'async-retry-types' },
  cockatiel: { cockatiel: 'cockatiel-3' },
  openai: { openai: 'openai-6' },
  '@anthropic-ai/sdk': { '@anthropic-ai/sdk': 'anthropic-1' },
};

/** Of these the newest version cannot be required by Node 20. */
const required: typeof libraries = {
  'p-retry': { 'p-retry': 'p-retry-4' },
  'p-limit': { 'p-limit': 'p-limit-3' },
};

let written = 0;

/** Puts a program where its packages are found under their real names. */
export async function writeProgram(
  shop: Workshop,
  one: Case,
  text: string,
  files: Readonly<Record<string, string>>,
): Promise<Written> {
  const { 'package.json': _, ...modules } = files;
  const texts = { ...modules, [one.path]: text };
  const folder = join(
    await shop.packageFolder(packagesFor(one, texts)),
    `p${String((written += 1))}`,
  );
  const paths = Object.keys(texts).map((path) => join(folder, path));
  await Promise.all(paths.map((path) => mkdir(dirname(path), { recursive: true })));
  const sources = Object.entries(texts).map(([path, source]) =>
    writeFile(join(folder, path), source),
  );
  await Promise.all(sources);
  const isCommonJs = one.language === 'cjs';
  const program = join(folder, isCommonJs ? 'program.cjs' : 'program.mjs');
  await build({
    ...{ entryPoints: [join(folder, one.path)], outfile: program, bundle: true },
    ...{ packages: 'external', platform: 'node', target: 'node20', logLevel: 'silent' },
    format: isCommonJs ? 'cjs' : 'esm',
  });
  return { case: one, source: join(folder, one.path), program };
}

function packagesFor(
  one: Case,
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const all = Object.values(texts).join('\n');
  const isUsed = (name: string): boolean => all.includes(`'${name}'`) || all.includes(`"${name}"`);
  const known = one.language === 'cjs' ? { ...libraries, ...required } : libraries;
  const added = Object.entries(known).filter(([name]) => isUsed(name));
  return Object.assign({}, ...added.map(([, packages]) => packages), one.packages) as Record<
    string,
    string
  >;
}

export interface Trial {
  readonly mended: Mended;
  readonly before: Written;
  readonly after: Written;
}

export interface Meeting {
  readonly trial: Trial;
  readonly fault: MatrixFault;
}

/**
 * Every fixed program meets the faults that are always met. Of the others it meets those that make a pair nobody has
 * covered yet: of the fault with the kind of fix, the SDK's version, the program, the language, the style; all of them
 * where `isFull`.
 */
export function meetings(trials: readonly Trial[], isFull: boolean): readonly Meeting[] {
  const covered = new Set<string>();
  return trials.flatMap((trial) => {
    const { case: one, fix } = trial.mended;
    const member = `${one.family} ${one.member.version}`;
    const traits = [fix.kind, member, one.shape.id, one.language, one.style];
    return matrixFaults.flatMap((fault) => {
      if (fault.only !== undefined) return fault.only.includes(fix.kind) ? [{ trial, fault }] : [];
      const pairs = traits.map((trait) => `${trait} × ${fault.name}`);
      if (!isFull && !fault.always && pairs.every((pair) => covered.has(pair))) return [];
      for (const pair of pairs) covered.add(pair);
      return [{ trial, fault }];
    });
  });
}

export interface Verdict {
  readonly meeting: Meeting;
  readonly pair: Pair;
  readonly problems: readonly string[];
}

/** A run that was kept waiting by a busy machine is no evidence: what went wrong is run again, with more room. */
export async function runMeetings(
  shop: Workshop,
  all: readonly Meeting[],
): Promise<readonly Verdict[]> {
  let verdicts = await verdictsOf(shop, all);
  for (const atOnce of fewer) {
    const wrong = verdicts.filter(({ problems }) => problems.length > 0);
    const doubtful = new Set([
      ...wrong.map(({ meeting }) => meeting.trial),
      ...idleTrials(verdicts),
    ]);
    if (doubtful.size === 0) break;
    const again = await verdictsOf(
      shop,
      all.filter(({ trial }) => doubtful.has(trial)),
      atOnce,
    );
    const better = new Map(again.map((verdict) => [verdict.meeting, verdict]));
    verdicts = verdicts.map((one) => {
      const next = better.get(one.meeting);
      return next && (one.problems.length > 0 || next.problems.length === 0) ? next : one;
    });
  }
  return verdicts;
}

const fewer: readonly number[] = [8, 3];

async function verdictsOf(
  shop: Workshop,
  all: readonly Meeting[],
  atOnce?: number,
): Promise<readonly Verdict[]> {
  const jobs = new Map<string, Job>();
  for (const { trial, fault } of all) {
    const limitMs = runLimit(trial.mended.analysis.calls[0]?.budget.untilErrorMs ?? null);
    for (const one of [trial.before, trial.after]) {
      const key = keyOf(one, fault);
      const known = jobs.get(key)?.limitMs ?? 0;
      jobs.set(key, { ...jobOf(one, fault), limitMs: Math.max(known, limitMs) });
    }
  }
  const results = await shop.run([...jobs.values()], atOnce);
  const byKey = new Map([...jobs.keys()].map((key, index) => [key, results[index]]));
  const strays = straysOf(all, byKey);
  return all.map((meeting) => {
    const { trial, fault } = meeting;
    const [call] = trial.mended.analysis.calls;
    const pair: Pair = {
      fault,
      before: found(byKey.get(keyOf(trial.before, fault))),
      after: found(byKey.get(keyOf(trial.after, fault))),
      budget: call?.budget ?? null,
      finalStatuses: trial.mended.case.shape.finalStatuses ?? [],
      bareErrors: trial.mended.case.shape.bareErrors === true,
      isBroken: trial.mended.case.shape.broken === true,
      leavesStrays: strays.has(trial.before),
      calls: trial.mended.case.shape.calls ?? 1,
      kind: trial.mended.fix.kind,
      isSafe: trial.mended.fix.safe,
      streaming: trial.mended.case.shape.streaming,
    };
    return { meeting, pair, problems: shortfalls(pair) };
  });
}

/** The programs that leave a rejection unseen without any fix. */
const straysOf = (
  all: readonly Meeting[],
  results: ReadonlyMap<string, JobResult | undefined>,
): ReadonlySet<Written> =>
  new Set(
    all
      .filter(({ trial, fault }) => {
        const result = results.get(keyOf(trial.before, fault));
        return result !== undefined && result.strays.length > 0;
      })
      .map(({ trial }) => trial.before),
  );

const keyOf = ({ program }: Written, { name }: MatrixFault): string => `${program} ${name}`;

const jobOf = ({ case: one, program }: Written, { scenario, others }: MatrixFault): Job => ({
  ...{ program, scenario, node: one.member.node },
  ...(others && { others }),
});

function found(result: JobResult | undefined): JobResult {
  if (!result) throw new Error('a run has no result');
  return result;
}

/** Their gain is a line in a log, a load that is less, time to recover, or a model that is there: no outcome shows it. */
const onlyTold: ReadonlySet<string> = new Set([
  ...['hear-ending', 'take-failure', 'log-hidden', 'rethrow-hidden'],
  ...['limit-requests', 'hoist-client', 'replace-model', 'pause-repeats'],
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
