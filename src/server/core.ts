/** The parts of a running server, joined: what happens when documents, files, folders or settings change. */
import { isAbsolute } from 'node:path';
import type { Connection, Diagnostic, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Config } from '../model/config';
import type { Finding } from '../model/finding';
import type { ProviderHealth } from '../model/health';
import type { Provider } from '../model/knowledge';
import type { Clock, FileSystem, Log } from '../platform/ports';
import { protocol, type ScanSummary, type UsageParams } from '../protocol/messages';
import type { Session } from '../session/session';
import { createBuffers, type Buffers } from './buffers';
import { createChecks, type Checks, type DocumentResult } from './checks';
import type { ClientFeatures } from './clientFeatures';
import { toConfigDiagnostic, toDiagnostic } from './diagnostics';
import { createFolders, uriIn, type Folder, type Folders } from './folders';
import { createUsageTeller, type UsageTeller } from './inventory';
import { createPublisher, type Publisher } from './publisher';
import { createScans, silentProgress, windowProgress, type Scans } from './scans';
import { readSettings } from './settings';

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
}

export interface Core {
  readonly connection: Connection;
  readonly parts: ServerParts;
  readonly client: ClientFeatures;
  readonly log: Log;
  readonly folders: Folders;
  readonly buffers: Buffers;
  readonly checks: Checks;
  readonly scans: Scans;
  readonly publisher: Publisher;
  readonly usage: UsageTeller;
  /** Documents whose folder is being opened, by URI: their first check is scheduled when it is. */
  readonly arriving: Map<string, Promise<void>>;
  /** Settles once the workspace's folders are open. */
  opening: Promise<unknown>;
  /** As the editor told it last. */
  health: readonly ProviderHealth[];
  /** Settings of a client that cannot be asked for them. */
  givenSettings: unknown;
}

/** A pause in typing after which a document is checked. */
const typingPauseMs = 100;
/** Documents that may depend on the one in which somebody types can wait longer. */
const dependentsPauseMs = 500;
/** Beyond this, a scan is cheaper than single checks. */
const mostSingleChecks = 50;

const languageIds = new Set(['typescript', 'typescriptreact', 'javascript', 'javascriptreact']);

export function createCore(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  parts: ServerParts,
  start: { readonly client: ClientFeatures; readonly givenSettings: unknown; readonly log: Log },
): Core {
  const { client, log } = start;
  const { clock, providers } = parts;
  const folders = createFolders({
    openSession: (root, settings) => parts.openSession(root, settings, log),
    settingsFor: async (uri) => readSettings(await askSettings(core, uri)),
    log,
  });
  const buffers = createBuffers(documents, folders, (one) => isSupported(parts, one));
  const core: Core = {
    ...{ connection, parts, client, log, folders, buffers },
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
    arriving: new Map(),
    opening: Promise.resolve(),
    health: [],
    givenSettings: start.givenSettings,
  };
  return core;
}

/** A message that cannot be sent is no reason to stop: the connection's end is noticed elsewhere. */
function sendSafely({ log }: Pick<Core, 'log'>, sent: Promise<void>): void {
  sent.catch((error: unknown) => log.warn(`A message was not sent: ${String(error)}`));
}

async function askSettings(core: Core, uri: string): Promise<unknown> {
  if (!core.client.configuration) return core.givenSettings;
  try {
    const item = { scopeUri: uri, section: 'lifeboat' };
    const answer: unknown = await core.connection.workspace.getConfiguration(item);
    return answer ?? core.givenSettings;
  } catch (error) {
    core.log.warn(`The client did not tell its settings: ${String(error)}`);
    return core.givenSettings;
  }
}

function isSupported({ extensions }: ServerParts, document: TextDocument): boolean {
  const { scheme, path } = URI.parse(document.uri);
  if (scheme !== 'file') return scheme === 'untitled' && languageIds.has(document.languageId);
  return extensions.some((extension) => path.toLowerCase().endsWith(extension));
}

// ------------------------------------------------------------------------------------------------ documents

export async function documentChanged(
  core: Core,
  document: TextDocument,
  event: 'text' | 'save',
): Promise<void> {
  if (!isSupported(core.parts, document)) return;
  const planned = planCheck(core, document, event);
  core.arriving.set(document.uri, planned);
  try {
    await planned;
  } finally {
    if (core.arriving.get(document.uri) === planned) core.arriving.delete(document.uri);
  }
}

async function planCheck(
  core: Core,
  document: TextDocument,
  event: 'text' | 'save',
): Promise<void> {
  const isNew = !core.checks.knows(document.uri);
  const located = await core.folders.locate(document.uri, document.languageId);
  if (located === null) return;
  const { enable, run } = located.folder.settings;
  if (!enable || run === 'manual') return;
  const isTyping = event === 'text' && !isNew;
  if (isTyping && run === 'onSave') return;
  core.checks.schedule(document.uri, isTyping ? typingPauseMs : 0);
  if (isNew) return;
  for (const other of core.buffers.all()) {
    const isNeighbour = core.folders.find(other.uri)?.folder.session === located.folder.session;
    if (other.uri !== document.uri && isNeighbour) {
      core.checks.schedule(other.uri, dependentsPauseMs);
    }
  }
}

export async function documentClosed(core: Core, uri: string): Promise<void> {
  core.checks.forget(uri);
  await core.buffers.sync();
  core.publisher.publish(uri, [], null);
  core.folders.closeUnused(core.buffers.all().map((one) => one.uri));
  const folder = core.folders.find(uri)?.folder;
  if (folder !== undefined) showClosed(core, folder);
  core.usage.changed();
}

/** What is known of the text as it is now; null where nothing is, or where the settings want no check of it yet. */
export async function currentResult(core: Core, uri: string): Promise<DocumentResult | null> {
  await core.arriving.get(uri);
  return core.checks.current(uri);
}

function showResult(core: Core, result: DocumentResult): void {
  const { uri, version, folder, findings } = result;
  const diagnostics = toDiagnostics(core, folder, findings);
  core.publisher.publish(uri, folder.settings.enable ? diagnostics : [], version);
  showConfigProblems(core, folder);
  core.usage.changed();
}

function toDiagnostics(
  core: Core,
  folder: Folder,
  findings: readonly Finding[],
): readonly Diagnostic[] {
  return findings
    .filter((finding) => finding.suppressed === null)
    .map((finding) =>
      toDiagnostic(finding, core.client, (path) => documentUri(core, folder, path)),
    );
}

/** The URI as the client spells it, where the file is open. */
export function documentUri(core: Core, folder: Folder, path: string): string {
  const uri = uriIn(folder, path);
  return core.buffers.get(uri)?.uri ?? uri;
}

// ---------------------------------------------------------------------------------------------------- scans

/** Looks at workspace folders; those that the settings switch off are left out. */
export function scanFolders(
  core: Core,
  folders: readonly Folder[],
  signal?: AbortSignal,
): Promise<ScanSummary> {
  const wanted = folders.filter(({ kind, settings }) => kind === 'workspace' && settings.enable);
  return core.scans.scan(wanted, signal);
}

/** What runs by itself, at the start and after changes of settings. */
export async function scanInBackground(core: Core, folders: readonly Folder[]): Promise<void> {
  await scanFolders(
    core,
    folders.filter((folder) => folder.settings.run !== 'manual'),
  );
}

function showScanned(core: Core, folder: Folder): void {
  showClosed(core, folder);
  showConfigProblems(core, folder);
  core.usage.changed();
  for (const document of core.buffers.all()) {
    if (core.folders.find(document.uri)?.folder.session === folder.session)
      core.checks.schedule(document.uri, 0);
  }
}

/** Problems of files that are not open: shown on request only. */
function showClosed(core: Core, folder: Folder): void {
  const isOpen = (uri: string): boolean => core.buffers.get(uri) !== null;
  const { enable, scope } = folder.settings;
  const isShown = folder.kind === 'workspace' && enable && scope === 'workspace';
  const files = new Map<string, Finding[]>();
  for (const finding of isShown ? folder.session.result().findings : []) {
    const uri = uriIn(folder, finding.path);
    if (isOpen(uri)) continue;
    files.set(uri, [...(files.get(uri) ?? []), finding]);
  }
  const shown = [...files].map(([uri, own]) => [uri, toDiagnostics(core, folder, own)] as const);
  core.publisher.replaceGroup(`closed ${folder.root}`, new Map(shown), isOpen);
}

function showConfigProblems(core: Core, folder: Folder): void {
  const files = new Map<string, Diagnostic[]>();
  for (const problem of folder.kind === 'workspace' ? folder.session.configProblems() : []) {
    // A problem of the client's settings has no file to stand in.
    if (!isAbsolute(problem.file)) continue;
    const uri = URI.file(problem.file).toString();
    files.set(uri, [...(files.get(uri) ?? []), toConfigDiagnostic(problem)]);
  }
  core.publisher.replaceGroup(`config ${folder.root}`, files, () => false);
}

// ---------------------------------------------------------------------------------------- files and settings

/** Files changed, appeared or went, on disk. */
export async function filesChanged(core: Core, uris: readonly string[]): Promise<void> {
  const affected = new Map<Folder, Set<string>>();
  for (const uri of uris) {
    const located = core.folders.find(uri);
    if (located === null) continue;
    const { folder, path } = located;
    const paths = affected.get(folder) ?? new Set();
    for (const one of await folder.session.fileChanged(path)) paths.add(one);
    affected.set(folder, paths);
  }
  for (const [folder, paths] of affected) {
    if (folder.settings.enable && folder.settings.run !== 'manual') {
      await checkAffected(core, folder, [...paths]);
    }
    showConfigProblems(core, folder);
  }
  core.usage.changed();
}

async function checkAffected(core: Core, folder: Folder, paths: readonly string[]): Promise<void> {
  const isOpen = (path: string): boolean => core.buffers.get(uriIn(folder, path)) !== null;
  const closed = paths.filter((path) => !isOpen(path));
  if (folder.kind === 'workspace' && closed.length > mostSingleChecks) {
    await scanInBackground(core, [folder]);
    return;
  }
  for (const path of paths.filter(isOpen)) core.checks.schedule(documentUri(core, folder, path), 0);
  for (const path of closed) await folder.session.check(path);
  showClosed(core, folder);
}

/** Asks for all settings anew and does again what depends on them. */
export async function settingsChanged(core: Core): Promise<void> {
  await core.folders.reconfigure();
  for (const folder of core.folders.all()) {
    showClosed(core, folder);
    reportSettings(core, folder);
  }
  for (const document of core.buffers.all()) await recheck(core, document);
  await scanInBackground(core, core.folders.all());
}

/** Opens the workspace's folders and looks at the new ones. */
export async function foldersChanged(core: Core, uris: readonly string[]): Promise<void> {
  const before = core.folders.all();
  const opening = core.folders.setWorkspace(uris);
  core.opening = opening;
  const opened = await opening;
  const after = core.folders.all();
  const keeps = (uri: string): boolean => core.buffers.get(uri) !== null;
  for (const { root } of before.filter((one) => !after.includes(one))) {
    core.publisher.replaceGroup(`closed ${root}`, new Map(), keeps);
    core.publisher.replaceGroup(`config ${root}`, new Map(), () => false);
  }
  core.usage.changed();
  for (const folder of opened) reportSettings(core, folder);
  for (const document of core.buffers.all()) await recheck(core, document);
  await scanInBackground(core, opened);
}

/** What is shown of a document follows from its folder's settings, whatever they were before. */
async function recheck(core: Core, document: TextDocument): Promise<void> {
  const located = await core.folders.locate(document.uri, document.languageId);
  const settings = located?.folder.settings;
  if (settings?.enable !== true) {
    core.checks.forget(document.uri);
    core.publisher.publish(document.uri, [], document.version);
  } else if (settings.run !== 'manual') {
    core.checks.schedule(document.uri, 0);
  }
}

function reportSettings({ log }: Core, folder: Folder): void {
  for (const { file, key, message } of folder.session.configProblems()) {
    if (!isAbsolute(file)) log.warn(`Setting lifeboat${key === null ? '' : `.${key}`} ${message}`);
  }
}

/** The text that offsets of `path` are about: the open document, or the file. Null where it cannot be read. */
export async function textOf(
  core: Core,
  folder: Folder,
  path: string,
): Promise<{ readonly document: TextDocument; readonly isOpen: boolean } | null> {
  const uri = uriIn(folder, path);
  const open = core.buffers.get(uri);
  if (open !== null) return { document: open, isOpen: true };
  try {
    const text = await core.parts.files.readText(URI.parse(uri).fsPath);
    return { document: TextDocument.create(uri, 'plaintext', 0, text), isOpen: false };
  } catch {
    return null;
  }
}
