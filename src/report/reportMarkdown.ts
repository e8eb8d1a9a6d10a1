/** `lifeboat report --format markdown`: for a pull request, a ticket, a wiki. */
import type { Finding } from '../model/finding';
import type { ImpactPage } from '../model/impactPage';
import { code, impactMarkdown, markdownTable, plainText } from './impactMarkdown';
import { longestWait, outageCounts, outageName } from './outageWords';
import { callsSummary, findingsSummary } from './summaryWords';
import { groupBy } from './textParts';

export interface MarkdownInput {
  readonly root: string;
  readonly files: number;
  readonly page: ImpactPage;
  readonly findings: readonly Finding[];
}

export function reportMarkdown({ root, files, page, findings }: MarkdownInput): string {
  const { map, labels } = page;
  const calls = map.calls.filter(({ test }) => !test);
  const open = findings.filter(({ suppressed }) => suppressed === null);
  const parts = [
    `# AI dependencies of ${code(root)}`,
    `${callsSummary(calls, files, (id) => labels[id] ?? id)}.`,
    ...(calls.length === 0
      ? []
      : [summaryTable(page), ...packageTable(page), impactMarkdown(page)]),
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
function packageTable({ map, outages, labels }: ImpactPage): readonly string[] {
  const packages = [...groupBy(map.entryPoints, (entry) => entry.package)];
  if (packages.length < 2) return [];
  const rows = packages.map(([name, entries]) => [
    name === '' ? '(root)' : code(name),
    String(entries.length),
    ...outages.map(({ entryPoints }) => {
      const lost = new Set(
        entryPoints.filter((one) => one.effect === 'lost').map((one) => one.entryPoint),
      );
      return String(entries.filter(({ id }) => lost.has(id)).length);
    }),
  ]);
  const titles = outages.map(
    ({ out }) => `lost without ${plainText(labels[out.provider] ?? out.provider)}`,
  );
  return ['## By package', markdownTable(['package', 'entry points', ...titles], rows)];
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
