/** When an open document is checked: after a pause in typing, one run at a time, and never with an answer that came too late. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LlmCall } from '../model/call';
import type { Finding } from '../model/finding';
import type { Clock, Log } from '../platform/ports';
import type { Buffers } from './buffers';
import type { Folder, Folders } from './folders';

/** What is known of one version of one document. */
export interface DocumentResult {
  readonly uri: string;
  readonly version: number;
  readonly folder: Folder;
  /** Relative to the folder's root. */
  readonly path: string;
  readonly calls: readonly LlmCall[];
  readonly findings: readonly Finding[];
  /** Versions of all open documents that the answer rests on, by URI. */
  readonly versions: ReadonlyMap<string, number>;
}

export interface Checks {
  /** Checks after `delayMs`, counted anew on each request; what runs for an older version is cancelled. */
  schedule(uri: string, delayMs: number): void;
  /** Checks at once; null when a newer version or `forget` overtook it. */
  run(uri: string): Promise<DocumentResult | null>;
  /** The answer for the text as it is now; waits for a check that is due, but starts none of its own. */
  current(uri: string): Promise<DocumentResult | null>;
  /** True once the document was scheduled or run. */
  knows(uri: string): boolean;
  forget(uri: string): void;
}

export interface ChecksOptions {
  readonly buffers: Buffers;
  readonly folders: Folders;
  readonly clock: Clock;
  readonly log: Log;
  readonly onResult: (result: DocumentResult) => void;
}

interface Entry {
  cancelTimer: (() => void) | null;
  running: {
    readonly abort: AbortController;
    readonly done: Promise<DocumentResult | null>;
  } | null;
  result: DocumentResult | null;
}

export function createChecks(options: ChecksOptions): Checks {
  const entries = new Map<string, Entry>();
  const entryOf = (uri: string): Entry => {
    const entry = entries.get(uri) ?? { cancelTimer: null, running: null, result: null };
    entries.set(uri, entry);
    return entry;
  };
  const run = (uri: string): Promise<DocumentResult | null> => start(options, uri, entryOf(uri));
  return {
    run,
    schedule(uri, delayMs) {
      const entry = entryOf(uri);
      stop(entry);
      entry.cancelTimer = options.clock.after(delayMs, () => void run(uri));
    },
    async current(uri) {
      const entry = entries.get(uri);
      if (entry === undefined) return null;
      if (entry.cancelTimer !== null) return run(uri);
      const result = entry.running === null ? entry.result : await entry.running.done;
      return result !== null && result.version === options.buffers.get(uri)?.version
        ? result
        : null;
    },
    knows: (uri) => entries.has(uri),
    forget(uri) {
      const entry = entries.get(uri);
      if (entry !== undefined) stop(entry);
      entries.delete(uri);
    },
  };
}

function stop(entry: Entry): void {
  entry.cancelTimer?.();
  entry.cancelTimer = null;
  entry.running?.abort.abort();
  entry.running = null;
}

function start(options: ChecksOptions, uri: string, entry: Entry): Promise<DocumentResult | null> {
  stop(entry);
  const abort = new AbortController();
  const done = attempt(options, uri, abort.signal).then((result) => {
    if (entry.running?.abort === abort) entry.running = null;
    if (result === null || abort.signal.aborted) return null;
    entry.result = result;
    options.onResult(result);
    return result;
  });
  entry.running = { abort, done };
  return done;
}

async function attempt(
  options: ChecksOptions,
  uri: string,
  signal: AbortSignal,
): Promise<DocumentResult | null> {
  try {
    const document = options.buffers.get(uri);
    return document === null ? null : await check(options, document, signal);
  } catch (error) {
    // Being overtaken is no failure.
    if (!signal.aborted) options.log.error(`Checking ${uri} failed: ${String(error)}`);
    return null;
  }
}

async function check(
  { buffers, folders }: ChecksOptions,
  document: TextDocument,
  signal: AbortSignal,
): Promise<DocumentResult | null> {
  const { uri, languageId } = document;
  const located = await folders.locate(uri, languageId);
  await buffers.sync();
  if (located === null || signal.aborted) return null;
  const versions = new Map(buffers.all().map((one) => [one.uri, one.version]));
  const version = versions.get(uri);
  const { folder, path } = located;
  const { calls, findings: all } = await folder.session.check(path, signal);
  // A finding about a client stands in the client's own file.
  const findings = all.filter((finding) => finding.path === path);
  const isCurrent = version !== undefined && buffers.get(uri)?.version === version;
  return isCurrent ? { uri, version, folder, path, calls, findings, versions } : null;
}
