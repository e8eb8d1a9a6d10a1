/** Applies the fix that a rule really offers to Python, and holds the result to what every fix promises. */
import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import { parseModule } from '../../src/languages/python/parse';
import type { Analysis } from '../../src/engine/contract';
import type { Finding, Fix } from '../../src/model/finding';
import type { ManifestFacts } from '../../src/model/project';
import { pythonManifestFacts } from '../../src/project/python/manifestFacts';
import { checkCode, type CheckOptions } from '../support/checkCode';

export interface Wanted extends Omit<CheckOptions, 'manifest'> {
  readonly kind: string;
  /** The rule whose finding it ends. */
  readonly mends: string;
  /** Which of several fixes of this kind; the first when absent. */
  readonly nth?: number;
  /** Files that describe the project. */
  readonly project?: Readonly<Record<string, string>>;
}

export interface Mended {
  readonly fix: Fix;
  readonly after: string;
  /** The project's files after the fix. */
  readonly project: Readonly<Record<string, string>>;
  /** What is said of the fixed code. */
  readonly analysis: Analysis;
}

const path = 'app.py';

/** Null where no rule offers such a fix. */
export function mend(before: string, wanted: Wanted): Mended | null {
  const first = check(before, wanted);
  const fix = open(first)
    .flatMap((finding) => finding.fixes)
    .filter(({ kind }) => kind === wanted.kind)[wanted.nth ?? 0];
  expect(open(first).flatMap(rulesOf)).toContain(wanted.mends);
  if (!fix) return null;
  const after = changed(before, path, fix);
  const project = Object.fromEntries(
    Object.entries(wanted.project ?? {}).map(([name, text]) => [name, changed(text, name, fix)]),
  );
  expect(parseModule(path, after).problems, after).toEqual([]);
  expect(refusal(after), after).toBe('');
  const analysis = check(after, { ...wanted, project });
  expect(countOf(analysis, wanted.mends), after).toBeLessThan(countOf(first, wanted.mends));
  const known = new Set(open(first).flatMap(rulesOf));
  expect(
    warnings(analysis).filter((rule) => !known.has(rule)),
    after,
  ).toEqual([]);
  return { fix, after, project, analysis };
}

export const titles = (
  code: string,
  wanted: Omit<Wanted, 'kind' | 'mends'> = {},
): readonly string[] =>
  open(check(code, wanted))
    .flatMap(({ fixes }) => fixes)
    .filter(({ kind }) => kind !== 'suppress')
    .map(({ title }) => title);

const open = ({ findings }: Analysis): readonly Finding[] =>
  findings.filter(({ suppressed }) => !suppressed);

const rulesOf = ({ rule, also }: Finding): readonly string[] => [rule, ...also];

const countOf = (analysis: Analysis, rule: string): number =>
  open(analysis)
    .flatMap(rulesOf)
    .filter((one) => one === rule).length;

const warnings = (analysis: Analysis): readonly string[] =>
  open(analysis).flatMap(({ rule, severity }) => (severity === 'warning' ? [rule] : []));

function check(code: string, { project, ...options }: Omit<Wanted, 'kind' | 'mends'>): Analysis {
  const facts = project && manifestOf(project);
  const analysis = checkCode(code, { files: {}, ...options, path, ...(facts && { facts }) });
  expect(analysis.failures).toEqual([]);
  return analysis;
}

const manifestOf = (files: Readonly<Record<string, string>>): ManifestFacts =>
  pythonManifestFacts([
    { directory: '', declared: declaredIn(files), texts: new Map(Object.entries(files)) },
  ]);

/** Names of packages, whatever the file: ranges do not matter here. */
const declaredIn = (files: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.values(files).flatMap((text) =>
      [...text.matchAll(/^[\s"']*([a-z][\w-]*)[\s"',=<>~]/gm)].map(([, name = '']) => [name, '*']),
    ),
  );

/** Applies the edits of one file from the end on; fails where they overlap. */
function changed(text: string, name: string, { edits }: Fix): string {
  const own = edits
    .filter((edit) => edit.path === name)
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  own.forEach((edit, at) => {
    expect(edit.start).toBeGreaterThanOrEqual(own[at - 1]?.end ?? 0);
  });
  return own.reduceRight(
    (before, edit) => before.slice(0, edit.start) + edit.newText + before.slice(edit.end),
    text,
  );
}

/** What CPython says against a text; empty where it takes it. Fails where there is no Python. */
function refusal(text: string): string {
  const script = 'import ast, sys\nast.parse(sys.stdin.read())\n';
  const { error, status, stderr } = spawnSync('python3', ['-c', script], {
    input: text,
    encoding: 'utf8',
  });
  if (error) throw new Error(`These tests need python3: ${error.message}`);
  return status === 0 ? '' : stderr;
}
