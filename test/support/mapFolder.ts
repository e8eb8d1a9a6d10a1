/** A folder of texts to the map of who depends on its calls. */
import type { DependencyMap } from '../../src/model/impact';
import { createSession } from '../../src/session/createSession';
import { frontEnds } from '../../src/session/frontEnds';
import { memoryFiles, memoryLog } from '../project/support/memoryFiles';
import type { Folder } from './scanFolder';

export async function mapFolder(files: Folder, once = true): Promise<DependencyMap> {
  const log = memoryLog();
  const session = await createSession({
    ...{ root: '/repo', log, frontEnds, settings: {}, map: true, findings: false, once },
    files: memoryFiles('/repo', files),
    clock: { now: () => Date.UTC(2026, 10, 23), after: () => () => undefined },
  });
  await session.scan();
  const errors = log.lines.filter((line) => line.startsWith('error'));
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return session.map();
}

/** `POST /api/chat app/api/chat/route.ts:3 lost`, and `?` where a way rests on a name. */
export const shown = (map: DependencyMap): readonly string[] =>
  map.entryPoints.flatMap(({ name, path, line, reaches }) =>
    [...new Set(reaches.map(({ effect, certain }) => `${effect}${certain ? '' : '?'}`))].map(
      (effect) => `${name} ${path}:${String(line)} ${effect}`,
    ),
  );
