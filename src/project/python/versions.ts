/** Which version of a distribution a Python project loads: what is installed, else locked, else declared. */
import * as semver from 'semver';
import type { InstalledVersion } from '../../model/project';
import type { PythonLevel } from './level';
import { toSemverRange } from './pep440';
import { distributionName } from './requirements';

/** The least version of the newest facts that a semver range allows; null where nothing is known. */
export type NewestKnown = (distribution: string, range: string) => string | null;

/** `levels`: from the file's directory upwards. */
export function pythonVersion(
  name: string,
  levels: readonly PythonLevel[],
  newestKnown: NewestKnown,
): InstalledVersion | null {
  const wanted = distributionName(name);
  const first = (of: (level: PythonLevel) => string | undefined): string | undefined =>
    levels.map(of).find((one) => one !== undefined);
  const installed = first((level) => level.installed.get(wanted));
  if (installed !== undefined) return { version: installed, source: 'installed' };
  const locked = first((level) => level.lock?.get(wanted));
  if (locked !== undefined) return { version: locked, source: 'lock' };
  const declared = first((level) => level.declared?.get(wanted));
  return declared === undefined ? null : declaredVersion(wanted, declared, newestKnown);
}

/**
 * Ranges are wide in Python, and an installer takes the newest version that they allow: the newest that is known counts,
 * unless the range begins above it or is one version.
 */
function declaredVersion(
  name: string,
  written: string,
  newestKnown: NewestKnown,
): InstalledVersion | null {
  const range = toSemverRange(written) ?? '*';
  if (semver.valid(range) !== null) return { version: range, source: 'manifest' };
  const least = range === '*' ? null : (semver.minVersion(range)?.version ?? null);
  const newest = newestKnown(name, range);
  if (newest !== null && (least === null || semver.gt(newest, least)))
    return { version: newest, source: 'assumed' };
  return least === null ? null : { version: least, source: 'manifest' };
}
