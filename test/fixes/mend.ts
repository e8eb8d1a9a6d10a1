/** Applies the fix that a rule really offers and holds the result to what every fix promises. */
import { format, type Options } from 'prettier';
import { expect } from 'vitest';
import type { Analysis } from '../../src/engine/contract';
import type { Finding, Fix } from '../../src/model/finding';
import { frontEnd } from '../../src/typescript';
import { applyFix, checkCode, type CheckOptions } from '../support/checkCode';
import { comments, syntaxErrors } from '../languages/typescript/writerCases';

export type FixKind =
  | 'client-timeout'
  | 'call-timeout'
  | 'call-signal'
  | 'bound-wait'
  | 'retries'
  | 'library-retries'
  | 'limit-requests'
  | 'end-repeats'
  | 'fallback'
  | 'fallback-on-error'
  | 'breaker'
  | 'last-answer'
  | 'hear-ending'
  | 'take-failure'
  | 'log-hidden'
  | 'rethrow-hidden'
  | 'pass-on-final'
  | 'pause-repeats'
  | 'shorten-primary'
  | 'end-at-headers'
  | 'raise-deadline'
  | 'widen-rescue'
  | 'hoist-client'
  | 'bound-silence'
  | 'bound-chunks'
  | 'suppress';

/** The rules whose finding a fix of this kind ends. */
const mends: Readonly<Record<Exclude<FixKind, 'suppress'>, readonly string[]>> = {
  'client-timeout': ['long-wait', 'missing-timeout'],
  'bound-wait': ['missing-timeout'],
  'call-timeout': ['long-wait', 'missing-timeout'],
  'call-signal': ['missing-timeout'],
  retries: ['missing-retry'],
  'library-retries': ['missing-retry'],
  'limit-requests': ['unbounded-concurrency'],
  'end-repeats': ['unsafe-retry'],
  fallback: ['missing-fallback'],
  'fallback-on-error': ['missing-fallback'],
  breaker: ['missing-fallback'],
  'last-answer': ['missing-fallback'],
  'hear-ending': ['silent-truncation'],
  'take-failure': ['unhandled-failure'],
  'log-hidden': ['swallowed-failure'],
  'rethrow-hidden': ['swallowed-failure'],
  'pass-on-final': ['unsafe-retry'],
  'pause-repeats': ['unsafe-retry'],
  'shorten-primary': ['weak-fallback'],
  'end-at-headers': ['cut-stream'],
  'raise-deadline': ['cut-stream'],
  'widen-rescue': ['weak-fallback'],
  'hoist-client': ['client-per-call'],
  'bound-silence': ['stalled-stream'],
  'bound-chunks': ['stalled-stream'],
};

export interface Wanted extends CheckOptions {
  readonly kind: FixKind;
  /** Which of several fixes of this kind; the first when absent. */
  readonly nth?: number;
}

export interface Mended {
  readonly fix: Fix;
  readonly after: string;
  /** What is said of the fixed code. */
  readonly analysis: Analysis;
}

/** Null where no rule offers such a fix. */
export async function mend(before: string, wanted: Wanted): Promise<Mended | null> {
  const first = check(before, wanted);
  const offer = offerOf(first, wanted);
  if (!offer) return null;
  const { finding, fix } = offer;
  expectApart(fix, wanted.path ?? 'src/app.ts');
  const after = applyFix(before, fix);
  await expectWhole(before, after, wanted.path ?? 'src/app.ts');
  const analysis = check(after, wanted);
  expectGone(finding, analysis, wanted.kind, after);
  expect(newWarnings(first, analysis), after).toEqual([]);
  expectDone(after, analysis, finding, wanted);
  return { fix, after, analysis };
}

export const openFindings = ({ findings }: Analysis): readonly Finding[] =>
  findings.filter((finding) => !finding.suppressed);

export const rulesOf = (finding: Finding): readonly string[] => [finding.rule, ...finding.also];

function check(code: string, options: CheckOptions): Analysis {
  const analysis = checkCode(code, options);
  expect(analysis.failures).toEqual([]);
  return analysis;
}

function offerOf(
  analysis: Analysis,
  { kind, nth = 0 }: Wanted,
): { readonly finding: Finding; readonly fix: Fix } | undefined {
  return openFindings(analysis)
    .flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })))
    .filter(({ fix }) => fix.kind === kind)[nth];
}

function expectApart({ edits }: Fix, path: string): void {
  expect(edits.length).toBeGreaterThan(0);
  let end = 0;
  for (const edit of edits.filter((one) => one.path === path)) {
    expect(edit.start).toBeGreaterThanOrEqual(end);
    expect(edit.end).toBeGreaterThanOrEqual(edit.start);
    end = edit.end;
  }
}

/** Whole code, all comments, and as tidy as before. */
async function expectWhole(before: string, after: string, path: string): Promise<void> {
  expect(frontEnd.parse(path, after).problems, after).toEqual([]);
  expect(syntaxErrors(after, path), after).toEqual([]);
  expect(comments(after, path)).toEqual(expect.arrayContaining([...comments(before, path)]));
  const tidy = await stylesOf(before, path);
  if (tidy) expect(await format(after, tidy)).toBe(after);
}

const styles: readonly Options[] = [
  { singleQuote: true },
  {},
  { singleQuote: true, semi: false },
  { semi: false },
  { useTabs: true, singleQuote: true },
  { tabWidth: 4, singleQuote: true },
];

/** The Prettier settings that the text keeps to, or null. */
async function stylesOf(text: string, path: string): Promise<Options | null> {
  const parser = /\.[cm]?tsx?$/.test(path) ? 'typescript' : 'babel';
  for (const style of styles) {
    const options: Options = { ...style, parser, endOfLine: 'auto' };
    if ((await format(text, options)) === text) return options;
  }
  return null;
}

function expectGone(finding: Finding, after: Analysis, kind: FixKind, text: string): void {
  const same = after.findings.filter((one) => one.callId === finding.callId);
  if (kind === 'suppress') {
    const silenced = same.filter((one) => one.suppressed).flatMap(rulesOf);
    expect(silenced, text).toEqual(expect.arrayContaining([...rulesOf(finding)]));
    return;
  }
  const gone = mends[kind].filter((rule) => rulesOf(finding).includes(rule));
  expect(gone.length, `${kind} mends nothing that was reported`).toBeGreaterThan(0);
  expect(
    same.flatMap(rulesOf).filter((rule) => gone.includes(rule)),
    text,
  ).toEqual([]);
}

/** Rules that warn more often than before; a call may have got another name by the edit. */
function newWarnings(before: Analysis, after: Analysis): readonly string[] {
  const known = openFindings(before).flatMap(rulesOf);
  return warningsOf(after).filter((rule) => {
    const at = known.indexOf(rule);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

const warningsOf = (analysis: Analysis): readonly string[] =>
  openFindings(analysis)
    .filter(({ severity }) => severity === 'warning' || severity === 'error')
    .map(({ rule }) => rule);

/** A second time, the same call gets no such fix any more. */
function expectDone(text: string, after: Analysis, { callId }: Finding, { kind }: Wanted): void {
  if (kind === 'suppress') return;
  const again = openFindings(after)
    .filter((one) => one.callId === callId)
    .flatMap((one) => one.fixes)
    .filter((fix) => fix.kind === kind && applyFix(text, fix) !== text);
  expect(again.map(({ title }) => title)).toEqual([]);
}
