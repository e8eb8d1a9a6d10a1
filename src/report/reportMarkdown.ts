/** `lifeboat report --format markdown`: for a pull request, a ticket, a wiki. */
import type { Finding } from '../model/finding';
import type { Scores } from '../model/impact';
import type { ImpactPage } from '../model/impactPage';
import { countOf } from '../model/words';
import { code, impactMarkdown, markdownTable, plainText } from './impactMarkdown';
import { longestWait, outageCounts, outageName, packageRows } from './outageWords';
import { callsSummary, findingsSummary } from './summaryWords';

export interface MarkdownInput {
  readonly root: string;
  readonly files: number;
  readonly page: ImpactPage;
  readonly scores: Scores;
  readonly findings: readonly Finding[];
}

export function reportMarkdown(input: MarkdownInput): string {
  const { root, files, page, scores, findings } = input;
  const { map, labels } = page;
  const calls = map.calls.filter(({ test }) => !test);
  const open = findings.filter(({ suppressed }) => suppressed === null);
  const parts = [
    `# AI dependencies of ${code(root)}`,
    `${callsSummary(calls, files, (id) => labels[id] ?? id)}.`,
    ...(calls.length === 0
      ? []
      : [
          ...scoreWords(scores),
          summaryTable(page),
          ...packageTable(page, scores),
          impactMarkdown(page),
          ...fileTable(scores),
        ]),
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
function packageTable(page: ImpactPage, scores: Scores): readonly string[] {
  const rows = packageRows(page, scores);
  if (rows.length < 2) return [];
  const titles = page.outages.map(
    (outage) => `lost without ${plainText(outageName(page, outage))}`,
  );
  const cells = rows.map(({ name, score, entries, lost }) => [
    code(name),
    ...[score ?? '', entries, ...lost].map(String),
  ]);
  return ['## By package', markdownTable(['package', 'score', 'entry points', ...titles], cells)];
}

/** The rest of a long list is in the JSON. */
const mostFiles = 20;

/** The weakest first. */
function fileTable({ files }: Scores): readonly string[] {
  const scored = Object.entries(files).flatMap(([path, { value }]) =>
    value === null ? [] : [{ path, value }],
  );
  if (scored.length < 2) return [];
  const rows = scored.toSorted((a, b) => a.value - b.value).slice(0, mostFiles);
  const more = scored.length - rows.length;
  return [
    '## Score by file',
    markdownTable(
      ['file', 'score'],
      rows.map(({ path, value }) => [code(path), String(value)]),
    ),
    ...(more === 0 ? [] : [`And ${countOf(more, 'file')} with the same score or a better one.`]),
  ];
}

function scoreWords({ workspace: { value } }: Scores): readonly string[] {
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
