/** What `lifeboat fix` did, or would do: as a unified diff, for people, and as JSON. */
import { createTwoFilesPatch } from 'diff';
import type { Finding, Fix } from '../model/finding';
import { countOf } from '../model/words';
import { jsonVersion } from './json';
import { columns, displayPath, groupBy, printable, type Paint } from './textParts';

export interface ChangedText {
  /** POSIX, relative to the root. */
  readonly path: string;
  /** Null where there was no file. */
  readonly before: string | null;
  readonly after: string;
}

export interface AppliedFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

export interface FixReport {
  /** As the user gave it. */
  readonly root: string;
  /** Nothing was written. */
  readonly isDry: boolean;
  readonly fixed: readonly AppliedFix[];
  readonly left: readonly (AppliedFix & { readonly why: string })[];
  readonly changed: readonly ChangedText[];
  readonly suggestions: number;
  readonly unfinished: boolean;
}

/** As `git apply` and `patch -p1` read it. On a terminal no text steers it. */
export const fixDiff = ({ root, changed }: FixReport, isTerminal: boolean): string =>
  changed.map((one) => oneDiff(patchPath(root, one.path), one, isTerminal)).join('');

/** Relative, as patches are: to the working directory, or to a root that was given as an absolute path. */
const patchPath = (root: string, path: string): string =>
  displayPath(/^(?:\/|[a-z]:)/i.test(root) ? '.' : root, path);

function oneDiff(shown: string, { before, after }: ChangedText, isTerminal: boolean): string {
  const from = before === null ? '/dev/null' : `a/${shown}`;
  const patch = createTwoFilesPatch(from, `b/${shown}`, before ?? '', after, undefined, undefined, {
    context: 3,
  });
  // The library's own first line is for its tools.
  const lines = patch.split('\n').filter((line, index) => index > 0 || !/^=+$/.test(line));
  return isTerminal ? lines.map(printable).join('\n') : lines.join('\n');
}

/** Each fix by file, in the order of the rounds. */
export function fixText({ root, fixed }: FixReport, paint: Paint): string {
  const files = [...groupBy(fixed, ({ finding }) => finding.path)].map(([path, own]) => {
    const rows = own.map(({ finding: { range }, fix }) => [
      { text: `${String(range.startLine)}:${String(range.startColumn)}` },
      { text: printable(fix.title) },
      { text: fix.rule ?? '', style: 'dim' as const },
    ]);
    const lines = columns(rows, paint).map((line) => `  ${line}\n`);
    return `${paint('bold', displayPath(root, path))}\n${lines.join('')}\n`;
  });
  return files.join('');
}

/** What it comes to, a line each. */
export function fixSummary(report: FixReport, paint: Paint): string {
  const { isDry, fixed, left, changed, suggestions, unfinished } = report;
  const count = `${countOf(fixed.length, 'fix', 'fixes')} in ${countOf(changed.length, 'file', 'files')}`;
  const lines = [
    fixed.length === 0
      ? 'Nothing to fix'
      : paint('bold', isDry ? `${count}; nothing was written` : count),
    ...left.map(({ why, fix }) => printable(`Left alone: ${fix.title}: ${why}`)),
    ...(changed.some(({ path }) => isManifest(path))
      ? ['A package.json has new dependencies: install them']
      : []),
    ...(unfinished ? ['There is more to fix: run it again'] : []),
    ...(suggestions > 0
      ? [
          `${countOf(suggestions, 'finding has a suggestion', 'findings have a suggestion')}: see them with --unsafe --dry-run`,
        ]
      : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const isManifest = (path: string): boolean => /(?:^|\/)package\.json$/.test(path);

/** `lifeboat fix --format json` */
export function fixJson(report: FixReport): object {
  const { root, isDry, fixed, left, changed, suggestions, unfinished } = report;
  return {
    version: jsonVersion,
    root,
    dryRun: isDry,
    fixed: fixed.map(appliedJson),
    left: left.map((one) => ({ ...appliedJson(one), why: one.why })),
    files: changed.map((one) => ({
      path: one.path,
      created: one.before === null,
      diff: oneDiff(one.path, one, false),
    })),
    suggestions,
    unfinished,
  };
}

const appliedJson = ({ finding, fix }: AppliedFix): object => ({
  rule: fix.rule ?? finding.rule,
  path: finding.path,
  range: finding.range,
  fingerprint: finding.fingerprint,
  title: fix.title,
  safe: fix.safe,
  files: [...new Set(fix.edits.map(({ path }) => path))],
});
