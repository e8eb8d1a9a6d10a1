/** Deadlines over a whole stream that a healthy one may pass. */
import type { StreamCut } from '../../model/evidence';
import type { Span } from '../../model/facts';
import { numberOf } from '../numbers';
import { bodyOf } from '../requestBody';
import { optionReadings } from '../sdkOptions';
import { readOption } from '../statics';
import type { FactNode } from '../tree';
import type { EvidenceQuestion } from './question';
import { madeAt } from './sharedSignals';

/** What whole answers are given by providers' own defaults: 60 s with a user waiting, 300 s in the background. */
const healthyMs = { interactive: 60_000, background: 300_000 } as const;

/** Slow, as models go: an answer of so many tokens is through in time. */
const tokensPerSecond = 20;

export function cutOf(question: EvidenceQuestion): StreamCut | null {
  const { call, timeouts } = question;
  const { policy } = timeouts;
  if (call.streaming !== true || call.operation !== 'generate') return null;
  if (policy.ms === null || policy.at === null || timeouts.opaque) return null;
  if (policy.covers !== 'total' && policy.covers !== 'body') return null;
  const healthy = healthyMs[call.patience];
  if (policy.ms > healthy || isShort(question, policy.ms)) return null;
  const isOption = policy.source === 'call' || policy.source === 'client';
  if (!isOption && (policy.source !== 'signal' || !staysArmed(question))) return null;
  const by = isOption ? 'timeout' : policy.because === null ? 'abort signal' : 'timer';
  return { ms: policy.ms, at: policy.at, by, healthyMs: healthy };
}

const limits = [
  ...['max_tokens', 'maxTokens', 'max_output_tokens', 'maxOutputTokens'],
  ...['max_completion_tokens', 'config.maxOutputTokens', 'inferenceConfig.maxTokens'],
];

/** Even a slow model writes all that it may before the deadline. */
function isShort({ found }: EvidenceQuestion, ms: number): boolean {
  const body = bodyOf(found);
  return limits.some((name) => {
    const reading = body ? readOption(body.expression, name, body.home) : null;
    const tokens = reading?.state === 'set' ? numberOf(reading.value, reading.home) : null;
    return tokens !== null && (tokens.value / tokensPerSecond) * 1_000 <= ms;
  });
}

/** Nothing takes the timer back before the stream has ended. */
function staysArmed(question: EvidenceQuestion): boolean {
  const { found, version, around, stream } = question;
  const reading = version?.signal ? optionReadings(found, version.signal)[0]?.reading : undefined;
  const made = reading?.state === 'set' ? madeAt(reading.value, reading.home, 0) : null;
  if (made?.expression.kind === 'call') return true;
  const cleared = (around.index.references.get('clearTimeout') ?? []).filter((one) => {
    const fn = around.resolver.enclosingFunction(found.node);
    return !fn || isIn(one, fn);
  });
  if (made && made.home.path !== around.path) return false;
  return cleared.every((one) => isBehindStream(one, stream?.loops ?? [], around.index.parents));
}

function isBehindStream(
  cleared: Span,
  overs: readonly Span[],
  parents: ReadonlyMap<FactNode, FactNode>,
): boolean {
  const loops = overs.flatMap((over) => parents.get(over as FactNode) ?? []);
  return loops.length > 0 && loops.every((loop) => loop.end <= cleared.start);
}

const isIn = (inner: Span, outer: Span): boolean =>
  outer.start <= inner.start && outer.end >= inner.end;
