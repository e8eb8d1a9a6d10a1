/** Where Lifeboat keeps what it can do without. */
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** `LIFEBOAT_CACHE_DIR`, else Lifeboat's folder in `XDG_CACHE_HOME`, in `~/.cache`, or among temporary files. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  const own = env['LIFEBOAT_CACHE_DIR'];
  if (own !== undefined && isAbsolute(own)) return own;
  const given = env['XDG_CACHE_HOME'];
  if (given !== undefined && isAbsolute(given)) return join(given, 'lifeboat');
  const home = env['HOME'] ?? env['LOCALAPPDATA'];
  return home !== undefined && isAbsolute(home)
    ? join(home, '.cache', 'lifeboat')
    : join(tmpdir(), 'lifeboat-cache');
}
