/** Facts where the version is not known: only what all versions agree on. */
import type { VersionFacts } from '../../model/knowledge';
import type { ProjectInfo } from '../../model/project';
import { fittingVersions, inProject, sdkVersion, versionFacts } from '../versions';
import type { ClientInstance } from '../values';

/** Facts of the version that the project has; of an unknown one those that hold for every version. */
export function factsOfAll<F>(
  { base }: ClientInstance,
  project: ProjectInfo,
  pick: (version: VersionFacts) => readonly F[],
  isSame: (a: F, b: F) => boolean,
): readonly F[] {
  const { sdk, fact } = base;
  const installed = sdkVersion(sdk, project);
  if (installed) {
    const version = versionFacts(sdk, installed, fact);
    return version ? pick(inProject(version, project)) : [];
  }
  const [newest, ...older] = fittingVersions(sdk, fact).map((one) => pick(inProject(one, project)));
  return (newest ?? []).filter((one) =>
    older.every((facts) => facts.some((other) => isSame(one, other))),
  );
}
