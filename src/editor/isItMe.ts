/** "Is It Me or Them?": reads all pages, asks the API's host once without a key, and says what that adds up to. */
import * as vscode from 'vscode';
import type { Provider } from '../model/knowledge';
import type { HttpGet } from '../platform/ports';
import { pageEvidence } from '../status/evidence';
import type { LatestChecks } from '../status/latestChecks';
import { probeAddress, probeApi } from '../status/probeApi';
import { triage, type Triage } from '../status/triage';
import type { StatusRow } from '../status/words';
import type { StatusWatch } from './statusWatch';

export interface TriageOptions {
  readonly providers: readonly Provider[];
  readonly status: StatusWatch;
  readonly http: HttpGet;
  readonly userAgent: string;
  readonly checks: LatestChecks;
}

export async function isItMe(options: TriageOptions): Promise<void> {
  const row = await chooseRow(options.status.rows());
  if (row === undefined) return;
  const location = vscode.ProgressLocation.Notification;
  const judged = await vscode.window.withProgress(
    { location, title: `Looking at ${row.label} and the way there…` },
    () => judge(row, options),
  );
  await show(judged, row);
}

async function chooseRow(rows: readonly StatusRow[]): Promise<StatusRow | undefined> {
  if (rows.length === 0) {
    await vscode.window.showInformationMessage('Lifeboat has found no AI provider in use here.');
    return undefined;
  }
  const [only, second] = rows;
  if (second === undefined) return only;
  const items = rows.map((row) => ({ label: row.label, row }));
  const placeHolder = 'Is it me or them? Choose a provider';
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.row;
}

async function judge(row: StatusRow, options: TriageOptions): Promise<Triage> {
  const { providers, status, http, userAgent, checks } = options;
  const provider = providers.find((one) => one.id === row.provider);
  const address = provider === undefined ? null : probeAddress(provider);
  const { signal } = new AbortController();
  const [probed] = await Promise.all([
    address === null ? null : probeApi(address, http, userAgent, signal),
    status.refresh(),
  ]);
  const own = checks.latest(row.provider);
  return triage({
    ...{ provider: row.provider, label: row.label },
    pages: pageEvidence(providers, status.health(), status.pages()),
    api: [probed, own].filter((one) => one !== null),
  });
}

/** Not in the list of evidence: it is what follows from it. */
async function show({ headline, evidence }: Triage, { label }: StatusRow): Promise<void> {
  const where = vscode.env.remoteName === undefined ? [] : [`Seen from ${vscode.env.remoteName}.`];
  const lines = [...evidence, ...where];
  const copy = { label: '$(copy) Copy this' };
  const items = [
    { label: headline },
    ...lines.map((line) => ({ label: `$(dash) ${plain(line)}` })),
  ];
  const title = `Is it me or them? ${label}`;
  const chosen = await vscode.window.showQuickPick([...items, copy], { title });
  if (chosen === copy) await vscode.env.clipboard.writeText([headline, ...lines].join('\n'));
}

/** What a page says stays text: `$(name)` would become an icon. */
const plain = (text: string): string => text.replaceAll('$(', '$ (');
