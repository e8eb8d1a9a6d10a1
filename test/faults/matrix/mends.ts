/** The fixes that are offered for a case, applied, and what is wrong with the result by reading it alone. */
import type { Analysis } from '../../../src/engine/contract';
import type { Cause, Finding, Fix } from '../../../src/model/finding';
import { frontEnd } from '../../../src/typescript';
import { comments, syntaxErrors } from '../../languages/typescript/writerCases';
import { applyFix, checkCode } from '../../support/checkCode';
import { formatted } from './cases';
import type { Case } from './table';

export interface Mended {
  readonly case: Case;
  readonly finding: Finding;
  readonly fix: Fix;
  /** The case's source with the fix. */
  readonly after: string;
  /** The other files with the fix, by path. */
  readonly files: Readonly<Record<string, string>>;
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

type Files = Readonly<Record<string, string>>;

function analyse({ path, versions, shape }: Case, source: string, files: Files): Analysis {
  const { fallbackProviders = [], retirements = false } = shape;
  const { [manifestName]: manifest = '{}', ...modules } = files;
  const report = [path, ...Object.keys(modules)];
  const options = { path, versions, manifest, files: modules, report, retirements };
  return checkCode(source, { ...options, config: { fallbackProviders } });
}

const manifestName = 'package.json';

/** Suppressions and declarations mend nothing; of what is taken by hand, timeouts do. */
export const mendsCode = ({ rule, byHand, title }: Fix): boolean =>
  rule !== undefined && (byHand !== true || title.includes('is cut too'));

export async function offersFor(one: Case): Promise<Offers> {
  const analysis = analyse(one, one.source, one.files);
  const [failure] = analysis.failures;
  if (failure) throw new Error(`${one.id}: the engine fails: ${failure.message}`);
  const findings = openFindings(analysis);
  const offers = findings.flatMap((finding) =>
    finding.fixes.filter(mendsCode).map((fix) => ({ finding, fix })),
  );
  const mended = offers.map(({ finding, fix }) => mend(one, analysis, finding, fix));
  return { findings, mended: await Promise.all(mended) };
}

export const openFindings = ({ findings }: Analysis): readonly Finding[] =>
  findings.filter(({ suppressed }) => suppressed === null);

const applied = (path: string, text: string, fix: Fix): string =>
  applyFix(text, { ...fix, edits: fix.edits.filter((edit) => edit.path === path) });

/** `applyFix` leaves manifests alone. */
function withDependency(text: string, { edits }: Fix): string {
  const own = edits.filter(({ path }) => path === manifestName);
  return own.reduceRight(
    (rest, { start, end, newText }) => rest.slice(0, start) + newText + rest.slice(end),
    text,
  );
}

const fixedFiles = ({ files }: Case, fix: Fix): Files =>
  Object.fromEntries([
    ...Object.entries(files).map(([path, text]) => [
      path,
      path === manifestName ? withDependency(text, fix) : applied(path, text, fix),
    ]),
    ...(fix.creates ?? []).map((path) => [path, applied(path, '', fix)]),
  ]) as Files;

async function mend(one: Case, before: Analysis, finding: Finding, fix: Fix): Promise<Mended> {
  const after = applied(one.path, one.source, fix);
  const files = fixedFiles(one, fix);
  const analysis = analyse(one, after, files);
  const texts = { ...files, [one.path]: after };
  const { [manifestName]: manifest = '', ...modules } = texts;
  const known = { ...one.files, [one.path]: one.source };
  const problems = [
    ...(Object.entries(texts).every(([path, text]) => known[path] === text)
      ? ['changes nothing']
      : []),
    ...Object.entries(modules).flatMap(([path, text]) => unread(path, known[path] ?? '', text)),
    ...undeclared(manifest, fix),
    ...analysis.failures.map(({ message }) => `the engine fails: ${message}`),
    ...stays(finding, fix, analysis),
    ...unseen(fix, analysis),
    ...newFindings(before, analysis, fix),
    ...againWhere(fix, analysis, (next) => changesAny(texts, next)),
    ...(await Promise.all(Object.values(modules).map((text) => untidy(one, text)))).flat(),
  ];
  return { case: one, finding, fix, after, files, analysis, problems };
}

/** What has to be installed must be declared, in a manifest that still is one. */
function undeclared(manifest: string, { title }: Fix): readonly string[] {
  const [, names] = /, then install (.+)$/.exec(title) ?? [];
  if (names === undefined) return [];
  const { dependencies } = JSON.parse(manifest) as { dependencies?: Record<string, string> };
  return names
    .split(' and ')
    .filter((name) => dependencies?.[name] === undefined)
    .map((name) => `${name} is not in package.json`);
}

function unread(path: string, source: string, after: string): readonly string[] {
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
export function stays({ causes }: Finding, { rule }: Fix, after: Analysis): readonly string[] {
  const mended = causes.filter((cause) => cause.rule === rule).map(({ about }) => about);
  return causesOf(after)
    .filter((cause) => cause.rule === rule && mended.includes(cause.about))
    .map(({ about }) => `${String(rule)} stays (${about})`);
}

/** Who answers instead is known to whom looks at the calls, not only no longer missed. */
const unseen = ({ kind }: Fix, { calls }: Analysis): readonly string[] =>
  !['fallback', 'fallback-on-error', 'breaker'].includes(kind) ||
  calls.some(({ fallback }) => ['other-provider', 'other-model'].includes(fallback.kind))
    ? []
    : ['the fallback is not seen'];

interface Price {
  readonly rule: string;
  readonly isPaid: (fix: Fix) => boolean;
  /** Of safe fixes too: what the finding was about is gone, and the rest is told. */
  readonly ofSafe?: true;
}

/** What a fix may bring along, where it says so or cannot know better. */
const prices: readonly Price[] = [
  // The number that was meant is the user's own, and may be long.
  { rule: 'long-wait', isPaid: ({ kind }) => kind === 'correct-number' },
  {
    rule: 'long-wait',
    isPaid: ({ title }) => title.includes('more than the patience'),
    ofSafe: true,
  },
  { rule: 'cut-stream', isPaid: ({ title }) => title.includes('a longer stream is cut too') },
  { rule: 'silent-truncation', isPaid: ({ title }) => title.endsWith(', without an error') },
];

export function newFindings(before: Analysis, after: Analysis, fix: Fix): readonly string[] {
  const known = openFindings(before).flatMap(({ causes }) => causes.map(({ rule }) => rule));
  return causesOf(after)
    .filter(({ rule }) => !known.includes(rule))
    .filter(
      ({ rule }) =>
        !prices.some(
          (price) => price.rule === rule && (price.ofSafe ?? !fix.safe) && price.isPaid(fix),
        ),
    )
    .map(({ rule, about }) => `${rule} is new (${about})`);
}

/** Applied once, the same fix is offered no more. */
export const again = (text: string, fix: Fix, after: Analysis): readonly string[] =>
  againWhere(fix, after, (one) => applyFix(text, one) !== text);

const againWhere = (
  { title }: Fix,
  after: Analysis,
  changes: (fix: Fix) => boolean,
): readonly string[] =>
  openFindings(after)
    .flatMap(({ fixes }) => fixes)
    .filter((fix) => fix.title === title && changes(fix))
    .map(() => 'is offered again');

const changesAny = (texts: Files, fix: Fix): boolean =>
  fix.edits.some(({ path }) => applied(path, texts[path] ?? '', fix) !== texts[path]);

/** Cases are formatted: what is fixed must still be. */
async function untidy({ language, style }: Case, after: string): Promise<readonly string[]> {
  const tidy = await formatted(after, language, style).catch(() => null);
  return tidy === after || tidy === null ? [] : [`is not formatted like its file (${style})`];
}
