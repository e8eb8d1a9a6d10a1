/** What happens when documents are opened, changed, saved and closed. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { extensionOf } from '../project/paths';
import type { DocumentResult } from './checks';
import { isSupported, type Core } from './core';
import { uriIn, type Folder, type Located } from './folders';
import { documentUri, showClosed } from './show';

/** A pause in typing after which a document is checked: findings shall be there 150 ms after the last key. */
const typingPauseMs = 50;
/** Files that depend on the one in which somebody types can wait longer. */
const dependentsPauseMs = 500;
/** More closed files than this wait until the document is saved. */
const mostDependents = 50;

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
  if (!isNew) checkDependents(core, located);
}

/** Checks the open documents that depend on a changed one after a pause, and the closed ones after another. */
function checkDependents(core: Core, { folder, path }: Located): void {
  const dependents = (): readonly string[] => folder.session.dependents(path);
  for (const one of dependents()) {
    const uri = documentUri(core, folder, one);
    if (core.buffers.get(uri) !== null) core.checks.schedule(uri, dependentsPauseMs);
  }
  core.cancelClosedCheck();
  core.cancelClosedCheck = core.parts.clock.after(dependentsPauseMs, () => {
    const closed = dependents().filter((one) => core.buffers.get(uriIn(folder, one)) === null);
    if (closed.length > 0 && closed.length <= mostDependents) {
      void checkClosed(core, folder, closed);
    }
  });
}

async function checkClosed(core: Core, folder: Folder, paths: readonly string[]): Promise<void> {
  try {
    for (const path of paths) await folder.session.check(path);
    showClosed(core, folder);
    core.usage.changed();
  } catch (error) {
    core.log.error(`Checking dependent files failed: ${String(error)}`);
  }
}

export async function documentClosed(core: Core, uri: string): Promise<void> {
  core.checks.forget(uri);
  core.lenses.forget(uri);
  await core.buffers.sync();
  core.publisher.publish(uri, [], null);
  core.folders.closeUnused(core.buffers.all().map((one) => one.uri));
  const located = core.folders.find(uri);
  if (located !== null) {
    // What was typed and not saved is gone: the text on disk counts again.
    await located.folder.session.check(located.path);
    showClosed(core, located.folder);
    checkDependents(core, located);
  }
  core.usage.changed();
}

/** What is known of the text as it is now; null where nothing is, or where the settings want no check of it yet. */
export async function currentResult(core: Core, uri: string): Promise<DocumentResult | null> {
  await core.arriving.get(uri);
  return core.checks.current(uri);
}

/**
 * The text that offsets of `path` are about: the open document, or the file. Null where it cannot be read, and for a
 * notebook, whose text no file has.
 */
export async function textOf(
  core: Core,
  folder: Folder,
  path: string,
): Promise<{ readonly document: TextDocument; readonly isOpen: boolean } | null> {
  const uri = uriIn(folder, path);
  const open = core.buffers.get(uri);
  if (core.notebooks.get(uri) !== undefined || extensionOf(path) === '.ipynb') return null;
  if (open !== null) return { document: open, isOpen: true };
  try {
    const text = await core.parts.files.readText(URI.parse(uri).fsPath);
    return { document: TextDocument.create(uri, 'plaintext', 0, text), isOpen: false };
  } catch {
    return null;
  }
}
