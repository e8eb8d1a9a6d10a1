/** Lock files of Python: uv, Poetry, PDM, pylock.toml and Pipenv. Versions by distribution. */
import { isObject, parseObject, stringOrNull } from '../manifest';
import { toSemver } from './pep440';
import { distributionName } from './requirements';

export type PythonLock = ReadonlyMap<string, string>;

/** By what tools prefer where several lie side by side. */
const names = ['uv.lock', 'poetry.lock', 'pdm.lock', 'pylock.toml', 'Pipfile.lock'] as const;

export const isPythonLockName = (name: string): boolean => names.some((one) => one === name);

/** The lock file among these names, if there is one. */
export const pythonLockName = (present: ReadonlySet<string>): string | null =>
  names.find((name) => present.has(name)) ?? null;

/** Null for text that is no lock file of that name. */
export function readPythonLock(name: string, text: string): PythonLock | null {
  return name === 'Pipfile.lock' ? readPipfileLock(text) : readPackageTables(text);
}

const packageTable = /^\[\[packages?\]\][ \t]*\r?\n((?:[\w-]+[ \t]*=[^\n]*\n?)*)/gm;

/**
 * All but Pipenv write a table for each package, its name and version on lines of their own: read line by line, as such
 * files may be many MB. Of several versions for several Pythons the last counts, which is the newest.
 */
function readPackageTables(text: string): PythonLock | null {
  const found = new Map<string, string>();
  for (const [, table = ''] of text.matchAll(packageTable)) {
    const name = valueOf('name', table);
    const version = toSemver(valueOf('version', table) ?? '');
    if (name !== null && version !== null) found.set(distributionName(name), version);
  }
  return found.size === 0 && !/^(?:lock-)?version\s*=|^metadata/m.test(text) ? null : found;
}

const valueOf = (key: 'name' | 'version', table: string): string | null =>
  new RegExp(`^${key}[ \\t]*=[ \\t]*["']([^"'\\n]+)["']`, 'm').exec(table)?.[1] ?? null;

function readPipfileLock(text: string): PythonLock | null {
  const data = parseObject(text);
  if (data === null) return null;
  const entries = [data['develop'], data['default']].flatMap((group) =>
    isObject(group) ? Object.entries(group) : [],
  );
  return new Map(
    entries.flatMap(([name, entry]) => {
      const pinned = isObject(entry) ? stringOrNull(entry['version']) : null;
      const version = toSemver((pinned ?? '').replace(/^===?/, ''));
      return version === null ? [] : [[distributionName(name), version] as const];
    }),
  );
}
