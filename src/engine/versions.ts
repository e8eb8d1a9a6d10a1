/** Which facts of an SDK hold for the version that this project has. */
import satisfies from 'semver/functions/satisfies';
import intersects from 'semver/ranges/intersects';
import type { ClientFact, Sdk, VersionFacts } from '../model/knowledge';
import type { InstalledVersion, ProjectInfo } from '../model/project';

export function sdkVersion(sdk: Sdk, project: ProjectInfo): InstalledVersion | null {
  for (const name of sdk.packages) {
    const found = project.version(name);
    if (found) return found;
  }
  return null;
}

/**
 * The newest facts where the version is not known: they are what a fresh install gives. A client that only older
 * versions have tells that it is one of those.
 */
export function versionFacts(
  sdk: Sdk,
  installed: InstalledVersion | null,
  client: ClientFact,
): VersionFacts | null {
  const fitting = (client.versions ?? sdk.versions).filter(
    (one) => client.range === undefined || intersects(one.range, client.range),
  );
  const newest = fitting[0] ?? null;
  if (!installed) return newest;
  return fitting.find((one) => holds(installed.version, one.range)) ?? newest;
}

export const holds = (version: string, range: string): boolean =>
  satisfies(version, range, { includePrerelease: true });
