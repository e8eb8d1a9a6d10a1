/** The parts of a running server, joined. What happens to them is in documents.ts and workspace.ts. */
import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Config } from '../model/config';
import type { ProviderHealth } from '../model/health';
import type { Provider } from '../model/knowledge';
import type { Clock, FileSystem, Log, RunGit } from '../platform/ports';
import { protocol, type UsageParams } from '../protocol/messages';
import type { Session } from '../session/session';
import { createBuffers, withNotebooks, type Buffers, type OpenDocuments } from './buffers';
import { createChangeTeller, type ChangeTeller } from './changes';
import { createChecks, type Checks } from './checks';
import type { ClientFeatures } from './clientFeatures';
import { createFolders, type Folders } from './folders';
import { createUsageTeller, type UsageTeller } from './inventory';
import { createLensRefresh, type LensRefresh } from './lensRefresh';
import type { Notebooks } from './notebooks';
import { createPublisher, type Publisher } from './publisher';
import { createScans, silentProgress, windowProgress, type Scans } from './scans';
import { readSettings, settingSections, type ServerSettings } from './settings';
import { showClosed, showResult, showScanned } from './show';

/** What the server is made of, handed in from the bundle's entry. */
export interface ServerParts {
  readonly openSession: (
    root: string,
    settings: Partial<Config>,
    log: Log,
  ) => Session | Promise<Session>;
  /** Lower-case extensions, with the dot, of files that can be analysed. */
  readonly extensions: readonly string[];
  readonly providers: readonly Provider[];
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly git: RunGit;
}

export interface Core {
  readonly connection: Connection;
  readonly parts: ServerParts;
  readonly client: ClientFeatures;
  readonly log: Log;
  readonly folders: Folders;
  readonly buffers: Buffers;
  readonly notebooks: Notebooks;
  readonly checks: Checks;
  readonly scans: Scans;
  readonly publisher: Publisher;
  readonly changes: ChangeTeller;
  readonly usage: UsageTeller;
  readonly lenses: LensRefresh;
  /** The client's command that explains a call; null where it has none. */
  readonly lensCommand: string | null;
  /** Documents whose folder is being opened, by URI: their first check is scheduled when it is. */
  readonly arriving: Map<string, Promise<void>>;
  /** Takes back the check of closed files that is due. */
  cancelClosedCheck: () => void;
  /** Settles once the workspace's folders are open. */
  opening: Promise<unknown>;
  /** As the editor told it last. */
  health: readonly ProviderHealth[];
  /** Settings of a client that cannot be asked for them. */
  givenSettings: unknown;
}

const languageIds = new Set([
  ...['typescript', 'typescriptreact', 'javascript', 'javascriptreact'],
  ...['vue', 'svelte', 'astro', 'python'],
]);

export function createCore(
  connection: Connection,
  documents: OpenDocuments,
  parts: ServerParts,
  start: {
    readonly notebooks: Notebooks;
    readonly client: ClientFeatures;
    readonly givenSettings: unknown;
    readonly log: Log;
  },
): Core {
  const { client, log, notebooks } = start;
  const { clock, providers } = parts;
  const folders = createFolders({
    openSession: (root, settings) => parts.openSession(root, settings, log),
    settingsFor: (uri) => askSettings(core, uri),
    log,
  });
  const buffers = createBuffers(
    withNotebooks(documents, notebooks),
    folders,
    (one) => isSupported(parts, one),
    (one) => notebooks.contentOf(one.uri) ?? one.getText(),
  );
  const core: Core = {
    ...{ connection, parts, client, log, folders, buffers, notebooks },
    checks: createChecks({
      buffers,
      folders,
      clock,
      log,
      onResult: (one) => showResult(core, one),
    }),
    scans: createScans({
      startProgress: async () => (client.progress ? windowProgress(connection) : silentProgress()),
      syncBuffers: () => buffers.sync(),
      log,
      onScanned: (folder) => showScanned(core, folder),
    }),
    changes: createChangeTeller({
      git: parts.git,
      log,
      onChanged: (folder) => showClosed(core, folder),
    }),
    publisher: createPublisher((params) => {
      const { version, ...rest } = params;
      const sent = client.diagnosticVersion && version !== undefined ? params : rest;
      sendSafely(core, connection.sendDiagnostics(sent));
    }),
    usage: createUsageTeller({
      ...{ folders, providers, clock },
      send: (params: UsageParams) =>
        sendSafely(core, connection.sendNotification(protocol.usage, params)),
    }),
    lenses: createLensRefresh(() => {
      if (client.codeLensRefresh)
        sendSafely(core, connection.sendRequest(CodeLensRefreshRequest.type));
    }),
    lensCommand: lensCommandOf(start.givenSettings),
    arriving: new Map(),
    cancelClosedCheck: () => undefined,
    opening: Promise.resolve(),
    health: [],
    givenSettings: start.givenSettings,
  };
  return core;
}

/** `initializationOptions: { lensCommand }`. */
function lensCommandOf(options: unknown): string | null {
  const holds = typeof options === 'object' && options !== null && 'lensCommand' in options;
  return holds && typeof options.lensCommand === 'string' ? options.lensCommand : null;
}

/** A message that cannot be sent is no reason to stop: the connection's end is noticed elsewhere. */
function sendSafely({ log }: Pick<Core, 'log'>, sent: Promise<void>): void {
  sent.catch((error: unknown) => log.warn(`A message was not sent: ${String(error)}`));
}

async function askSettings(core: Core, scopeUri: string): Promise<ServerSettings> {
  if (!core.client.configuration) return readSettings(core.givenSettings);
  try {
    const items = settingSections.map((section) => ({ scopeUri, section }));
    const answers: readonly unknown[] = await core.connection.workspace.getConfiguration(items);
    const [own, hidden] = answers;
    return readSettings(own ?? core.givenSettings, hidden);
  } catch (error) {
    core.log.warn(`The client did not tell its settings: ${String(error)}`);
    return readSettings(core.givenSettings);
  }
}

export function isSupported({ extensions }: ServerParts, document: TextDocument): boolean {
  const { scheme, path } = URI.parse(document.uri);
  if (scheme !== 'file') return scheme === 'untitled' && languageIds.has(document.languageId);
  return extensions.some((extension) => path.toLowerCase().endsWith(extension));
}
