/** Which incidents the user is told of, each once. Pure; imports nothing of VS Code. */
import { callWords, type StatusRow } from '../status/words';
import type { NotifyMode } from './contributions';

export interface IncidentNews {
  /** Identifies the incident; the same one is not told twice. */
  readonly key: string;
  readonly message: string;
}

export function incidentNews(
  rows: readonly StatusRow[],
  mode: NotifyMode,
  told: ReadonlySet<string>,
): readonly IncidentNews[] {
  if (mode === 'off') return [];
  return rows
    .filter((row) => row.watched)
    .flatMap((row) =>
      row.incidents
        .filter(({ impact }) => mode === 'all' || impact === 'major-outage')
        .map(({ id, title, status }) => ({
          key: `${row.provider}/${id}`,
          message: `${row.label}: ${asText(title)} (${asText(status)}). ${callWords(row)}.`,
        })),
    )
    .filter(({ key }) => !told.has(key));
}

/** Messages turn `[text](address)` into a link; what a page says is to stay text. */
function asText(text: string): string {
  return text.replace(/[[\]]/g, '').replace(/\s+/g, ' ').trim();
}
