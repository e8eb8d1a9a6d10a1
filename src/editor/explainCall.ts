/** What a click on a code lens does: the hover of its call opens, where every number has its source. */
import * as vscode from 'vscode';

/** No entry of the command palette: it takes a place in a document. */
export const explainCommand = 'lifeboat.explainCall';

export const registerExplainCall = (): vscode.Disposable =>
  vscode.commands.registerCommand(explainCommand, explainCall);

async function explainCall(uri: unknown, position: unknown): Promise<void> {
  const place = placeOf(position);
  if (typeof uri !== 'string' || place === null) return;
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
  editor.selection = new vscode.Selection(place, place);
  await vscode.commands.executeCommand('editor.action.showHover');
}

/** As the server counts: from 0. */
function placeOf(value: unknown): vscode.Position | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('line' in value) || !('character' in value)) return null;
  const { line, character } = value;
  if (typeof line !== 'number' || typeof character !== 'number') return null;
  return line >= 0 && character >= 0 ? new vscode.Position(line, character) : null;
}
