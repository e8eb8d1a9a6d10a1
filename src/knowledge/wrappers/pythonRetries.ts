/** Retries and breakers of Python's packages: tenacity, backoff, stamina, retrying, retry, pybreaker and the like. */
import { byName } from '../../model/arguments';
import type {
  Source,
  WaitFact,
  WaitPlace,
  Wrapper,
  WrapperEffect,
  WrapperOption,
} from '../../model/knowledge';
import { atOnce, endless, python, transparent } from './kinds';

const ofConstruction = (...names: readonly string[]): readonly WrapperOption[] =>
  names.map((property) => ({ argument: byName, property, of: 'construction' }));

const standIn = (property: string): WrapperEffect => ({
  kind: 'stands-in',
  option: { argument: byName, property, of: 'construction' },
});

// --------------------------------------------------------------------------------------------------- tenacity

const tenacity: Source = {
  from: 'tenacity 9.1.4: source read (a bare retry has no end and no wait)',
  date: '2026-11-23',
};

const stops: readonly WrapperOption[] = [
  {
    argument: byName,
    property: 'stop',
    of: 'construction',
    through: ['stop_after_attempt'],
  },
];

const seconds = (argument: number, name: string, usual: number): WaitPlace => ({
  ...{ argument, name, usual },
});

/** Of a random wait the longest counts. */
const waitsBy: Readonly<Record<string, WaitFact>> = {
  wait_none: { first: seconds(0, '', 0), factor: 1 },
  wait_fixed: { first: seconds(0, 'wait', 0), factor: 1 },
  wait_random: { first: seconds(1, 'max', 1), factor: 1 },
  ...Object.fromEntries(
    ['wait_exponential', 'wait_random_exponential'].map((name) => [
      name,
      {
        first: seconds(0, 'multiplier', 1),
        factor: 2,
        most: seconds(1, 'max', endless),
        least: seconds(3, 'min', 0),
      },
    ]),
  ),
};

const again: WrapperEffect = {
  kind: 'retry',
  options: stops,
  counts: 'attempts',
  default: null,
  backoff: atOnce,
  waits: ofConstruction('wait'),
  waitsBy,
  types: ofConstruction('retry'),
};

const retrying = ['Retrying', 'AsyncRetrying'];

/** `retry_error_callback=usual`: gives its result back when nothing is tried any more. */
const afterwards: readonly WrapperEffect[] = [standIn('retry_error_callback')];

const tenacityWrappers: readonly Wrapper[] = [
  python({
    package: 'tenacity',
    names: ['retry.()'],
    argument: 0,
    effect: again,
    also: afterwards,
    source: tenacity,
  }),
  python({
    package: 'tenacity',
    names: ['retry'],
    argument: 0,
    effect: { kind: 'retry', options: [], counts: 'attempts', default: null, backoff: atOnce },
    source: tenacity,
  }),
  python({
    package: 'tenacity',
    names: retrying.map((name) => `${name}.()`),
    argument: 'block',
    effect: again,
    source: tenacity,
  }),
  python({
    package: 'tenacity',
    names: retrying.flatMap((name) => [`${name}.()`, `${name}.().call`, `${name}.().wraps`]),
    argument: 0,
    effect: again,
    also: afterwards,
    source: tenacity,
  }),
];

// --------------------------------------------------------------------------------- backoff, stamina, retrying

const backoffSource: Source = {
  from: 'backoff 2.2.1: source read (no max_tries and no max_time: no end)',
  date: '2026-11-23',
};

const backoffEffect: WrapperEffect = {
  kind: 'retry',
  options: ofConstruction('max_tries'),
  ends: ofConstruction('max_time'),
  types: [{ argument: 1, property: null, of: 'construction' }, ...ofConstruction('exception')],
  counts: 'attempts',
  default: null,
  backoff: { initialMs: 1_000, factor: 2, maxMs: endless, jitter: 1 },
};

const staminaSource: Source = {
  from: 'stamina 26.1.0: source read (ten attempts within 45 s; a call that runs is not ended)',
  date: '2026-11-23',
};

const staminaEffect: WrapperEffect = {
  kind: 'retry',
  options: ofConstruction('attempts'),
  types: ofConstruction('on'),
  counts: 'attempts',
  default: 10,
  backoff: { initialMs: 100, factor: 2, maxMs: 5_000, jitter: 0 },
};

const retryingSource: Source = {
  from: 'README of retrying 1.4 and retry 0.9 (without a number there is no end)',
  date: '2026-11-23',
};

const counted = (property: string): WrapperEffect => ({
  kind: 'retry',
  options: [
    ...ofConstruction(property),
    ...(property === 'tries' ? [{ argument: 1, property: null, of: 'construction' as const }] : []),
  ],
  counts: 'attempts',
  default: null,
  backoff: atOnce,
  ends: ofConstruction('stop_max_delay', 'stop_func'),
  types: [
    ...ofConstruction('exceptions', 'retry_on_exception'),
    ...(property === 'tries' ? [{ argument: 0, property: null, of: 'construction' as const }] : []),
  ],
  waits: ofConstruction(
    'wait_fixed',
    'wait_exponential_multiplier',
    'wait_random_min',
    'delay',
    'backoff',
  ),
});

const otherRetries: readonly Wrapper[] = [
  python({
    package: 'backoff',
    names: ['on_exception.()', 'on_predicate.()'],
    argument: 0,
    effect: backoffEffect,
    source: backoffSource,
  }),
  python({
    package: 'stamina',
    names: ['retry.()'],
    argument: 0,
    effect: staminaEffect,
    source: staminaSource,
  }),
  python({
    package: 'stamina',
    names: ['retry_context.()'],
    argument: 'block',
    effect: staminaEffect,
    source: staminaSource,
  }),
  python({
    package: 'stamina',
    names: ['RetryingCaller.()', 'AsyncRetryingCaller.()'],
    argument: 1,
    effect: staminaEffect,
    source: staminaSource,
  }),
  python({
    package: 'retrying',
    names: ['retry.()'],
    argument: 0,
    effect: counted('stop_max_attempt_number'),
    source: retryingSource,
  }),
  python({
    package: 'retry',
    names: ['retry.()', 'api.retry.()'],
    argument: 0,
    effect: counted('tries'),
    source: retryingSource,
  }),
  python({
    package: 'retry2',
    names: ['retry.()'],
    argument: 0,
    effect: counted('tries'),
    source: retryingSource,
  }),
];

// ------------------------------------------------------------------------------------------------- breakers

const breakers: Source = {
  from: 'README of pybreaker 1.4, circuitbreaker 2.1, aiobreaker 1.2 and purgatory 3 (an open circuit fails at once)',
  date: '2026-11-23',
};

const breakerWrappers: readonly Wrapper[] = [
  ...['pybreaker', 'aiobreaker'].flatMap((name) => [
    python({
      package: name,
      names: ['CircuitBreaker.()', 'CircuitBreaker.().call', 'CircuitBreaker.().call_async'],
      argument: 0,
      effect: transparent,
      source: breakers,
    }),
  ]),
  python({
    package: 'circuitbreaker',
    names: ['circuit.()', 'CircuitBreaker.()', 'CircuitBreaker.().call'],
    argument: 0,
    effect: standIn('fallback_function'),
    source: breakers,
  }),
  python({
    package: 'circuitbreaker',
    names: ['circuit'],
    argument: 0,
    effect: transparent,
    source: breakers,
  }),
  python({
    package: 'purgatory',
    names: ['*.get_breaker', 'AsyncCircuitBreakerFactory.().()', 'SyncCircuitBreakerFactory.().()'],
    argument: 0,
    effect: transparent,
    source: breakers,
  }),
];

export const pythonRetries: readonly Wrapper[] = [
  ...tenacityWrappers,
  ...otherRetries,
  ...breakerWrappers,
];
