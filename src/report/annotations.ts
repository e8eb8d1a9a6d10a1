/** `--format github`: workflow commands that GitHub Actions turns into annotations of the changed lines. */
import type { Finding, Severity } from '../model/finding';

const commands: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** One line for each finding that is not suppressed. `prefix`: the folder of their paths, as in `SarifInput`. */
export function annotations(findings: readonly Finding[], prefix: string): string {
  return findings
    .filter(({ suppressed }) => suppressed === null)
    .map((finding) => `${annotation(finding, prefix)}\n`)
    .join('');
}

function annotation(
  { severity, path, cell, range, rule, also, message }: Finding,
  prefix: string,
): string {
  const { startLine, startColumn, endLine, endColumn } = range;
  const properties = {
    file: prefix === '' ? path : `${prefix}/${path}`,
    // The lines of a cell are not those of the file that holds the notebook.
    ...(cell == null ? { line: startLine, endLine } : {}),
    // GitHub refuses columns of a range over several lines.
    ...(cell == null && startLine === endLine ? { col: startColumn, endColumn } : {}),
    title: [rule, ...also].join(', '),
  };
  const words = Object.entries(properties).map(
    ([key, value]) => `${key}=${property(String(value))}`,
  );
  return `::${commands[severity]} ${words.join(',')}::${data(inCell(message, cell, startLine))}`;
}

const inCell = (message: string, cell: Finding['cell'], line: number): string =>
  cell == null ? message : `Cell ${cell}, line ${line}: ${message}`;

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
