/** The modules that are looked at together, indexed when first asked for. */
import type { ModuleFacts } from '../model/facts';
import type { Sdk } from '../model/knowledge';
import type { AnalyzedModule } from './contract';
import { indexModule, type ModuleIndex } from './moduleIndex';
import { createPositions } from '../model/positions';
import { createResolver, type ResolverProgram } from './resolver';
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

export interface Program {
  /** Null where the path is not among the modules. */
  resolver(path: string): Resolver | null;
}

export function createProgram(
  modules: readonly AnalyzedModule[],
  sdks: readonly Sdk[],
  resolveModule: (from: string, specifier: string) => string | null,
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
  const shared: ResolverProgram = {
    sdks,
    module: (from, specifier) => {
      const path = resolveModule(from, specifier);
      return path === null ? null : resolver(path);
    },
    asking: new Set(),
    depth: 0,
    cuts: 0,
  };
  return { resolver };
}
