/** `lifeboat report --format html`: one file that needs nothing beside it, and sends nothing anywhere. */
import type { Finding } from '../model/finding';
import type { Score, Scores } from '../model/impact';
import type { ImpactPage } from '../model/impactPage';
import { stateWords } from '../model/words';
import { escaped } from './map/escape';
import { longestWait, outageCounts, outageName, packageRows } from './outageWords';
import { appHtml, emptyHtml } from './page/app';
import { pageStyle, paperColours } from './page/style';
import { findingsSummary, severities } from './summaryWords';
import { groupBy } from './textParts';

export interface HtmlInput {
  /** As the user gave it. */
  readonly root: string;
  /** ISO date of the day. */
  readonly today: string;
  readonly version: string;
  readonly page: ImpactPage;
  readonly scores: Scores;
  readonly findings: readonly Finding[];
  /** Text of the page's script, and how a policy may name it: `sha256-…`. Null: the page stands still. */
  readonly script: { readonly text: string; readonly hash: string } | null;
}

export function htmlReport(input: HtmlInput): string {
  const { page, script, root, today, version } = input;
  const isEmpty = page.map.calls.every(({ test }) => test);
  return [
    '<!DOCTYPE html>',
    '<html lang="en"><head><meta charset="utf-8"/>',
    `<meta http-equiv="Content-Security-Policy" content="${policy(script)}"/>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
    `<title>AI dependencies: ${escaped(root)}</title>`,
    `<style>${paperColours}\n${pageStyle}\n${reportStyle}</style></head>`,
    '<body><main>',
    `<header><h1>AI dependencies</h1><p class="dim">${escaped(root)} · ${escaped(today)} · Lifeboat ${escaped(version)}</p></header>`,
    ...(isEmpty ? [emptyHtml()] : sections(input)),
    '</main>',
    ...(script === null || isEmpty ? [] : [dataElement(page), `<script>${script.text}</script>`]),
    '</body></html>',
    '',
  ].join('\n');
}

/** Nothing may be loaded from anywhere; pictures are made by the page's own script. */
function policy(script: HtmlInput['script']): string {
  const scripts = script === null ? '' : ` script-src '${script.hash}';`;
  return `default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:;${scripts} base-uri 'none'; form-action 'none'`;
}

/** JSON that ends no element early. */
const dataElement = (page: ImpactPage): string =>
  `<script type="application/json" id="lifeboat-data">${JSON.stringify(page).replaceAll('<', '\\u003c')}</script>`;

function sections(input: HtmlInput): readonly string[] {
  const { page, findings } = input;
  const exports = input.script === null ? [] : (['svg', 'png', 'markdown'] as const);
  const open = findings.filter(({ suppressed }) => suppressed === null);
  return [
    tiles(input, open),
    `<section class="card"><h2>If a provider goes down</h2>${providerTable(page)}</section>`,
    '<section class="card"><h2>Who depends on what</h2>',
    `<div id="lifeboat">${appHtml(page, { chosen: gravest(page), exports, jumps: false, drawn: true })}</div></section>`,
    packageSection(page, input.scores),
    scoreSection(input.scores.workspace),
    `<section class="card"><h2>Findings</h2>${findingsHtml(open)}</section>`,
  ];
}

/** The outage that takes the most entry points is what a reader wants to see first. */
function gravest(page: ImpactPage): number | null {
  const lost = page.outages.map((outage) => outageCounts(page, outage).lost);
  const most = Math.max(0, ...lost);
  return page.outages.length === 0 ? null : Math.max(0, lost.indexOf(most));
}

function tiles({ page, scores }: HtmlInput, open: readonly Finding[]): string {
  const score = scores.workspace.value;
  const { map } = page;
  const single = page.outages.filter((outage) => outageCounts(page, outage).lost > 0).length;
  const calls = map.calls.filter(({ test }) => !test);
  const values: readonly (readonly [string, string])[] = [
    ...(score === null ? [] : [[String(score), 'resilience score, of 100'] as const]),
    [`${map.entryPoints.length}`, 'entry points that reach an LLM'],
    [`${calls.length}`, 'LLM calls'],
    [
      `${single} of ${new Set(calls.map(({ provider }) => provider)).size}`,
      'providers whose outage loses something',
    ],
    [`${open.length}`, 'open findings'],
  ];
  const tile = ([value, words]: readonly [string, string]): string =>
    `<div class="tile"><strong>${value}</strong><span>${words}</span></div>`;
  return `<div class="tiles">${values.map(tile).join('')}</div>`;
}

function providerTable(page: ImpactPage): string {
  const isWatched = page.outages.some(({ out }) => page.health[out.provider] !== undefined);
  const rows = page.outages.map((outage) => {
    const { lost, degraded, unharmed } = outageCounts(page, outage);
    const state = page.health[outage.out.provider];
    const now = isWatched
      ? `<td class="dim">${state === undefined ? '' : stateWords[state]}</td>`
      : '';
    return [
      `<tr><td class="name">${escaped(outageName(page, outage))}</td>`,
      `<td class="number lost">${lost}</td><td class="number degraded">${degraded}</td>`,
      `<td class="number survives">${unharmed}</td><td>${longestWait(outage)}</td>${now}</tr>`,
    ].join('');
  });
  const titles = ['goes down', 'lost', 'degraded', 'go on', 'longest wait'];
  const head = [...titles, ...(isWatched ? ['right now'] : [])].map(
    (title, index) => `<th${index > 0 && index < 4 ? ' class="number"' : ''}>${title}</th>`,
  );
  return `<table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** Longer lists say little more. */
const mostReasons = 30;

function scoreSection({ value, because }: Score): string {
  if (value === null) return '';
  const lines = because.slice(0, mostReasons).map((line) => `<li>${escaped(line)}</li>`);
  const more = because.length - lines.length;
  const rest = more <= 0 ? '' : `<p class="dim">and ${more} more</p>`;
  return `<section class="card"><h2>Resilience score: ${value} of 100</h2><ul>${lines.join('')}</ul>${rest}</section>`;
}

/** For workspaces of several packages: who of them depends on whom. */
function packageSection(page: ImpactPage, scores: Scores): string {
  const rows = packageRows(page, scores);
  if (rows.length < 2) return '';
  const names = page.outages.map((outage) => escaped(outageName(page, outage)));
  const head = ['score', 'entry points', ...names.map((name) => `lost without ${name}`)];
  const cells = rows.map(
    ({ name, score, entries, lost }) =>
      `<tr><td class="name">${escaped(name)}</td>${[score ?? '', entries, ...lost].map((one) => `<td class="number">${one}</td>`).join('')}</tr>`,
  );
  return `<section class="card"><h2>By package</h2><table><thead><tr><th>package</th>${head.map((one) => `<th class="number">${one}</th>`).join('')}</tr></thead><tbody>${cells.join('')}</tbody></table></section>`;
}

function findingsHtml(open: readonly Finding[]): string {
  if (open.length === 0) return '<p>None.</p>';
  const byFile = [...groupBy(open, ({ path }) => path)].map(
    ([path, own]) =>
      `<h3><code>${escaped(path)}</code></h3><table class="findings"><tbody>${own.map(findingRow).join('')}</tbody></table>`,
  );
  return `<p>${escaped(findingsSummary(open))}.</p>${byFile.join('')}`;
}

function findingRow({ severity, range, message, rule, also }: Finding): string {
  const word = severities.includes(severity) ? severity : 'hint';
  return [
    `<tr><td class="number dim">${range.startLine}</td><td><span class="badge ${word}">${word}</span></td>`,
    `<td>${message
      .split('\n')
      .map((line) => `<div>${withCode(line)}</div>`)
      .join('')}`,
    `<div class="dim">${escaped([rule, ...also].join(', '))}</div></td></tr>`,
  ].join('');
}

/** Messages quote names of the code in backticks. */
const withCode = (text: string): string =>
  text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? `<code>${escaped(part)}</code>` : escaped(part)))
    .join('');

const reportStyle = `
main { max-width: 1360px; margin: 0 auto; padding: 22px 24px 48px; }
header { margin-bottom: 16px; }
.tiles { display: flex; flex-wrap: wrap; gap: 12px; margin-bottom: 14px; }
.tile { background: var(--lb-box); border: 1px solid var(--lb-line); border-radius: 6px; padding: 10px 16px; min-width: 150px; }
.tile strong { display: block; font-size: 24px; } .tile span { color: var(--lb-dim); font-size: 12px; }
.card { background: var(--lb-box); border: 1px solid var(--lb-line); border-radius: 6px; padding: 14px 16px; margin-bottom: 14px; }
.card .canvas { background: var(--lb-page); }
.findings td:first-child { width: 56px; padding-right: 12px; } .findings td:nth-child(2) { width: 110px; }
@media print { .toolbar, .legend { display: none; } .canvas, .side { max-height: none; overflow: visible; } }
`.trim();
