/** What an author sees of a finding, and what mends it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { chatPath } from '../support/projects';
import {
  actionsAt,
  apply,
  diagnosticsOf,
  diagnosticsWhen,
  fixesFor,
  hostSuite,
  ruleOf,
  show,
} from './hostSuite';

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('lifeboat');

/** The one finding of the route, in a window that shows the file as it is on disk. */
async function shown(): Promise<{
  document: vscode.TextDocument;
  diagnostic: vscode.Diagnostic;
}> {
  const { document } = await show(chatPath);
  if (document.isDirty) await vscode.commands.executeCommand('workbench.action.files.revert');
  const found = await diagnosticsWhen(document.uri, (all) =>
    all.some((one) => ruleOf(one) === 'missing-timeout'),
  );
  const diagnostic = found.find((one) => ruleOf(one) === 'missing-timeout');
  assert.ok(diagnostic);
  return { document, diagnostic };
}

/** Findings may still be those of the text before it was reverted: then nothing is offered until the next check. */
async function offered(
  ask: () => Promise<readonly vscode.CodeAction[]>,
): Promise<readonly vscode.CodeAction[]> {
  for (let turn = 0; turn < 40; turn += 1) {
    const actions = await ask();
    if (actions.length > 0) return actions;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return [];
}

async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

export const run = hostSuite({
  'a diagnostic names its source and links to its rule': async () => {
    const { diagnostic } = await shown();
    assert.equal(diagnostic.source, 'lifeboat');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
    assert.ok(typeof diagnostic.code === 'object');
    assert.match(diagnostic.code.target.toString(), /docs\/rules\/missing-timeout\.md$/);
  },
  "the squiggle lies on the callee's last name": async () => {
    const { document, diagnostic } = await shown();
    assert.equal(document.getText(diagnostic.range), 'fetch');
  },
  'a call has one diagnostic however much it lacks': async () => {
    const { document } = await shown();
    const found = (await diagnosticsOf(document.uri)).map(({ range }) => range.start.line);
    assert.equal(new Set(found).size, found.length);
  },
  'one fix is preferred, and ignoring comes last': async () => {
    const { document, diagnostic } = await shown();
    const fixes = await fixesFor(document.uri, diagnostic);
    assert.equal(fixes.filter(({ isPreferred }) => isPreferred).length, 1);
    assert.match(fixes.at(-1)?.title ?? '', /ignore/i);
  },
  'the preferred fix bounds the call and the finding is gone': async () => {
    const { document, diagnostic } = await shown();
    const before = document.getText();
    const preferred = (await fixesFor(document.uri, diagnostic)).find(
      ({ isPreferred }) => isPreferred,
    );
    assert.ok(preferred);
    await apply(preferred);
    assert.notEqual(document.getText(), before);
    assert.match(document.getText(), /AbortSignal\.timeout\(/);
    await diagnosticsWhen(document.uri, (all) =>
      all.every((one) => ruleOf(one) !== 'missing-timeout'),
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  },
  'fix all applies the safe fixes of a file': async () => {
    const { document } = await shown();
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const actions = await offered(() => actionsAt(document.uri, whole, fixAllKind));
    assert.equal(actions.length, 1);
    const [fixAll] = actions;
    assert.ok(fixAll);
    assert.equal(fixAll.kind?.value, fixAllKind.value);
    await apply(fixAll);
    await diagnosticsWhen(document.uri, (all) =>
      all.every((one) => ruleOf(one) !== 'missing-timeout'),
    );
  },
  'ignoring writes a comment that wants a reason, and then the finding is gone': async () => {
    const { document, diagnostic } = await shown();
    const ignore = (await fixesFor(document.uri, diagnostic)).at(-1);
    assert.ok(ignore);
    await apply(ignore);
    assert.match(document.getText(), /\/\/ lifeboat-ignore-next-line missing-timeout/);
    const wantsReason = (one: vscode.Diagnostic): boolean => ruleOf(one) === 'bad-suppression';
    await diagnosticsWhen(document.uri, (all) => all.length > 0 && all.every(wantsReason));
    const edit = new vscode.WorkspaceEdit();
    const behind = document.getText().indexOf('-- reason:') + '-- reason:'.length;
    edit.insert(document.uri, document.positionAt(behind), ' the caller bounds it');
    await vscode.workspace.applyEdit(edit);
    await diagnosticsWhen(document.uri, (all) => all.length === 0);
  },
  'the hover says how the call would fail': async () => {
    const { document, diagnostic } = await shown();
    const text = await hoverText(document.uri, diagnostic.range.start);
    assert.match(text, /Claude API|Anthropic/i);
    assert.match(text, /300 s|5 min/);
  },
  'an edit brings and takes findings while one types': async () => {
    const { document } = await shown();
    const call = document.getText().indexOf('fetch(');
    const edit = new vscode.WorkspaceEdit();
    const start = document.positionAt(call);
    edit.replace(document.uri, new vscode.Range(start, start.translate(0, 5)), 'ask');
    await vscode.workspace.applyEdit(edit);
    await diagnosticsWhen(document.uri, (all) => all.length === 0);
    await vscode.commands.executeCommand('undo');
    await diagnosticsOf(document.uri);
  },
  'a restarted server reports again': async () => {
    const { document } = await shown();
    await vscode.commands.executeCommand('lifeboat.restart');
    await diagnosticsOf(document.uri);
  },
});
