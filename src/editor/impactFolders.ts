/** From what the server knows of all folders to the one page that tree and panel show. Pure; imports nothing of VS Code. */
import { allOutages, outageOf, providersOf } from '../impact/outages';
import type { FallbackPolicy, LlmCall, Place } from '../model/call';
import type { ProviderHealth } from '../model/health';
import type { DependencyMap, EntryPoint, Outage } from '../model/impact';
import type { ImpactPage } from '../model/impactPage';
import type { Provider } from '../model/knowledge';
import type { FolderFinding, FolderImpact } from '../protocol/messages';

/** All folders of a workspace as one; where there are several, paths and ids begin with the name of their folder. */
export interface JoinedFolders {
  /** URI by name; one folder alone has the empty name. */
  readonly folders: Readonly<Record<string, string>>;
  readonly page: ImpactPage;
  readonly findings: readonly FolderFinding[];
}

export function joinFolders(
  impacts: readonly FolderImpact[],
  providers: readonly Provider[],
  health: readonly ProviderHealth[],
): JoinedFolders {
  const named = impacts.map((one, index) => ({ ...one, name: nameOf(index, impacts) }));
  const maps = named.map(({ name, map }) => (name === '' ? map : mapWithin(map, name)));
  const map: DependencyMap = {
    calls: maps.flatMap((one) => one.calls),
    entryPoints: maps.flatMap((one) => one.entryPoints),
    unreached: maps.flatMap((one) => one.unreached),
    unfollowed: maps.reduce((sum, one) => sum + one.unfollowed, 0),
  };
  return {
    folders: Object.fromEntries(named.map(({ name, folder }) => [name, folder])),
    page: pageOf(map, providers, health),
    findings: named.flatMap(({ name, findings }) =>
      name === '' ? findings : findings.map((one) => findingWithin(one, name)),
    ),
  };
}

/** The last part of the URI; with a number where two folders share it. */
function nameOf(index: number, impacts: readonly FolderImpact[]): string {
  if (impacts.length < 2) return '';
  const names = impacts.map(({ folder }) => decodeURIComponent(folder.split('/').at(-1) ?? ''));
  const name = names[index] ?? '';
  const before = names.slice(0, index).filter((one) => one === name).length;
  return before === 0 ? name : `${name} (${before + 1})`;
}

function pageOf(
  map: DependencyMap,
  providers: readonly Provider[],
  health: readonly ProviderHealth[],
): ImpactPage {
  const used = providers.filter(({ id }) => map.calls.some(({ provider }) => provider === id));
  const labels = Object.fromEntries(used.map(({ id, label }) => [id, label]));
  return {
    ...{ map, labels, outages: outagesOf(map, (id) => labels[id] ?? id) },
    health: Object.fromEntries(health.map(({ provider, state }) => [provider, state])),
  };
}

/** Each provider; beside it each of its models, where it has several. */
function outagesOf(map: DependencyMap, providerName: (id: string) => string): readonly Outage[] {
  const whole = allOutages(map, { providerName });
  return providersOf(map).flatMap((provider, index) => {
    const models = modelsOf(map.calls, provider);
    const parts = models.length < 2 ? [] : models;
    const outage = whole[index];
    return [
      ...(outage === undefined ? [] : [outage]),
      ...parts.map((model) => outageOf(map, { provider, model }, { providerName })),
    ];
  });
}

function modelsOf(calls: readonly LlmCall[], provider: string): readonly string[] {
  const own = calls.filter((call) => call.provider === provider && !call.test);
  return [...new Set(own.flatMap(({ model }) => model ?? []))].sort();
}

// ------------------------------------------------------------------------------------- paths of several folders

const inside = (name: string, path: string): string => `${name}/${path}`;

const placeWithin = <P extends Place>(place: P, name: string): P => ({
  ...place,
  path: inside(name, place.path),
});

const fallbackWithin = (fallback: FallbackPolicy, name: string): FallbackPolicy => ({
  ...fallback,
  at: fallback.at && placeWithin(fallback.at, name),
});

function mapWithin(map: DependencyMap, name: string): DependencyMap {
  return {
    ...map,
    calls: map.calls.map((call) => ({
      ...placeWithin(call, name),
      id: inside(name, call.id),
      fallback: fallbackWithin(call.fallback, name),
    })),
    entryPoints: map.entryPoints.map((entry) => entryWithin(entry, name)),
    unreached: map.unreached.map((id) => inside(name, id)),
  };
}

function entryWithin(entry: EntryPoint, name: string): EntryPoint {
  return {
    ...placeWithin(entry, name),
    id: inside(name, entry.id),
    package: entry.package === '' ? name : inside(name, entry.package),
    reaches: entry.reaches.map((reach) => ({
      ...reach,
      call: inside(name, reach.call),
      via: reach.via.map((step) => placeWithin(step, name)),
      fallback: fallbackWithin(reach.fallback, name),
    })),
  };
}

const findingWithin = (finding: FolderFinding, name: string): FolderFinding => ({
  ...placeWithin(finding, name),
  callId: finding.callId === null ? null : inside(name, finding.callId),
});

/** The folder of a path, and the rest of it; null for what leads out of the workspace. */
export function locate(
  { folders }: Pick<JoinedFolders, 'folders'>,
  path: string,
): { readonly folder: string; readonly path: string } | null {
  const parts = path.split('/');
  if (path === '' || parts.includes('..') || parts[0] === '') return null;
  const only = folders[''];
  if (only !== undefined) return { folder: only, path };
  const folder = folders[parts[0] ?? ''];
  return folder === undefined ? null : { folder, path: parts.slice(1).join('/') };
}
