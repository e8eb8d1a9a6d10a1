/** What the quick picks list, as plain data. Pure; imports nothing of VS Code. */
import type { LlmCall } from '../model/call';
import type { IncidentReport } from '../model/health';
import type { CheckedProvider } from '../model/providerCheck';
import { approximateDuration, countOf, stateWords } from '../model/words';
import type { FolderCalls } from '../protocol/messages';
import { callWords, isTroubled, type StatusRow } from '../status/words';
import { incidentKey } from './incidents';

export type PickAction =
  | { readonly kind: 'jump'; readonly folder: string; readonly call: LlmCall }
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'mute'; readonly key: string; readonly muted: boolean }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'isItMe' }
  | { readonly kind: 'check'; readonly provider: CheckedProvider };

export interface Pick {
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
  readonly action: PickAction;
}

export interface PickGroup {
  readonly title: string;
  readonly picks: readonly Pick[];
}

/** Calls by file and line. */
export function callPicks(
  folders: readonly FolderCalls[],
  labelOf: (provider: string) => string,
): readonly Pick[] {
  return folders.flatMap(({ folder, calls }) =>
    [...calls].sort(byPlace).map((call) => ({
      label: call.api,
      description: `${labelOf(call.provider)} · ${call.path}:${call.line}${call.test ? ' · test' : ''}`,
      detail: fateOf(call),
      action: { kind: 'jump' as const, folder, call },
    })),
  );
}

function byPlace(a: LlmCall, b: LlmCall): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** How a call fails, in a line. */
function fateOf({ budget, fallback }: LlmCall): string {
  const requests = budget.requests === null ? [] : [`up to ${countOf(budget.requests, 'request')}`];
  const bare = fallback.kind === 'none' ? ['no fallback'] : [];
  return [waitOf(budget), ...requests, ...bare].join(' · ');
}

function waitOf({ unbounded, untilErrorMs }: LlmCall['budget']): string {
  if (unbounded) return 'nothing ends this call';
  if (untilErrorMs === null) return 'time until an error unknown';
  return `error after up to ${approximateDuration(untilErrorMs)}`;
}

/** Gravest provider first: its incidents, the calls that it reaches, and what can be done. */
export function statusPicks(
  rows: readonly StatusRow[],
  folders: readonly FolderCalls[],
  isMuted: (key: string) => boolean,
): readonly PickGroup[] {
  const groups = rows.map((row) => ({
    title: `${row.label}: ${stateWords[row.state]} · ${callWords(row)}`,
    picks: [
      ...row.incidents.flatMap((one) => incidentPick(row, one)),
      ...row.recent.flatMap((one) => incidentPick(row, one)),
      ...callsOf(row, folders),
      ...row.incidents.map((one) => mutePick(row, one, isMuted)),
      ...pagePick(row),
    ],
  }));
  const actions: PickGroup = { title: 'Lifeboat', picks: actionPicks(rows) };
  return [...groups.filter((group) => group.picks.length > 0), actions];
}

function actionPicks(rows: readonly StatusRow[]): readonly Pick[] {
  const pick = (label: string, description: string, action: PickAction): Pick => ({
    ...{ label, description, action },
  });
  const uses = (provider: string): boolean => rows.some((row) => row.provider === provider);
  const watched = rows.some((row) => row.watched);
  const own = 'one request with your own key';
  return [
    ...(watched
      ? [
          pick('$(refresh) Read the status pages now', '', { kind: 'refresh' }),
          pick('$(question) Is it me or them?', 'one request without a key', { kind: 'isItMe' }),
        ]
      : []),
    pick('$(pulse) Check Claude now', own, { kind: 'check', provider: 'anthropic' }),
    ...(uses('openai')
      ? [pick('$(pulse) Check OpenAI now', own, { kind: 'check', provider: 'openai' })]
      : []),
  ];
}

function incidentPick(row: StatusRow, incident: IncidentReport): readonly Pick[] {
  const url = incident.url ?? row.pageUrl;
  const label = `$(megaphone) ${withoutIcons(incident.title)}`;
  const detail =
    incident.latestUpdate === null ? {} : { detail: withoutIcons(incident.latestUpdate) };
  const description = withoutIcons(incident.status);
  return url === null ? [] : [{ label, description, ...detail, action: { kind: 'open', url } }];
}

function mutePick(
  row: StatusRow,
  { id, title }: IncidentReport,
  isMuted: (key: string) => boolean,
): Pick {
  const key = incidentKey(row, id);
  const muted = isMuted(key);
  const label = muted ? '$(bell) Hear of this incident again' : '$(bell-slash) Mute this incident';
  return { label, description: withoutIcons(title), action: { kind: 'mute', key, muted: !muted } };
}

/** A provider that works needs no list of what it reaches. */
function callsOf(row: StatusRow, folders: readonly FolderCalls[]): readonly Pick[] {
  if (!isTroubled(row)) return [];
  const own = folders.map(({ folder, calls }) => ({
    folder,
    calls: calls.filter((call) => call.provider === row.provider && !call.test),
  }));
  return callPicks(own, () => row.label);
}

function pagePick(row: StatusRow): readonly Pick[] {
  if (row.pageUrl === null) return [];
  const label = '$(link-external) Open the status page';
  return [{ label, description: row.pageUrl, action: { kind: 'open', url: row.pageUrl } }];
}

/** What a page says stays text: `$(name)` would become an icon. */
function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$ (').replace(/\s+/g, ' ').trim();
}
