/** `lifeboat status` for people: a line for each provider, then what is wrong with it. */
import type {
  HealthState,
  IncidentReport,
  ProviderReading,
  ProviderUse,
  Uptime,
} from '../model/health';
import { countOf, formatDuration, percentWords, stateWords } from '../model/words';
import type { Cell, Paint, Style } from './textParts';
import { columns, printable } from './textParts';

const styles: Readonly<Record<HealthState, Style>> = {
  operational: 'good',
  degraded: 'warning',
  'partial-outage': 'warning',
  'major-outage': 'error',
  maintenance: 'information',
  unknown: 'dim',
};

/** Empty for no readings. */
export function statusText(readings: readonly ProviderReading[], paint: Paint): string {
  const heads = columns(readings.map(headCells), paint);
  return readings
    .map((reading, index) => [heads[index] ?? '', ...details(reading, paint)])
    .map((lines) => `${lines.join('\n')}\n`)
    .join('');
}

function headCells({ label, health, use }: ProviderReading): readonly Cell[] {
  return [
    { text: printable(label), style: 'bold' },
    { text: stateWords[health.state], style: styles[health.state] },
    ...(use === null ? [] : [{ text: useWords(use) }]),
  ];
}

function useWords({ calls, callsWithoutFallback: bare }: ProviderUse): string {
  return `${countOf(calls, 'call')}${bare === 0 ? '' : `, ${bare} without a fallback`}`;
}

function details({ health, incidents, uptime }: ProviderReading, paint: Paint): readonly string[] {
  const shown = new Set(health.incidents.map(({ id }) => id));
  const others = incidents.filter(({ id }) => !shown.has(id)).length;
  return [
    ...(health.readable && health.components.length > 1 ? health.components : [])
      .filter(({ state }) => state !== 'operational')
      .map(({ name, state }) => `${printable(name)}: ${paint(styles[state], stateWords[state])}`),
    ...health.incidents.map(incidentWords),
    ...(others === 0 ? [] : [paint('dim', `${countOf(others, 'incident')} on other parts of it`)]),
    ...(health.reason === null ? [] : [paint('dim', printable(health.reason))]),
    ...(uptime === null ? [] : [uptimeWords(uptime)]),
  ].map((line) => `  ${line}`);
}

/** `Seen for 41 h: up 99.2 %, operational 97.1 %; its page told of 3 incidents in 130 min`. */
function uptimeWords({ knownMs, up, operational, incidents, toldMs }: Uptime): string {
  if (up === null || operational === null) return 'Not watched yet';
  const told = incidents === 0 ? 'no incident' : countOf(incidents, 'incident');
  const length = incidents === 0 ? '' : ` in ${formatDuration(toldMs)}`;
  const shares = `up ${percentWords(up)}, operational ${percentWords(operational)}`;
  return `Seen for ${formatDuration(knownMs)}: ${shares}; its page told of ${told}${length}`;
}

function incidentWords({ title, status, startedAt, url }: IncidentReport): string {
  const since = startedAt === null ? '' : `, since ${printable(startedAt)}`;
  const link = url === null ? '' : ` ${printable(url)}`;
  return `${printable(title)} (${printable(status)}${since})${link}`;
}
