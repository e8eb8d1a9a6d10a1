/** The status bar item: there once a provider is in use, coloured only when something is known to be wrong. */
import * as vscode from 'vscode';
import { statusMarkdown } from '../status/markdown';
import { isTroubled, statusText, type StatusRow, type StatusSeverity } from '../status/words';
import { commands } from './contributions';

export interface StatusItem {
  /** `now`: ms since the epoch. Muted rows take no colour. */
  show(rows: readonly StatusRow[], now: number, isMuted: (row: StatusRow) => boolean): void;
  dispose(): void;
}

const icons: Readonly<Record<StatusSeverity, string>> = {
  ok: '$(pass)',
  warning: '$(warning)',
  error: '$(error)',
  unknown: '$(question)',
};

/** Not to know is no alarm. */
const backgrounds: Readonly<Record<StatusSeverity, string | null>> = {
  ok: null,
  warning: 'statusBarItem.warningBackground',
  error: 'statusBarItem.errorBackground',
  unknown: null,
};

export function createStatusItem(): StatusItem {
  let item: vscode.StatusBarItem | null = null;
  return {
    show(rows, now, isMuted) {
      const words = statusText(rows);
      if (words === null) {
        item?.hide();
        return;
      }
      item ??= newItem();
      const { text, severity, accessibleLabel } = words;
      const isQuiet = rows.filter(isTroubled).every(isMuted);
      const background = isQuiet ? null : backgrounds[severity];
      item.text = `${icons[severity]} ${text}`;
      item.tooltip = new vscode.MarkdownString(statusMarkdown(rows, now));
      item.accessibilityInformation = { label: accessibleLabel, role: 'button' };
      item.backgroundColor = background === null ? undefined : new vscode.ThemeColor(background);
      item.show();
    },
    dispose: () => item?.dispose(),
  };
}

function newItem(): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem(
    'lifeboat.status',
    vscode.StatusBarAlignment.Right,
    90,
  );
  item.name = 'AI provider status (Lifeboat)';
  item.command = commands.showStatus;
  return item;
}
