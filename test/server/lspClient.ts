/** A language client for tests: talks to the built server over stdio and remembers what it was told. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type Diagnostic,
  type Hover,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
} from 'vscode-languageserver/node';

export const serverModule = join(dirname(fileURLToPath(import.meta.url)), '../../dist/server.js');

const patienceMs = 15_000;

/** What VS Code can do, as far as it matters here. */
export const fullCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    codeLens: { refreshSupport: true },
  },
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      versionSupport: true,
    },
  },
  window: { workDoneProgress: true },
};

export interface ClientOptions {
  readonly folders: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly settings?: unknown;
  /** Sections of other extensions and of the editor itself. */
  readonly otherSettings?: Readonly<Record<string, unknown>>;
  readonly initializationOptions?: unknown;
}

export interface Told {
  readonly published: PublishDiagnosticsParams[];
  readonly registered: { readonly method: string; readonly registerOptions?: unknown }[];
  readonly progress: unknown[];
  readonly usage: unknown[];
  /** How often the server asked for lenses to be asked for anew. */
  lensRefreshes: number;
  readonly log: string[];
}

export interface LspClient {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly result: InitializeResult;
  readonly told: Told;
  /** Answers to `workspace/configuration`; change it and call `configure`. */
  configure(settings: unknown): Promise<void>;
  open(path: string, text: string, languageId?: string): Promise<string>;
  /** Replaces the whole text, or a range of it. */
  change(uri: string, version: number, text: string, range?: Range): Promise<void>;
  /** The latest diagnostics of a document, once they satisfy `wanted`. */
  diagnostics(uri: string, wanted: (all: readonly Diagnostic[]) => boolean): Promise<Diagnostic[]>;
  hover(uri: string, line: number, character: number): Promise<Hover | null>;
  actions(
    uri: string,
    range: Range,
    diagnostics?: Diagnostic[],
    only?: string[],
  ): Promise<CodeAction[]>;
  /** `shutdown` and `exit`; gives the process's exit code. */
  close(): Promise<number | null>;
}

export async function startClient(options: ClientOptions): Promise<LspClient> {
  if (!existsSync(serverModule)) throw new Error('Build first: node esbuild.mjs');
  const child = spawn(process.execPath, [serverModule, '--stdio'], { stdio: 'pipe' });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const told: Told = {
    published: [],
    registered: [],
    progress: [],
    usage: [],
    log: [],
    lensRefreshes: 0,
  };
  const state: ClientState = { settings: options.settings, others: options.otherSettings };
  listen(connection, told, state);
  connection.listen();
  const result: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: options.folders.map((path) => ({ uri: uriOf(path), name: path })),
    capabilities: options.capabilities ?? fullCapabilities,
    initializationOptions: options.initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  return {
    ...{ connection, process: child, result, told },
    ...documentCalls(connection, told),
    async configure(settings) {
      state.settings = settings;
      await connection.sendNotification('workspace/didChangeConfiguration', {
        settings: { lifeboat: settings },
      });
    },
    close: () => close(connection, child),
  };
}

function documentCalls(
  connection: ProtocolConnection,
  told: Told,
): Pick<LspClient, 'open' | 'change' | 'diagnostics' | 'hover' | 'actions'> {
  return {
    async open(path, text, languageId = 'typescript') {
      const uri = path.includes(':') ? path : uriOf(path);
      const textDocument = { uri, languageId, version: 1, text };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      return uri;
    },
    async change(uri, version, text, range) {
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [range === undefined ? { text } : { text, range }],
      });
    },
    async diagnostics(uri, wanted) {
      const latest = (): PublishDiagnosticsParams | undefined =>
        told.published.findLast((one) => one.uri === uri);
      await until(
        () => latest() !== undefined && wanted(latest()!.diagnostics),
        () => `diagnostics of ${uri}: ${JSON.stringify(latest())}; log: ${told.log.join('\n')}`,
      );
      return latest()!.diagnostics;
    },
    hover: (uri, line, character) =>
      connection.sendRequest('textDocument/hover', {
        textDocument: { uri },
        position: { line, character },
      }),
    actions: (uri, range, diagnostics = [], only) =>
      connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics, ...(only && { only }) },
      }),
  };
}

interface ClientState {
  settings: unknown;
  readonly others: ClientOptions['otherSettings'];
}

function listen(connection: ProtocolConnection, told: Told, state: ClientState): void {
  connection.onNotification('textDocument/publishDiagnostics', (params) => {
    told.published.push(params as PublishDiagnosticsParams);
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    told.log.push(message);
  });
  connection.onNotification('lifeboat/usage', (params) => void told.usage.push(params));
  connection.onNotification('$/progress', (params) => void told.progress.push(params));
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.onRequest('workspace/codeLens/refresh', () => {
    told.lensRefreshes += 1;
    return null;
  });
  connection.onRequest('client/registerCapability', (params) => {
    const { registrations } = params as { registrations: Told['registered'] };
    told.registered.push(...registrations);
    return null;
  });
  connection.onRequest('workspace/configuration', (params) =>
    (params as { items: { section?: string }[] }).items.map(({ section = '' }) =>
      section === 'lifeboat' ? (state.settings ?? null) : (state.others?.[section] ?? null),
    ),
  );
}

async function close(connection: ProtocolConnection, child: ChildProcess): Promise<number | null> {
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  const code = await exited;
  connection.dispose();
  return code;
}

/** Waits for what other processes do; fails with what was seen instead. */
export async function until(isTrue: () => boolean, seen: () => string): Promise<void> {
  const begun = performance.now();
  while (!isTrue()) {
    if (performance.now() - begun > patienceMs) throw new Error(`Waited in vain. Seen: ${seen()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Like `until`, for what has to be asked. */
export async function untilAsync<T>(
  ask: () => Promise<T>,
  isWanted: (answer: T) => boolean,
): Promise<void> {
  const begun = performance.now();
  let answer = await ask();
  while (!isWanted(answer)) {
    if (performance.now() - begun > patienceMs) {
      throw new Error(`Waited in vain. Seen: ${JSON.stringify(answer)}`);
    }
    await pause(20);
    answer = await ask();
  }
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

export const uriOf = (path: string): string => pathToFileURL(path).toString();

/** A folder with these files; `remove` takes it away. */
export function temporaryFolder(files: Readonly<Record<string, string>>): {
  readonly path: string;
  readonly remove: () => void;
} {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'lifeboat-server-')));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
