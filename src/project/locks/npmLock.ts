/** package-lock.json and npm-shrinkwrap.json, lockfileVersion 1 to 3. */
import type { JsonObject } from '../manifest';
import { isObject, parseObject, stringOrNull } from '../manifest';
import { joinPosix, selfAndParents } from '../paths';
import type { LockFile, LockReader } from './lock';
import { versionIn } from './lock';

export const readNpmLock: LockReader = (text) => {
  const data = parseObject(text);
  if (data === null) {
    return null;
  }
  if (isObject(data['packages'])) {
    return packagesLock(data['packages']);
  }
  return isObject(data['dependencies']) ? dependenciesLock(data['dependencies']) : null;
};

/** Versions 2 and 3 list install paths, so a look-up climbs as Node does. */
function packagesLock(packages: JsonObject): LockFile {
  return {
    resolve(importer, name) {
      for (const directory of selfAndParents(importer)) {
        const entry = packages[joinPosix(directory, 'node_modules', name)];
        if (isObject(entry)) {
          return entryVersion(entry, packages);
        }
      }
      return null;
    },
  };
}

/** A link names the folder of a workspace package, which has an entry of its own. */
function entryVersion(entry: JsonObject, packages: JsonObject): string | null {
  const target = entry['link'] === true ? packages[stringOrNull(entry['resolved']) ?? ''] : entry;
  return isObject(target) ? stringOrNull(target['version']) : null;
}

function dependenciesLock(dependencies: JsonObject): LockFile {
  return {
    resolve(_importer, name) {
      const entry = dependencies[name];
      return isObject(entry) ? versionIn(stringOrNull(entry['version']) ?? '') : null;
    },
  };
}
