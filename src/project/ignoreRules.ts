/** Which paths a walk leaves out: fixed directories, `.gitignore` files, and globs of the config. */
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import { isWithin } from './paths';

/** Directories that never hold the user's own sources. */
const skippedDirectories = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'dist',
  'build',
  'out',
  'coverage',
  'vendor',
  'venv',
  '__pycache__',
  'site-packages',
  '.git',
  '.hg',
  '.svn',
  '.next',
  '.nuxt',
  '.output',
  '.svelte-kit',
  '.astro',
  '.turbo',
  '.cache',
  '.parcel-cache',
  '.vercel',
  '.netlify',
  '.wrangler',
  '.yarn',
  '.pnpm-store',
  '.venv',
  '.tox',
  '.mypy_cache',
  '.pytest_cache',
  '.ipynb_checkpoints',
  '.vscode-test',
]);

/** True for the name of a directory that is never entered. */
export function isSkippedDirectory(name: string): boolean {
  return skippedDirectories.has(name);
}

/** True where some directory on the way to `path` is never entered. */
export function isInSkippedDirectory(path: string): boolean {
  return path.split('/').slice(0, -1).some(isSkippedDirectory);
}

/** One `.gitignore`: what it says about paths below its directory. */
export interface IgnoreFile {
  /** POSIX directory relative to the repository's top; empty for the top. */
  readonly directory: string;
  readonly rules: Ignore;
}

export function parseIgnoreFile(directory: string, text: string): IgnoreFile {
  return { directory, rules: ignore({ allowRelativePaths: false }).add(text) };
}

/**
 * Whether the files, outermost first, leave `path` out. A deeper file overrules those above it. Paths are relative
 * to the same top as the files' directories.
 */
export function isIgnored(
  files: readonly IgnoreFile[],
  path: string,
  isDirectory: boolean,
): boolean {
  let ignored = false;
  for (const { directory, rules } of files) {
    if (path === directory || !isWithin(directory, path)) {
      continue;
    }
    const below = directory === '' ? path : path.slice(directory.length + 1);
    const verdict = rules.test(isDirectory ? `${below}/` : below);
    ignored = verdict.ignored || (ignored && !verdict.unignored);
  }
  return ignored;
}

/**
 * A test for the config's `exclude` globs. A glob without a slash matches at any depth (`*.gen.ts`), and one that names
 * a directory leaves out all below it (`legacy`, `legacy/`).
 */
export function excludeMatcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) {
    return () => false;
  }
  const patterns = globs.flatMap((glob) => {
    const clean = glob.replace(/^\.?\//, '').replace(/\/$/, '');
    const anchored = glob.startsWith('/') || clean.includes('/') ? clean : `**/${clean}`;
    return [anchored, `${anchored}/**`];
  });
  return picomatch(patterns, { dot: true });
}

/** A test for the globs of an editor's `files.exclude`: each is about whole paths, and hides what is below it. */
export function hiddenMatcher(globs: readonly string[]): (path: string) => boolean {
  return globs.length === 0
    ? () => false
    : picomatch(
        globs.flatMap((glob) => [glob, `${glob}/**`]),
        { dot: true },
      );
}
