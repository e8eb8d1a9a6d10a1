/** The failure budget: what the layers around a call add up to. One pure fold from inside out. */
import type { Budget, Layer } from '../model/call';

/** One request, without any retry. Times in ms; null where nothing ends it. */
export interface Attempt {
  /** Longest wait for the response's headers (or for the whole answer, where the timer covers it). */
  readonly headersMs: number | null;
  /** Longest silence between two pieces of a body. */
  readonly silenceMs: number | null;
  /** A deadline covers the body too. */
  readonly bodyBounded: boolean;
  readonly streaming: boolean;
  readonly unknown: boolean;
  /** Whole answers are read inside the retries of the SDK. */
  readonly readsBody?: boolean;
  /** Whoever reads the stream gives up after so long, whatever the layers below still do; null where nobody does. */
  readonly readerMs?: number | null;
}

export interface RetryAfter {
  readonly honoured: boolean;
  readonly capMs: number | null;
}

interface Running {
  readonly requests: number | null;
  readonly untilErrorMs: number | null;
  readonly unknown: boolean;
  readonly bodyBounded: boolean;
}

/** Folds the layers, innermost first. */
export function budgetOf(
  attempt: Attempt,
  layers: readonly Layer[],
  retryAfter: RetryAfter,
): Budget {
  const start: Running = {
    requests: 1,
    untilErrorMs: attempt.headersMs,
    unknown: attempt.unknown,
    bodyBounded: attempt.bodyBounded,
  };
  const all = layers.reduce(addLayer, start);
  const sum = { ...all, untilErrorMs: tighter(all.untilErrorMs, attempt.readerMs ?? null) };
  return {
    requests: sum.requests,
    untilErrorMs: sum.untilErrorMs,
    firstTokenMs: firstToken(attempt, sum),
    silenceMs: silenceOf(attempt, layers),
    bodyBounded: sum.bodyBounded,
    unbounded: sum.untilErrorMs === null && !sum.unknown,
    retryAfter,
    unknown: sum.unknown,
  };
}

function addLayer(inner: Running, layer: Layer): Running {
  const repeats = layer.endless ? Infinity : (layer.attempts ?? 1);
  const counted = layer.retriesTimeouts ? repeats : 1;
  const all = inner.untilErrorMs === null ? null : inner.untilErrorMs * counted + layer.waitsMs;
  const untilErrorMs = tighter(all === Infinity ? null : all, layer.deadlineMs);
  const requests = inner.requests === null ? null : inner.requests * repeats;
  return {
    requests: requests === Infinity || layer.attempts === null ? null : requests,
    untilErrorMs,
    unknown:
      inner.unknown || (layer.attempts === null && !layer.endless && layer.deadlineMs === null),
    bodyBounded: inner.bodyBounded || layer.deadlineMs !== null,
  };
}

/** Silence in an answer that the SDK reads inside its retries is heard of after all of them, and of those around it. */
function silenceOf(
  { silenceMs, streaming, readsBody }: Attempt,
  layers: readonly Layer[],
): number | null {
  if (silenceMs === null || streaming || readsBody !== true) return silenceMs;
  const start: Running = {
    requests: 1,
    untilErrorMs: silenceMs,
    unknown: false,
    bodyBounded: false,
  };
  return layers.reduce(addLayer, start).untilErrorMs;
}

/** The smaller of two bounds, where null bounds nothing. */
export const tighter = (a: number | null, b: number | null): number | null => {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
};

/** Headers may come at once and the first token never: then silence decides. */
function firstToken(attempt: Attempt, sum: Running): number | null {
  if (!attempt.streaming || sum.untilErrorMs === null) return null;
  if (sum.bodyBounded) return sum.untilErrorMs;
  return attempt.silenceMs === null ? null : sum.untilErrorMs + attempt.silenceMs;
}
