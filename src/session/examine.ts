/** From one file's text to its answer, with what is known of the others. */
import type { Analysis, AnalyzedModule } from '../engine/contract';
import type { FileConfig } from '../model/config';
import type { ProjectInfo } from '../model/project';
import type { Clock } from '../platform/ports';
import { ecosystemOf } from '../project/ecosystem';
import { isExamplePath } from '../project/testPaths';
import { touchedBy } from './circle';
import { readLinks } from './links';
import type { Modules } from './modules';
import { inCells } from './notebooks/places';
import type { FileResult } from './session';
import { generated, isGeneratedText, skipReason } from './skipReasons';
import { answer, forget, nothing } from './state';
import type { State } from './state';
import type { FileText } from './texts';

/** Looks at one text and keeps the answer. */
export async function examine(state: State, path: string, file: FileText): Promise<FileResult> {
  const looked = look(state, path, file);
  if (looked === null) return nothing(path);
  const { text, cells } = looked;
  if (!state.isCandidate(path, text) && !isNeighbour(state, path)) {
    state.modules.forget(path);
    return answer(state, nothing(path));
  }
  const reason = reasonToSkip(state, text);
  if (reason !== null) {
    skip(state, path, reason);
    return nothing(path);
  }
  const before = state.modules.get(path);
  const module = await parse(state, path, text, cells);
  if (module === null) return answer(state, nothing(path));
  if (module !== before) state.changed.add(path);
  const ask = await analysis(state);
  return answer(state, ask(path));
}

/** It takes part because of modules that it imports or that import it. */
function isNeighbour({ circle, graph, modules }: State, path: string): boolean {
  const imports = graph.imports(path);
  if (imports.some((edge) => circle.takes(edge))) return true;
  if (!circle.members.has(path)) return false;
  const near = [...imports.map(({ to }) => to), ...graph.users(path).map(({ from }) => from)];
  return near.some((one) => modules.get(one) !== undefined);
}

/** A text that can be analysed, with the cells of a notebook. */
export type LookedText = Extract<FileText, { readonly kind: 'text' }>;

/** The text of a file that can be analysed; what cannot is noted with its reason. */
export function look(state: State, path: string, file: FileText): LookedText | null {
  state.answers.note(path);
  if (file.kind === 'absent') {
    forget(state, path);
    return null;
  }
  if (file.kind === 'skipped') {
    skip(state, path, file.reason);
    return null;
  }
  state.graph.set(path, readLinks(file.text, ecosystemOf(path)));
  return file;
}

/** Generated code is looked at where the settings want it. */
export function reasonToSkip({ settings }: State, text: string): string | null {
  const reason = skipReason(text);
  return reason === generated && settings.config.generated !== 'off' ? null : reason;
}

export function skip(state: State, path: string, reason: string): void {
  state.modules.forget(path);
  state.answers.skip(path, reason);
}

export async function parse(
  state: State,
  path: string,
  text: string,
  cells?: LookedText['cells'],
): ReturnType<Modules['parse']> {
  try {
    return await state.modules.parse(path, text, cells);
  } catch (error) {
    state.complain(`${path} could not be parsed: ${String(error)}`);
    return null;
  }
}

/** What can be asked of one state of the folder: the answer for any module. */
export type Ask = (path: string) => FileResult;

/** The only place that calls the engine: answers for any module, each with its own project's facts beside it. */
export async function analysis(
  state: State,
  paths: readonly string[] = state.modules.paths(),
): Promise<Ask> {
  const modules = paths.flatMap((path) => state.modules.get(path) ?? []);
  const infos = new Map<string, ProjectInfo>();
  for (const { path } of modules) infos.set(path, await state.projects.load(path));
  const ask = state.openAnalysis({
    modules,
    resolveModule: (from, specifier) => usedModule(state, from, specifier),
    importers: (path) => usersOf(state, path),
    farImporters: (path) => usersOf(state, path, state.circle.farUsedBy(path)),
    findings: state.options.findings !== false,
    map: state.options.map === true,
    knowledge: state.knowledge,
    project: (path) => infos.get(path) ?? unknownProject,
    config: state.settings.config,
    declareWrapper: state.settings.declareWrapper,
    configFor: (path) => configFor(state, path, infos.get(path) ?? unknownProject),
    today: today(state.options.clock),
    writers: state.modules.writers(),
  });
  return (path) => {
    const module = state.modules.get(path);
    if (module === undefined) return nothing(path);
    const result = resultOf(asked(ask, module, state), path);
    const cells = state.modules.cells(path);
    return cells === null
      ? result
      : inCells(state.texts.isOpen(path) ? result : unfixed(result), cells);
  };
}

/** A fix edits the cells of an open notebook, never the file that holds them. */
const unfixed = (result: FileResult): FileResult => ({
  ...result,
  findings: result.findings.map((finding) => ({ ...finding, fixes: [] })),
});

function configFor({ settings, modules }: State, path: string, info: ProjectInfo): FileConfig {
  const text = modules.get(path)?.text ?? '';
  return settings.configFor(path, {
    isTest: info.isTest(path),
    isExample: isExamplePath(path),
    // With `off`, such files do not come this far.
    isGenerated: settings.config.generated !== 'off' && isGeneratedText(text),
  });
}

/** ISO date. */
export const today = (clock: Clock): string => new Date(clock.now()).toISOString().slice(0, 10);

/** Leads where the circle leads, so that an answer depends on nothing else; and where new text leads. */
function usedModule(
  { graph, circle, changed }: State,
  from: string,
  specifier: string,
): string | null {
  const to = graph.resolve(from, specifier);
  if (to === null || changed.has(from)) return to;
  if (circle.farUses(from).has(to)) return to;
  return isInPackage(from, specifier) && circle.members.has(to) ? to : null;
}

/** `import app.llm` somewhere puts the module into the package `app`, which may say nothing of it: both are used there. */
const isInPackage = (from: string, specifier: string): boolean =>
  /(?:^|\/)__init__\.py$/.test(from) && /^\.\w+$/.test(specifier);

/** Modules that take something from `path` which leads to a client; null where nobody knows. */
function usersOf(
  { graph, circle, changed }: State,
  path: string,
  known: ReadonlySet<string> = circle.usedBy(path),
): readonly string[] | null {
  if (!graph.isKnown()) return null;
  const fresh = graph.users(path).flatMap(({ from }) => (changed.has(from) ? [from] : []));
  return [...new Set([...known, ...fresh])];
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
  analysis === null
    ? nothing(path)
    : {
        ...{ path, calls: analysis.calls, findings: analysis.findings },
        ...(analysis.ways === undefined ? {} : { ways: analysis.ways }),
      };

const unknownProject: ProjectInfo = {
  root: '',
  version: () => null,
  runtime: () => ({ id: 'unknown', because: 'the file is not looked at' }),
  isTest: () => false,
  limits: () => [],
};

/** Modules with calls whose answers can change with this one. */
export function dependentsOf(state: State, path: string): readonly string[] {
  const touched = touchedBy([path], {
    uses: (one) => [...state.circle.uses(one), ...state.graph.imports(one).map(({ to }) => to)],
    usedBy: (one) => usersOf(state, one) ?? [],
  });
  return state.answers.withCalls().filter((one) => one !== path && touched.has(one));
}
