/** Which files of a folder differ from a commit, as git tells it. */
import type { RunGit } from '../platform/ports';

export type Changes =
  /** POSIX paths relative to the folder. Untracked files count; those that git ignores do not. */
  | { readonly kind: 'files'; readonly files: ReadonlySet<string> }
  /** There is no commit yet. */
  | { readonly kind: 'all' }
  /** `isBase`: there is a repository, and no such commit in it. */
  | { readonly kind: 'unknown'; readonly isBase: boolean; readonly message: string };

/**
 * Files that changed since the last commit, or with `base` (a branch, tag or commit) since this branch left it. Never
 * rejects.
 */
export async function changedFiles(
  root: string,
  git: RunGit,
  base: string | null = null,
): Promise<Changes> {
  const inside = await git(['rev-parse', '--is-inside-work-tree'], root);
  if (!inside.ok) return unknown(inside.message, 'git cannot read this folder');
  const head = await git(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], root);
  if (!head.ok) return { kind: 'all' };
  const from = base === null ? head : await fork(base, root, git);
  if ('kind' in from) return from;
  const changed = await git(
    [...(await withoutOwnFilters(root, git)), ...diff, from.stdout.trim(), '--'],
    root,
  );
  if (!changed.ok) return unknown(changed.message, 'git diff failed');
  const added = await git(['ls-files', '--others', '--exclude-standard', '-z'], root);
  if (!added.ok) return unknown(added.message, 'git ls-files failed');
  const paths = [...changed.stdout.split('\0'), ...added.stdout.split('\0')];
  return { kind: 'files', files: new Set(paths.filter((path) => path !== '')) };
}

/** Names of both sides of a renaming; no programs that attributes or settings name. */
const diff = [
  ...['diff', '--name-only', '-z', '--no-renames', '--relative'],
  ...['--no-ext-diff', '--no-textconv', '--ignore-submodules=all'],
];

/** Filters that the repository's own settings name would run as programs; those of the user are the user's. */
async function withoutOwnFilters(root: string, git: RunGit): Promise<readonly string[]> {
  const named = await git(
    [
      'config',
      '--includes',
      '--show-scope',
      '--name-only',
      '-z',
      '--get-regexp',
      String.raw`^filter\.`,
    ],
    root,
  );
  if (!named.ok) return [];
  const parts = named.stdout.split('\0');
  const own = parts.flatMap((key, index) => {
    const isOwn = index % 2 === 1 && ['local', 'worktree'].includes(parts[index - 1] ?? '');
    return isOwn ? [key.slice(0, key.lastIndexOf('.'))] : [];
  });
  const off = [...new Set(own)].flatMap((filter) => [
    ...[`${filter}.clean=`, `${filter}.process=`, `${filter}.required=false`],
  ]);
  return off.flatMap((setting) => ['-c', setting]);
}

/** Where this branch left the other one. */
async function fork(
  base: string,
  root: string,
  git: RunGit,
): Promise<{ readonly stdout: string } | Extract<Changes, { readonly kind: 'unknown' }>> {
  // What begins with a dash would be an option.
  const there = base.startsWith('-')
    ? null
    : await git(['rev-parse', '--verify', '--quiet', `${base}^{commit}`], root);
  if (there?.ok !== true)
    return { kind: 'unknown', isBase: true, message: `no such commit: ${base}` };
  const found = await git(['merge-base', 'HEAD', there.stdout.trim()], root);
  if (found.ok) return found;
  const message = `HEAD and ${base} have no commit in common (is this a shallow clone?)`;
  return { kind: 'unknown', isBase: false, message };
}

const unknown = (
  message: string,
  otherwise: string,
): Extract<Changes, { readonly kind: 'unknown' }> => ({
  kind: 'unknown',
  isBase: false,
  message: message === '' ? otherwise : message,
});
