/** From one file's text to its answer, with what is known of the others. */
import type { Analysis, AnalyzedModule } from '../engine/contract';
import type { ProjectInfo } from '../model/project';
import type { Modules } from './modules';
import { neighbourhood } from './neighbours';
import type { FileResult } from './session';
import { skipReason } from './skipReasons';
import { answer, forget, nothing } from './state';
import type { State } from './state';
import type { FileText } from './texts';

/** Looks at one text and keeps the answer. */
export async function examine(state: State, path: string, file: FileText): Promise<FileResult> {
  const text = look(state, path, file);
  if (text === null) return nothing(path);
  if (!state.isCandidate(text) && !isNeighbour(state, path)) {
    state.modules.forget(path);
    return answer(state, nothing(path));
  }
  const reason = skipReason(text);
  if (reason !== null) {
    skip(state, path, reason);
    return nothing(path);
  }
  const module = await parse(state, path, text);
  if (module === null) return answer(state, nothing(path));
  const ask = await analysis(state);
  return answer(state, ask.answer(path));
}

/** It takes part because of modules that it imports or that import it. */
function isNeighbour({ members, graph, modules }: State, path: string): boolean {
  if (!members.has(path)) return false;
  const near = [...graph.imports(path), ...(graph.importers(path) ?? [])];
  return near.some((one) => modules.get(one) !== undefined);
}

/** The text of a file that can be analysed; what cannot is noted with its reason. */
export function look(state: State, path: string, file: FileText): string | null {
  state.answers.note(path);
  if (file.kind === 'absent') {
    forget(state, path);
    return null;
  }
  if (file.kind === 'skipped') {
    skip(state, path, file.reason);
    return null;
  }
  state.graph.set(path, file.text);
  return file.text;
}

export function skip(state: State, path: string, reason: string): void {
  state.modules.forget(path);
  state.answers.skip(path, reason);
}

export async function parse(
  state: State,
  path: string,
  text: string,
): ReturnType<Modules['parse']> {
  try {
    return await state.modules.parse(path, text);
  } catch (error) {
    state.complain(`${path} could not be parsed: ${String(error)}`);
    return null;
  }
}

/** What can be asked of one state of the folder. */
export interface Questions {
  answer(path: string): FileResult;
  /** Those of `paths` that hold calls or build clients. */
  hot(paths: readonly string[]): readonly string[];
  /** Modules that answers for `paths` asked for and that were not parsed. */
  wanted(paths: readonly string[]): readonly string[];
}

/** The only place that calls the engine: answers for any module, each with its own project's facts beside it. */
export async function analysis(state: State): Promise<Questions> {
  const modules = state.modules.paths().flatMap((path) => state.modules.get(path) ?? []);
  const infos = new Map<string, ProjectInfo>();
  for (const { path } of modules) infos.set(path, await state.projects.load(path));
  const ask = state.openAnalysis({
    modules,
    resolveModule: (from, specifier) => state.graph.resolve(from, specifier),
    importers: (path) => state.graph.importers(path),
    knowledge: state.knowledge,
    project: (path) => infos.get(path) ?? unknownProject,
    config: state.settings.config,
    today: new Date(state.options.clock.now()).toISOString().slice(0, 10),
    writers: state.modules.writers(),
  });
  const withModule = <T>(path: string, other: T, use: (module: AnalyzedModule) => T): T => {
    const module = state.modules.get(path);
    return module === undefined ? other : use(module);
  };
  return {
    answer: (path) =>
      withModule(path, nothing(path), (module) => resultOf(asked(ask, module, state), path)),
    wanted: (paths) => [
      ...new Set(
        paths.flatMap((path) =>
          withModule(path, [], (module) => asked(ask, module, state)?.wanted ?? []),
        ),
      ),
    ],
    hot: (paths) =>
      paths.filter((path) => withModule(path, false, (module) => isHot(asked(ask, module, state)))),
  };
}

/** The engine is sound by contract; should it fail after all, the log hears of it and the rest goes on. */
function asked(
  ask: (module: AnalyzedModule) => Analysis,
  module: AnalyzedModule,
  state: State,
): Analysis | null {
  try {
    const analysis = ask(module);
    for (const failure of analysis.failures)
      state.complain(`${failure.part} failed on ${failure.path}: ${failure.message}`);
    return analysis;
  } catch (error) {
    state.complain(`the analysis of ${module.path} failed: ${String(error)}`);
    return null;
  }
}

const resultOf = (analysis: Analysis | null, path: string): FileResult =>
  analysis === null ? nothing(path) : { path, calls: analysis.calls, findings: analysis.findings };

/** Others may depend on it: it holds calls, or a client that others use. */
const isHot = (analysis: Analysis | null): boolean =>
  analysis !== null && (analysis.calls.length > 0 || analysis.buildsClients);

const unknownProject: ProjectInfo = {
  root: '',
  version: () => null,
  runtime: () => ({ id: 'unknown', because: 'the file is not looked at' }),
  isTest: () => false,
};

/** Modules with calls whose answers can change with this one: those that it imports, and those that import it. */
export function dependentsOf(state: State, path: string): readonly string[] {
  const near = neighbourhood([path], state.graph);
  return state.answers.withCalls().filter((one) => one !== path && near.has(one));
}
