/**
 * The part of a page that a script brings to life: which outage, the picture, the table beside it. Pure HTML text, so
 * that a report shows it without a script and the panel and the report cannot differ.
 */
import type { Outage } from '../../model/impact';
import type { ImpactPage } from '../../model/impactPage';
import { stateWords } from '../../model/words';
import { escaped } from '../map/escape';
import { pictureOf } from '../map/picture';
import {
  countsWords,
  effectWords,
  outageCounts,
  outageName,
  outageRows,
  unknownWords,
  type OutageRow,
} from '../outageWords';

export interface AppOptions {
  /** Index into `page.outages`; null where nothing is taken out. */
  readonly chosen: number | null;
  /** Formats that can be saved. */
  readonly exports: readonly ('svg' | 'png' | 'markdown')[];
  /** Rows lead to the code. */
  readonly jumps: boolean;
  /** False leaves picture and table to a script. */
  readonly drawn: boolean;
}

export function appHtml(page: ImpactPage, options: AppOptions): string {
  return [
    toolbar(page, options),
    '<div class="stage">',
    `<section class="canvas" id="canvas" tabindex="0" aria-label="Dependency map; arrow keys move, Enter opens">`,
    options.drawn ? pictureHtml(page, options.chosen) : '',
    '</section>',
    `<section class="side" id="side" aria-live="polite">${options.drawn ? sideHtml(page, options) : ''}</section>`,
    '</div>',
    legend,
  ].join('\n');
}

export function pictureHtml(page: ImpactPage, chosen: number | null): string {
  return pictureOf({ ...page, outage: outageAt(page, chosen) }).svg;
}

export const outageAt = ({ outages }: ImpactPage, chosen: number | null): Outage | null =>
  chosen === null ? null : (outages[chosen] ?? null);

function toolbar(page: ImpactPage, { chosen, exports }: AppOptions): string {
  const options = page.outages.map((outage, index) => {
    const state = page.health[outage.out.provider];
    const now =
      state === undefined || state === 'operational' || state === 'unknown'
        ? ''
        : ` (${stateWords[state]} now)`;
    const selected = index === chosen ? ' selected' : '';
    return `<option value="${index}"${selected}>${escaped(outageName(page, outage))} goes down${now}</option>`;
  });
  const saves = { svg: 'SVG', png: 'PNG', markdown: 'Markdown' } as const;
  return [
    '<div class="toolbar" role="toolbar" aria-label="Map">',
    `<label>What if <select id="choice"><option value="">nothing goes down</option>${options.join('')}</select></label>`,
    '<input id="search" type="search" placeholder="Search (/)" aria-label="Search the map"/>',
    '<span class="buttons">',
    button('zoom-out', '−', 'Smaller (-)'),
    button('zoom-fit', 'Fit', 'Fit to width (0)'),
    button('zoom-in', '+', 'Larger (+)'),
    '</span>',
    '<span class="buttons">',
    ...exports.map((format) => button(`save-${format}`, saves[format], `Save as ${saves[format]}`)),
    '</span>',
    '</div>',
  ].join('');
}

const button = (id: string, text: string, title: string): string =>
  `<button type="button" id="${id}" title="${title}" aria-label="${title}">${text}</button>`;

/** What stands beside the picture. */
export function sideHtml(
  page: ImpactPage,
  { chosen, jumps }: Pick<AppOptions, 'chosen' | 'jumps'>,
): string {
  const outage = outageAt(page, chosen);
  const unknown = unknownWords(page);
  const note = unknown === null ? '' : `<p class="note">${escaped(unknown)}</p>`;
  if (outage === null) return `${overview(page)}${note}`;
  const rows = outageRows(page, outage);
  return [
    `<h2>If ${escaped(outageName(page, outage))} goes down</h2>`,
    `<p class="counts">${countsWords(outageCounts(page, outage))}</p>`,
    rows.length === 0 ? '<p class="note">No entry point needs it.</p>' : tableHtml(rows, jumps),
    note,
  ].join('');
}

/** One row for each outage: how much of the program each would take. */
function overview(page: ImpactPage): string {
  const rows = page.outages.map((outage, index) => {
    const { lost, degraded, unharmed } = outageCounts(page, outage);
    return [
      `<tr data-choice="${index}"><td><button type="button" class="link" data-choice="${index}">`,
      `${escaped(outageName(page, outage))}</button></td>`,
      `<td class="number lost">${lost}</td><td class="number degraded">${degraded}</td>`,
      `<td class="number survives">${unharmed}</td></tr>`,
    ].join('');
  });
  const head =
    '<tr><th>goes down</th><th class="number">lost</th><th class="number">degraded</th><th class="number">go on</th></tr>';
  return `<h2>Entry points in each outage</h2><table class="overview"><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`;
}

function tableHtml(rows: readonly OutageRow[], jumps: boolean): string {
  const head =
    '<tr><th>entry point</th><th>effect</th><th>user hears after</th><th class="number">requests</th></tr>';
  return `<table class="outage"><thead>${head}</thead><tbody>${rows.map((row) => rowHtml(row, jumps)).join('')}</tbody></table>`;
}

function rowHtml(
  { entry, effect, heardAfter, requests, savedBy }: OutageRow,
  jumps: boolean,
): string {
  const place = `${entry.path}:${entry.line}`;
  const name = jumps
    ? `<button type="button" class="link" data-path="${escaped(entry.path)}" data-line="${entry.line}">${escaped(entry.name)}</button>`
    : `<span class="name">${escaped(entry.name)}</span>`;
  const saved = savedBy === '' ? '' : `<div class="dim">${escaped(savedBy)}</div>`;
  return [
    `<tr data-id="entry:${escaped(entry.id)}">`,
    `<td>${name}<div class="dim">${escaped(place)}</div></td>`,
    `<td><span class="badge ${effect}">${effectWords[effect]}</span>${saved}</td>`,
    `<td>${heardAfter}</td><td class="number">${requests}</td></tr>`,
  ].join('');
}

const legend = [
  '<div class="legend" aria-hidden="true">',
  '<span class="key out">taken out, lost</span><span class="key degraded">degraded</span>',
  '<span class="key survives">goes on</span><span class="key dashed">guessed from a name</span>',
  '</div>',
].join('');

/** Where there is nothing to draw: what Lifeboat looked for and what to do next. */
export function emptyHtml(): string {
  return [
    '<div class="empty"><h2>No LLM calls found here</h2>',
    '<p>Lifeboat looks for calls of AI SDKs (Anthropic, OpenAI, Google, AWS Bedrock, Mistral, LangChain, the AI SDK and',
    ' others) and for requests to their hosts. Once the code makes one, this page shows which routes, jobs and commands',
    ' depend on it and what an outage would do to them.</p>',
    '<p>If there should be some: are their files left out by <code>.gitignore</code>, <code>lifeboat.exclude</code> or',
    ' <code>lifeboat.config.json</code>? Does the code reach its provider through a server of its own?</p></div>',
  ].join('');
}
