/** The modules that are looked at together, indexed when first asked for. */
import type { ModuleFacts } from '../model/facts';
import type { Knowledge } from '../model/knowledge';
import type { AnalyzedModule } from './contract';
import { indexModule, type ModuleIndex } from './moduleIndex';
import { createPositions } from '../model/positions';
import { createResolver } from './resolver';
import { type ResolverProgram } from './resolverState';
import { indexSdks, type SdkIndex } from './sdkIndex';
import type { Resolver } from './values';

/** Facts never change, so neither do their indexes: analyses share them. */
const indexes = new WeakMap<ModuleFacts, ModuleIndex>();

function indexOf(facts: ModuleFacts): ModuleIndex {
  const known = indexes.get(facts);
  if (known) return known;
  const made = indexModule(facts);
  indexes.set(facts, made);
  return made;
}

const sdkIndexes = new WeakMap<Knowledge, SdkIndex>();

function sdkIndexOf(knowledge: Knowledge): SdkIndex {
  const known = sdkIndexes.get(knowledge);
  if (known) return known;
  const made = indexSdks(knowledge.sdks, knowledge.wrappers);
  sdkIndexes.set(knowledge, made);
  return made;
}

export interface Neighbours {
  readonly resolveModule: (from: string, specifier: string) => string | null;
  readonly importers: (path: string) => readonly string[] | null;
  readonly isTest: (path: string) => boolean;
}

export interface Program {
  /** Null where the path is not among the modules. */
  resolver(path: string): Resolver | null;
}

export function createProgram(
  modules: readonly AnalyzedModule[],
  knowledge: Knowledge,
  { resolveModule, importers, isTest }: Neighbours,
): Program {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const made = new Map<string, Resolver>();
  const resolver = (path: string): Resolver | null => {
    const known = made.get(path);
    if (known) return known;
    const module = byPath.get(path);
    if (!module) return null;
    const positions = createPositions(path, module.text);
    const created = createResolver(path, indexOf(module.facts), positions, shared);
    made.set(path, created);
    return created;
  };
  let all: readonly Resolver[] | null = null;
  const shared: ResolverProgram = {
    sdks: sdkIndexOf(knowledge),
    modules: () => (all ??= [...byPath.keys()].flatMap((path) => resolver(path) ?? [])),
    module: (from, specifier) => {
      const path = resolveModule(from, specifier);
      return path === null ? null : resolver(path);
    },
    importers: (path) =>
      (importers(path) ?? []).flatMap((one) =>
        isTest(one) && !isTest(path) ? [] : (resolver(one) ?? []),
      ),
    calls: new Map(),
    constructions: new Map(),
    properties: new Map(),
    asking: new Set(),
    depth: 0,
    cuts: 0,
  };
  return { resolver };
}
