/** Who imports what from whom, from a look at each text: no parsing. Paths are POSIX, relative to the root. */
import type { ModuleResolver } from '../project/resolveModule';
import type { Link, TextLinks } from './links';

/** A link that leads to a module of the workspace. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly link: Link;
}

export interface ImportGraph {
  /** Notes what the text at a path imports and exports. */
  set(path: string, links: TextLinks): void;
  links(path: string): TextLinks | null;
  forget(path: string): void;
  /** From now on specifiers mean files; before, nothing is known. */
  setResolver(resolve: ModuleResolver): void;
  /** False before the workspace was scanned: nobody knows who imports what. */
  isKnown(): boolean;
  /** The module that a specifier means; null where it leads out of the workspace or nothing is known yet. */
  resolve(from: string, specifier: string): string | null;
  imports(path: string): readonly Edge[];
  /** Edges that lead to a path. */
  users(path: string): readonly Edge[];
}

export function createImportGraph(): ImportGraph {
  const known = new Map<string, TextLinks>();
  let resolver: ModuleResolver | null = null;
  let outgoing = new Map<string, readonly Edge[]>();
  let reverse: ReadonlyMap<string, readonly Edge[]> | null = null;
  const imports = (path: string): readonly Edge[] => {
    const made = outgoing.get(path) ?? edgesOf(path, known.get(path), resolver);
    outgoing.set(path, made);
    return made;
  };
  return {
    set(path, links) {
      if (sameLinks(links, known.get(path))) return;
      known.set(path, links);
      outgoing.delete(path);
      reverse = null;
    },
    links: (path) => known.get(path) ?? null,
    forget(path) {
      if (!known.delete(path)) return;
      outgoing.delete(path);
      reverse = null;
    },
    setResolver(resolve) {
      resolver = resolve;
      outgoing = new Map();
      reverse = null;
    },
    isKnown: () => resolver !== null,
    resolve: (from, name) => resolver?.(from, name) ?? null,
    imports,
    users(path) {
      reverse ??= reversed([...known.keys()].sort(), imports);
      return reverse.get(path) ?? [];
    },
  };
}

const sameLinks = (a: TextLinks, b: TextLinks | undefined): boolean =>
  a === b || (b !== undefined && JSON.stringify(a) === JSON.stringify(b));

function edgesOf(
  from: string,
  links: TextLinks | undefined,
  resolve: ModuleResolver | null,
): readonly Edge[] {
  if (resolve === null || links === undefined) return [];
  return links.links.flatMap((link) => {
    const to = resolve(from, link.specifier);
    return to === null || to === from ? [] : [{ from, to, link }];
  });
}

function reversed(
  paths: readonly string[],
  imports: (path: string) => readonly Edge[],
): ReadonlyMap<string, readonly Edge[]> {
  const users = new Map<string, Edge[]>();
  for (const path of paths)
    for (const edge of imports(path)) {
      const list = users.get(edge.to);
      if (list) list.push(edge);
      else users.set(edge.to, [edge]);
    }
  return users;
}
