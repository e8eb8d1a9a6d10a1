/** `lifeboat check` for people: findings by file, then what they come to. */
import type { Finding, Suppression } from '../model/finding';
import { lineWords } from '../model/words';
import type { TextOptions } from './callsText';
import type { CallsInput } from './json';
import { callsSummary, findingsSummary, skippedSummary } from './summaryWords';
import type { Cell, Paint } from './textParts';
import { columns, displayPath, groupBy, plain, printable } from './textParts';

export interface CheckInput extends CallsInput {
  readonly findings: readonly Finding[];
  /** Findings that are left out because their files did not change; none when absent. */
  readonly elsewhere?: number;
}

/** Suppressed findings are counted, not shown. */
export function findingsText(input: CheckInput, options: TextOptions): string {
  const { root, findings } = input;
  const shown = findings.filter((finding) => finding.suppressed === null);
  const files = [...groupBy(shown, (finding) => finding.path)].map(([path, own]) =>
    fileText(root, path, own, options.paint),
  );
  return files.join('') + (options.quiet ? '' : summary(input, shown, options));
}

function fileText(root: string, path: string, findings: readonly Finding[], paint: Paint): string {
  const rows = findings.map(startCells);
  const starts = columns(rows, paint);
  const width = Math.max(...columns(rows, plain).map((start) => start.length));
  const blocks = findings.flatMap((finding, index) => [
    `  ${starts[index] ?? ''}${messageText(finding, width, paint)}\n`,
    ...finding.related.map((related) => relatedLine(root, related, paint)),
  ]);
  return `${paint('bold', displayPath(root, path))}\n${blocks.join('')}\n`;
}

function startCells({ range, cell, severity }: Finding): readonly Cell[] {
  const at = `${lineWords({ cell, line: range.startLine })}:${range.startColumn}`;
  // The empty cell makes the one before it a column.
  return [{ text: at }, { text: severity, style: severity }, { text: '' }];
}

/**
 * Messages are sentences of any length: the rules stand right behind them, not in a column far away. Where several
 * rules speak, each has a line, and the lines stand below each other.
 */
function messageText({ message, rule, also }: Finding, indent: number, paint: Paint): string {
  const lines = message.split('\n').map(printable);
  const rules = paint('dim', printable([rule, ...also].join(', ')));
  return `${lines.join(`\n  ${' '.repeat(indent)}`)}  ${rules}`;
}

function relatedLine(root: string, related: Finding['related'][number], paint: Paint): string {
  const { path, range, cell, message } = related;
  const line = lineWords({ cell, line: range.startLine });
  const place = `${displayPath(root, path)}:${line}:${range.startColumn}`;
  return paint('dim', `      ${place}  ${printable(message)}`) + '\n';
}

function summary(input: CheckInput, shown: readonly Finding[], options: TextOptions): string {
  const { calls, files, findings, skipped } = input;
  const { paint, providerName } = options;
  const countBy = (by: Suppression['by']): number =>
    findings.filter(({ suppressed }) => suppressed?.by === by).length;
  const hidden = [
    ...countWords(countBy('comment'), 'suppressed in comments'),
    ...countWords(countBy('baseline'), 'in the baseline'),
    ...countWords(input.elsewhere ?? 0, 'in files that did not change'),
  ];
  const found = callsSummary(calls, files, providerName);
  const verdict =
    shown.length > 0 ? paint('bold', findingsSummary(shown)) : paint('good', 'No findings');
  const lines = [
    ...(calls.length === 0 && shown.length === 0 ? [found] : [verdict, found]),
    ...hidden.map((line) => paint('dim', line)),
    ...(skipped.length === 0 ? [] : [paint('dim', skippedSummary(skipped))]),
  ];
  return `${lines.join('\n')}\n`;
}

const countWords = (count: number, where: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${where}`];
