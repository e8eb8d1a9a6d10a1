/** What the engine is given and what it answers: plain data. */
import type { LlmCall } from '../model/call';
import type { Config, FileConfig } from '../model/config';
import type { Language, ModuleFacts } from '../model/facts';
import type { Finding } from '../model/finding';
import type { CallReach } from '../model/impact';
import type { Knowledge } from '../model/knowledge';
import type { ProjectInfo } from '../model/project';
import type { DeclareWrapper } from '../model/subject';
import type { WriterFactory } from '../model/writer';

export interface AnalyzedModule {
  /** POSIX path relative to the workspace root. */
  readonly path: string;
  readonly text: string;
  readonly facts: ModuleFacts;
}

export interface AnalysisInput {
  /** The modules to look at together. */
  readonly modules: readonly AnalyzedModule[];
  /** The module that a specifier means from a path, as a path; null where it leads out of the workspace. */
  readonly resolveModule?: (from: string, specifier: string) => string | null;
  /** Paths of all files of the workspace that import from one; null where that is not known. */
  readonly importers?: (path: string) => readonly string[] | null;
  /** Paths to report; all modules when absent. */
  readonly report?: ReadonlySet<string>;
  /** False: calls alone are asked for, and no rule runs. */
  readonly findings?: boolean;
  /** True: who reaches the calls is asked for too. */
  readonly map?: boolean;
  /** Like `importers`, further out than policies look; the same when absent. */
  readonly farImporters?: (path: string) => readonly string[] | null;
  readonly knowledge: Knowledge;
  readonly project: (path: string) => ProjectInfo;
  readonly config: Config;
  /** The settings for one file; those of `config` for all alike when absent. */
  readonly configFor?: (path: string) => FileConfig;
  /** Edits of the config file; no fix declares a wrapper when absent. */
  readonly declareWrapper?: DeclareWrapper;
  /** ISO date: rules about dated facts use it, nothing else does. */
  readonly today: string;
  readonly writers: Readonly<Partial<Record<Language, WriterFactory>>>;
}

export interface AnalysisFailure {
  readonly path: string;
  /** The part that failed: a rule's id, `calls`, … */
  readonly part: string;
  readonly message: string;
}

/** What the calls of a module look like from the outside world. */
export interface Ways {
  readonly reaches: readonly CallReach[];
  /** Places where the way up to an entry point was lost. */
  readonly unfollowed: number;
}

export interface Analysis {
  readonly calls: readonly LlmCall[];
  readonly findings: readonly Finding[];
  /** Who reaches the calls; absent where nobody asked. */
  readonly ways?: Ways;
  /** Defects of Lifeboat itself, for the log; the rest of the analysis is whole. */
  readonly failures: readonly AnalysisFailure[];
}
