/** The command that applies every safe fix of the workspace: shown first, and one step to undo. */
import * as vscode from 'vscode';
import type { LanguageService } from './languageService';

export async function fixWorkspace(service: LanguageService): Promise<void> {
  // The server shows its own progress, which can be cancelled there.
  const cancel = new vscode.CancellationTokenSource();
  try {
    const found = await service.safeFixes(cancel.token);
    if (found === null) return;
    if (found.fixes === 0) {
      await vscode.window.showInformationMessage('Lifeboat: there is no safe fix to apply.');
      return;
    }
    // Changes that want to be confirmed open the preview; nothing happens before the user applies them.
    await vscode.workspace.applyEdit(found.edit, { isRefactoring: true });
  } finally {
    cancel.dispose();
  }
}
