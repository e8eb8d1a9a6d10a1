/** `lifeboat check` for people: findings by file, then what they come to. */
import type { Finding } from '../model/finding';
import type { TextOptions } from './callsText';
import type { CallsInput } from './json';
import { callsSummary, findingsSummary, skippedSummary } from './summaryWords';
import type { Cell, Paint } from './textParts';
import { columns, displayPath, groupBy, printable } from './textParts';

export interface CheckInput extends CallsInput {
  readonly findings: readonly Finding[];
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
  const starts = columns(findings.map(startCells), paint);
  const blocks = findings.flatMap((finding, index) => [
    `  ${starts[index] ?? ''}${messageText(finding, paint)}\n`,
    ...finding.related.map((related) => relatedLine(root, related, paint)),
  ]);
  return `${paint('bold', displayPath(root, path))}\n${blocks.join('')}\n`;
}

function startCells({ range, severity }: Finding): readonly Cell[] {
  const at = `${range.startLine}:${range.startColumn}`;
  // The empty cell makes the one before it a column.
  return [{ text: at }, { text: severity, style: severity }, { text: '' }];
}

/** Messages are sentences of any length: the rules stand right behind them, not in a column far away. */
function messageText({ message, rule, also }: Finding, paint: Paint): string {
  return `${printable(message)}  ${paint('dim', printable([rule, ...also].join(', ')))}`;
}

function relatedLine(root: string, related: Finding['related'][number], paint: Paint): string {
  const { path, range, message } = related;
  const place = `${displayPath(root, path)}:${range.startLine}:${range.startColumn}`;
  return paint('dim', `      ${place}  ${printable(message)}`) + '\n';
}

function summary(input: CheckInput, shown: readonly Finding[], options: TextOptions): string {
  const { calls, files, findings, skipped } = input;
  const { paint, providerName } = options;
  const hidden = findings.length - shown.length;
  const found = callsSummary(calls, files, providerName);
  const verdict =
    shown.length > 0 ? paint('bold', findingsSummary(shown)) : paint('good', 'No findings');
  const lines = [
    ...(calls.length === 0 && shown.length === 0 ? [found] : [verdict, found]),
    ...(hidden === 0 ? [] : [paint('dim', `${hidden} suppressed in comments`)]),
    ...(skipped.length === 0 ? [] : [paint('dim', skippedSummary(skipped))]),
  ];
  return `${lines.join('\n')}\n`;
}
