/** `lifeboat report --format markdown`: for a pull request, a ticket, a wiki. */
import type { Finding } from '../model/finding';
import type { Score } from '../model/impact';
import type { ImpactPage } from '../model/impactPage';
import { code, impactMarkdown, markdownTable, plainText } from './impactMarkdown';
import { longestWait, outageCounts, outageName, packageRows } from './outageWords';
import { callsSummary, findingsSummary } from './summaryWords';

export interface MarkdownInput {
  readonly root: string;
  readonly files: number;
  readonly page: ImpactPage;
  readonly score: Score;
  readonly findings: readonly Finding[];
}

export function reportMarkdown(input: MarkdownInput): string {
  const { root, files, page, score, findings } = input;
  const { map, labels } = page;
  const calls = map.calls.filter(({ test }) => !test);
  const open = findings.filter(({ suppressed }) => suppressed === null);
  const parts = [
    `# AI dependencies of ${code(root)}`,
    `${callsSummary(calls, files, (id) => labels[id] ?? id)}.`,
    ...(calls.length === 0
      ? []
      : [...scoreWords(score), summaryTable(page), ...packageTable(page), impactMarkdown(page)]),
    ...(open.length === 0 ? [] : ['## Findings', `${findingsSummary(open)}.`, findingsTable(open)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function summaryTable(page: ImpactPage): string {
  const rows = page.outages.map((outage) => {
    const { lost, degraded, unharmed } = outageCounts(page, outage);
    const name = plainText(outageName(page, outage));
    return [name, ...[lost, degraded, unharmed].map(String), longestWait(outage)];
  });
  return markdownTable(['goes down', 'lost', 'degraded', 'go on', 'longest wait'], rows);
}

/** For workspaces of several packages: who of them depends on whom. */
function packageTable(page: ImpactPage): readonly string[] {
  const rows = packageRows(page);
  if (rows.length < 2) return [];
  const titles = page.outages.map(
    (outage) => `lost without ${plainText(outageName(page, outage))}`,
  );
  const cells = rows.map(({ name, entries, lost }) => [
    code(name),
    ...[entries, ...lost].map(String),
  ]);
  return ['## By package', markdownTable(['package', 'entry points', ...titles], cells)];
}

function scoreWords({ value }: Score): readonly string[] {
  return value === null ? [] : [`Resilience score: **${value}** of 100.`];
}

/** Messages quote names of the code in backticks; the rest is running text. */
const messageText = (message: string): string =>
  message
    .split('`')
    .map((part, index) => (index % 2 === 1 ? part : plainText(part)))
    .join('`');

function findingsTable(open: readonly Finding[]): string {
  const rows = open.map(({ severity, path, range, rule, also, message }) => [
    severity,
    code(`${path}:${range.startLine}`),
    messageText(message),
    [rule, ...also].map(code).join(', '),
  ]);
  return markdownTable(['severity', 'where', 'what', 'rules'], rows);
}
