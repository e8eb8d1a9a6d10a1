/** A folder of texts through the whole of Lifeboat, as the command line would see it. */
import { createSession } from '../../src/session/createSession';
import { frontEnds } from '../../src/session/frontEnds';
import type { ScanResult } from '../../src/session/session';
import { memoryFiles, memoryLog } from '../project/support/memoryFiles';

export type Folder = Readonly<Record<string, string>>;

export interface FolderResult extends ScanResult {
  /** What the log says of defects of Lifeboat itself. */
  readonly errors: readonly string[];
}

/** `files` maps POSIX paths to contents; manifests, tsconfigs and lock files count. */
export async function scanFolder(files: Folder): Promise<FolderResult> {
  const log = memoryLog();
  const session = await createSession({
    root: '/repo',
    files: memoryFiles('/repo', files),
    clock: { now: () => Date.UTC(2026, 10, 23), after: () => () => undefined },
    log,
    frontEnds,
    settings: {},
  });
  const result = await session.scan();
  return { ...result, errors: log.lines.filter((line) => line.startsWith('error')) };
}
