/** Runs inside the extension host: small tests one after the other, each with a line for the runner outside. */
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import {
  hostInputVariable,
  type Figures,
  type HostInput,
  type TestResult,
} from '../support/hostRun';
import { until, within } from '../support/poll';

const testLimitMs = 60_000;
export const extensionId = 'lifeboat.lifeboat';

function readInput(): HostInput {
  return JSON.parse(process.env[hostInputVariable] ?? '{ "values": {} }') as HostInput;
}

/** A value that the runner handed in. */
export function given(name: string): string {
  const value = readInput().values[name];
  if (value === undefined) throw new Error(`the runner gave no ${name}`);
  return value;
}

/** A test that measures gives its figures back. */
type HostTest = () => Promise<Figures | undefined>;

async function runOne(name: string, test: HostTest): Promise<TestResult> {
  const begun = performance.now();
  const ended = (error: string | null): TestResult => ({
    ...{ name, error },
    ms: performance.now() - begun,
  });
  try {
    const figures = await within(name, test(), testLimitMs);
    return figures ? { ...ended(null), figures } : ended(null);
  } catch (reason) {
    return ended(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
  }
}

/** The `run` that VS Code calls. Tests run in the order in which they are written. */
export function hostSuite(tests: Readonly<Record<string, HostTest>>) {
  return async (): Promise<void> => {
    const { resultsFile } = readInput();
    for (const [name, test] of Object.entries(tests)) {
      const result = await runOne(name, test);
      appendFileSync(resultsFile, `${JSON.stringify(result)}\n`);
    }
  };
}

/** The extension under test. */
export function lifeboat(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension(extensionId);
  if (!extension) throw new Error(`${extensionId} is not installed`);
  return extension;
}

/** Opens a file of the first workspace folder, or of the one named. */
export async function show(path: string, folder = 0): Promise<vscode.TextEditor> {
  const root = vscode.workspace.workspaceFolders?.[folder];
  if (!root) throw new Error('no folder is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root.uri, path));
  return vscode.window.showTextDocument(document);
}

/** Lifeboat's diagnostics of a document as soon as they fulfil `enough`. */
export async function diagnosticsWhen(
  uri: vscode.Uri,
  enough: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  for (;;) {
    const found = vscode.languages
      .getDiagnostics(uri)
      .filter(({ source }) => source === 'lifeboat');
    if (enough(found)) return found;
    await sleep(100);
  }
}

/** The first diagnostics that Lifeboat has for a document. */
export function diagnosticsOf(uri: vscode.Uri): Promise<readonly vscode.Diagnostic[]> {
  return diagnosticsWhen(uri, (found) => found.length > 0);
}

/** The rule of a diagnostic; its code is a link to the rule's page. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The code actions that the editor offers at a place. */
export function actionsAt(
  uri: vscode.Uri,
  range: vscode.Range,
  kind?: vscode.CodeActionKind,
): Promise<readonly vscode.CodeAction[]> {
  const ask = async (): Promise<readonly vscode.CodeAction[] | undefined> => {
    try {
      return await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
        kind?.value,
        // Resolves the edits of as many actions.
        50,
      );
    } catch (error) {
      // VS Code drops a request that something newer overtakes; a user's light bulb asks again.
      if (error instanceof Error && error.name === 'Canceled') return undefined;
      throw error;
    }
  };
  return until('code actions', ask);
}

/** The fixes that the editor offers for a diagnostic; in these windows nobody but Lifeboat offers any. */
export function fixesFor(
  uri: vscode.Uri,
  { range }: vscode.Diagnostic,
): Promise<readonly vscode.CodeAction[]> {
  return actionsAt(uri, range, vscode.CodeActionKind.QuickFix);
}

/** Does what the editor does when an action is chosen. */
export async function apply(action: vscode.CodeAction): Promise<void> {
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  if (action.command) {
    const { command, arguments: args = [] } = action.command;
    await vscode.commands.executeCommand(command, ...(args as unknown[]));
  }
}
