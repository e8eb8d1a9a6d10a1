/** The session: files and buffers in, calls and findings out. */
import { isLockFileName } from '../project/locks';
import { baselineFileName } from '../project/baselineFile';
import { limitFileNames } from '../project/platformLimits';
import { absolutePath, isWithin, relativePath } from '../project/paths';
import { isPythonLockName } from '../project/python/lockFiles';
import { isPythonManifestName } from '../project/python/manifestNames';
import { baselineProblems, renewed, withBaseline } from './baseline';
import type { BaselineEntry } from './baseline';
import { dependentsOf, examine } from './examine';
import { mapOf } from './map';
import { scan } from './scan';
import type { FileResult, Session, SessionOptions } from './session';
import { isConfigPath, readSettings } from './settings';
import type { Settings } from './settings';
import { baselineOf, forget, isInScope, nothing, openState } from './state';
import type { SessionParts, State } from './state';

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
    async scan(scanOptions = {}) {
      state.baseline = await baselineOf(options);
      return marked(await scan(state, scanOptions), state);
    },
    setBuffer(path, content) {
      const own = inside(path);
      if (own !== null) {
        texts.setBuffer(own, content);
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
      return marked(await examine(state, own, file), state);
    },
    dependents: (path) => dependentsOf(state, inside(path) ?? path),
    result: () => marked(answers.all(), state),
    map: () => mapOf(answers.results()),
    staleBaseline: () => stale(state),
    async configure(settings) {
      state.given = settings;
      return reloadSettings(state);
    },
    config: () => state.settings.config,
    configProblems: () => [...state.settings.problems, ...baselineProblems(state.baseline)],
  };
}

/** Answers are kept as the engine gives them: a baseline that changes changes no answer. */
const marked = <T extends Pick<FileResult, 'findings'>>(result: T, { baseline }: State): T => ({
  ...result,
  findings: withBaseline(result.findings, baseline),
});

function stale({ answers, baseline }: State): readonly BaselineEntry[] {
  const { findings, skipped } = answers.all();
  const unread = new Set(skipped.map(({ path }) => path));
  const { prefix } = baseline;
  const gone = renewed(baseline, findings, (path) => !unread.has(path)).gone;
  return gone.map((one) => ({
    ...one,
    path: prefix === '' ? one.path : one.path.slice(prefix.length + 1),
  }));
}

async function fileChanged(state: State, path: string): Promise<readonly string[]> {
  const { root, files } = state.options;
  if (isConfigPath(path)) {
    await reloadSettings(state);
  }
  if (path === baselineFileName) {
    state.baseline = await baselineOf(state.options);
    return state.answers.withCalls();
  }
  if (describesProject(path)) {
    state.projects.forget();
    return state.modules.paths();
  }
  const file = await files.stat(absolutePath(root, path)).catch(() => null);
  if (file === null) {
    return forgetBelow(state, path);
  }
  return isInScope(state, path) ? [path, ...dependentsOf(state, path)] : [];
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
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    projectFiles.test(path) ||
    isLockFileName(name) ||
    isPythonManifestName(name) ||
    isPythonLockName(name) ||
    limitFileNames.includes(name)
  );
}

async function reloadSettings(state: State): Promise<Settings['problems']> {
  const { root, files, configFile } = state.options;
  state.settings = await readSettings(root, files, state.given, configFile);
  return state.settings.problems;
}
