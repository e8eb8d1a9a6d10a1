/** Packages whose trade is trying again. */
import type { BackoffFact, Source, Wrapper, WrapperOption } from '../../model/knowledge';
import { atOnce, endless, everyTime, ofDefault, retryPackage } from './kinds';

interface Retrying {
  readonly package: string;
  readonly names: readonly string[];
  readonly argument?: Wrapper['argument'];
  readonly options: readonly WrapperOption[];
  readonly counts?: 'retries' | 'attempts';
  readonly default: number | null;
  readonly backoff: BackoffFact;
  readonly forever?: readonly WrapperOption[];
  readonly when?: readonly WrapperOption[];
  readonly patches?: Wrapper['patches'];
  readonly from: string;
}

const retrying = (fact: Retrying): Wrapper => ({
  id: fact.package,
  package: fact.package,
  names: fact.names,
  argument: fact.argument ?? 0,
  effect: {
    kind: 'retry',
    options: fact.options,
    counts: fact.counts ?? 'retries',
    default: fact.default,
    backoff: fact.backoff,
    ...(fact.forever ? { forever: fact.forever } : {}),
    ...(fact.when ? { when: fact.when } : {}),
  },
  ...(fact.patches ? { patches: fact.patches } : {}),
  source: { from: fact.from, date: '2026-11-23' } satisfies Source,
});

const option = (argument: number, property: string): WrapperOption => ({ argument, property });

/** `retries` times after the first, ten without a word: the `retry` package and what rests on it. */
const likeRetry = (name: string, names: readonly string[], from: string): Wrapper =>
  retrying({
    package: name,
    names,
    options: [option(1, 'retries')],
    default: 10,
    backoff: retryPackage,
    forever: [option(1, 'forever')],
    // p-retry 7 knows both; p-retry 4 and async-retry stop only where the function itself says so.
    when: [option(1, 'shouldRetry'), option(1, 'shouldConsumeRetry')],
    from,
  });

export const retryWrappers: readonly Wrapper[] = [
  likeRetry(
    'p-retry',
    [...ofDefault(), 'makeRetriable'],
    'p-retry 4.6.2 and 7.1.1: source, retries 10; a TypeError that is no network error is not tried again',
  ),
  likeRetry(
    'async-retry',
    ofDefault(),
    'async-retry 1.3.3: source, retries 10, waits times 1 to 2',
  ),
  retrying({
    package: 'retry',
    names: ofDefault('operation.().attempt'),
    options: [{ argument: 0, property: 'retries', of: 'construction' }],
    default: 10,
    backoff: retryPackage,
    from: 'retry 0.13.1: source, retries 10; only where the callback asks for it by operation.retry(error)',
  }),
  retrying({
    package: 'promise-retry',
    names: ofDefault(),
    options: [option(1, 'retries')],
    default: 10,
    backoff: retryPackage,
    from: 'promise-retry 2.0.1: source; only where the callback asks for it by retry(error)',
  }),
  retrying({
    package: 'promise-retry',
    names: ofDefault(),
    argument: 1,
    options: [option(0, 'retries')],
    default: 10,
    backoff: retryPackage,
    from: 'promise-retry 2.0.1: source, options before the function',
  }),
  retrying({
    package: 'exponential-backoff',
    names: ['backOff'],
    options: [option(1, 'numOfAttempts')],
    counts: 'attempts',
    default: 10,
    backoff: { initialMs: 100, factor: 2, maxMs: endless, jitter: 0 },
    when: [option(1, 'retry')],
    from: 'exponential-backoff 3.1.3: source, numOfAttempts 10, startingDelay 100',
  }),
  retrying({
    package: 'ts-retry',
    names: [
      ...['retry', 'retryAsync', 'retryUntilDefined', 'retryAsyncUntilDefined'],
      ...['retryUntilTruthy', 'retryAsyncUntilTruthy', 'retryAsyncUntilResponse'],
      ...['retryDecorator', 'retryAsyncDecorator'],
    ],
    options: [option(1, 'maxTry')],
    counts: 'attempts',
    default: 240,
    backoff: everyTime(250),
    from: 'ts-retry 7.0.3: source, maxTry 4 × 60, delay 250',
  }),
  retrying({
    package: 'ts-retry-promise',
    names: ['retry', 'retryDecorator'],
    options: [option(1, 'retries')],
    default: 10,
    backoff: everyTime(100),
    when: [option(1, 'retryIf')],
    from: 'ts-retry-promise 0.8.1: source, retries 10, delay 100, all within a timeout of 60 s',
  }),
  retrying({
    package: '@lifeomic/attempt',
    names: ['retry'],
    options: [option(1, 'maxAttempts')],
    counts: 'attempts',
    default: 3,
    backoff: everyTime(200),
    when: [option(1, 'handleError')],
    from: '@lifeomic/attempt 3.1.0: source, maxAttempts 3, delay 200',
  }),
  retrying({
    package: 'axios-retry',
    names: ofDefault(),
    options: [option(1, 'retries')],
    default: 3,
    backoff: atOnce,
    when: [option(1, 'retryCondition')],
    patches: 'argument',
    from: 'axios-retry 4.5.0: source, retries 3, no wait; of a POST only network errors unless `retryCondition` says more',
  }),
  retrying({
    package: 'fetch-retry',
    names: ofDefault(),
    options: [option(1, 'retries')],
    default: 3,
    backoff: everyTime(1_000),
    when: [option(1, 'retryOn')],
    patches: 'result',
    from: 'fetch-retry 6.0.0: source, retries 3, retryDelay 1000; network errors, and statuses that `retryOn` names',
  }),
];
