/** Which session answers for which document: one for each workspace folder, and one for each folder that a stray file lies in. */
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { URI } from 'vscode-uri';
import type { Config } from '../model/config';
import type { Log } from '../platform/ports';
import { absolutePath, relativePath } from '../project/paths';
import type { Session } from '../session/session';
import type { ServerSettings } from './settings';

export interface Folder {
  readonly uri: string;
  /** Absolute path. */
  readonly root: string;
  /** Only workspace folders are scanned; documents that were never saved have a folder that does not exist. */
  readonly kind: 'workspace' | 'stray' | 'untitled';
  readonly session: Session;
  readonly settings: ServerSettings;
}

export interface Located {
  readonly folder: Folder;
  /** POSIX path relative to the folder's root. */
  readonly path: string;
}

export interface FoldersOptions {
  readonly openSession: (root: string, settings: Partial<Config>) => Session | Promise<Session>;
  /** The client's settings for the folder of this URI. */
  readonly settingsFor: (uri: string) => Promise<ServerSettings>;
  readonly log: Log;
}

export interface Folders {
  /** Replaces the workspace's folders: closes those that are not named, opens the new ones and returns these. */
  setWorkspace(uris: readonly string[]): Promise<readonly Folder[]>;
  /** The folders that are open by now. */
  all(): readonly Folder[];
  /** Opens the folder of a stray or untitled document where needed; null for what cannot be analysed. */
  locate(uri: string, languageId: string): Promise<Located | null>;
  /** Like `locate`, among the folders that are open already. */
  find(uri: string): Located | null;
  /** Asks for all settings anew and hands them to the sessions. */
  reconfigure(): Promise<void>;
  /** Closes stray folders that no document of `uris` lies in. */
  closeUnused(uris: readonly string[]): void;
}

interface Slot {
  readonly uri: string;
  readonly root: string;
  readonly kind: Folder['kind'];
  readonly opening: Promise<Folder | null>;
  folder: Folder | null;
}

interface Context {
  readonly options: FoldersOptions;
  /** By root. */
  readonly slots: Map<string, Slot>;
}

const untitledRoot = join(tmpdir(), 'lifeboat-untitled');

const untitledExtensions: Readonly<Record<string, string>> = {
  typescript: '.ts',
  typescriptreact: '.tsx',
  javascript: '.js',
  javascriptreact: '.jsx',
  vue: '.vue',
  svelte: '.svelte',
  astro: '.astro',
  python: '.py',
};

export function createFolders(options: FoldersOptions): Folders {
  const context: Context = { options, slots: new Map() };
  const all = (): readonly Folder[] =>
    [...context.slots.values()].flatMap(({ folder }) => folder ?? []);
  return {
    setWorkspace: (uris) => setWorkspace(context, uris),
    all,
    locate: (uri, languageId) => locate(context, uri, languageId),
    find: (uri) => find(context, uri),
    reconfigure: () => reconfigure(context),
    closeUnused: (uris) => closeUnused(context, uris),
  };
}

/** The file's URI for a path that a session names. */
export function uriIn(folder: Folder, path: string): string {
  return URI.file(absolutePath(folder.root, path)).toString();
}

async function setWorkspace(context: Context, uris: readonly string[]): Promise<readonly Folder[]> {
  const wanted = new Map(
    uris
      .map((uri) => URI.parse(uri))
      .flatMap((uri) => (uri.scheme === 'file' ? [[uri.fsPath, uri.toString()] as const] : [])),
  );
  for (const [root, slot] of context.slots) {
    // Stray folders start again where they are still needed: they may belong to the workspace now.
    const stays = slot.kind === 'untitled' || (slot.kind === 'workspace' && wanted.has(root));
    if (!stays) context.slots.delete(root);
  }
  const opened = [...wanted].flatMap(([root, uri]) =>
    context.slots.has(root) ? [] : [openSlot(context, root, uri, 'workspace')],
  );
  return (await Promise.all(opened.map(folderOf))).flatMap((one) => one ?? []);
}

async function locate(context: Context, uri: string, language: string): Promise<Located | null> {
  const parsed = URI.parse(uri);
  if (parsed.scheme === 'untitled') {
    const slot = slotFor(context, untitledRoot, 'untitled');
    const folder = await folderOf(slot);
    return folder && { folder, path: untitledPath(parsed, language) };
  }
  if (parsed.scheme !== 'file') return null;
  const slot =
    nearestSlot(context, parsed.fsPath) ?? slotFor(context, dirname(parsed.fsPath), 'stray');
  const folder = await folderOf(slot);
  return folder && inFolder(folder, parsed.fsPath);
}

function find(context: Context, uri: string): Located | null {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') return null;
  const folder = nearestSlot(context, parsed.fsPath)?.folder ?? null;
  return folder && inFolder(folder, parsed.fsPath);
}

function inFolder(folder: Folder, fsPath: string): Located | null {
  const path = relativePath(folder.root, fsPath);
  return path === null ? null : { folder, path };
}

/** The innermost folder counts where one lies in another. */
function nearestSlot(context: Context, fsPath: string): Slot | null {
  const around = [...context.slots.values()].filter(
    (slot) => slot.kind !== 'untitled' && relativePath(slot.root, fsPath) !== null,
  );
  return around.sort((a, b) => b.root.length - a.root.length)[0] ?? null;
}

/** `untitled:Untitled-1` has no extension, and only that tells a front end how to read it. */
function untitledPath(uri: URI, languageId: string): string {
  const name = uri.path.replace(/^\/+/, '').replaceAll('\\', '/').split('/').pop();
  return `${name === undefined || name === '' ? 'untitled' : name}${untitledExtensions[languageId] ?? ''}`;
}

function slotFor(context: Context, root: string, kind: 'stray' | 'untitled'): Slot {
  return context.slots.get(root) ?? openSlot(context, root, URI.file(root).toString(), kind);
}

function openSlot(context: Context, root: string, uri: string, kind: Folder['kind']): Slot {
  const slot: Slot = {
    uri,
    root,
    kind,
    folder: null,
    opening: openFolder(context, root, uri, kind),
  };
  context.slots.set(root, slot);
  void slot.opening.then((folder) => {
    slot.folder = folder;
    // The next document tries again.
    if (folder === null && context.slots.get(root) === slot) context.slots.delete(root);
  });
  return slot;
}

/** The folder with its latest settings. */
async function folderOf(slot: Slot): Promise<Folder | null> {
  await slot.opening;
  return slot.folder;
}

async function openFolder(
  { options }: Context,
  root: string,
  uri: string,
  kind: Folder['kind'],
): Promise<Folder | null> {
  try {
    const settings = await options.settingsFor(uri);
    const session = await options.openSession(root, settings.analysis);
    return { uri, root, kind, session, settings };
  } catch (error) {
    options.log.error(`Cannot analyse ${root}: ${String(error)}`);
    return null;
  }
}

async function reconfigure(context: Context): Promise<void> {
  const { options, slots } = context;
  await Promise.all(
    [...slots.values()].map(async (slot) => {
      const folder = await folderOf(slot);
      if (folder === null) return;
      const settings = await options.settingsFor(folder.uri);
      await folder.session.configure(settings.analysis);
      slot.folder = { ...folder, settings };
    }),
  );
}

function closeUnused(context: Context, uris: readonly string[]): void {
  const used = new Set(uris.map((uri) => URI.parse(uri)).map(rootOfStray));
  for (const [root, slot] of context.slots) {
    if (slot.kind !== 'workspace' && !used.has(root)) context.slots.delete(root);
  }
}

function rootOfStray(uri: URI): string {
  return uri.scheme === 'untitled' ? untitledRoot : dirname(uri.fsPath);
}
