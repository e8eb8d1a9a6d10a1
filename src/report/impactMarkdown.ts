/** Outages as Markdown, for pull requests, tickets and chat. */
import type { Outage } from '../model/impact';
import type { ImpactPage } from '../model/impactPage';
import {
  countsWords,
  effectWords,
  longestWait,
  outageCounts,
  outageName,
  outageRows,
  unknownWords,
} from './outageWords';

/** One outage: a heading, a line of counts, a table. */
export function outageMarkdown(page: ImpactPage, outage: Outage, level = 2): string {
  const rows = outageRows(page, outage).map(({ entry, effect, ...row }) => [
    code(entry.name),
    code(`${entry.path}:${entry.line}`),
    effectWords[effect],
    row.heardAfter,
    row.requests,
    row.savedBy,
  ]);
  const titles = ['entry point', 'where', 'effect', 'user hears after', 'requests', 'saved by'];
  const wait = longestWait(outage);
  const said = `${countsWords(outageCounts(page, outage))}${wait === '' ? '' : `; longest wait: ${wait}`}.`;
  return [
    `${'#'.repeat(level)} If ${plainText(outageName(page, outage))} goes down`,
    said,
    ...(rows.length === 0 ? [] : [markdownTable(titles, rows)]),
  ].join('\n\n');
}

/** All of them, with what the map cannot say at the end. */
export function impactMarkdown(page: ImpactPage): string {
  const unknown = unknownWords(page);
  return [
    ...page.outages.map((outage) => outageMarkdown(page, outage)),
    ...(unknown === null ? [] : [unknown]),
  ].join('\n\n');
}

export function markdownTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
}

const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|');

/** As code, whatever backticks it holds. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest === 0 ? '' : ' ';
  return `${fence}${space}${text.replace(/\s+/g, ' ')}${space}${fence}`;
}

/** Words of a workspace in running text: no markup, no links, no mentions. */
export const plainText = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ');
