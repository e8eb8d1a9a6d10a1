/** The session: files and buffers in, calls and findings out. */
import type { Analysis, AnalysisInput } from '../engine/analyze';
import { analyze } from '../engine/analyze';
import { knowledge as builtIn } from '../knowledge';
import type { Knowledge } from '../model/knowledge';
import type { Log } from '../platform/ports';
import { discover } from '../project/discover';
import { isInSkippedDirectory } from '../project/ignoreRules';
import { isLockFileName } from '../project/locks';
import { absolutePath, extensionOf, isWithin, relativePath } from '../project/paths';
import { readAhead } from '../project/pool';
import type { Projects } from '../project/projects';
import { createProjects } from '../project/projects';
import { leastVersion } from '../project/versions';
import type { Answers } from './answers';
import { createAnswers } from './answers';
import { candidateTest } from './candidates';
import type { Modules } from './modules';
import { createModules } from './modules';
import { createPace } from './pace';
import type { FileResult, ScanOptions, ScanResult, Session, SessionOptions } from './session';
import type { Settings } from './settings';
import { isConfigPath, readSettings } from './settings';
import { skipReason, unreadable } from './skipReasons';
import type { FileText, Texts } from './texts';
import { createTexts } from './texts';

/** For tests: other knowledge, another engine. */
export interface SessionParts {
  readonly analyze?: (input: AnalysisInput) => Analysis;
  readonly knowledge?: Knowledge;
}

interface State {
  readonly options: SessionOptions;
  readonly analyze: (input: AnalysisInput) => Analysis;
  readonly knowledge: Knowledge;
  readonly isCandidate: (text: string) => boolean;
  readonly extensions: ReadonlySet<string>;
  readonly texts: Texts;
  readonly modules: Modules;
  readonly projects: Projects;
  readonly answers: Answers;
  /** Says each thing once. */
  readonly complain: (message: string) => void;
  given: SessionOptions['settings'];
  settings: Settings;
}

const readsAtOnce = 16;

/** Opens a session on a folder. Reads its config file, nothing else. Never rejects. */
export async function createSession(
  options: SessionOptions,
  parts: SessionParts = {},
): Promise<Session> {
  const state = await openState(options, parts);
  const { texts, answers } = state;
  const inside = (path: string): string | null => relativePath(options.root, path);
  return {
    root: options.root,
    scan: (scanOptions = {}) => scan(state, scanOptions),
    setBuffer(path, text) {
      const own = inside(path);
      if (own !== null) {
        texts.setBuffer(own, text);
      }
    },
    async fileChanged(path) {
      const own = inside(path);
      return own === null ? [] : fileChanged(state, own);
    },
    async check(path, signal) {
      signal?.throwIfAborted();
      const own = inside(path);
      if (own === null || !isInScope(state, own)) {
        forget(state, own ?? path);
        return nothing(own ?? path);
      }
      const file = await texts.read(own);
      signal?.throwIfAborted();
      return examine(state, own, file);
    },
    result: () => answers.all(),
    async configure(settings) {
      state.given = settings;
      return reloadSettings(state);
    },
    config: () => state.settings.config,
    configProblems: () => state.settings.problems,
  };
}

async function openState(options: SessionOptions, parts: SessionParts): Promise<State> {
  const { root, files, log, frontEnds } = options;
  const knowledge = parts.knowledge ?? builtIn;
  const modules = createModules(frontEnds, log);
  return {
    options,
    analyze: parts.analyze ?? analyze,
    knowledge,
    isCandidate: candidateTest(knowledge),
    extensions: new Set(frontEnds.flatMap((frontEnd) => frontEnd.extensions)),
    texts: createTexts(root, files),
    modules,
    projects: createProjects({
      root,
      files,
      log,
      packages: knownPackages(knowledge),
      newestKnown: (name) => newestVersion(knowledge, name),
      runtimeInText: (path) => modules.runtimeInText(path),
    }),
    answers: createAnswers(),
    complain: onceEach(log),
    given: options.settings,
    settings: await readSettings(root, files, options.settings, options.configFile),
  };
}

// --------------------------------------------------------------------------------------------------- scanning

async function scan(state: State, options: ScanOptions): Promise<ScanResult> {
  const { signal, onProgress, within } = options;
  const { root, files, log, clock } = state.options;
  state.projects.forget();
  const { isExcluded } = state.settings;
  const found = await discover({
    ...{ root, files, log, isExcluded, extensions: state.extensions },
    ...(within === undefined ? {} : { within }),
    ...(signal === undefined ? {} : { signal }),
  });
  // Buffers that were never saved belong to the folder too.
  const paths = [...new Set([...found.sources, ...openPaths(state, within)])].sort();
  forgetOthers(state, new Set(paths));
  const pace = createPace(clock);
  let done = 0;
  const read = async (path: string): Promise<readonly [string, FileText]> => {
    signal?.throwIfAborted();
    return [path, await state.texts.read(path)];
  };
  for await (const [path, file] of readAhead(paths, readsAtOnce, read)) {
    await pace();
    signal?.throwIfAborted();
    // Somebody may have typed since the file was read ahead.
    await examine(state, path, state.texts.isOpen(path) ? await state.texts.read(path) : file);
    done += 1;
    onProgress?.({ done, total: paths.length });
  }
  state.answers.setUnreadable(found.unreadable);
  return state.answers.all();
}

function openPaths(state: State, within: readonly string[] = ['']): readonly string[] {
  return state.texts
    .open()
    .filter((path) => isInScope(state, path) && within.some((scope) => isWithin(scope, path)));
}

function forgetOthers(state: State, kept: ReadonlySet<string>): void {
  for (const path of state.answers.paths()) {
    if (!kept.has(path)) {
      forget(state, path);
    }
  }
}

function isInScope({ extensions, settings }: State, path: string): boolean {
  return (
    extensions.has(extensionOf(path)) && !isInSkippedDirectory(path) && !settings.isExcluded(path)
  );
}

/** Looks at one text and keeps the answer. */
async function examine(state: State, path: string, file: FileText): Promise<FileResult> {
  if (file.kind === 'absent') {
    forget(state, path);
    return nothing(path);
  }
  if (file.kind === 'text' && !state.isCandidate(file.text)) {
    state.modules.forget(path);
    return answer(state, nothing(path));
  }
  const reason = file.kind === 'text' ? skipReason(file.text) : file.reason;
  if (file.kind === 'skipped' || reason !== null) {
    state.modules.forget(path);
    state.answers.skip(path, reason ?? unreadable);
    return nothing(path);
  }
  const module = await parse(state, path, file.text);
  return answer(state, module === null ? nothing(path) : await analyzeModule(state, module.path));
}

async function parse(state: State, path: string, text: string): ReturnType<Modules['parse']> {
  try {
    return await state.modules.parse(path, text);
  } catch (error) {
    state.complain(`${path} could not be parsed: ${String(error)}`);
    return null;
  }
}

/** The only place that calls the engine: one module at a time, its own project's facts beside it. */
async function analyzeModule(state: State, path: string): Promise<FileResult> {
  const module = state.modules.get(path);
  if (module === undefined) {
    return nothing(path);
  }
  const info = await state.projects.load(path);
  try {
    const analysis = state.analyze({
      modules: [module],
      report: new Set([path]),
      knowledge: state.knowledge,
      project: () => info,
      config: state.settings.config,
      today: new Date(state.options.clock.now()).toISOString().slice(0, 10),
      writers: state.modules.writers(),
    });
    for (const failure of analysis.failures) {
      state.complain(`${failure.part} failed on ${failure.path}: ${failure.message}`);
    }
    return { path, calls: analysis.calls, findings: analysis.findings };
  } catch (error) {
    state.complain(`the analysis of ${path} failed: ${String(error)}`);
    return nothing(path);
  }
}

function answer(state: State, result: FileResult): FileResult {
  state.answers.set(result);
  return result;
}

function nothing(path: string): FileResult {
  return { path, calls: [], findings: [] };
}

function forget(state: State, path: string): void {
  state.modules.forget(path);
  state.answers.forget(path);
}

// ---------------------------------------------------------------------------------------------------- changes

async function fileChanged(state: State, path: string): Promise<readonly string[]> {
  const { root, files } = state.options;
  if (isConfigPath(path)) {
    await reloadSettings(state);
  }
  if (describesProject(path)) {
    state.projects.forget();
    return state.modules.paths();
  }
  const file = await files.stat(absolutePath(root, path)).catch(() => null);
  if (file === null) {
    return forgetBelow(state, path);
  }
  return isInScope(state, path) ? [path] : [];
}

/** A file or a whole directory went; open buffers stay. */
function forgetBelow(state: State, path: string): readonly string[] {
  const gone = state.answers.paths().filter((known) => isWithin(path, known));
  for (const known of gone) {
    if (!state.texts.isOpen(known)) {
      forget(state, known);
    }
  }
  return gone;
}

const projectFiles =
  /(?:^|\/)(?:package\.json|lifeboat\.config\.json|deno\.jsonc?|wrangler\.(?:toml|jsonc?)|bun\.lockb)$/;

function describesProject(path: string): boolean {
  return projectFiles.test(path) || isLockFileName(path.slice(path.lastIndexOf('/') + 1));
}

async function reloadSettings(state: State): Promise<Settings['problems']> {
  const { root, files, configFile } = state.options;
  state.settings = await readSettings(root, files, state.given, configFile);
  return state.settings.problems;
}

// -------------------------------------------------------------------------------------------------- knowledge

function knownPackages({ sdks, http, wrappers }: Knowledge): readonly string[] {
  const wrapping = [...http, ...wrappers].flatMap(({ package: name }) => name ?? []);
  return [...new Set([...sdks.flatMap((sdk) => sdk.packages), ...wrapping])];
}

/** The least version of the newest range that `knowledge` has for this package. */
function newestVersion({ sdks }: Knowledge, name: string): string | null {
  const newest = sdks.find((sdk) => sdk.packages.includes(name))?.versions[0];
  return newest === undefined ? null : leastVersion(newest.range);
}

function onceEach(log: Log): (message: string) => void {
  const said = new Set<string>();
  return (message) => {
    if (!said.has(message)) {
      said.add(message);
      log.error(message);
    }
  };
}
