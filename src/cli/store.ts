/** Where the command keeps answers between runs: a folder in the user's cache, never in a workspace. */
import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';

/** Nothing here ever rejects: a store that does not work is an empty one. */
export interface Store {
  /** Null where nothing is kept under that name. */
  read(name: string): Promise<string | null>;
  write(name: string, text: string): Promise<void>;
}

/** Entries that were used last stay within this. */
const maxBytes = 200_000_000;

export function createStore(folder: string): Store {
  return {
    async read(name) {
      const path = join(folder, name);
      try {
        const text = await fs.readFile(path, 'utf8');
        const now = new Date();
        await fs.utimes(path, now, now);
        return text;
      } catch {
        return null;
      }
    },
    async write(name, text) {
      const temporary = join(folder, `.${name}.${randomUUID()}.tmp`);
      try {
        // The answers quote a workspace: they are nobody else's business.
        await fs.mkdir(folder, { recursive: true, mode: 0o700 });
        await fs.writeFile(temporary, text, { mode: 0o600 });
        await fs.rename(temporary, join(folder, name));
        await prune(folder);
      } catch {
        await fs.rm(temporary, { force: true }).catch(() => undefined);
      }
    },
  };
}

async function prune(folder: string): Promise<void> {
  const names = await fs.readdir(folder);
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const { size, mtimeMs, isFile } = await fs.stat(path).then((stat) => ({
        ...{ size: stat.size, mtimeMs: stat.mtimeMs },
        isFile: stat.isFile(),
      }));
      return { path, size, mtimeMs, isFile };
    }),
  );
  let kept = 0;
  for (const { path, size, isFile } of found.toSorted((a, b) => b.mtimeMs - a.mtimeMs)) {
    kept += isFile ? size : 0;
    if (isFile && kept > maxBytes) await fs.rm(path, { force: true });
  }
}
