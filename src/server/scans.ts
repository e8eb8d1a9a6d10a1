/** Looking at whole workspace folders, in the background and with progress that can be cancelled. */
import type { Connection } from 'vscode-languageserver';
import type { Log } from '../platform/ports';
import type { ScanSummary } from '../protocol/messages';
import type { ScanResult } from '../session/session';
import type { Folder } from './folders';

export interface Scans {
  /** A scan of the same folder that is under way gives way to the new one. */
  scan(folders: readonly Folder[], signal?: AbortSignal): Promise<ScanSummary>;
}

export interface ScansOptions {
  readonly startProgress: () => Promise<Progress>;
  /** Brings the sessions up to date with the open documents. */
  readonly syncBuffers: () => Promise<void>;
  readonly log: Log;
  readonly onScanned: (folder: Folder, result: ScanResult) => void;
}

export interface Progress {
  /** Fires when the user has had enough. */
  readonly signal: AbortSignal;
  report(done: number, total: number): void;
  end(): void;
}

export function createScans(options: ScansOptions): Scans {
  /** By folder root. */
  const running = new Map<string, AbortController>();
  return {
    async scan(folders, signal) {
      if (folders.length === 0) return summary([], false);
      const progress = await options.startProgress();
      const cancels = [progress.signal, ...(signal === undefined ? [] : [signal])];
      try {
        await options.syncBuffers();
        const results: (ScanResult | null)[] = [];
        // One after the other: two scans at once would only fight for the disk.
        for (const folder of folders) {
          results.push(await scanFolder(options, running, folder, progress, cancels));
        }
        return summary(
          results.flatMap((one) => one ?? []),
          results.includes(null),
        );
      } finally {
        progress.end();
      }
    },
  };
}

/** Null when cancelled or failed. */
async function scanFolder(
  options: ScansOptions,
  running: Map<string, AbortController>,
  folder: Folder,
  progress: Progress,
  cancels: readonly AbortSignal[],
): Promise<ScanResult | null> {
  const own = new AbortController();
  running.get(folder.root)?.abort();
  running.set(folder.root, own);
  const signal = AbortSignal.any([own.signal, ...cancels]);
  try {
    const result = await folder.session.scan({
      signal,
      onProgress: ({ done, total }) => progress.report(done, total),
    });
    if (signal.aborted) return null;
    options.onScanned(folder, result);
    return result;
  } catch (error) {
    if (!signal.aborted) options.log.error(`Scanning ${folder.root} failed: ${String(error)}`);
    return null;
  } finally {
    if (running.get(folder.root) === own) running.delete(folder.root);
  }
}

function summary(results: readonly ScanResult[], cancelled: boolean): ScanSummary {
  const sum = (count: (result: ScanResult) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  return {
    files: sum((one) => one.files),
    skipped: sum((one) => one.skipped.length),
    calls: sum((one) => one.calls.length),
    findings: sum((one) => one.findings.filter((finding) => finding.suppressed === null).length),
    cancelled,
  };
}

export const silentProgress = (): Progress => ({
  signal: new AbortController().signal,
  report: () => undefined,
  end: () => undefined,
});

/** Progress in the client's window; silent where the client shows none. */
export async function windowProgress(connection: Connection): Promise<Progress> {
  const reporter = await connection.window.createWorkDoneProgress();
  const abort = new AbortController();
  reporter.token.onCancellationRequested(() => abort.abort());
  reporter.begin('Lifeboat', 0, 'looking for LLM calls', true);
  let shown = 0;
  return {
    signal: abort.signal,
    report(done, total) {
      const percentage = total === 0 ? 100 : Math.floor((100 * done) / total);
      if (percentage === shown) return;
      shown = percentage;
      reporter.report(percentage, `${done} of ${total} files`);
    },
    end: () => reporter.done(),
  };
}
