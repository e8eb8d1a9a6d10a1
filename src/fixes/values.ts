/** Which values a fix proposes: from the patience of whoever waits, the attempts and the waits between them. */
import type { Patience } from '../model/config';
import type { CallSubject } from '../model/subject';

/**
 * Defaults for one attempt below which a fix counts as a suggestion, in ms. Reasons: three times the worst first token
 * sampled over 24 h (11.6 s) for first tokens; 60 s is what providers ship for whole answers (Groq, Together), 300 s
 * for work in the background (Mistral, Cohere).
 */
const floors = {
  interactive: { whole: 60_000, firstToken: 30_000 },
  background: { whole: 300_000, firstToken: 90_000 },
} as const;

/** Silence that no healthy stream shows: 30 s with a user waiting, 120 s in the background. */
export const idleMs = ({ call }: CallSubject): number =>
  call.patience === 'interactive' ? 30_000 : 120_000;

/** First token: 30 s with a user waiting, 90 s in the background. */
export const firstTokenMs = ({ call }: CallSubject): number => floors[call.patience].firstToken;

export interface TimeoutChoice {
  readonly ms: number;
  readonly attempts: number;
  readonly withinMs: number;
  /** No value below the floor of its kind. */
  readonly safe: boolean;
}

/** Healthy attempts may take that long: the worst first token sampled over 24 h came after 11.6 s. */
const leastMs = 12_000;

/**
 * The longest timeout in whole seconds for which `attempts` attempts and their waits fit the patience; null where that
 * would end healthy ones. Who has less patience than a minute wants shorter ones all the same.
 */
export function timeoutWithin(
  subject: CallSubject,
  patience: Patience,
  attempts: number,
  waitsMs: number,
): TimeoutChoice | null {
  const withinMs = patience[subject.call.patience] * 1_000;
  const ms = Math.floor((withinMs - waitsMs) / attempts / 1_000) * 1_000;
  if (ms < Math.min(leastMs, withinMs / 5)) return null;
  return { ms, attempts, withinMs, safe: isEnough(subject, ms) };
}

/** So many times what somebody waits for is too long for anybody. */
const mostPatience = 5;

/**
 * For every attempt the time that a healthy one may take, though the whole is longer than somebody waits; null where the
 * patience has room for it, where the whole is far beyond it, or where no such timeout can be told from one that harms.
 */
export function generousTimeout(
  subject: CallSubject,
  patience: Patience,
  attempts: number,
  waitsMs: number,
): TimeoutChoice | null {
  const { whole, firstToken } = floors[subject.call.patience];
  const ms = subject.call.streaming === true ? firstToken : whole;
  const withinMs = ms * attempts + waitsMs;
  const waitedMs = patience[subject.call.patience] * 1_000;
  if (withinMs <= waitedMs || withinMs > waitedMs * mostPatience) return null;
  return isEnough(subject, ms) ? { ms, attempts, withinMs, safe: true } : null;
}

/** No healthy attempt of this call takes longer. */
export function isEnough(subject: CallSubject, ms: number): boolean {
  const { whole, firstToken } = floors[subject.call.patience];
  if (cutsStream(subject) || endsQuietly(subject)) return false;
  return ms >= (subject.call.streaming === true ? firstToken : whole);
}

/** The timer of this SDK runs on over the whole stream, and would end a healthy one that is long. */
export const cutsStream = ({ call, facts }: CallSubject): boolean =>
  call.streaming !== false && (facts?.timeout.coversStream ?? 'headers') === 'total';

/** The timer of this SDK can end a stream that has begun, and the loop over it ends then as if it were whole. */
export const endsQuietly = ({ call, facts }: CallSubject): boolean =>
  call.streaming !== false &&
  facts?.abortedStream === 'ends-normally' &&
  facts.timeout.coversStream !== 'headers';

/** Attempts of all layers outside the SDK's own. */
export const outerAttempts = ({ call }: CallSubject): number =>
  call.retries.layers
    .filter((layer) => layer.kind !== 'sdk')
    .reduce((product, layer) => product * (layer.attempts ?? 1), 1);

export const outerWaits = ({ call }: CallSubject): number =>
  call.retries.layers
    .filter((layer) => layer.kind !== 'sdk')
    .reduce((sum, layer) => sum + layer.waitsMs, 0);
