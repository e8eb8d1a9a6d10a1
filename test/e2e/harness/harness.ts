/** The harness itself, proved with an extension that exists only for the test. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runInHost, type HostRun } from '../support/hostRun';
import type { Lifetime } from '../support/lifetime';
import { writeFiles } from '../support/projects';
import { installExtension } from '../support/server';
import type { PageTest, Tools } from '../support/suite';
import { openWorkbench } from '../support/workbench';

const manifest = {
  name: 'throwaway',
  publisher: 'lifeboat-tests',
  version: '1.0.0',
  engines: { vscode: '^1.100.0' },
  main: './extension.js',
  activationEvents: ['onLanguage:plaintext'],
  capabilities: { untrustedWorkspaces: { supported: true } },
};

/** Marks every `bad`, offers to make it `good`, explains it, and shows itself in the status bar. */
const extension = `
const vscode = require('vscode');
const check = (diagnostics) => (document) => {
  const found = [...document.getText().matchAll(/bad/g)].map(({ index }) => new vscode.Diagnostic(
    new vscode.Range(document.positionAt(index), document.positionAt(index + 3)),
    'this is bad', vscode.DiagnosticSeverity.Warning));
  diagnostics.set(document.uri, found);
};
const actions = { provideCodeActions: (document, range, { diagnostics }) => diagnostics.map((diagnostic) => {
  const action = new vscode.CodeAction('Make it good', vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, diagnostic.range, 'good');
  action.diagnostics = [diagnostic];
  return action;
}) };
exports.activate = (context) => {
  const diagnostics = vscode.languages.createDiagnosticCollection('throwaway');
  const item = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left);
  item.text = 'Throwaway: ready';
  item.tooltip = 'The hover of the item';
  item.show();
  vscode.workspace.textDocuments.forEach(check(diagnostics));
  context.subscriptions.push(diagnostics, item,
    vscode.workspace.onDidOpenTextDocument(check(diagnostics)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => check(diagnostics)(document)),
    vscode.languages.registerCodeActionsProvider('plaintext', actions),
    vscode.languages.registerHoverProvider('plaintext', {
      provideHover: () => new vscode.Hover('The hover of the text') }));
};
`;

const passing = `
exports.run = async () => {
  const vscode = require('vscode');
  const extension = vscode.extensions.getExtension('lifeboat-tests.throwaway');
  if (!extension) throw new Error('the extension is not there');
  await extension.activate();
  const { resultsFile, values } = JSON.parse(process.env.LIFEBOAT_E2E);
  const result = { name: values.greeting + ' from ' + vscode.version, error: null, ms: 1 };
  require('fs').appendFileSync(resultsFile, JSON.stringify(result) + '\\n');
};
`;
const throwing = `exports.run = async () => { throw new Error('on purpose'); };`;

const files: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify(manifest),
  'extension.js': extension,
  'README.md': 'Exists for one test.\n',
};

function throwaway(lifetime: Lifetime): { extension: string; folder: string } {
  const root = lifetime.tempFolder();
  return {
    extension: writeFiles(join(root, 'extension'), files),
    folder: writeFiles(join(root, 'work'), { 'a.txt': 'fine\nthis is bad\n' }),
  };
}

function runTests(tools: Tools, source: string): Promise<HostRun> {
  const { extension: extensionDevelopmentPath, folder } = throwaway(tools.lifetime);
  const extensionTestsPath = join(
    writeFiles(tools.lifetime.tempFolder(), { 'tests.js': source }),
    'tests.js',
  );
  return runInHost(
    {
      ...tools,
      extensionDevelopmentPath,
      folder,
      extensionTestsPath,
      values: { greeting: 'hello' },
    },
    tools.lifetime,
  );
}

const reportsPassing: PageTest = {
  name: 'harness/a passing run() ends with 0 and reports its tests',
  run: async (tools) => {
    const { exitCode, results } = await runTests(tools, passing);
    assert.equal(exitCode, 0);
    assert.deepEqual(
      results.map(({ name }) => name),
      [`hello from ${tools.vscode.version}`],
    );
  },
};

const reportsThrowing: PageTest = {
  name: 'harness/a throwing run() ends with 1',
  run: async (tools) => {
    const { exitCode, results } = await runTests(tools, throwing);
    assert.equal(exitCode, 1);
    assert.deepEqual(results, []);
  },
};

const seesThePage: PageTest = {
  name: 'harness/squiggle, hover, light bulb, problems, text and status bar are seen in the page',
  run: async (tools) => {
    const { extension: extensionDevelopmentPath, folder } = throwaway(tools.lifetime);
    const openFile = join(folder, 'a.txt');
    const options = { ...tools, extensionDevelopmentPath, folder, openFile };
    const workbench = await openWorkbench(options, tools.lifetime);
    const squiggle = await workbench.squiggle('warning');
    await workbench.hover(squiggle, /The hover of the text/);
    assert.match((await workbench.problems('this is bad')).join('\n'), /this is bad/);
    await workbench.statusBarItem('Throwaway: ready');
    await workbench.goTo(2, 10);
    assert.deepEqual(
      (await workbench.openLightbulb()).filter((title) => title.startsWith('Make')),
      ['Make it good'],
    );
    await tools.shoot(workbench, 'harness');
    await workbench.chooseAction('Make it good');
    await squiggle.waitFor({ state: 'detached' });
    assert.equal((await workbench.editorText()).trimEnd(), 'fine\nthis is good');
    await workbench.save();
    assert.equal(readFileSync(openFile, 'utf8'), 'fine\nthis is good\n');
  },
};

const installsPackage: PageTest = {
  name: 'harness/a packaged extension is installed and runs as a user has it',
  run: async (tools) => {
    const { extension: source, folder } = throwaway(tools.lifetime);
    const vsix = join(tools.lifetime.tempFolder(), 'throwaway.vsix');
    const vsce = join(tools.repository, 'node_modules', '@vscode', 'vsce', 'vsce');
    const flags = [
      '--out',
      vsix,
      '--allow-missing-repository',
      '--skip-license',
      '--no-dependencies',
    ];
    await promisify(execFile)(process.execPath, [vsce, 'package', ...flags], { cwd: source });
    const extensionsDir = await installExtension(tools.vscode, vsix, tools.lifetime);
    const options = { ...tools, extensionsDir, folder, plain: true };
    const workbench = await openWorkbench(options, tools.lifetime);
    await workbench.open('a.txt');
    await workbench.squiggle('warning');
    await workbench.statusBarItem('Throwaway: ready');
    await tools.shoot(workbench, 'harness-installed');
  },
};

export const harnessTests = [reportsPassing, reportsThrowing, seesThePage, installsPackage];
