/** The engine's only door: facts and knowledge in, calls and findings out. Pure; never throws for bad input. */
import type { LlmCall } from '../model/call';
import type { Config } from '../model/config';
import type { Language, ModuleFacts } from '../model/facts';
import type { Finding } from '../model/finding';
import type { Knowledge } from '../model/knowledge';
import type { ProjectInfo } from '../model/project';
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
  /** Paths to report; all modules when absent. */
  readonly report?: ReadonlySet<string>;
  readonly knowledge: Knowledge;
  readonly project: (path: string) => ProjectInfo;
  readonly config: Config;
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

export interface Analysis {
  readonly calls: readonly LlmCall[];
  readonly findings: readonly Finding[];
  /** Defects of Lifeboat itself, for the log; the rest of the analysis is whole. */
  readonly failures: readonly AnalysisFailure[];
}

export function analyze(input: AnalysisInput): Analysis {
  void input;
  return { calls: [], findings: [], failures: [] };
}
