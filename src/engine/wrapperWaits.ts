/** How long a wrapper that tries again waits in between, where the code says: `wait=wait_exponential(max=60)`. */
import { argumentNamed } from '../model/arguments';
import { waitsOf } from '../model/backoff';
import type { Argument } from '../model/facts';
import type { WaitFact, WrapperEffect } from '../model/knowledge';
import { numberOf } from './numbers';
import type { Step } from './paths';
import { settledExpression } from './statics';
import type { Located, Resolver } from './values';
import { wrapperSetting } from './wrapperOptions';

type Retry = WrapperEffect & { readonly kind: 'retry' };

/** Longest waits between all attempts, in ms; what cannot be read counts as the wrapper's own. */
export function waitsOfWrapper(
  effect: Retry,
  step: Step & { kind: 'wrapper' },
  attempts: number,
): number {
  const setting = wrapperSetting(effect.waits ?? [], step);
  const said =
    setting === null || setting === 'unknown' || !Number.isFinite(attempts)
      ? null
      : waitsSaid(setting, effect.waitsBy ?? {}, attempts);
  return said ?? waitsOf(effect.backoff, attempts);
}

/** One function of the package, or several of which all waits are added: `wait_fixed(3) + wait_random(0, 2)`. */
function waitsSaid(
  { expression, home }: Located,
  known: Readonly<Record<string, WaitFact>>,
  attempts: number,
): number | null {
  const made = settledExpression(expression, home) ?? { expression, home };
  const { expression: value } = made;
  if (value.kind === 'binary' && value.operator === '+') {
    const sides = [value.left, value.right].map((side) =>
      waitsSaid({ expression: side, home: made.home }, known, attempts),
    );
    return sides.reduce<number | null>(
      (sum, one) => (sum === null || one === null ? null : sum + one),
      0,
    );
  }
  if (value.kind !== 'call') return null;
  const { callee, args } = value;
  const name = callee.kind === 'member' ? callee.property : null;
  const fact = known[callee.kind === 'reference' ? callee.name : (name ?? '')];
  return fact ? sumOf(fact, args, made.home, attempts) : null;
}

function sumOf(
  { first, factor, least, most }: WaitFact,
  args: readonly Argument[],
  home: Resolver,
  attempts: number,
): number | null {
  const seconds = (place: WaitFact['first'] | undefined, without: number): number | null => {
    const given = place && argumentNamed(args, place.argument, place.name);
    return given ? (numberOf(given, home)?.value ?? null) : (place?.usual ?? without);
  };
  const [start, low, high] = [seconds(first, 0), seconds(least, 0), seconds(most, Infinity)];
  if (start === null || low === null || high === null) return null;
  const gaps = Math.min(attempts, maxGaps) - 1;
  let sum = 0;
  for (let gap = 0; gap < gaps; gap += 1)
    sum += Math.max(low, Math.min(start * factor ** gap, high));
  return Number.isFinite(sum) ? sum * 1_000 : null;
}

/** Numbers in code can be large. */
const maxGaps = 1_000;
