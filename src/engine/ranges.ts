/** `range(3)`: a list of numbers that code counts through instead of writing it down. */
import type { Expression } from '../model/facts';
import { numberOf } from './numbers';
import type { Resolver } from './values';

export interface Range {
  readonly start: number;
  /** Null where the end cannot be read. */
  readonly end: number | null;
  /** What it counts the elements of: `range(len(models))`. */
  readonly of: Expression | null;
}

/** The numbers that a loop counts through; null for every other collection. `enumerate` numbers what it is handed. */
export function rangeOf(over: Expression, resolver: Resolver): Range | null {
  if (over.kind !== 'call') return null;
  const { callee, args } = over;
  const first = args[0]?.value;
  if (isNamed(callee, 'enumerate', resolver)) return first ? rangeOf(first, resolver) : null;
  if (isNamed(callee, 'count', resolver)) return { start: 0, end: Infinity, of: null };
  if (!isNamed(callee, 'range', resolver) || !first) return null;
  const second = args[1]?.value;
  const start = second ? numberOf(first, resolver)?.value : 0;
  const last = second ?? first;
  return {
    start: start ?? 0,
    end: start === undefined ? null : (numberOf(last, resolver)?.value ?? null),
    of: lengthOf(last),
  };
}

/** Turns of a loop over it; null where nobody can say. */
export const turnsOf = ({ start, end }: Range): number | null =>
  end === null || !Number.isFinite(end) ? null : Math.max(0, Math.ceil(end - start));

/** A function of the language, or `count` of itertools. */
function isNamed(callee: Expression, name: string, resolver: Resolver): boolean {
  const value = resolver.valueOf(callee);
  if (value.kind !== 'external' || value.path.at(-1) !== name) return false;
  return name === 'count' ? value.source === 'itertools' : value.path.length === 1;
}

const lengthOf = (last: Expression): Expression | null =>
  last.kind === 'call' && last.callee.kind === 'reference' && last.callee.name === 'len'
    ? (last.args[0]?.value ?? null)
    : null;
