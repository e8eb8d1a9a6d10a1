/** Which file of the workspace a Python import means, without running anything: `sys.path` is guessed. */
import { directoryOf, joinPosix, selfAndParents } from '../paths';

/** Paths are POSIX, relative to the root. Null where the import leads out of the workspace or nowhere. */
export type PythonResolver = (from: string, specifier: string) => string | null;

interface Tree {
  readonly modules: ReadonlySet<string>;
  /** Directories with an `__init__.py`. */
  readonly packages: ReadonlySet<string>;
  /** Where absolute imports begin beside the importing file's own surroundings. */
  readonly roots: readonly string[];
}

/**
 * `sources`: all files of the workspace; `projects`: directories that a manifest makes the root of a Python project.
 * A dotted name may lead through directories without an `__init__.py` (namespace packages) where a module ends it.
 */
export function createPythonResolver(
  sources: readonly string[],
  projects: readonly string[],
): PythonResolver {
  const modules = new Set(sources.filter((path) => path.endsWith('.py')));
  const directories = new Set([...modules].flatMap((path) => selfAndParents(directoryOf(path))));
  const packages = new Set(
    [...modules].flatMap((path) => (path.endsWith('/__init__.py') ? [directoryOf(path)] : [])),
  );
  const roots = ['', ...projects].flatMap((one) => [one, joinPosix(one, 'src')]);
  const tree = {
    modules,
    packages,
    roots: [...new Set(roots)].filter((one) => directories.has(one)),
  };
  const known = new Map<string, string | null>();
  return (from, specifier) => {
    const key = `${directoryOf(from)} ${specifier}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = resolve(from, specifier, tree);
    known.set(key, found);
    return found;
  };
}

function resolve(from: string, specifier: string, tree: Tree): string | null {
  const [, dots = '', name = ''] = /^(\.*)([\w.]*)$/.exec(specifier) ?? [];
  const steps = name.split('.').filter((step) => step !== '');
  if (dots !== '') {
    const base = above(directoryOf(from), dots.length - 1);
    return base === null ? null : moduleAt(joinPosix(base, ...steps), tree);
  }
  if (steps.length === 0) return null;
  for (const root of rootsFor(from, tree)) {
    const found = moduleAt(joinPosix(root, ...steps), tree);
    if (found !== null) return found;
  }
  return null;
}

function above(directory: string, levels: number): string | null {
  if (levels === 0) return directory;
  return directory === '' ? null : above(directoryOf(directory), levels - 1);
}

const moduleAt = (path: string, { modules }: Tree): string | null =>
  [`${path}.py`, joinPosix(path, '__init__.py')].find((one) => modules.has(one)) ?? null;

/**
 * Directories on `sys.path`, as far as anybody can tell: that of a script itself, the one in which the outermost
 * package around the file lies, those above it (programs are started from there), and the roots of projects, the
 * nearest first.
 */
function rootsFor(from: string, { packages, roots }: Tree): readonly string[] {
  const around = selfAndParents(directoryOf(from));
  const outside = around.filter((directory) => !packages.has(directory));
  const near = roots.filter((root) => around.includes(directoryOf(root)) || around.includes(root));
  const byDepth = [...outside, ...near].sort((a, b) => b.length - a.length);
  return [...new Set([...byDepth, ...roots])];
}
