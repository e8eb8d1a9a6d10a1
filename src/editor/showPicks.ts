/** The quick picks: calls to jump to, and what is going on with the providers. */
import * as vscode from 'vscode';
import type { Provider } from '../model/knowledge';
import type { CheckedProvider } from '../model/providerCheck';
import type { LanguageService } from './languageService';
import type { KeySet } from './memory';
import { callPicks, statusPicks, type Pick, type PickAction, type PickGroup } from './picks';
import { showPlace } from './showPlace';
import type { StatusWatch } from './statusWatch';

interface Item extends vscode.QuickPickItem {
  readonly action?: PickAction;
}

export async function showCalls(
  service: LanguageService,
  providers: readonly Provider[],
): Promise<void> {
  const labelOf = (id: string): string => providers.find((one) => one.id === id)?.label ?? id;
  const picks = callPicks(await service.calls({}), labelOf);
  if (picks.length === 0) {
    await vscode.window.showInformationMessage('Lifeboat has found no LLM calls here.');
    return;
  }
  const chosen = await pick(picks.map(toItem), 'LLM calls: choose one to jump to');
  if (chosen?.kind === 'jump') await jump(chosen);
}

export interface StatusActions {
  readonly refresh: () => Promise<void>;
  readonly isItMe: () => Promise<void>;
  readonly check: (provider: CheckedProvider) => Promise<void>;
}

export async function showStatus(
  service: LanguageService,
  status: StatusWatch,
  muted: KeySet,
  actions: StatusActions,
): Promise<void> {
  const calls = await service.calls({});
  const groups = statusPicks(status.rows(), calls, (key) => muted.has(key));
  const chosen = await pick(groups.flatMap(toItems), 'AI providers that this code uses');
  switch (chosen?.kind) {
    case 'jump':
      return jump(chosen);
    case 'open':
      return openPage(chosen.url);
    case 'mute':
      if (chosen.muted) muted.add(chosen.key);
      else muted.delete(chosen.key);
      status.showAgain();
      return;
    case 'refresh':
      return actions.refresh();
    case 'isItMe':
      return actions.isItMe();
    case 'check':
      return actions.check(chosen.provider);
    case undefined:
      return;
  }
}

async function pick(items: readonly Item[], placeHolder: string): Promise<PickAction | undefined> {
  const options = { placeHolder, matchOnDescription: true, matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.action;
}

function toItems({ title, picks }: PickGroup): readonly Item[] {
  return [{ label: title, kind: vscode.QuickPickItemKind.Separator }, ...picks.map(toItem)];
}

function toItem({ label, description, detail, action }: Pick): Item {
  return { label, description, ...(detail !== undefined && { detail }), action };
}

async function jump({ folder, call }: Extract<PickAction, { kind: 'jump' }>): Promise<void> {
  const uri = vscode.Uri.joinPath(vscode.Uri.parse(folder), call.path);
  const { startLine, startColumn, endLine, endColumn } = call.anchor;
  const selection = new vscode.Range(startLine - 1, startColumn - 1, endLine - 1, endColumn - 1);
  await showPlace(uri, selection, call.cell);
}

/** An address that a page gave is opened only when it is one of the web. */
export async function openPage(url: string): Promise<void> {
  const uri = vscode.Uri.parse(url);
  if (uri.scheme === 'https' || uri.scheme === 'http') await vscode.env.openExternal(uri);
}
