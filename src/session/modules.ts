/** Parsed candidates, kept for as long as their text stays the same. */
import type { Language } from '../model/facts';
import type { WriterFactory } from '../model/writer';
import type { AnalyzedModule } from '../engine/contract';
import type { Log } from '../platform/ports';
import { extensionOf } from '../project/paths';
import type { RuntimeGuess } from '../project/runtimeGuess';
import { runtimeInText } from '../project/runtimeGuess';
import type { FrontEnd, FrontEndLoader } from '../model/frontEnd';
import { ecosystemOf } from '../project/ecosystem';
import type { Ecosystem } from '../project/ecosystem';
import type { Signs } from './candidates';
import type { CellSpan } from './notebooks/program';
import { outlineOf } from './outline';
import type { Outline } from './outline';

export interface Modules {
  /** Facts of this text; parsed only when it differs from what is known. Null where its language cannot be read. */
  parse(
    path: string,
    text: string,
    cells?: readonly CellSpan[] | null,
  ): Promise<AnalyzedModule | null>;
  get(path: string): AnalyzedModule | undefined;
  /** Of a notebook; null for other files. */
  cells(path: string): readonly CellSpan[] | null;
  outline(module: AnalyzedModule): Outline;
  paths(): readonly string[];
  forget(path: string): void;
  /** What the text of a known module says of its runtime. */
  runtimeInText(path: string): RuntimeGuess | null;
  /** Of the languages that were loaded. */
  writers(): Readonly<Partial<Record<Language, WriterFactory>>>;
}

interface Entry {
  readonly module: AnalyzedModule;
  readonly cells: readonly CellSpan[] | null;
  readonly runtime: RuntimeGuess | null;
}

export function createModules(
  loaders: readonly FrontEndLoader[],
  log: Log,
  signs: Readonly<Record<Ecosystem, Signs>>,
): Modules {
  const outlines = new WeakMap<AnalyzedModule, Outline>();
  const entries = new Map<string, Entry>();
  const writers: Partial<Record<Language, WriterFactory>> = {};
  const load = createFrontEnds(loaders, log, (frontEnd) => {
    for (const language of frontEnd.languages) {
      writers[language] = frontEnd.writer;
    }
  });
  return {
    async parse(path, text, cells = null) {
      const known = entries.get(path);
      if (known?.module.text === text && isSame(known.cells, cells)) {
        return known.module;
      }
      const frontEnd = await load(extensionOf(path));
      if (frontEnd === null) {
        return null;
      }
      const module = { path, text, facts: frontEnd.parse(path, text) };
      const runtime = ecosystemOf(path) === 'npm' ? runtimeInText(text) : null;
      entries.set(path, { module, cells, runtime });
      return module;
    },
    get: (path) => entries.get(path)?.module,
    cells: (path) => entries.get(path)?.cells ?? null,
    outline(module) {
      const ecosystem = ecosystemOf(module.path);
      const known = outlines.get(module) ?? outlineOf(module, ecosystem, signs[ecosystem]);
      outlines.set(module, known);
      return known;
    },
    paths: () => [...entries.keys()].sort(),
    forget: (path) => void entries.delete(path),
    runtimeInText: (path) => entries.get(path)?.runtime ?? null,
    writers: () => writers,
  };
}

/** One cell that becomes two may leave the text as it was. */
const isSame = (a: readonly CellSpan[] | null, b: readonly CellSpan[] | null): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** Loads each front end once; one that cannot be loaded is told once and its files are left out. */
function createFrontEnds(
  loaders: readonly FrontEndLoader[],
  log: Log,
  onLoaded: (frontEnd: FrontEnd) => void,
): (extension: string) => Promise<FrontEnd | null> {
  const loading = new Map<FrontEndLoader, Promise<FrontEnd | null>>();
  const start = async (loader: FrontEndLoader): Promise<FrontEnd | null> => {
    try {
      const frontEnd = await loader.load();
      onLoaded(frontEnd);
      return frontEnd;
    } catch (error) {
      log.error(`Files of ${loader.extensions.join(', ')} cannot be read: ${String(error)}`);
      return null;
    }
  };
  return async (extension) => {
    const loader = loaders.find(({ extensions }) => extensions.includes(extension));
    if (loader === undefined) {
      return null;
    }
    const promise = loading.get(loader) ?? start(loader);
    loading.set(loader, promise);
    return promise;
  };
}
