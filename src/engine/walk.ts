/** The paths that a walk has found so far, and how it ends. */
import type { FailurePath, PathEnd } from './paths';
import { type Trail } from './trail';

export const maxPaths = 24;

export const maxDepth = 60;

export interface Walk {
  readonly paths: FailurePath[];
}

export function end(trail: Trail, kind: PathEnd, walk: Walk): void {
  const fn = trail.seen.at(-1);
  if (walk.paths.length < maxPaths)
    walk.paths.push({
      steps: trail.steps,
      passed: trail.passed,
      end: kind,
      left: fn ? { fn, around: trail.around } : null,
      guessed: trail.guessed,
      levels: trail.seen.length,
      through: trail.through,
    });
}

export const unknownEnd: PathEnd = { kind: 'unknown' };

export const outsideEnd: PathEnd = { kind: 'outside' };
