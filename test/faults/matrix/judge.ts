/** Whether a fixed program did what it must, beside what it did before. Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { Budget } from '../../../src/model/call';
import type { JobResult } from './batch';
import { limitMs, speed } from './batch';
import type { MatrixFault } from './faultList';

export interface Pair {
  readonly fault: MatrixFault;
  readonly before: JobResult;
  readonly after: JobResult;
  /** What the engine says of the fixed call; null where it says nothing. */
  readonly budget: Budget | null;
  /** The program does not work before the fix: a number in the wrong unit. */
  readonly isBroken: boolean;
  /** Without the fix too, some fault leaves a rejection unseen: a broken answer does that in this SDK. */
  readonly leavesStrays: boolean;
  /** Calls that the program makes side by side; one when absent. */
  readonly calls?: number;
  /** The kind of fix, where it promises more than an end. */
  readonly kind?: string;
  /** Errors of the SDK keep no headers: nobody can read what the server asked for. */
  readonly bareErrors?: boolean;
  /** Whether the fix counts as safe. */
  readonly isSafe?: boolean;
  /** Statuses after which the SDK does not try again. */
  readonly finalStatuses?: readonly number[];
  /** Its first event may come before its answer is whole. */
  readonly streaming?: boolean;
  /** How many times faster both ran; as fast as the TypeScript programs when absent. */
  readonly speed?: number;
}

/** Real ms that a run may take longer than its own timers say. */
const slackMs = 400;

const allowedMs = ({ after, speed: own = speed }: Pair): number =>
  (slackMs + 2 * after.lagMs) * own;

export function shortfalls(pair: Pair): readonly string[] {
  const { fault, after } = pair;
  if (after.outcome === 'broken') return [`does not run: ${messageOf(after)}`];
  const found = fault.ending === 'answer' ? answerProblems(pair) : failureProblems(pair);
  return [
    ...found,
    ...strayProblems(pair),
    ...countProblems(pair),
    ...fallbackProblems(pair),
    ...hasteProblems(pair),
  ];
}

/** An SDK may send an empty object for options that it reads itself: it says nothing. */
function filled(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const fields = Object.entries(value).filter(([, one]) => !isDeepStrictEqual(one, {}));
  return Object.fromEntries(fields.map(([name, one]) => [name, filled(one)]));
}

const messageOf = ({ error }: JobResult): string =>
  error ? `${error.className}: ${error.message.slice(0, 160)}` : '';

function answerProblems({ fault, before, after, isBroken, kind }: Pair): readonly string[] {
  if (after.outcome !== 'resolved') return [`${after.outcome}, not answered ${messageOf(after)}`];
  if (isBroken) return [];
  if (before.outcome !== 'resolved')
    return [`${before.outcome} before the fix ${messageOf(before)}`];
  const problems: string[] = [];
  if (!isDeepStrictEqual(before.value, after.value)) problems.push('another answer');
  // Another model is asked for in another request.
  if (fault.scenario?.name !== 'healthy' || kind === 'replace-model') return problems;
  const sent = ({ requests }: JobResult): unknown =>
    requests.map(({ method, path, body }) => ({ method, path, body: filled(body) }));
  return isDeepStrictEqual(sent(before), sent(after)) ? problems : [...problems, 'another request'];
}

function failureProblems(pair: Pair): readonly string[] {
  const { fault, before, after, budget } = pair;
  const problems: string[] = [];
  if (after.outcome === 'pending' && !endsLater(pair)) {
    if (before.outcome !== 'pending' && !pair.isBroken) problems.push('hangs, and did not before');
    else if (promisedMs(pair) !== null) problems.push('hangs, although its budget says otherwise');
  }
  const promised = promisedMs(pair);
  if (promised !== null && after.ms > promised + allowedMs(pair))
    problems.push(`${after.ms} ms, not within ${promised}`);
  if (before.outcome === 'resolved' && after.outcome === 'rejected' && !isFewer(pair))
    problems.push(`fails, and did not before: ${messageOf(after)}`);
  const isThird = fault.ending === 'third-try' && (budget?.requests ?? 0) >= 3;
  if (isThird && !isFinal(pair) && after.outcome !== 'resolved')
    problems.push(`${after.outcome}, although a third try would be answered ${messageOf(after)}`);
  return problems;
}

function isFinal({ fault, finalStatuses = [] }: Pair): boolean {
  const step = fault.scenario?.steps[0];
  return step?.kind === 'status' && finalStatuses.includes(step.status);
}

/** Fewer attempts on purpose: a third try is not made any more. */
const isFewer = ({ fault, budget }: Pair): boolean =>
  fault.ending === 'third-try' && (budget?.requests ?? 3) < 3;

/** Until when this must have ended by the engine's own words; null where it promises nothing within the patience. */
function promisedMs({ fault, budget }: Pair): number | null {
  if (!budget || budget.unknown) return null;
  const { bodyBounded, silenceMs, untilErrorMs } = budget;
  if (fault.scenario?.steps[0].kind !== 'stall' || bodyBounded) return within(untilErrorMs);
  return within(silenceMs);
}

const within = (ms: number | null): number | null =>
  ms === null || ms > runLimit(ms) * 0.8 ? null : ms;

/**
 * The engine itself says that this ends when nobody watches any more: attempts that the runtime alone bounds, five
 * minutes each.
 */
const endsLater = ({ budget }: Pair): boolean =>
  budget?.unknown === false &&
  budget.untilErrorMs !== null &&
  Math.max(budget.untilErrorMs, budget.silenceMs ?? 0) > longestMs * 0.8;

const longestMs = 300_000;

/** How long a run is watched that should end after so long: nobody waits for more than five minutes. */
export const runLimit = (ms: number | null): number =>
  Math.max(limitMs, Math.min(longestMs, (ms ?? 0) * 1.3));

/** Until when another provider must have answered: the patience of somebody who waits. */
const patienceMs = 60_000;

/**
 * Where the first provider does not answer, the other does. A stream that has begun is not begun again, and what the
 * engine calls unbounded may hang.
 */
function fallbackProblems(pair: Pair): readonly string[] {
  const { fault, after, budget, kind, streaming = false } = pair;
  const isBegun = streaming && fault.inBody === true;
  const isUnbounded = budget?.bodyBounded === false && fault.scenario?.steps[0].kind === 'stall';
  if (isUnbounded) return [];
  const isAsked = kind === 'fallback' || (kind === 'fallback-on-error' && bringsError(fault));
  if (!isAsked || fault.others !== undefined || isBegun) return [];
  if (after.outcome !== 'resolved') return [`no answer of the other provider ${messageOf(after)}`];
  const late = after.ms > patienceMs + allowedMs(pair);
  return late ? [`the other provider answers after ${after.ms} ms`] : [];
}

/** Somebody says no, or nobody is there; silence is no error. */
const bringsError = ({ scenario }: MatrixFault): boolean =>
  !['hang', 'stall'].includes(scenario?.steps[0].kind ?? '');

/** Real ms by which a timer may be early. */
const earlyMs = 5;

/**
 * Who sent the second request not before the server said, still does; a library that a fix brings always does. Where a
 * suggestion leaves retries to the code around a call, they wait as that code does.
 */
function hasteProblems(pair: Pair): readonly string[] {
  const { fault, before, after, isSafe = false } = pair;
  const step = fault.scenario?.steps[0];
  const asked = step?.kind === 'status' ? (step.retryAfterS ?? 0) : 0;
  if (asked === 0) return [];
  const least = (asked * 1_000) / (pair.speed ?? speed) - earlyMs;
  const waited = ({ requests: [first, second] }: JobResult): boolean | null =>
    first && second ? second.atMs - first.atMs >= least : null;
  const isNew = pair.kind === 'library-retries' && pair.bareErrors !== true;
  const mustWait = isNew || (isSafe && waited(before) === true);
  return mustWait && waited(after) === false ? [`tries again before ${asked} s are over`] : [];
}

const strayProblems = ({ after, leavesStrays, kind }: Pair): readonly string[] =>
  leavesStrays && kind !== 'take-failure'
    ? []
    : after.strays.map(
        ({ className, message }) => `unhandled rejection: ${className}: ${message.slice(0, 160)}`,
      );

/** No more requests than the engine says, and none beyond those before where it says nothing. */
function countProblems(pair: Pair): readonly string[] {
  const { before, after, budget, calls: beside = 1 } = pair;
  const most = budget && !budget.unknown ? budget.requests : null;
  const calls = Math.max(beside, before.outcome === 'resolved' ? before.requests.length : 1);
  return most !== null && after.requests.length > most * calls
    ? [`${after.requests.length} requests, not ${most}`]
    : [];
}

/** Better in a way that somebody notices: it ends, it answers, it asks less often, it fails much sooner. */
export function isBetter({ before, after }: Pair): boolean {
  const rank = { broken: 0, pending: 1, rejected: 2, resolved: 3 };
  if (rank[after.outcome] > rank[before.outcome]) return true;
  if (rank[after.outcome] < rank[before.outcome]) return false;
  return after.requests.length < before.requests.length || after.ms * 1.5 < before.ms;
}
