/** Calls and findings of all folders: what the editor asks for, and what it is told when it changes. */
import type { LlmCall } from '../model/call';
import type { ProviderUse } from '../model/health';
import type { DependencyMap } from '../model/impact';
import type { Provider } from '../model/knowledge';
import type { Clock } from '../platform/ports';
import type {
  CallsParams,
  FolderCalls,
  FolderFinding,
  FolderImpact,
  UsageParams,
} from '../protocol/messages';
import { isWithin, relativePath } from '../project/paths';
import { usesOf } from '../status/uses';
import type { Folder, Folders } from './folders';

/** Long enough to take a burst of checks together. */
const usagePauseMs = 200;

/** Documents that were never saved belong to no project. */
export function folderCalls(folders: readonly Folder[], params: CallsParams): FolderCalls[] {
  return folders
    .filter((folder) => folder.kind !== 'untitled')
    .map((folder) => ({ folder: folder.uri, calls: ownCalls(folder, folders, params.provider) }));
}

/** The map of each folder. What lies in a nested workspace folder belongs to that one alone. */
export const folderImpact = (folders: readonly Folder[]): FolderImpact[] =>
  folders
    .filter((folder) => folder.kind !== 'untitled')
    .map((folder) => ({
      folder: folder.uri,
      map: ownMap(folder, folders),
      findings: ownFindings(folder, folders),
    }));

function ownFindings(folder: Folder, folders: readonly Folder[]): readonly FolderFinding[] {
  const isOwn = ownPaths(folder, folders);
  return folder.session
    .result()
    .findings.filter(({ suppressed, path }) => suppressed === null && isOwn(path))
    .map(({ rule, severity, path, range, message, callId }) => ({
      ...{ rule, severity, path, message, callId },
      ...{ line: range.startLine, column: range.startColumn },
    }));
}

function ownMap(folder: Folder, folders: readonly Folder[]): DependencyMap {
  const map = folder.session.map();
  const calls = ownCalls(folder, folders, undefined);
  if (calls.length === map.calls.length) return map;
  const own = new Set(calls.map(({ id }) => id));
  const entryPoints = map.entryPoints.flatMap((entry) => {
    const reaches = entry.reaches.filter(({ call }) => own.has(call));
    return reaches.length === 0 ? [] : [{ ...entry, reaches }];
  });
  return { ...map, calls, entryPoints, unreached: map.unreached.filter((id) => own.has(id)) };
}

/** A file in a nested workspace folder belongs to the inner one. */
function ownPaths(folder: Folder, folders: readonly Folder[]): (path: string) => boolean {
  const inner = folders.flatMap((one) => relativePath(folder.root, one.root) ?? []);
  return (path) => !inner.some((one) => one !== '' && isWithin(one, path));
}

function ownCalls(
  folder: Folder,
  folders: readonly Folder[],
  provider: string | undefined,
): readonly LlmCall[] {
  const isOwn = ownPaths(folder, folders);
  return folder.session
    .result()
    .calls.filter((call) => isOwn(call.path))
    .filter((call) => provider === undefined || call.provider === provider);
}

export interface UsageTeller {
  /** Calls or folders may have changed. */
  changed(): void;
}

export function createUsageTeller(options: {
  readonly folders: Folders;
  readonly providers: readonly Provider[];
  readonly clock: Clock;
  readonly send: (params: UsageParams) => void;
}): UsageTeller {
  let told = JSON.stringify([]);
  let cancel: (() => void) | null = null;
  const tell = (): void => {
    cancel = null;
    const calls = folderCalls(options.folders.all(), {}).flatMap((one) => one.calls);
    const uses: readonly ProviderUse[] = usesOf(calls, options.providers);
    const text = JSON.stringify(uses);
    if (text === told) return;
    told = text;
    options.send({ uses });
  };
  return {
    changed() {
      cancel ??= options.clock.after(usagePauseMs, tell);
    },
  };
}
