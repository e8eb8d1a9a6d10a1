/** The language server: which message leads to which part. Nothing that a client sends makes a handler throw. */
import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  NotebookDocuments,
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type FileEvent,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { ProviderHealth } from '../model/health';
import type { Log } from '../platform/ports';
import { protocol, type CallsParams, type HealthParams } from '../protocol/messages';
import { readClientFeatures, type ClientFeatures } from './clientFeatures';
import { fixAllKind } from './codeActions';
import { createCore, type Core, type ServerParts } from './core';
import { documentChanged, documentClosed } from './documents';
import { actions, hover, lenses } from './features';
import { fixAll } from './fixAll';
import { listenToNotebooks } from './notebookEvents';
import { createNotebooks, type Notebooks } from './notebooks';
import { folderCalls, folderImpact } from './inventory';
import { settingSections } from './settings';
import { filesChanged, foldersChanged, scanFolders, settingsChanged } from './workspace';

/** A checkout of another branch changes many files in a moment. */
const watchPauseMs = 200;

const projectFiles = [
  ...['package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock'],
  ...['pyproject.toml', '*requirements*.{txt,in}', 'setup.{py,cfg}', 'Pipfile', 'Pipfile.lock'],
  ...['uv.lock', 'poetry.lock', 'pdm.lock', 'pylock.toml'],
  ...['bun.lock', 'bun.lockb', 'deno.json', 'deno.jsonc', 'wrangler.{toml,json,jsonc}'],
  ...['tsconfig*.json', 'lifeboat.config.json', 'lifeboat.baseline.json'],
  ...['vercel.json', 'host.json', 'serverless.{yml,yaml,json}', 'template.{yml,yaml,json}'],
];

interface Server {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly notebooks: Notebooks;
  readonly parts: ServerParts;
  readonly log: Log;
  /** Null before `initialize`. */
  core: Core | null;
  /** URIs of the workspace's folders. */
  workspace: readonly string[];
}

/** Answers on `connection` until it ends. */
export function runServer(connection: Connection, parts: ServerParts): void {
  const log: Log = {
    info: (message) => connection.console.info(message),
    warn: (message) => connection.console.warn(message),
    error: (message) => connection.console.error(message),
  };
  const documents = new TextDocuments(TextDocument);
  const source = new NotebookDocuments(TextDocument);
  const notebooks = createNotebooks(source);
  const server: Server = {
    ...{ connection, documents, notebooks, parts, log },
    ...{ core: null, workspace: [] },
  };
  listenToLifecycle(server);
  listenToDocuments(server);
  listenToNotebooks(source, notebooks, (what, action) => run(server, what, action));
  source.listen(connection);
  listenToFiles(server);
  answerRequests(server);
  connection.listen();
}

/** Runs `action` on the initialised server; `otherwise` is the answer when it is not, or when something goes wrong. */
async function attempt<T>(
  server: Server,
  what: string,
  otherwise: T,
  action: (core: Core) => T | Promise<T>,
): Promise<T> {
  if (server.core === null) return otherwise;
  try {
    return await action(server.core);
  } catch (error) {
    server.log.error(`${what} failed: ${error instanceof Error ? error.stack : String(error)}`);
    return otherwise;
  }
}

const run = (server: Server, what: string, action: (core: Core) => Promise<void> | void): void =>
  void attempt(server, what, undefined, action);

// ------------------------------------------------------------------------------------------------ lifecycle

function listenToLifecycle(server: Server): void {
  const { connection } = server;
  connection.onInitialize((params) => initialize(server, params));
  connection.onInitialized(() => run(server, 'Starting', (core) => initialized(server, core)));
  connection.onDidChangeConfiguration(({ settings }) =>
    run(server, 'Changing settings', async (core) => {
      core.givenSettings = sectionOf(settings) ?? core.givenSettings;
      await settingsChanged(core);
    }),
  );
}

function initialize(server: Server, params: InitializeParams): InitializeResult {
  const { connection, documents, notebooks, parts, log } = server;
  const client = readClientFeatures(params.capabilities);
  const options: unknown = params.initializationOptions;
  const givenSettings = sectionOf(options) ?? options;
  server.core = createCore(connection, documents, parts, {
    ...{ notebooks, client, givenSettings, log },
  });
  server.workspace = workspaceOf(params);
  return { capabilities: capabilities(client), serverInfo: { name: 'lifeboat' } };
}

function capabilities(client: ClientFeatures): ServerCapabilities {
  return {
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: { includeText: false },
    },
    // All cells, so that they count as people see them.
    notebookDocumentSync: { notebookSelector: [{ notebook: 'jupyter-notebook' }], save: true },
    hoverProvider: true,
    codeLensProvider: {},
    ...(client.codeActions && {
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
    }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

async function initialized(server: Server, core: Core): Promise<void> {
  const { connection } = server;
  const { client, log } = core;
  const failed = (error: unknown): void =>
    log.warn(`The client did not register what was asked: ${String(error)}`);
  if (client.configurationChanges) {
    const options = { section: settingSections };
    connection.client.register(DidChangeConfigurationNotification.type, options).catch(failed);
  }
  if (client.watchedFiles) {
    const watchers = watchedGlobs(core.parts.extensions).map((globPattern) => ({ globPattern }));
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(failed);
  }
  if (client.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
      run(server, 'Changing folders', async () => {
        const gone = new Set(removed.map((one) => one.uri));
        const stay = server.workspace.filter((uri) => !gone.has(uri));
        server.workspace = [...stay, ...added.map((one) => one.uri)];
        await foldersChanged(core, server.workspace);
      }),
    );
  }
  await foldersChanged(core, server.workspace);
}

/** Older clients name one folder, as a URI or as a path. */
function workspaceOf(params: InitializeParams): readonly string[] {
  const old = params as { readonly rootUri?: string | null; readonly rootPath?: string | null };
  const folders = params.workspaceFolders?.map((one) => one.uri);
  if (folders !== undefined) return folders;
  if (typeof old.rootUri === 'string') return [old.rootUri];
  return typeof old.rootPath === 'string' ? [URI.file(old.rootPath).toString()] : [];
}

function watchedGlobs(extensions: readonly string[]): readonly string[] {
  const names = extensions.map((one) => one.slice(1)).join(',');
  return [`**/*.{${names}}`, `**/{${projectFiles.join(',')}}`];
}

/** Settings come as `{ lifeboat: {…} }`. */
function sectionOf(settings: unknown): unknown {
  const holds = typeof settings === 'object' && settings !== null && 'lifeboat' in settings;
  return holds ? settings.lifeboat : undefined;
}

// ------------------------------------------------------------------------------------------------ documents

function listenToDocuments(server: Server): void {
  const { documents, connection } = server;
  // Also comes when a document is opened.
  documents.onDidChangeContent(({ document }) =>
    run(server, 'Reading a change', (core) => documentChanged(core, document, 'text')),
  );
  documents.onDidSave(({ document }) =>
    run(server, 'Reading a saved file', async (core) => {
      await documentChanged(core, document, 'save');
      if (!core.client.watchedFiles) await filesChanged(core, [document.uri]);
    }),
  );
  documents.onDidClose(({ document }) =>
    run(server, 'Closing a document', (core) => documentClosed(core, document.uri)),
  );
  documents.listen(connection);
}

function listenToFiles(server: Server): void {
  const waiting = new Set<string>();
  const readAll = (): void => {
    const uris = [...waiting];
    waiting.clear();
    run(server, 'Reading changed files', (core) => filesChanged(core, uris));
  };
  server.connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map((one: FileEvent) => one.uri).filter(isProjectFile);
    if (uris.length > 0 && waiting.size === 0) server.parts.clock.after(watchPauseMs, readAll);
    for (const uri of uris) waiting.add(uri);
  });
}

/** What lies in installed packages changes with a lock file. */
function isProjectFile(uri: string): boolean {
  return !uri.includes('/node_modules/');
}

// ------------------------------------------------------------------------------------------------- requests

function answerRequests(server: Server): void {
  const { connection } = server;
  connection.onHover((params, token) =>
    attempt(server, 'A hover', null, async (core) =>
      unless(token, null, await hover(core, params)),
    ),
  );
  connection.onCodeLens((params, token) =>
    attempt(server, 'Code lenses', [], async (core) =>
      unless(token, [], await lenses(core, params)),
    ),
  );
  connection.onCodeAction((params, token) =>
    attempt(server, 'A code action', [], async (core) =>
      unless(token, [], await actions(core, params)),
    ),
  );
  connection.onRequest(protocol.calls, (params: CallsParams | null) =>
    attempt(server, 'Listing calls', [], async (core) => {
      await core.opening;
      return folderCalls(core.folders.all(), params ?? {});
    }),
  );
  connection.onRequest(protocol.impact, () =>
    attempt(server, 'Drawing the dependency map', [], async (core) => {
      await core.opening;
      return folderImpact(core.folders.all());
    }),
  );
  connection.onRequest(protocol.scan, (token: CancellationToken) =>
    attempt(server, 'A scan', null, async (core) => {
      await core.opening;
      return scanFolders(core, core.folders.all(), asSignal(token));
    }),
  );
  connection.onRequest(protocol.fixAll, (token: CancellationToken) =>
    attempt(server, 'Fixing all', null, async (core) => {
      await core.opening;
      const folders = core.folders.all().filter(({ kind }) => kind === 'workspace');
      const { cancelled } = await scanFolders(core, folders, asSignal(token));
      return cancelled ? null : fixAll(core, folders);
    }),
  );
  connection.onNotification(protocol.health, (params: Partial<HealthParams> | null) =>
    run(server, 'Reading provider health', (core) => {
      core.health = healthOf(params);
      core.lenses.refresh();
    }),
  );
}

/** Any client may send this, in any form. */
function healthOf(params: Partial<HealthParams> | null): readonly ProviderHealth[] {
  const given: unknown = params?.health;
  return Array.isArray(given)
    ? given.filter((one): one is ProviderHealth => typeof one === 'object' && one !== null)
    : [];
}

/** Nobody waits for the answer to a request that was cancelled. */
function unless<T>(token: CancellationToken, otherwise: T, answer: T): T {
  return token.isCancellationRequested ? otherwise : answer;
}

function asSignal(token: CancellationToken): AbortSignal {
  const abort = new AbortController();
  if (token.isCancellationRequested) abort.abort();
  token.onCancellationRequested(() => abort.abort());
  return abort.signal;
}
