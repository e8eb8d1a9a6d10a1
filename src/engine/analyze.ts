/** The engine's only door: facts and knowledge in, calls and findings out. Pure; never throws for bad input. */
import type { LlmCall } from '../model/call';
import type { Config } from '../model/config';
import type { Language, ModuleFacts } from '../model/facts';
import type { Finding } from '../model/finding';
import type { Knowledge } from '../model/knowledge';
import type { ProjectInfo } from '../model/project';
import type { WriterFactory } from '../model/writer';
import { clientsOf, constructionsIn } from './clients';
import { findingsOf } from './findings';
import type { ModuleIndex } from './moduleIndex';
import type { Positions } from './positions';
import { readSuppressions } from './suppressions';
import { isExpression, isFunction, type FactNode } from './tree';
import { createView, type View } from './view';

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
  /** A client is built here, which other modules may use. */
  readonly buildsClients: boolean;
  /** Defects of Lifeboat itself, for the log; the rest of the analysis is whole. */
  readonly failures: readonly AnalysisFailure[];
}

export function analyze(input: AnalysisInput): Analysis {
  const answers = openAnalysis(input);
  const all = input.modules
    .filter((module) => input.report?.has(module.path) ?? true)
    .map((module) => answers(module));
  return {
    calls: all.flatMap((answer) => answer.calls),
    findings: all.flatMap((answer) => answer.findings),
    buildsClients: all.some((answer) => answer.buildsClients),
    failures: all.flatMap((answer) => answer.failures),
  };
}

/** The same, one module at a time: whoever asks can let others work between two answers. */
export function openAnalysis(input: AnalysisInput): (module: AnalyzedModule) => Analysis {
  const view = createView(input);
  return (module) => analyzeModule(module, input, view);
}

function analyzeModule(module: AnalyzedModule, input: AnalysisInput, view: View): Analysis {
  try {
    return answerFor(module, input, view);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ...nothing, failures: [{ path: module.path, part: 'calls', message }] };
  }
}

const nothing: Analysis = { calls: [], findings: [], buildsClients: false, failures: [] };

function answerFor(
  { path, text, facts }: AnalyzedModule,
  input: AnalysisInput,
  view: View,
): Analysis {
  const around = view.around(path);
  if (!around) return nothing;
  const calls = view.subjects(path);
  const clients = clientsOf({ around, subjects: (one) => view.subjects(one) });
  const buildsClients = constructionsIn(around.resolver).length > 0;
  if (calls.length === 0 && clients.length === 0) return { ...nothing, buildsClients };
  const { findings, failures } = findingsOf({
    path,
    test: input.project(path).isTest(path),
    calls,
    clients,
    suppressions: readSuppressions(facts, around.resolver.positions),
    config: input.config,
    today: input.today,
    writer: once(() => input.writers[facts.language]?.(facts, text) ?? null),
    statementLine: statementLines(around.index, around.resolver.positions),
  });
  return { calls: calls.map((subject) => subject.call), findings, buildsClients, failures };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** First line of the innermost statement around an offset. */
function statementLines(index: ModuleIndex, positions: Positions): (offset: number) => number {
  return (offset) => {
    let start = offset;
    const node = index.calls.find((call) => call.start <= offset && call.end >= offset);
    for (let at: FactNode | undefined = node; at; at = index.parents.get(at)) {
      if (isFunction(at)) break;
      start = Math.min(start, at.start);
      if (!isExpression(at)) break;
    }
    return positions.place({ start }).line;
  };
}
