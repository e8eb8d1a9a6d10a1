/** pnpm-lock.yaml, lockfileVersion 5 to 9. */
import { parse } from 'yaml';
import type { JsonObject } from '../manifest';
import { isObject, stringOrNull } from '../manifest';
import type { LockReader } from './lock';
import { versionIn } from './lock';

const dependencyKinds = ['dependencies', 'optionalDependencies', 'devDependencies'];

/**
 * What each importer gets stands before the long list of packages, so only that head is parsed: a lock of many MB
 * costs as little as a small one.
 */
const maxHeadLength = 2_000_000;

export const readPnpmLock: LockReader = (text) => {
  const data = parseHead(text);
  if (data === null || !('lockfileVersion' in data)) {
    return null;
  }
  // Without workspaces, versions 5 and 6 write the only importer's dependencies at the top level.
  const importers: JsonObject = isObject(data['importers']) ? data['importers'] : { '.': data };
  return {
    resolve(importer, name) {
      const found = importers[importer === '' ? '.' : importer];
      return isObject(found) ? lockedVersion(found, name) : null;
    },
  };
};

function parseHead(text: string): JsonObject | null {
  const end = text.search(/^packages:/m);
  const head = end === -1 ? text : text.slice(0, end);
  if (head.length > maxHeadLength) {
    return null;
  }
  try {
    const data: unknown = parse(head, { logLevel: 'silent' });
    return isObject(data) ? data : null;
  } catch {
    return null;
  }
}

/** Version 5 writes `name: version`, later ones `name: { specifier, version }`. */
function lockedVersion(importer: JsonObject, name: string): string | null {
  for (const kind of dependencyKinds) {
    const group = importer[kind];
    const entry = isObject(group) ? group[name] : undefined;
    const written = isObject(entry) ? entry['version'] : entry;
    if (written !== undefined) {
      return versionIn(stringOrNull(written) ?? '');
    }
  }
  return null;
}
