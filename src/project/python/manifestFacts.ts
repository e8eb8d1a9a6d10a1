/** What Python's project files say of packages, and how one is added to them. */
import * as semver from 'semver';
import { parse } from 'smol-toml';
import type { ManifestFacts } from '../../model/project';
import { isObject, stringOrNull } from '../manifest';
import { joinPosix } from '../paths';
import { pythonDependencyEdit } from './dependencyEdit';
import { toSemverRange } from './pep440';
import { distributionName } from './requirements';

/** The files of one directory, nearest first. */
export interface PythonFiles {
  /** POSIX path relative to the workspace root; null above it. */
  readonly directory: string | null;
  /** Ranges as written, by distribution; null where nothing here declares anything. */
  readonly declared: ReadonlyMap<string, string> | null;
  /** Texts of files that can be added to, by name, best first. */
  readonly texts: ReadonlyMap<string, string>;
}

export function pythonManifestFacts(levels: readonly PythonFiles[]): ManifestFacts {
  const own = levels.find(({ declared }) => declared !== null);
  return {
    declared: (name) => {
      const wanted = distributionName(name);
      return (
        levels.map(({ declared }) => declared?.get(wanted)).find((one) => one !== undefined) ?? null
      );
    },
    oldestNode: null,
    oldestPython: levels.flatMap(({ texts }) => oldestPython(texts) ?? [])[0] ?? null,
    isModule: true,
    addition: (name, range) => {
      // What stands above the workspace is not the reader's to change.
      if (own?.directory === null || own === undefined) return null;
      for (const [file, text] of own.texts) {
        const edit = pythonDependencyEdit(file, text, name, range);
        if (edit) return [{ path: joinPosix(own.directory, file), ...edit }];
      }
      return null;
    },
  };
}

/** `3.9` for `requires-python = ">=3.9"`, or what Poetry says of `python`. */
function oldestPython(texts: ReadonlyMap<string, string>): string | null {
  const text = texts.get('pyproject.toml');
  const written = text === undefined ? null : requiredPython(text);
  const range = written === null ? null : toSemverRange(written);
  const least = range === null || !semver.validRange(range) ? null : semver.minVersion(range);
  return least && least.major >= 3 ? `${String(least.major)}.${String(least.minor)}` : null;
}

function requiredPython(text: string): string | null {
  try {
    const data = parse(text);
    const at = (table: unknown, key: string): unknown => (isObject(table) ? table[key] : undefined);
    const poetry = at(at(at(data, 'tool'), 'poetry'), 'dependencies');
    return (
      stringOrNull(at(at(data, 'project'), 'requires-python')) ?? stringOrNull(at(poetry, 'python'))
    );
  } catch {
    return null;
  }
}
