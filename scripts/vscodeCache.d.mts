/** `$XDG_CACHE_HOME/lifeboat`, or `~/.cache/lifeboat`. */
export function cacheRoot(): string;
/** The folder of the install `key`; made by `install` when it is not there yet, by one process alone. */
export function cached(
  key: string,
  install: (folder: string) => Promise<void>,
  say: (line: string) => void,
): Promise<string>;
