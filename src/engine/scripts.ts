/** Work that nobody but the module itself, or a command, starts. */
import { pathsOfFunction } from './flow';
import type { FailurePath } from './paths';

/** Functions that start something and do not wait for it: `run(main)` with a `run` of its own. */
const maxStarters = 2;

/** Whoever started it sees what is printed, also a crash. */
export const isOfScript = (paths: readonly FailurePath[], starters = 0): boolean =>
  paths.length > 0 &&
  paths.every(({ end }) => {
    if (end.kind === 'module') return true;
    if (end.kind !== 'floating')
      return end.kind === 'entry' && end.framework.onError === 'process-exits';
    const fn = end.around.resolver.enclosingFunction(end.at);
    if (!fn) return true;
    return starters < maxStarters && isOfScript(pathsOfFunction(fn, end.around), starters + 1);
  });
