/** Notebooks in the built language server, spoken to as an editor does. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CodeLens, Diagnostic, TextDocumentEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startClient, temporaryFolder, uriOf, type LspClient } from './lspClient';

let client: LspClient;
let root: { readonly path: string; readonly remove: () => void };
let opened = 0;

beforeAll(async () => {
  root = temporaryFolder({
    'requirements.txt': 'openai==3.3.1\n',
    'llm.py': 'import openai\n\nclient = openai.OpenAI()\n',
  });
  client = await startClient({ folders: [root.path], settings: { codeLens: 'all' } });
});
afterAll(async () => {
  expect(await client.close()).toBe(0);
  root.remove();
});

interface Notebook {
  readonly uri: string;
  readonly cells: readonly string[];
}

interface Cell {
  readonly text: string;
  readonly languageId?: string;
}

const document = (uri: string, { text, languageId = 'python' }: Cell) => ({
  ...{ uri, version: 1, languageId, text },
});
const kindOf = ({ languageId }: Cell): number => (languageId === 'markdown' ? 1 : 2);

async function open(...cells: readonly Cell[]): Promise<Notebook> {
  opened += 1;
  const path = join(root.path, `book${opened}.ipynb`);
  const uri = uriOf(path);
  const uris = cells.map((_, at) => uri.replace('file://', 'vscode-notebook-cell:') + `#W${at}`);
  await client.connection.sendNotification('notebookDocument/didOpen', {
    notebookDocument: {
      ...{ uri, notebookType: 'jupyter-notebook', version: 1 },
      cells: cells.map((cell, at) => ({ kind: kindOf(cell), document: uris[at] })),
    },
    cellTextDocuments: cells.map((cell, at) => document(uris[at] ?? '', cell)),
  });
  return { uri, cells: uris };
}

const change = (uri: string, cells: object): Promise<void> =>
  client.connection.sendNotification('notebookDocument/didChange', {
    notebookDocument: { uri, version: 2 },
    change: { cells },
  });

const edit = (notebook: string, uri: string, version: number, text: string): Promise<void> =>
  change(notebook, { textContent: [{ document: { uri, version }, changes: [{ text }] }] });

const has = (rule: string) => (all: readonly Diagnostic[]) => all.some((one) => one.code === rule);
const none = (all: readonly Diagnostic[]): boolean => all.length === 0;

const clientCell = { text: 'from openai import OpenAI\nclient = OpenAI(timeout=None)' };
const text = { text: '# Ask', languageId: 'markdown' };
const callCell = {
  text: '%pip list\nanswer = client.responses.create(model="m", input="q")',
};
const lineOf = ({ range }: Diagnostic): number => range.start.line;

it('findings stand in the cell of their call, hovers and lenses too', async () => {
  const { cells } = await open(text, clientCell, callCell);
  const [, clientUri = '', callUri = ''] = cells;
  const found = await client.diagnostics(callUri, has('missing-timeout'));
  expect(found.map(lineOf)).toEqual(found.map(() => 1));
  expect(client.told.published.filter(({ uri }) => uri.endsWith('.ipynb'))).toEqual([]);
  expect(await client.hover(callUri, 1, 28)).not.toBeNull();
  expect(await client.hover(clientUri, 1, 28)).toBeNull();
  const lenses = (uri: string): Promise<CodeLens[] | null> =>
    client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
  expect((await lenses(callUri))?.map((one) => one.range.start.line)).toEqual([1]);
  expect(await lenses(clientUri)).toEqual([]);
});

it('every fix edits the cells that it is about, each on its own lines', async () => {
  const { cells } = await open(clientCell, callCell);
  const [clientUri = '', callUri = ''] = cells;
  const texts = new Map([
    [clientUri, clientCell.text],
    [callUri, callCell.text],
  ]);
  const found = await client.diagnostics(callUri, has('missing-timeout'));
  const actions = await client.actions(callUri, found[0]!.range, [...found]);
  expect(actions.map((one) => one.title).join('\n')).toContain('Ignore missing-timeout');
  for (const { edit: made } of actions)
    for (const { textDocument, edits } of (made?.documentChanges ?? []) as TextDocumentEdit[]) {
      const before = texts.get(textDocument.uri) ?? '';
      const cell = TextDocument.create(textDocument.uri, 'python', 1, before);
      const after = TextDocument.applyEdits(cell, edits as never);
      expect(textDocument.version).toBe(1);
      expect(after.split('\n')[0]).toBe(before.split('\n')[0]);
      expect(after).not.toBe(before);
    }
});

it('what is typed in one cell counts in the others, and a half-typed one leaves them alone', async () => {
  const { uri, cells } = await open(clientCell, { text: 'x = 1' }, callCell);
  const [clientUri = '', otherUri = '', callUri = ''] = cells;
  await client.diagnostics(callUri, has('missing-timeout'));
  await edit(uri, otherUri, 2, 'print("');
  await edit(uri, clientUri, 2, clientCell.text.replace('None', '20, max_retries=0'));
  await client.diagnostics(callUri, (all) => !has('missing-timeout')(all));
  await edit(uri, clientUri, 3, clientCell.text);
  await client.diagnostics(callUri, has('missing-timeout'));
});

it('cells come and go', async () => {
  const { uri, cells } = await open(clientCell, callCell);
  const [, callUri = ''] = cells;
  await client.diagnostics(callUri, has('missing-timeout'));
  const added = `${callUri}new`;
  await change(uri, {
    structure: {
      array: { start: 1, deleteCount: 1, cells: [{ kind: 2, document: added }] },
      didOpen: [document(added, callCell)],
      didClose: [{ uri: callUri }],
    },
  });
  await client.diagnostics(added, has('missing-timeout'));
  await client.diagnostics(callUri, none);
  await client.connection.sendNotification('notebookDocument/didClose', {
    notebookDocument: { uri },
    cellTextDocuments: [{ uri: cells[0] }, { uri: added }],
  });
  await client.diagnostics(added, none);
});

it('a client of a module beside it is found, and other languages are left alone', async () => {
  const { cells } = await open(
    { text: 'from llm import client\nclient.responses.create(model="m", input="q")' },
    { text: 'openai::client$responses$create()', languageId: 'r' },
  );
  const [callUri = '', other = ''] = cells;
  await client.diagnostics(callUri, (all) => all.length > 0);
  expect(client.told.published.findLast(({ uri }) => uri === other)?.diagnostics ?? []).toEqual([]);
});
