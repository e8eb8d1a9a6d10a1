/** What happens when folders, files on disk or settings change, and the scans that follow. */
import { isAbsolute } from 'node:path';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ScanSummary } from '../protocol/messages';
import type { Core } from './core';
import { uriIn, type Folder } from './folders';
import { documentUri, showClosed, showConfigProblems } from './show';

/** Beyond this, a scan is cheaper than single checks. */
const mostSingleChecks = 50;

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
    core.changes.refresh(folder);
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
    core.changes.refresh(folder);
    showClosed(core, folder);
    reportSettings(core, folder);
  }
  core.lenses.refresh();
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
