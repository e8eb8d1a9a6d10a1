/** bun.lock, Bun's text format. The older binary bun.lockb is not read. */
import { parse } from 'jsonc-parser';
import type { JsonObject } from '../manifest';
import { isObject, stringOrNull } from '../manifest';
import type { LockReader } from './lock';
import { versionIn } from './lock';

export const readBunLock: LockReader = (text) => {
  const data: unknown = parse(text, [], { allowTrailingComma: true });
  if (!isObject(data) || !isObject(data['packages'])) {
    return null;
  }
  const workspaces = isObject(data['workspaces']) ? data['workspaces'] : {};
  const { packages } = data as { readonly packages: JsonObject };
  return {
    resolve(importer, name) {
      const workspace = workspaces[importer];
      const own = isObject(workspace) ? stringOrNull(workspace['name']) : null;
      // A package that differs from the hoisted one stands under its dependent's name.
      return entryVersion(packages[`${own}/${name}`]) ?? entryVersion(packages[name]);
    },
  };
};

/** `["openai@6.1.0", "", {…}, "sha512-…"]` */
function entryVersion(entry: unknown): string | null {
  const written = Array.isArray(entry) ? stringOrNull(entry[0]) : null;
  return written === null ? null : versionIn(written);
}
