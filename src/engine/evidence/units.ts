/** Numbers that no request survives, or that nobody waits for: seconds where milliseconds count, and the other way. */
import type { Operation } from '../../model/knowledge';
import { formatDuration } from '../../model/words';

export interface Slip {
  readonly says: string;
  /** The number that was probably meant; null where nobody can tell. */
  readonly meant: number | null;
}

/** No model has answered a whole request in less; what only encodes or ranks may. */
const shortestMs: Readonly<Partial<Record<Operation, number>>> = {
  embed: 120,
  rerank: 120,
  moderate: 120,
};
const shortestAnswerMs = 300;

/** From here on, whole thousands of seconds are milliseconds in disguise: 5 000 s are more than an hour. */
const longestSeconds = 5_000;

/** A value that is plausible in the other unit alone. */
export function meansOtherUnit(value: number, unit: 'ms' | 's', operation: Operation): Slip | null {
  if (!Number.isInteger(value) || value < 1) return null;
  if (unit === 's') {
    if (value < longestSeconds || value % 1_000 !== 0) return null;
    const meant = value / 1_000;
    return {
      says: `is ${formatDuration(value * 1_000)}: the unit is seconds`,
      meant,
    };
  }
  if (value > (shortestMs[operation] ?? shortestAnswerMs)) return null;
  return {
    says: `is ${formatDuration(value)}, and the unit is milliseconds: no answer comes in that time`,
    meant: value * 1_000,
  };
}

/** What a timer counts with 32 bits. */
const longestTimerMs = 2_147_483_647;

/** What timers of the runtime make of a delay: their own signal checks it, a plain timer does not. */
export function timerTrap(value: number, by: 'signal' | 'timer'): Slip | null {
  if (value === 0 && by === 'signal') return { says: 'aborts the request at once', meant: null };
  if (by === 'signal' && (value < 0 || !Number.isFinite(value)))
    return { says: 'throws: a delay must be a whole number that is not negative', meant: null };
  if (value > longestTimerMs)
    return { says: 'is more than a timer can count, which then fires at once', meant: null };
  return null;
}
