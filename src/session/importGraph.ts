/** Who imports whom, from a look at each text: no parsing. Paths are POSIX, relative to the root. */
import type { ModuleResolver } from '../project/resolveModule';

export interface ImportGraph {
  /** Notes what a text imports. */
  set(path: string, text: string): void;
  forget(path: string): void;
  /** From now on specifiers mean files; before, nothing is known. */
  setResolver(resolve: ModuleResolver): void;
  /** The module that a specifier means; null where it leads out of the workspace or nothing is known yet. */
  resolve(from: string, specifier: string): string | null;
  imports(path: string): readonly string[];
  /** Null before the workspace was scanned. */
  importers(path: string): readonly string[] | null;
}

/** `from 'x'`, `import 'x'`, `import('x')`, `require('x')`; comments and strings may add too much, never too little. */
const specifier = /\b(?:from|import|require)\s*\(?\s*['"]([^'"\n]+)['"]/g;

export function createImportGraph(): ImportGraph {
  const specifiers = new Map<string, readonly string[]>();
  let resolver: ModuleResolver | null = null;
  let reverse: ReadonlyMap<string, readonly string[]> | null = null;
  const imports = (path: string): readonly string[] =>
    resolved(path, specifiers.get(path) ?? [], resolver);
  return {
    set(path, text) {
      const found = [...new Set([...text.matchAll(specifier)].map((match) => match[1] ?? ''))];
      if (sameList(found, specifiers.get(path))) return;
      specifiers.set(path, found);
      reverse = null;
    },
    forget(path) {
      if (specifiers.delete(path)) reverse = null;
    },
    setResolver(resolve) {
      resolver = resolve;
      reverse = null;
    },
    resolve: (from, name) => resolver?.(from, name) ?? null,
    imports,
    importers(path) {
      if (!resolver) return null;
      reverse ??= reversed(specifiers.keys(), imports);
      return reverse.get(path) ?? [];
    },
  };
}

const sameList = (a: readonly string[], b: readonly string[] | undefined): boolean =>
  b?.length === a.length && a.every((one, at) => one === b[at]);

function resolved(
  path: string,
  names: readonly string[],
  resolver: ModuleResolver | null,
): readonly string[] {
  if (!resolver) return [];
  return [...new Set(names.flatMap((name) => resolver(path, name) ?? []))];
}

function reversed(
  paths: Iterable<string>,
  imports: (path: string) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const path of paths)
    for (const target of imports(path)) {
      const known = importers.get(target);
      if (known) known.push(path);
      else importers.set(target, [path]);
    }
  return importers;
}
