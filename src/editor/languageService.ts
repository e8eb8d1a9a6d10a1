/** The language server as the rest of the editor's side sees it. Started when the first document that it reads is open. */
import * as vscode from 'vscode';
import {
  ErrorAction,
  LanguageClient,
  State,
  TransportKind,
  type ErrorHandler,
  type LanguageClientOptions,
} from 'vscode-languageclient/node';
import type { ProviderHealth, ProviderUse } from '../model/health';
import {
  protocol,
  type CallsParams,
  type FixAllAnswer,
  type FolderCalls,
  type FolderImpact,
  type HealthParams,
  type ScanSummary,
  type UsageParams,
} from '../protocol/messages';
import { languages } from './contributions';
import { explainCommand } from './explainCall';

export interface SafeFixes {
  readonly fixes: number;
  readonly files: number;
  /** Each change wants to be confirmed. */
  readonly edit: vscode.WorkspaceEdit;
}

export interface LanguageService {
  /** Starts the server unless it runs. */
  start(): Promise<void>;
  restart(): Promise<void>;
  calls(params: CallsParams): Promise<readonly FolderCalls[]>;
  /** Who depends on the calls, for each folder. */
  impact(): Promise<readonly FolderImpact[]>;
  scan(token: vscode.CancellationToken): Promise<ScanSummary | null>;
  /** All safe fixes of the workspace; null where somebody cancelled. */
  safeFixes(token: vscode.CancellationToken): Promise<SafeFixes | null>;
  /** For hovers; lost when no server runs. */
  tellHealth(health: readonly ProviderHealth[]): void;
  readonly onUsage: vscode.Event<readonly ProviderUse[]>;
  /** A server runs anew and knows nothing yet of what it was told. */
  readonly onStarted: vscode.Event<void>;
  dispose(): void;
}

/** Crashes within three minutes after which the server stays down until the user restarts it. */
const mostRestarts = 4;

const schemes = ['file', 'untitled'];
/** Notebooks that Jupyter's formats hold; their cells are documents of a scheme of their own. */
const notebookType = 'jupyter-notebook';
const cellScheme = 'vscode-notebook-cell';

export function createLanguageService(
  serverModule: string,
  output: vscode.LogOutputChannel,
): LanguageService {
  const usage = new vscode.EventEmitter<readonly ProviderUse[]>();
  const started = new vscode.EventEmitter<void>();
  const client = newClient(serverModule, output);
  client.onNotification(protocol.usage, ({ uses }: UsageParams) => usage.fire(uses));
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) started.fire();
  });
  const start = async (): Promise<void> => {
    if (client.needsStart()) await client.start();
  };
  return {
    start,
    restart: () => (client.needsStart() ? client.start() : client.restart()),
    async calls(params) {
      await start();
      return client.sendRequest<readonly FolderCalls[]>(protocol.calls, params);
    },
    async impact() {
      await start();
      return client.sendRequest<readonly FolderImpact[]>(protocol.impact);
    },
    async scan(token) {
      await start();
      return client.sendRequest<ScanSummary | null>(protocol.scan, token);
    },
    async safeFixes(token) {
      await start();
      const answer = await client.sendRequest<FixAllAnswer | null>(protocol.fixAll, token);
      return answer && safeFixes(client, answer);
    },
    tellHealth(health) {
      const params: HealthParams = { health };
      if (!client.isRunning()) return;
      client.sendNotification(protocol.health, params).catch((error: unknown) => {
        output.warn(`The server was not told the status of the providers: ${String(error)}`);
      });
    },
    onUsage: usage.event,
    onStarted: started.event,
    dispose() {
      usage.dispose();
      started.dispose();
      void client.dispose().catch(() => undefined);
    },
  };
}

/** One edit, of which the user sees each change before it is made. */
async function safeFixes(client: LanguageClient, answer: FixAllAnswer): Promise<SafeFixes> {
  const { fixes, files, labels } = answer;
  const changeAnnotations = Object.fromEntries(
    Object.entries(labels).map(([id, label]) => [id, { label, needsConfirmation: true }]),
  );
  const documentChanges = files.map(({ textDocument, edits }) => ({
    ...{ textDocument, edits: [...edits] },
  }));
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit({
    ...{ documentChanges, changeAnnotations },
  });
  return { fixes, files: files.length, edit };
}

/** Calls `start` at once where a document is open that the server reads, else when the first one is. */
export function startWhenNeeded(start: () => Promise<void>): vscode.Disposable {
  const isOurs = (document: vscode.TextDocument): boolean =>
    [...schemes, cellScheme].includes(document.uri.scheme) &&
    languages.some((language) => language === document.languageId);
  const begin = (): void => {
    listener.dispose();
    // The client shows the user what went wrong.
    start().catch(() => undefined);
  };
  const listener = vscode.workspace.onDidOpenTextDocument((document) => {
    if (isOurs(document)) begin();
  });
  if (vscode.workspace.textDocuments.some(isOurs)) begin();
  return listener;
}

function newClient(module: string, output: vscode.LogOutputChannel): LanguageClient {
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  const options: LanguageClientOptions = {
    documentSelector: [
      ...languages.flatMap((language) => schemes.map((scheme) => ({ language, scheme }))),
      { language: 'python', notebook: notebookType },
    ],
    outputChannel: output,
    initializationOptions: { lensCommand: explainCommand },
  };
  const client = new LanguageClient('lifeboat', 'Lifeboat', { run, debug }, options);
  client.clientOptions.errorHandler = restartsWhenClosed(client);
  return client;
}

/**
 * What is sent to a server that has just died fails before its end is known. The client's own handler then shuts down
 * for good after two such failures; here the end of the process alone decides, and a failed send is only logged.
 */
function restartsWhenClosed(client: LanguageClient): ErrorHandler {
  const usual = client.createDefaultErrorHandler(mostRestarts);
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => usual.closed(),
  };
}
