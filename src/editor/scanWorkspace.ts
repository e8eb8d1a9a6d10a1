/** The command that looks at the whole workspace. */
import * as vscode from 'vscode';
import type { LanguageService } from './languageService';
import { scanWords } from './scanWords';

export async function scanWorkspace(service: LanguageService): Promise<void> {
  // The server shows its own progress, which can be cancelled there.
  const cancel = new vscode.CancellationTokenSource();
  try {
    const summary = await service.scan(cancel.token);
    if (summary !== null && !summary.cancelled) {
      await vscode.window.showInformationMessage(scanWords(summary));
    }
  } finally {
    cancel.dispose();
  }
}
