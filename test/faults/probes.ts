/** The calls that are measured for every SDK. Timers of 100 s are a second at the speed of `measure`. */
import type { MeasureOptions, NamedProbe } from './measure';
import type { SdkAlias } from './run';
import { always, recoversOn, scenarios } from './scenario';
import type { Fault, Scenario } from './scenario';

export const timeoutMs = 100_000;
/** `Retry-After` below and above the 60 s at which some SDKs stop to obey. */
export const shortRetryAfterS = 40;
export const longRetryAfterS = 120;

/** More than what ends other SDKs: nothing ends openai 3. */
const longMs = 700_000;
/** Node counts its 300 s in small ticks, which a busy machine stretches when time runs faster. */
const stretchedMs = 1_500_000;
/** Twice the timers, and less than the 300 s that Node's fetch allows. */
const pendingMs = 200_000;
/** Pings must outlast 300 s. */
const pingsMs = 450_000;

const wait = (retryAfterS: number): Fault => ({ kind: 'status', status: 429, retryAfterS });
const overloaded: Fault = { kind: 'status', status: 529 };

/** What settles at all has all the time that a busy machine may want. */
function of(scenario: Scenario, options: MeasureOptions = {}): NamedProbe {
  return { scenario, options: { withinMs: stretchedMs, ...options } };
}

/** No option but those of the scenario: what ships. */
const defaults = {
  healthy: of(scenarios.healthy),
  status400: of(scenarios.badRequest),
  status401: of(scenarios.unauthorized),
  status408: of(scenarios.requestTimeout),
  status409: of(scenarios.conflict),
  status429: of(scenarios.rateLimited),
  status500: of(scenarios.serverError),
  status503: of(scenarios.unavailable),
  status529: of(scenarios.overloaded),
  reset: of(scenarios.reset),
  proxyPage: of(scenarios.proxyPage),
  truncatedJson: of(scenarios.cut),
  recovers: of(scenarios.overloadedTwice),
  retryAfterShort: of(recoversOn(2, wait(shortRetryAfterS))),
  retryAfterLong: of(recoversOn(2, wait(longRetryAfterS))),
  shouldNotRetry: of(
    always('500, do not retry', { kind: 'status', status: 500, shouldRetry: false }),
  ),
  shouldRetry: of(always('400, retry', { kind: 'status', status: 400, shouldRetry: true })),
} as const;

const retries = {
  clientRetries0: of(scenarios.overloaded, { client: { maxRetries: 0 } }),
  clientRetries1: of(scenarios.overloaded, { client: { maxRetries: 1 } }),
  callRetries0: of(scenarios.overloaded, { request: { maxRetries: 0 } }),
  callRetriesOverClient: of(scenarios.overloaded, {
    client: { maxRetries: 4 },
    request: { maxRetries: 1 },
  }),
  negativeRetries: of(scenarios.serverError, {
    client: { maxRetries: -1 },
    withinMs: pendingMs,
  }),
} as const;

const timeouts = {
  clientTimeout: of(scenarios.hang, { client: { timeout: timeoutMs } }),
  callTimeout: of(scenarios.hang, { request: { timeout: timeoutMs } }),
  callTimeoutNoRetry: of(scenarios.hang, { request: { timeout: timeoutMs, maxRetries: 0 } }),
  callTimeoutOverClient: of(scenarios.hang, {
    client: { timeout: 2 * timeoutMs },
    request: { timeout: timeoutMs, maxRetries: 0 },
  }),
  recoversFromHang: of(scenarios.hangsTwice, { client: { timeout: timeoutMs } }),
  signal: of(scenarios.hang, { signalMs: timeoutMs }),
  signalDuringRetryAfter: of(always('429, long wait', wait(longRetryAfterS)), {
    signalMs: shortRetryAfterS * 1000,
    client: { maxRetries: 1 },
  }),
  bodyStall: of(scenarios.stall, {
    client: { timeout: timeoutMs, maxRetries: 0 },
    withinMs: pendingMs,
  }),
  bodyStallRetried: of(scenarios.stall, {
    client: { timeout: 75_000, maxRetries: 1 },
    withinMs: pendingMs,
  }),
  bodyStallSignal: of(scenarios.stall, { signalMs: timeoutMs }),
  zeroTimeout: of(scenarios.hang, {
    client: { timeout: 0, maxRetries: 0 },
    withinMs: pendingMs,
  }),
  endlessTimeout: of(scenarios.hang, { client: { timeout: 'Infinity', maxRetries: 0 } }),
} as const;

const streaming = { call: 'stream' } as const;
const bounded = { ...streaming, client: { timeout: timeoutMs, maxRetries: 0 } } as const;

const streams = {
  streamHealthy: of(scenarios.healthy, streaming),
  stream529: of(scenarios.overloaded, streaming),
  streamHang: of(scenarios.hang, bounded),
  streamStall: of(scenarios.stall, { ...bounded, withinMs: pendingMs }),
  streamPings: of(scenarios.keepAlive, { ...bounded, withinMs: pingsMs }),
  streamStallSignal: of(scenarios.stall, { ...streaming, signalMs: timeoutMs }),
  streamError: of(scenarios.streamError, streaming),
  streamCut: of(scenarios.cut, streaming),
  streamReset: of(scenarios.resetBody, streaming),
} as const;

const openAiOnly = {
  embed529: of(always('529', overloaded), { call: 'embed' }),
  responses529: of(always('529', overloaded), { call: 'responses' }),
} as const;

const anthropicOnly = {
  mostTokens: of(scenarios.healthy, { maxTokens: 21_333 }),
  tooManyTokens: of(scenarios.healthy, { maxTokens: 21_334 }),
  tooManyTokensClientTimeout: of(scenarios.healthy, {
    maxTokens: 21_334,
    client: { timeout: 600_000 },
  }),
  tooManyTokensCallTimeout: of(scenarios.healthy, {
    maxTokens: 21_334,
    request: { timeout: 600_000 },
  }),
} as const;

function unbounded(withinMs: number) {
  return {
    hangByDefault: of(scenarios.hang, { withinMs, client: { maxRetries: 0 } }),
    bodyStallByDefault: of(scenarios.stall, { withinMs, client: { maxRetries: 0 } }),
  } as const;
}

function unboundedStream(withinMs: number) {
  return {
    streamStallByDefault: of(scenarios.stall, { ...streaming, withinMs }),
  } as const;
}

/** Names of all probes; some are absent where an SDK has no such call. */
export type ProbeName =
  | keyof typeof defaults
  | keyof typeof retries
  | keyof typeof timeouts
  | keyof typeof streams
  | keyof typeof openAiOnly
  | keyof typeof anthropicOnly
  | keyof ReturnType<typeof unbounded>
  | keyof ReturnType<typeof unboundedStream>;

export function probes(sdk: SdkAlias): Readonly<Record<string, NamedProbe>> {
  const withinMs = sdk === 'openai-3' ? longMs : stretchedMs;
  const all = { ...defaults, ...retries, ...timeouts, ...unbounded(withinMs) };
  if (sdk === 'openai-3') return all;
  const family = sdk.startsWith('openai') ? openAiOnly : anthropicOnly;
  return { ...all, ...streams, ...unboundedStream(withinMs), ...family };
}
