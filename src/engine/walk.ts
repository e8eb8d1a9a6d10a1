/** The paths that a walk has found so far, and how it ends. */
import type { FunctionFact } from '../model/facts';
import type { FailurePath, PathEnd } from './paths';
import { type Trail } from './trail';

export const maxPaths = 24;

export const maxDepth = 60;

export interface Walk {
  readonly paths: FailurePath[];
  /** Paths beyond this many are not followed; `maxPaths` when absent. */
  readonly limit?: number;
  /** The walk ends where the failure leaves a function; absent where it goes on to callers. Null: the first one. */
  readonly within?: FunctionFact | null;
  /** Where the walk came back to a function that it had left before. */
  readonly cut?: Trail[];
}

export const isFull = ({ paths, limit = maxPaths }: Walk): boolean => paths.length >= limit;

export function end(trail: Trail, kind: PathEnd, walk: Walk): void {
  const fn = trail.seen.at(-1);
  const [entered] = trail.returns;
  const at = entered ? { node: entered.to, around: entered.around } : atOf(trail);
  if (!isFull(walk))
    walk.paths.push({
      ...(at ? { at } : {}),
      steps: trail.steps,
      passed: trail.passed,
      end: kind,
      left: fn ? { fn, around: trail.around } : null,
      guessed: trail.guessed,
      levels: trail.seen.length,
      through: trail.through,
    });
}

const atOf = ({ at, around }: Trail): FailurePath['at'] => at && { node: at, around };

/** A walk of one function alone ends at its edge. */
export const edgeEnd: PathEnd = { kind: 'unknown' };

export const unknownEnd: PathEnd = { kind: 'unknown' };

export const outsideEnd: PathEnd = { kind: 'outside' };
