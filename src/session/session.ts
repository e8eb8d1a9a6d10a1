/**
 * One workspace folder under analysis: the door that the language server and the command line share.
 * Holds files, open buffers and the latest answers; everything that thinks is pure and lives elsewhere.
 */
import type { Ways } from '../engine/contract';
import type { LlmCall, Range } from '../model/call';
import type { Config } from '../model/config';
import type { Finding } from '../model/finding';
import type { FrontEndLoader } from '../model/frontEnd';
import type { DependencyMap } from '../model/impact';
import type { Clock, FileSystem, Log } from '../platform/ports';
import type { BaselineEntry } from '../project/baselineFile';
import type { BufferContent } from './texts';

/** The editor's settings, or command-line flags; `lifeboat.config.json` wins for rules and paths. */
export interface GivenSettings extends Partial<Config> {
  /** Globs of what the editor hides (`files.exclude`), beside `exclude`. */
  readonly hidden?: readonly string[];
}

export interface SessionOptions {
  /** Absolute path of the folder. */
  readonly root: string;
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly log: Log;
  readonly frontEnds: readonly FrontEndLoader[];
  readonly settings: GivenSettings;
  /** Absolute path of the config file to use instead of the one that is found. */
  readonly configFile?: string;
  /** False: findings of the baseline are reported like all others. */
  readonly baseline?: boolean;
  /** False: calls alone are asked for, and no rule runs. */
  readonly findings?: boolean;
  /** True: who reaches the calls is worked out too, for `map`. */
  readonly map?: boolean;
  /** One scan and no more: what is not needed any longer is forgotten meanwhile. */
  readonly once?: boolean;
}

export interface ScanOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ScanProgress) => void;
  /** Limits the scan to these files and directories, relative to the root; everything when absent. */
  readonly within?: readonly string[];
  /**
   * Which of the files that were found are asked for. The others are read, and parsed where those that are asked for need
   * them; their own calls are not looked for.
   */
  readonly only?: (found: FoundFiles) => (path: string) => boolean;
}

/** Paths relative to the root. */
export interface FoundFiles {
  readonly sources: readonly string[];
  /** package.json files. */
  readonly manifests: readonly string[];
  /** pyproject.toml files and their like. */
  readonly pythonProjects: readonly string[];
}

export interface SkippedFile {
  readonly path: string;
  readonly reason: string;
}

export interface ScanProgress {
  readonly done: number;
  readonly total: number;
}

export interface ScanResult {
  /** Supported files seen (read or skipped). */
  readonly files: number;
  readonly skipped: readonly SkippedFile[];
  readonly calls: readonly LlmCall[];
  readonly findings: readonly Finding[];
}

export interface FileResult {
  readonly path: string;
  readonly calls: readonly LlmCall[];
  readonly findings: readonly Finding[];
  /** Who reaches the calls; absent where nobody asked. */
  readonly ways?: Ways;
}

export interface ConfigProblem {
  /** Absolute path of the file. */
  readonly file: string;
  readonly key: string | null;
  readonly message: string;
  /** Of the key in the file; null where there is none. */
  readonly range: Range | null;
}

/** Takes paths absolute or relative to the root; all paths in answers are POSIX and relative to the root. */
export interface Session {
  readonly root: string;
  /** Reads every supported file once, parses candidates, analyses them. Yields to the event loop; rejects only when aborted. */
  scan(options?: ScanOptions): Promise<ScanResult>;
  /** The text of an open buffer, or the cells of an open notebook, which overlays the disk; null closes it. */
  setBuffer(path: string, content: BufferContent | null): void;
  /** A file changed on disk, appeared or went. Returns the paths whose answers may have changed. */
  fileChanged(path: string): Promise<readonly string[]>;
  /** Checks one file with what is known of the others. */
  check(path: string, signal?: AbortSignal): Promise<FileResult>;
  /** Paths whose answers may change with the text of this one: the modules around it that have calls. */
  dependents(path: string): readonly string[];
  /** Latest known calls and findings of the whole folder. */
  result(): ScanResult;
  /** Who depends on the calls of `result()`. Empty ways in a session that was opened without `map`. */
  map(): DependencyMap;
  /** Replaces settings; answers are computed anew on the next check or scan. */
  configure(settings: GivenSettings): Promise<readonly ConfigProblem[]>;
  /** Entries of the baseline that no longer occur, as far as the latest answers tell; paths relative to the root. */
  staleBaseline(): readonly BaselineEntry[];
  config(): Config;
  /** Problems of the config file, the baseline and of settings, read at start and again when the file changes. */
  configProblems(): readonly ConfigProblem[];
}
