/**
 * What a provider does to a request, as plain data. Nothing here runs: `plan.ts` turns a fault into actions,
 * `server.ts` carries them out. All times are in ms.
 *
 * `after` counts pieces of the answer: events of a stream, or slices of 16 bytes of a JSON body.
 */
export type Fault =
  | { readonly kind: 'healthy' }
  /** Healthy, but the headers come late. */
  | { readonly kind: 'late'; readonly afterMs: number }
  /** The connection stays open and nothing ever comes. */
  | { readonly kind: 'hang' }
  | {
      readonly kind: 'status';
      readonly status: number;
      /** The `Retry-After` header: seconds. */
      readonly retryAfterS?: number;
      /** The `x-should-retry` header, which overrides the status in SDKs that read it. */
      readonly shouldRetry?: boolean;
    }
  /** TCP reset before any header. */
  | { readonly kind: 'reset' }
  /** TCP reset within the body. */
  | { readonly kind: 'reset-body'; readonly after: number }
  /** The body or stream goes silent and stays open. */
  | { readonly kind: 'stall'; readonly after: number }
  /** Only keep-alive bytes after some pieces, without end. */
  | { readonly kind: 'keep-alive'; readonly after: number; readonly everyMs: number }
  /** Healthy, one piece at a time. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** The provider's error event within a stream; a request that does not stream gets status 529 or 503. */
  | { readonly kind: 'stream-error'; readonly after: number }
  /** The answer ends cleanly before its end: a stream without final event, truncated JSON. */
  | { readonly kind: 'cut'; readonly after: number }
  /** A page from a proxy in between. */
  | { readonly kind: 'html'; readonly status: number };

/** The n-th request gets the n-th step; the last step stays. */
export interface Scenario {
  readonly name: string;
  readonly steps: readonly [Fault, ...Fault[]];
}

export function always(name: string, fault: Fault): Scenario {
  return { name, steps: [fault] };
}

/** The first `attempt - 1` requests meet the fault, all later ones are answered; `attempt` is 2 or more. */
export function recoversOn(attempt: number, fault: Fault): Scenario {
  const failures = Array.from({ length: attempt - 2 }, () => fault);
  return {
    name: `${fault.kind}, answers on request ${attempt}`,
    steps: [fault, ...failures, { kind: 'healthy' }],
  };
}

const status = (code: number): Scenario => always(`${code}`, { kind: 'status', status: code });

/** The faults that a call should survive, one by one. */
export const scenarios = {
  healthy: always('healthy', { kind: 'healthy' }),
  hang: always('hang before headers', { kind: 'hang' }),
  badRequest: status(400),
  unauthorized: status(401),
  requestTimeout: status(408),
  conflict: status(409),
  rateLimited: status(429),
  rateLimitedOneSecond: always('429, Retry-After 1 s', {
    kind: 'status',
    status: 429,
    retryAfterS: 1,
  }),
  rateLimitedTwoMinutes: always('429, Retry-After 120 s', {
    kind: 'status',
    status: 429,
    retryAfterS: 120,
  }),
  serverError: status(500),
  unavailable: status(503),
  overloaded: status(529),
  reset: always('reset before headers', { kind: 'reset' }),
  resetBody: always('reset within the body', { kind: 'reset-body', after: 4 }),
  stall: always('silence within the body', { kind: 'stall', after: 4 }),
  keepAlive: always('only pings', { kind: 'keep-alive', after: 4, everyMs: 1000 }),
  drip: always('slow drip', { kind: 'drip', everyMs: 200 }),
  streamError: always('error event within the stream', { kind: 'stream-error', after: 4 }),
  cut: always('clean end half-way', { kind: 'cut', after: 4 }),
  proxyPage: always('502 page of a proxy', { kind: 'html', status: 502 }),
  overloadedTwice: recoversOn(3, { kind: 'status', status: 529 }),
  hangsTwice: recoversOn(3, { kind: 'hang' }),
} as const satisfies Record<string, Scenario>;

/** The same scenario where all times run `speed` times faster. Retry-After is left: the client sleeps it. */
export function faster(scenario: Scenario, speed: number): Scenario {
  const [first, ...rest] = scenario.steps;
  return {
    name: scenario.name,
    steps: [fasterFault(first, speed), ...rest.map((step) => fasterFault(step, speed))],
  };
}

function fasterFault(fault: Fault, speed: number): Fault {
  if (fault.kind === 'late') return { ...fault, afterMs: fault.afterMs / speed };
  if (fault.kind === 'keep-alive' || fault.kind === 'drip') {
    return { ...fault, everyMs: fault.everyMs / speed };
  }
  return fault;
}
