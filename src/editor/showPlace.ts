/** Opens code at a place, in a file or in a cell of a notebook. */
import * as vscode from 'vscode';

/** `cell`: counted from 1 among all cells of the notebook; null for a file. */
export async function showPlace(
  uri: vscode.Uri,
  selection: vscode.Range,
  cell: number | null,
): Promise<void> {
  if (cell === null) {
    await vscode.window.showTextDocument(uri, { selection });
    return;
  }
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  await showInCell(notebook, cell, selection);
}

/** Puts the caret into a cell. */
export async function showInCell(
  notebook: vscode.NotebookDocument,
  cell: number,
  selection: vscode.Range,
): Promise<void> {
  const selections = [new vscode.NotebookRange(cell - 1, cell)];
  await vscode.window.showNotebookDocument(notebook, { selections });
  // Only a cell that is being edited has a text editor.
  await vscode.commands.executeCommand('notebook.cell.edit');
  const shown = notebook.cellCount < cell ? undefined : notebook.cellAt(cell - 1).document;
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === shown);
  if (editor === undefined) return;
  editor.selection = new vscode.Selection(selection.start, selection.end);
  editor.revealRange(selection);
}
