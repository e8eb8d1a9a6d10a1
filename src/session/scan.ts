/** Looks at every file of the folder: reads each once, parses few, answers for those. */
import { discover } from '../project/discover';
import { isWithin } from '../project/paths';
import { readAhead } from '../project/pool';
import { createResolver } from '../project/resolveModule';
import { analysis, look, parse, skip } from './examine';
import { neighbourhood } from './neighbours';
import { createPace } from './pace';
import type { ScanOptions, ScanResult } from './session';
import { skipReason } from './skipReasons';
import { answer, forget, isInScope, nothing } from './state';
import type { State } from './state';
import type { FileText } from './texts';

const readsAtOnce = 16;

export async function scan(state: State, options: ScanOptions): Promise<ScanResult> {
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
  const looked = new Map<string, string>();
  const seeds: string[] = [];
  let done = 0;
  const read = async (path: string): Promise<readonly [string, FileText]> => {
    signal?.throwIfAborted();
    return [path, await state.texts.read(path)];
  };
  for await (const [path, file] of readAhead(paths, readsAtOnce, read)) {
    await pace();
    signal?.throwIfAborted();
    const text = look(state, path, file);
    if (text !== null) looked.set(path, text);
    if (text !== null && state.isCandidate(text)) seeds.push(path);
    done += 1;
    onProgress?.({ done, total: paths.length });
  }
  state.graph.setResolver(await createResolver({ root, files, ...found }));
  state.members = new Set(seeds);
  await parseMembers(state, looked, pace, signal);
  await parseWanted(state, looked, pace, signal);
  const isEmpty = state.modules.paths().length === 0;
  const hot = isEmpty ? [] : (await analysis(state)).hot(seeds);
  state.members = new Set([...seeds, ...neighbourhood(hot, state.graph), ...state.modules.paths()]);
  await parseMembers(state, looked, pace, signal);
  await parseWanted(state, looked, pace, signal);
  await answerAll(state, pace, signal);
  state.answers.setUnreadable(found.unreadable);
  return state.answers.all();
}

async function parseMembers(
  state: State,
  looked: ReadonlyMap<string, string>,
  pace: () => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const path of state.modules.paths())
    if (!state.members.has(path)) state.modules.forget(path);
  for (const path of state.members) {
    await pace();
    signal?.throwIfAborted();
    // Somebody may have typed since the file was read.
    const open = state.texts.isOpen(path) ? await state.texts.read(path) : null;
    const text = open?.kind === 'text' ? open.text : looked.get(path);
    if (text === undefined) continue;
    const reason = skipReason(text);
    if (reason === null) await parse(state, path, text);
    else skip(state, path, reason);
  }
}

const maxRounds = 5;

/** Parses what the analysis asks for: a client, a setting or a helper that stands in a module of its own. */
async function parseWanted(
  state: State,
  looked: ReadonlyMap<string, string>,
  pace: () => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let round = 0; round < maxRounds; round += 1) {
    const paths = state.modules.paths();
    if (paths.length === 0) return;
    const wanted = (await analysis(state)).wanted(paths).filter((path) => !state.members.has(path));
    if (wanted.length === 0) return;
    state.members = new Set([...state.members, ...wanted]);
    await parseMembers(state, looked, pace, signal);
  }
}

async function answerAll(
  state: State,
  pace: () => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const paths = state.modules.paths();
  const members = new Set(paths);
  for (const path of state.answers.looked()) if (!members.has(path)) answer(state, nothing(path));
  if (paths.length === 0) return;
  const ask = await analysis(state);
  for (const path of paths) {
    await pace();
    signal?.throwIfAborted();
    answer(state, ask.answer(path));
  }
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
