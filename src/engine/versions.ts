/** Which facts of an SDK hold for the version that this project has. */
import satisfies from 'semver/functions/satisfies';
import type { Sdk, VersionFacts } from '../model/knowledge';
import type { InstalledVersion, ProjectInfo } from '../model/project';

export function sdkVersion(sdk: Sdk, project: ProjectInfo): InstalledVersion | null {
  for (const name of sdk.packages) {
    const found = project.version(name);
    if (found) return found;
  }
  return null;
}

/** The newest facts where the version is not known: they are what a fresh install gives. */
export function versionFacts(sdk: Sdk, installed: InstalledVersion | null): VersionFacts | null {
  const newest = sdk.versions[0] ?? null;
  if (!installed) return newest;
  return (
    sdk.versions.find((one) =>
      satisfies(installed.version, one.range, { includePrerelease: true }),
    ) ?? newest
  );
}
