/** The fixes that are offered for a case, applied, and what is wrong with the result by reading it alone. */
import { format } from 'prettier';
import type { Analysis } from '../../../src/engine/contract';
import type { Cause, Finding, Fix } from '../../../src/model/finding';
import { frontEnd } from '../../../src/typescript';
import { comments, syntaxErrors } from '../../languages/typescript/writerCases';
import { applyFix, checkCode, type CheckOptions } from '../../support/checkCode';
import { styles } from './cases';
import type { Case } from './table';

export interface Mended {
  readonly case: Case;
  readonly finding: Finding;
  readonly fix: Fix;
  /** The case's source with the fix. */
  readonly after: string;
  /** Of the fixed source. */
  readonly analysis: Analysis;
  /** What is wrong, by reading: empty where the fix keeps what it promises. */
  readonly problems: readonly string[];
}

export interface Offers {
  /** Findings that are open, and those of them that have a fix which mends. */
  readonly findings: readonly Finding[];
  readonly mended: readonly Mended[];
}

const optionsOf = ({ path, versions }: Case): CheckOptions => ({ path, versions });

/** Suppressions and declarations mend nothing: other tests are about them. */
const mendsCode = ({ rule }: Fix): boolean => rule !== undefined;

export async function offersFor(one: Case): Promise<Offers> {
  const analysis = checkCode(one.source, optionsOf(one));
  const [failure] = analysis.failures;
  if (failure) throw new Error(`${one.id}: the engine fails: ${failure.message}`);
  const findings = openFindings(analysis);
  const offers = findings.flatMap((finding) =>
    finding.fixes.filter(mendsCode).map((fix) => ({ finding, fix })),
  );
  const mended = offers.map(({ finding, fix }) => mend(one, analysis, finding, fix));
  return { findings, mended: await Promise.all(mended) };
}

const openFindings = ({ findings }: Analysis): readonly Finding[] =>
  findings.filter(({ suppressed }) => suppressed === null);

async function mend(one: Case, before: Analysis, finding: Finding, fix: Fix): Promise<Mended> {
  const own = { ...fix, edits: fix.edits.filter(({ path }) => path === one.path) };
  const after = applyFix(one.source, own);
  const analysis = checkCode(after, optionsOf(one));
  const problems = [
    ...(one.source === after ? ['changes nothing'] : []),
    ...unread(one, after),
    ...analysis.failures.map(({ message }) => `the engine fails: ${message}`),
    ...stays(finding, fix, analysis),
    ...newFindings(before, analysis, fix),
    ...again(after, fix, analysis),
    ...(await untidy(one, after)),
  ];
  return { case: one, finding, fix, after, analysis, problems };
}

function unread({ path, source }: Case, after: string): readonly string[] {
  const broken = [...frontEnd.parse(path, after).problems, ...syntaxErrors(after, path)];
  const kept = comments(after, path);
  return [
    ...broken.map(() => 'does not parse'),
    ...comments(source, path)
      .filter((comment) => !kept.includes(comment))
      .map((comment) => `loses a comment: ${comment}`),
  ];
}

const causesOf = (analysis: Analysis): readonly Cause[] =>
  openFindings(analysis)
    .filter(({ severity }) => severity !== 'hint')
    .flatMap(({ causes }) => causes);

/** What the fix was chosen for must be gone, for the same call or client. */
function stays({ causes }: Finding, { rule }: Fix, after: Analysis): readonly string[] {
  const mended = causes.filter((cause) => cause.rule === rule).map(({ about }) => about);
  return causesOf(after)
    .filter((cause) => cause.rule === rule && mended.includes(cause.about))
    .map(({ about }) => `${String(rule)} stays (${about})`);
}

interface Price {
  readonly rule: string;
  /** Only of fixes that do not count as safe. */
  readonly isPaid: (fix: Fix) => boolean;
}

/** What a fix may bring along, where it says so or cannot know better. */
const prices: readonly Price[] = [
  // The number that was meant is the user's own, and may be long.
  { rule: 'long-wait', isPaid: ({ kind }) => kind === 'correct-number' },
  { rule: 'cut-stream', isPaid: ({ title }) => title.includes('a longer stream is cut too') },
];

function newFindings(before: Analysis, after: Analysis, fix: Fix): readonly string[] {
  const known = causesOf(before).map(({ rule }) => rule);
  return causesOf(after)
    .filter(({ rule }) => !known.includes(rule))
    .filter(
      ({ rule }) => !prices.some((price) => price.rule === rule && !fix.safe && price.isPaid(fix)),
    )
    .map(({ rule, about }) => `${rule} is new (${about})`);
}

/** Applied once, the same fix is offered no more. */
const again = (text: string, { title }: Fix, after: Analysis): readonly string[] =>
  openFindings(after)
    .flatMap(({ fixes }) => fixes)
    .filter((fix) => fix.title === title && applyFix(text, fix) !== text)
    .map(() => 'is offered again');

/** Cases are formatted: what is fixed must still be. */
async function untidy({ language, style }: Case, after: string): Promise<readonly string[]> {
  const parser = language === 'ts' ? 'typescript' : 'babel';
  const tidy = await format(after, { ...styles[style], parser }).catch(() => null);
  return tidy === after || tidy === null ? [] : [`is not formatted like its file (${style})`];
}
