/** What a session holds. */
import { knowledge as builtIn } from '../knowledge';
import { openAnalysis } from '../engine/analyze';
import type { Analysis, AnalysisInput, AnalyzedModule } from '../engine/contract';
import type { Knowledge, Sdk } from '../model/knowledge';
import type { Log } from '../platform/ports';
import { ecosystemOf } from '../project/ecosystem';
import { isInSkippedDirectory } from '../project/ignoreRules';
import { extensionOf } from '../project/paths';
import { createProjects } from '../project/projects';
import type { Projects } from '../project/projects';
import { distributionName } from '../project/python/requirements';
import { leastOfBoth, leastVersion } from '../project/versions';
import { createAnswers } from './answers';
import type { Answers } from './answers';
import { noBaseline, readBaseline } from './baseline';
import type { Baseline } from './baseline';
import { readSigns } from './candidates';
import { noCircle } from './circle';
import type { Circle } from './circle';
import { createImportGraph } from './importGraph';
import type { ImportGraph } from './importGraph';
import { createModules } from './modules';
import type { Modules } from './modules';
import type { FileResult, SessionOptions } from './session';
import { readSettings } from './settings';
import type { Settings } from './settings';
import type { Basis } from './stale';
import { createTexts } from './texts';
import type { Texts } from './texts';

export type OpenAnalysis = (input: AnalysisInput) => (module: AnalyzedModule) => Analysis;

/** For tests: other knowledge, another engine. */
export interface SessionParts {
  readonly openAnalysis?: OpenAnalysis;
  readonly knowledge?: Knowledge;
}

export interface State {
  readonly options: SessionOptions;
  readonly openAnalysis: OpenAnalysis;
  readonly knowledge: Knowledge;
  /** The text at a path is worth parsing for its own sake. */
  readonly isCandidate: (path: string, text: string) => boolean;
  readonly extensions: ReadonlySet<string>;
  readonly texts: Texts;
  readonly modules: Modules;
  readonly graph: ImportGraph;
  /** Modules that take part in the analysis, as the last scan found them. */
  circle: Circle;
  /** Modules whose text was parsed anew since. */
  readonly changed: Set<string>;
  /** What the answers of the last scan were made of; null where there are none. */
  basis: Basis | null;
  readonly projects: Projects;
  readonly answers: Answers;
  /** Says each thing once. */
  readonly complain: (message: string) => void;
  given: SessionOptions['settings'];
  settings: Settings;
  baseline: Baseline;
}

export async function openState(options: SessionOptions, parts: SessionParts): Promise<State> {
  const { root, files, log, frontEnds } = options;
  const knowledge = parts.knowledge ?? builtIn;
  const signs = { npm: readSigns(knowledge, 'npm'), pypi: readSigns(knowledge, 'pypi') };
  const modules = createModules(frontEnds, log, signs);
  return {
    options,
    openAnalysis: parts.openAnalysis ?? openAnalysis,
    knowledge,
    isCandidate: (path, text) => signs[ecosystemOf(path)].isCandidate(text),
    extensions: new Set(frontEnds.flatMap((frontEnd) => frontEnd.extensions)),
    texts: createTexts(root, files),
    modules,
    graph: createImportGraph(),
    circle: noCircle,
    changed: new Set(),
    basis: null,
    projects: createProjects({
      root,
      files,
      log,
      packages: knownPackages(knowledge),
      newestKnown: (name) => newestVersion(knowledge, name),
      newestDistribution: (name, range) => newestDistribution(knowledge, name, range),
      runtimeInText: (path) => modules.runtimeInText(path),
    }),
    answers: createAnswers(),
    complain: onceEach(log),
    given: options.settings,
    settings: await readSettings(root, files, options.settings, options.configFile),
    baseline: await baselineOf(options),
  };
}

/** Read anew with each scan: it may stand above the folder, where nobody watches. */
export const baselineOf = async ({ root, files, baseline }: SessionOptions): Promise<Baseline> =>
  baseline === false ? noBaseline(root) : readBaseline(root, files);

export function isInScope({ extensions, settings }: State, path: string): boolean {
  return (
    extensions.has(extensionOf(path)) && !isInSkippedDirectory(path) && !settings.isExcluded(path)
  );
}

export function answer(state: State, result: FileResult): FileResult {
  state.answers.set(result);
  return result;
}

export function nothing(path: string): FileResult {
  return { path, calls: [], findings: [] };
}

export function forget(state: State, path: string): void {
  state.modules.forget(path);
  state.graph.forget(path);
  state.answers.forget(path);
}

/** Those of npm; a virtual environment is read as a whole. */
function knownPackages({ sdks, wrappers }: Knowledge): readonly string[] {
  const wrapping = wrappers.flatMap(({ package: name }) => name ?? []);
  return [...new Set([...npmOnly(sdks).flatMap((sdk) => sdk.packages), ...wrapping])];
}

const npmOnly = (sdks: readonly Sdk[]): readonly Sdk[] =>
  sdks.filter(({ ecosystem }) => ecosystem !== 'pypi');

/** The least version of the newest range that `knowledge` has for this package. */
function newestVersion({ sdks }: Knowledge, name: string): string | null {
  const newest = npmOnly(sdks).find((sdk) => sdk.packages.includes(name))?.versions[0];
  return newest === undefined ? null : leastVersion(newest.range);
}

/** The least version of the newest range that `knowledge` has for this distribution within another range. */
function newestDistribution({ sdks }: Knowledge, name: string, range: string): string | null {
  const isNamed = ({ ecosystem, distributions, packages }: Sdk): boolean =>
    ecosystem === 'pypi' &&
    (distributions ?? packages).some((one) => distributionName(one) === name);
  const ranges = sdks.filter(isNamed).flatMap((sdk) => sdk.versions.map((one) => one.range));
  return ranges.map((one) => leastOfBoth(one, range)).find((one) => one !== null) ?? null;
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
