/**
 * The status rows as Markdown for a hover. What comes from a page is text from outside: it is escaped, cut and never
 * becomes a link by itself.
 */
import type { IncidentReport } from '../model/health';
import { stateWords } from '../model/words';
import { callWords, type StatusRow } from './words';

const longestTitle = 120;
/** A hover is no list: the page has the rest. */
const mostIncidents = 3;

/** `now`: ms since the epoch, for ages. Empty for no rows. */
export function statusMarkdown(rows: readonly StatusRow[], now: number): string {
  const unread = rows.filter((row) => row.watched && !row.readable && row.reason !== null);
  const watched = rows.filter((row) => row.watched);
  const allUnread = watched.length > 1 && unread.length === watched.length;
  const note = `None of ${watched.length} status pages could be read. Look at this machine's network first.`;
  return [...(allUnread ? [note] : []), ...rows.map((row) => rowMarkdown(row, now))].join('\n\n');
}

function rowMarkdown(row: StatusRow, now: number): string {
  const head = row.pageUrl === null ? row.label : `[${row.label}](${row.pageUrl})`;
  const since = row.state === 'unknown' || row.since === 0 ? '' : ` for ${age(now - row.since)}`;
  const troubled = row.components.filter((one) => one.state !== 'operational');
  const shown = row.incidents.slice(0, mostIncidents);
  const hidden = row.incidents.length - shown.length;
  const lines = [
    `**${head}** ${stateWords[row.state]}${since} · ${callWords(row)}`,
    ...(row.components.length > 1 ? troubled : []).map(
      (one) => `- ${escapeMarkdown(one.name)}: ${stateWords[one.state]}`,
    ),
    ...shown.map((incident) => `- ${incidentMarkdown(incident)}`),
    ...(hidden > 0 ? [`- ${hidden} more on the page`] : []),
    ...readingLines(row, now),
  ];
  return lines.join('\n');
}

function readingLines(row: StatusRow, now: number): readonly string[] {
  const read = row.readAt === null ? null : `Page read ${age(now - row.readAt)} ago.`;
  const reason = row.reason === null ? null : escapeMarkdown(row.reason);
  const text = [read, reason].filter((one) => one !== null).join(' ');
  return text === '' ? [] : ['', text];
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
  if (minutes < 1) return 'less than a minute';
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

/** The reader has let through http and https only; a parenthesis or a quote would end the link early. */
function safeUrl(url: string): string {
  return url.replace(
    /[()<>[\]\\"'`]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
