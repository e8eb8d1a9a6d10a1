/** What a click on a code lens does: the hover of its call opens, where every number has its source. */
import * as vscode from 'vscode';
import { showInCell } from './showPlace';

/** No entry of the command palette: it takes a place in a document. */
export const explainCommand = 'lifeboat.explainCall';

export const registerExplainCall = (): vscode.Disposable =>
  vscode.commands.registerCommand(explainCommand, explainCall);

async function explainCall(uri: unknown, position: unknown): Promise<void> {
  const place = placeOf(position);
  if (typeof uri !== 'string' || place === null) return;
  const document = vscode.Uri.parse(uri);
  const found = cellOf(document);
  if (found === null) {
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(place, place);
  } else await showInCell(found.notebook, found.index + 1, new vscode.Range(place, place));
  await vscode.commands.executeCommand('editor.action.showHover');
}

/** The cell of an open notebook that this document is. */
function cellOf(uri: vscode.Uri): vscode.NotebookCell | null {
  const cells = vscode.workspace.notebookDocuments.flatMap((one) => one.getCells());
  return cells.find(({ document }) => document.uri.toString() === uri.toString()) ?? null;
}

/** As the server counts: from 0. */
function placeOf(value: unknown): vscode.Position | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('line' in value) || !('character' in value)) return null;
  const { line, character } = value;
  if (typeof line !== 'number' || typeof character !== 'number') return null;
  return line >= 0 && character >= 0 ? new vscode.Position(line, character) : null;
}
