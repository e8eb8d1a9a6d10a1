/**
 * The status rows as a Markdown table for a hover. What comes from a page is text from outside: it is escaped, cut
 * and never becomes a link by itself.
 */
import type { ComponentHealth, IncidentReport } from '../model/health';
import { stateWords } from '../model/words';
import { isWaiting, type StatusRow } from './words';

const longestTitle = 120;
/** A hover is no list: the page has the rest. */
const mostIncidents = 3;

const titles = ['provider', 'component', 'state', 'incident', 'read', 'calls', 'no fallback'];

/** `now`: ms since the epoch, for ages. Empty for no rows. */
export function statusMarkdown(rows: readonly StatusRow[], now: number): string {
  if (rows.length === 0) return '';
  const unread = rows.filter((row) => row.watched && !row.readable && row.reason !== null);
  const watched = rows.filter((row) => row.watched);
  const allUnread = watched.length > 1 && unread.length === watched.length;
  const note = `None of ${watched.length} status pages could be read. Look at this machine's network first.`;
  const cells = rows.flatMap((row) => tableRows(row, now));
  const table = [titles, titles.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`);
  const reasons = rows
    .filter(({ reason }) => reason !== null)
    .map(({ label, reason }) => `${escapeMarkdown(label)}: ${escapeMarkdown(reason ?? '')}`);
  return [...(allUnread ? [note] : []), table.join('\n'), ...reasons].join('\n\n');
}

/** A line for each component that has something to tell; one for a provider where none has. */
function tableRows(row: StatusRow, now: number): readonly (readonly string[])[] {
  const troubled = row.components.filter((one) => one.state !== 'operational');
  const shown = troubled.length > 0 && row.readable ? troubled : [null];
  return shown.map((component, index) => {
    const isFirst = index === 0;
    const head = row.pageUrl === null ? row.label : `[${row.label}](${row.pageUrl})`;
    const counts = [row.calls, row.callsWithoutFallback].map(String);
    const rest = [incidentsCell(row), readCell(row, now), ...counts];
    const [state, name] = component === null ? wholeCells(row, now) : partCells(component, now);
    return [isFirst ? `**${head}**` : '', name, state, ...rest.map((one) => (isFirst ? one : ''))];
  });
}

function partCells(component: ComponentHealth, now: number): readonly [string, string] {
  return [since(component, now), escapeMarkdown(component.name)];
}

function wholeCells(row: StatusRow, now: number): readonly [string, string] {
  const [only, ...others] = row.components;
  const name = only === undefined ? '' : others.length > 0 ? 'all that is called' : only.name;
  return [isWaiting(row) ? 'not read yet' : since(row, now), escapeMarkdown(name)];
}

function since({ state, since: at }: Pick<StatusRow, 'state' | 'since'>, now: number): string {
  return state === 'unknown' || at === 0
    ? stateWords[state]
    : `${stateWords[state]} for ${age(now - at)}`;
}

function readCell({ readAt, watched }: StatusRow, now: number): string {
  if (readAt === null) return watched ? 'never' : '';
  return `${age(now - readAt)} ago`;
}

function incidentsCell({ incidents }: StatusRow): string {
  const shown = incidents.slice(0, mostIncidents).map(incidentMarkdown);
  const hidden = incidents.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`${hidden} more on the page`] : [])].join('; ');
}

function incidentMarkdown(incident: IncidentReport): string {
  const title = escapeMarkdown(shorten(incident.title));
  const link = incident.url === null ? title : `[${title}](${safeUrl(incident.url)})`;
  const doubt = incident.components.length === 0 ? ', may not concern these calls' : '';
  return `${link} (${escapeMarkdown(shorten(incident.status))}${doubt})`;
}

/** Reads well behind "for" and before "ago". */
export function age(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'under 1 min';
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= longestTitle ? line : `${line.slice(0, longestTitle - 1)}…`;
}

/** Escapes what Markdown, HTML and VS Code's `$(icon)` give a meaning to, and what a renderer turns into a link. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~$&:@.]/g, '\\$&');
}

/** The reader has let through http and https only; a parenthesis or a quote would end the link early, a bar the cell. */
function safeUrl(url: string): string {
  return url.replace(
    /[()<>[\]\\"'`|]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
