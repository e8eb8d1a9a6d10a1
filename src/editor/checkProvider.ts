/** "Check Claude now": the user's own key, asked for once, kept by the editor's secret storage, and one request. */
import * as vscode from 'vscode';
import type { CheckResult, ProviderCheck } from '../model/providerCheck';

/** The key's name in the secret storage. */
const keyName = 'lifeboat.anthropic.apiKey';

export async function checkProvider(
  secrets: vscode.SecretStorage,
  load: () => Promise<ProviderCheck>,
): Promise<void> {
  const apiKey = (await secrets.get(keyName)) ?? (await askKey());
  if (apiKey === undefined) return;
  const location = vscode.ProgressLocation.Notification;
  const result = await vscode.window.withProgress(
    { location, title: 'Checking Claude…' },
    async () => (await load())({ apiKey }),
  );
  // Kept once it is known to be one.
  if (result.keyRejected) await secrets.delete(keyName);
  else await secrets.store(keyName, apiKey);
  await tell(secrets, load, result);
}

async function askKey(): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title: 'Check Claude now',
    prompt:
      'Your Anthropic API key. It is kept in the secret storage of this editor and sent to api.anthropic.com only.',
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? 'An API key is needed for the check.' : null),
  });
  return answer?.trim();
}

async function tell(
  secrets: vscode.SecretStorage,
  load: () => Promise<ProviderCheck>,
  { ok, words, keyRejected }: CheckResult,
): Promise<void> {
  if (ok) {
    const forget = 'Forget Key';
    const answer = await vscode.window.showInformationMessage(words, forget);
    if (answer === forget) await secrets.delete(keyName);
    return;
  }
  const other = 'Enter Another Key';
  const buttons = keyRejected ? [other] : [];
  const answer = await vscode.window.showWarningMessage(words, ...buttons);
  if (answer === other) await checkProvider(secrets, load);
}
