/** Looks at every file of the folder: reads each once, parses few, answers for those. */
import type { AnalyzedModule } from '../engine/contract';
import { discover } from '../project/discover';
import { isWithin } from '../project/paths';
import { readAhead } from '../project/pool';
import { createResolver } from '../project/resolveModule';
import { createAlone } from './alone';
import { growCircle } from './circle';
import type { Circle } from './circle';
import { analysis, look, parse, reasonToSkip, skip, today } from './examine';
import type { LookedText } from './examine';
import type { Outline } from './outline';
import { createPace } from './pace';
import type { ScanOptions, ScanResult } from './session';
import { stalePaths } from './stale';
import type { Basis } from './stale';
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
  const isAsked = options.only?.(found) ?? everywhere;
  // Buffers that were never saved belong to the folder too.
  const paths = [...new Set([...found.sources, ...openPaths(state, within)])].sort();
  forgetOthers(state, new Set(paths));
  const pace = createPace(clock);
  const looked = new Map<string, LookedText>();
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
    if (text !== null && isAsked(path) && state.isCandidate(path, text.text)) seeds.push(path);
    done += 1;
    onProgress?.({ done, total: paths.length });
  }
  state.graph.setResolver(await createResolver({ root, files, ...found }));
  const reading = { state, looked, pace, signal };
  const alone = createAlone(state);
  state.circle = await growCircle(seeds, {
    graph: state.graph,
    outline: (path) => outline(path, reading),
    far: state.options.map === true,
    ...(state.options.once === true ? { alone: (path) => alone.add(path) } : {}),
  });
  const answered = stillAlone(await alone.finish(), state.circle);
  await parseMembers(answered, reading);
  await answerAll(answered, isAsked, reading);
  state.answers.setUnreadable(found.unreadable);
  return state.answers.all();
}

const everywhere = (): boolean => true;

interface Reading {
  readonly state: State;
  readonly looked: ReadonlyMap<string, LookedText>;
  readonly pace: () => Promise<void>;
  readonly signal: AbortSignal | undefined;
}

async function outline(path: string, reading: Reading): Promise<Outline | null> {
  const module = await parseLooked(path, reading);
  return module === null ? null : reading.state.modules.outline(module);
}

/** Others may have come to use a module after it was answered. */
function stillAlone(answered: ReadonlySet<string>, circle: Circle): ReadonlySet<string> {
  const isAlone = (path: string): boolean =>
    circle.uses(path).size === 0 && circle.usedBy(path).size === 0;
  return new Set([...answered].filter(isAlone));
}

async function parseMembers(answered: ReadonlySet<string>, reading: Reading): Promise<void> {
  const { modules, circle, changed } = reading.state;
  for (const path of modules.paths()) if (!circle.members.has(path)) modules.forget(path);
  changed.clear();
  for (const path of circle.members) if (!answered.has(path)) await parseLooked(path, reading);
}

async function parseLooked(
  path: string,
  { state, looked, pace, signal }: Reading,
): ReturnType<typeof parse> {
  await pace();
  signal?.throwIfAborted();
  // Somebody may have typed since the file was read.
  const open = state.texts.isOpen(path) ? await state.texts.read(path) : null;
  const found = open?.kind === 'text' ? open : looked.get(path);
  if (found === undefined) return null;
  const { text, cells } = found;
  const known = state.modules.get(path);
  if (known?.text === text && cells === undefined) return known;
  const reason = reasonToSkip(state, text);
  if (reason === null) return parse(state, path, text, cells);
  skip(state, path, reason);
  return null;
}

/** Asks only for what may have changed since the last scan. */
async function answerAll(
  answered: ReadonlySet<string>,
  isAsked: (path: string) => boolean,
  { state, pace, signal }: Reading,
): Promise<void> {
  const basis = await basisOf(state);
  const stale = stalePaths(state.basis, basis);
  for (const path of state.answers.looked())
    if (!basis.modules.has(path) && !answered.has(path)) answer(state, nothing(path));
  const paths = [...basis.modules.keys()].filter((path) => stale.has(path) && isAsked(path));
  // Until all is answered, nobody can say what the answers are made of.
  state.basis = null;
  const ask = paths.length === 0 ? nothing : await analysis(state);
  for (const path of paths) {
    await pace();
    signal?.throwIfAborted();
    answer(state, ask(path));
  }
  state.basis = basis;
}

async function basisOf({ modules, projects, circle, settings, options }: State): Promise<Basis> {
  const known = new Map<string, AnalyzedModule>();
  const says = new Map<string, string>();
  for (const path of modules.paths()) {
    const module = modules.get(path);
    if (module !== undefined) known.set(path, module);
    says.set(path, await projects.says(path));
  }
  const conditions = JSON.stringify([settings.says, today(options.clock)]);
  return { modules: known, projects: says, circle, conditions };
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
