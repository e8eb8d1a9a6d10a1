/** The fixes that are offered for a Python program, applied, and what is wrong with the result by reading it alone. */
import { writeFile } from 'node:fs/promises';
import type { Analysis } from '../../../src/engine/contract';
import type { Finding, Fix } from '../../../src/model/finding';
import { pythonManifestFacts } from '../../../src/project/python/manifestFacts';
import { applyFix, checkCode, type CheckOptions } from '../../support/checkCode';
import { again, mendsCode, newFindings, openFindings, stays } from '../matrix/mends';
import type { WrittenCase } from './cases';
import type { Environments } from './environments';
import { lintAll, readAll, typeErrors, untidy, type Complaints } from './tools';
import { environmentNames } from './environments';
import type { PythonWorkshop } from './batch';

export interface Mended {
  readonly case: WrittenCase;
  readonly finding: Finding;
  readonly fix: Fix;
  /** The case's source with the fix. */
  readonly after: string;
  /** Absolute path of the fixed program. */
  readonly program: string;
  /** Of the fixed source. */
  readonly analysis: Analysis;
  /** What the engine says against it: empty where the fix keeps what it promises. */
  readonly problems: readonly string[];
}

/** The project declares what its program uses; a fix may add to that. */
function optionsOf({ path, versions, family, shape }: WrittenCase): CheckOptions {
  const { declares = [] } = shape;
  const uses = ['fastapi', 'tenacity'].filter((name) => shape.source.includes(name));
  const names = [family, ...uses, ...declares];
  const declared = new Map(names.map((name) => [name, `==${versions[name] ?? ''}`]));
  const lines = [...declared].map((pin) => `${pin.join('')}\n`).join('');
  const level = { directory: '', declared, texts: new Map([['requirements.txt', lines]]) };
  const facts = pythonManifestFacts([level]);
  const { fallbackProviders = [] } = shape;
  return { path, versions, files: {}, facts, config: { fallbackProviders } };
}

export interface Offered {
  readonly case: WrittenCase;
  /** Open findings above a hint. */
  readonly findings: readonly Finding[];
  readonly mended: readonly Mended[];
}

export async function offersFor(one: WrittenCase): Promise<Offered> {
  const analysis = checkCode(one.source, optionsOf(one));
  const [failure] = analysis.failures;
  if (failure) throw new Error(`${one.id}: the engine fails: ${failure.message}`);
  if (analysis.calls.length === 0) throw new Error(`${one.id}: no call is found`);
  const findings = openFindings(analysis).filter(({ severity }) => severity !== 'hint');
  const offers = findings.flatMap((finding) =>
    finding.fixes
      .filter((fix) => mendsCode(fix) || one.shape.also?.includes(fix.kind) === true)
      .map((fix) => ({ finding, fix })),
  );
  const mended = offers.map(({ finding, fix }, index) => {
    const program = one.program.replace(/\.py$/, `_fix_${String(index)}.py`);
    return mend(one, analysis, finding, fix, program);
  });
  await Promise.all(mended.map(({ program, after }) => writeFile(program, after)));
  return { case: one, findings, mended };
}

function mend(
  one: WrittenCase,
  before: Analysis,
  finding: Finding,
  fix: Fix,
  program: string,
): Mended {
  const own = { ...fix, edits: fix.edits.filter(({ path }) => path === one.path) };
  const after = applyFix(one.source, own);
  const analysis = checkCode(after, optionsOf(one));
  const problems = [
    ...(one.source === after ? ['changes nothing'] : []),
    ...analysis.failures.map(({ message }) => `the engine fails: ${message}`),
    ...stays(finding, fix, analysis),
    ...newFindings(before, analysis, fix).filter((problem) => !isPaid(problem, fix)),
    ...again(after, fix, analysis),
    ...(fix.safe && shapeOf(after) !== shapeOf(one.source)
      ? ['is safe, and changes the flow']
      : []),
  ];
  return { case: one, finding, fix, after, program, analysis, problems };
}

/** What a program imports, and what its statements are: options of an SDK change neither. */
const shapeOf = (source: string): string => (source.match(statement) ?? []).join();

const statement =
  /^[ \t]*(?:(?:from|import) .*|(?:async|def|class|with|try|except|if|for|while)\b)/gm;

/** Without the value that hid the failure nothing answers: whoever calls decides. */
const isPaid = (problem: string, { kind }: Fix): boolean =>
  kind === 'rethrow-hidden' && problem.startsWith('missing-fallback is new');

/** What CPython, the formatters and the linter say of each fixed program, beside what the engine says. */
export async function readingProblems(
  environments: Environments,
  shop: PythonWorkshop,
  all: readonly Mended[],
): Promise<readonly (readonly string[])[]> {
  const roots = environmentNames.map((name) => shop.folder(name));
  const [read, reflowed, lint] = await Promise.all([
    readAll(
      environments,
      all.map(({ case: one, program }) => [one.program, program]),
    ),
    untidy(environments, roots),
    lintAll(environments, roots),
  ]);
  return all.map(({ case: one, program, problems }, index) => [
    ...problems,
    ...(read[index] ?? []),
    ...(reflowed.has(program) ? [`is not formatted like its file (${one.style})`] : []),
    ...added(lint, one.program, program),
  ]);
}

/** Errors of types that a fix brings. */
export async function typeProblems(
  environments: Environments,
  shop: PythonWorkshop,
  all: readonly Mended[],
): Promise<readonly (readonly string[])[]> {
  const errors = await typeErrors(environments, (name) => shop.folder(name));
  return all.map(({ case: one, program }) => added(errors, one.program, program));
}

function added(complaints: Complaints, before: string, after: string): readonly string[] {
  const known = (complaints.get(before) ?? []).map(ruleOf);
  return (complaints.get(after) ?? []).filter((words) => {
    const index = known.indexOf(ruleOf(words));
    if (index >= 0) known.splice(index, 1);
    return index < 0;
  });
}

/** `(reportCallIssue)`: the words before it name all arguments, also those that the fix adds. */
const ruleOf = (words: string): string => words.slice(words.lastIndexOf('('));

export const titleOf = ({ case: one, fix }: Mended): string => `${one.id}: ${fix.title}`;

/** What is wrong with each, beside what came of it. */
export const told = (
  all: readonly Mended[],
  problems: readonly (readonly string[])[],
): readonly string[] =>
  all.flatMap((mended, index) =>
    (problems[index] ?? []).map((problem) => `${titleOf(mended)}: ${problem}\n${mended.after}`),
  );
