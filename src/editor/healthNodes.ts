/** What the Provider Health view shows, as plain data. Pure; imports nothing of VS Code. */
import type { HealthState, Uptime } from '../model/health';
import { countOf, formatDuration, percentWords, stateWords } from '../model/words';
import type { TrackedIncident } from '../status/incidents';
import type { PageState } from '../status/machine';
import { age } from '../status/markdown';
import { callWords, type StatusRow } from '../status/words';

export interface HealthNode {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** For screen readers: a whole sentence. */
  readonly accessibleLabel: string;
  readonly icon: HealthState | 'incident' | 'update' | 'history' | 'note';
  /** A page of the web. */
  readonly url: string | null;
  /** What can be done with it; see `menus` of package.json. */
  readonly kind: 'provider' | 'incident' | 'other';
  readonly children: readonly HealthNode[];
}

/** `now`: ms since the epoch. `uptimes` by provider id, where something was seen. */
export function healthNodes(
  rows: readonly StatusRow[],
  pages: ReadonlyMap<string, PageState>,
  uptimes: ReadonlyMap<string, Uptime>,
  now: number,
): readonly HealthNode[] {
  return rows.map((row) => {
    const tracked = pages.get(row.provider)?.incidents ?? [];
    const incidents = [...row.incidents, ...row.recent].flatMap(({ id }) => {
      const found = tracked.find((one) => one.id === id);
      return found === undefined ? [] : [incidentNode(row, found, now)];
    });
    const uptime = uptimes.get(row.provider);
    return node(row.provider, row.label, providerWords(row, now), row.state, {
      ...{ kind: 'provider', url: row.pageUrl },
      children: [
        ...(row.reason === null ? [] : [node(`${row.provider}/why`, row.reason, '', 'note')]),
        ...componentNodes(row, now),
        ...incidents,
        ...(uptime === undefined ? [] : uptimeNodes(row, uptime)),
      ],
    });
  });
}

function node(
  id: string,
  label: string,
  description: string,
  icon: HealthNode['icon'],
  more: Partial<HealthNode> = {},
): HealthNode {
  const accessibleLabel = description === '' ? label : `${label}: ${description}`;
  const rest = { url: null, kind: 'other', children: [] } as const;
  return { id, label, description, accessibleLabel, icon, ...rest, ...more };
}

function providerWords(row: StatusRow, now: number): string {
  const read = row.readAt === null ? [] : [`read ${age(now - row.readAt)} ago`];
  const calls = row.calls === 0 ? [] : [callWords(row)];
  return [stateWords[row.state], ...calls, ...read].join(' · ');
}

function componentNodes({ provider, components }: StatusRow, now: number): readonly HealthNode[] {
  return components.map(({ id, name, state, since }) =>
    node(`${provider}/${id}`, name, `${stateWords[state]} for ${age(now - since)}`, state),
  );
}

/** Below this a page is not late: it is read every few minutes. */
const worthTellingMs = 5 * 60_000;

function incidentNode(row: StatusRow, incident: TrackedIncident, now: number): HealthNode {
  const { id, title, status, url, closedAt, silentMs, timeline } = incident;
  const ended = closedAt === null ? '' : `, ended ${age(now - closedAt)} ago`;
  const late = `Its page told of it at least ${formatDuration(silentMs)} late`;
  const key = `${row.provider}/incident/${id}`;
  return node(key, title, `${status}${ended}`, 'incident', {
    ...{ kind: 'incident', url: url ?? row.pageUrl },
    children: [
      ...(silentMs >= worthTellingMs ? [node(`${key}/late`, late, '', 'note')] : []),
      ...[...timeline]
        .reverse()
        .map(({ at, status: word, text }) =>
          node(`${key}/${at}/${word}`, text ?? word, `${word} · ${age(now - at)} ago`, 'update'),
        ),
    ],
  });
}

function uptimeNodes({ provider }: StatusRow, uptime: Uptime): readonly HealthNode[] {
  const { up, operational, knownMs, incidents, toldMs } = uptime;
  if (up === null || operational === null) return [];
  const seen = `up ${percentWords(up)}, operational ${percentWords(operational)}`;
  const told = incidents === 0 ? 'no incident' : countOf(incidents, 'incident');
  const length = incidents === 0 ? '' : ` in ${formatDuration(toldMs)}`;
  const words = `in ${formatDuration(knownMs)} seen here; its page told of ${told}${length}`;
  return [node(`${provider}/uptime`, seen, words, 'history')];
}
