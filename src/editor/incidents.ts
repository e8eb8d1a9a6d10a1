/** Which incidents the user is told of, each once, and which are muted. Pure; imports nothing of VS Code. */
import { callWords, type StatusRow } from '../status/words';
import type { NotifyMode } from './contributions';

export interface IncidentNews {
  /** Identifies the incident; the same one is not told twice. */
  readonly key: string;
  readonly message: string;
}

/** `isKnown`: the user was told of this incident, or does not want to hear of it. */
export function incidentNews(
  rows: readonly StatusRow[],
  mode: NotifyMode,
  isKnown: (key: string) => boolean,
): readonly IncidentNews[] {
  if (mode === 'off') return [];
  return rows
    .filter((row) => row.watched && row.calls > 0)
    .flatMap((row) =>
      row.incidents
        .filter(({ impact }) => mode === 'all' || impact === 'major-outage')
        .map(({ id, title, status }) => ({
          key: incidentKey(row, id),
          message: `${row.label}: ${asText(title)} (${asText(status)}). ${callWords(row)}.`,
        })),
    )
    .filter(({ key }) => !isKnown(key));
}

export function incidentKey({ provider }: Pick<StatusRow, 'provider'>, incident: string): string {
  return `${provider}/${incident}`;
}

/** True where every open incident is muted, and there is one: then nothing of this row calls for attention. */
export function isMuted(
  row: StatusRow,
  muted: { readonly has: (key: string) => boolean },
): boolean {
  return (
    row.incidents.length > 0 && row.incidents.every(({ id }) => muted.has(incidentKey(row, id)))
  );
}

/** Messages turn `[text](address)` into a link; what a page says is to stay text. */
function asText(text: string): string {
  return text.replace(/[[\]]/g, '').replace(/\s+/g, ' ').trim();
}
