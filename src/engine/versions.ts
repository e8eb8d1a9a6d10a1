/** Which facts of an SDK hold for the version that this project has. */
import coerce from 'semver/functions/coerce';
import satisfies from 'semver/functions/satisfies';
import valid from 'semver/functions/valid';
import intersects from 'semver/ranges/intersects';
import subset from 'semver/ranges/subset';
import type { ClientFact, IgnoredOption, Sdk, VersionFacts } from '../model/knowledge';
import type { InstalledVersion, ProjectInfo } from '../model/project';

export function sdkVersion(sdk: Sdk, project: ProjectInfo): InstalledVersion | null {
  for (const name of sdk.distributions ?? sdk.packages) {
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
  const fitting = fittingVersions(sdk, client);
  const newest = fitting[0] ?? null;
  if (!installed) return newest;
  return fitting.find((one) => holds(installed.version, one.range)) ?? newest;
}

/** The facts without those that need a package which this project does not have. */
export function inProject(facts: VersionFacts, project: ProjectInfo): VersionFacts {
  const isMet = ({ needs }: IgnoredOption): boolean => {
    const found = needs && project.version(needs.package);
    return needs === undefined || (found ? holds(found.version, needs.range) : false);
  };
  const { ignored } = facts;
  return ignored?.every(isMet) === false ? { ...facts, ignored: ignored.filter(isMet) } : facts;
}

const fittingKnown = new WeakMap<Sdk, Map<ClientFact, readonly VersionFacts[]>>();

/** Facts of all versions that have this client, newest first; a range that has them all ends the list. */
export function fittingVersions(sdk: Sdk, client: ClientFact): readonly VersionFacts[] {
  const known = fittingKnown.get(sdk) ?? new Map<ClientFact, readonly VersionFacts[]>();
  fittingKnown.set(sdk, known);
  const found = known.get(client) ?? readFitting(sdk, client);
  known.set(client, found);
  return found;
}

function readFitting(sdk: Sdk, client: ClientFact): readonly VersionFacts[] {
  const { range } = client;
  const all = client.versions ?? sdk.versions;
  if (range === undefined) return all;
  const last = all.findIndex((one) => subset(range, one.range));
  return (last < 0 ? all : all.slice(0, last + 1)).filter((one) => intersects(one.range, range));
}

/** Every call compares; a workspace has few versions, and the knowledge few ranges. */
const heldKnown = new Map<string, boolean>();

/** `0.28` and `3.0.0rc1`, as PyPI has them, count as the release that they stand for. */
export function holds(version: string, range: string): boolean {
  const key = `${version} ${range}`;
  const before = heldKnown.get(key);
  if (before !== undefined) return before;
  const release = valid(version) ?? coerce(version) ?? version;
  const now = satisfies(release, range, { includePrerelease: true });
  heldKnown.set(key, now);
  return now;
}
