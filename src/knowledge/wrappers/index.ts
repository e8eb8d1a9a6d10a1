import type { BackoffFact, Source, Wrapper } from '../../model/knowledge';

const language: Source = { from: 'ECMAScript and HTML standards', date: '2026-11-23' };
const react: Source = { from: 'React documentation', date: '2026-11-23' };

/** Waits of the `retry` package, on which p-retry and async-retry rest: 1 s doubling without a cap. */
const retryPackage: BackoffFact = {
  initialMs: 1_000,
  factor: 2,
  maxMs: Number.MAX_SAFE_INTEGER,
  jitter: 0,
};

const transparent = (
  names: readonly string[],
  argument: Wrapper['argument'],
  source = language,
): Wrapper => ({
  id: names.join(' '),
  package: null,
  names,
  argument,
  effect: { kind: 'transparent' },
  source,
});

/** Functions of the language and of libraries that pass on, repeat or bound what they are given. */
export const wrappers: readonly Wrapper[] = [
  transparent(
    ['.map', '.flatMap', '.forEach', '.filter', '.reduce', '.some', '.every', '.find'],
    0,
  ),
  transparent(['.then', '.finally'], 'receiver'),
  transparent(['.then', '.finally'], 'any'),
  transparent(['Promise.all', 'Promise.resolve'], 0),
  transparent(['Array.from'], 1),
  transparent(['useCallback', 'React.useCallback', 'useMemo', 'React.useMemo'], 0, react),
  {
    id: 'Promise.allSettled',
    package: null,
    names: ['Promise.allSettled'],
    argument: 0,
    effect: { kind: 'settles' },
    source: language,
  },
  {
    id: 'Promise.race',
    package: null,
    names: ['Promise.race'],
    argument: 0,
    effect: { kind: 'race' },
    source: language,
  },
  {
    id: 'timers and events',
    package: null,
    names: [
      'setTimeout',
      'setInterval',
      'setImmediate',
      'queueMicrotask',
      '.addEventListener',
      '.on',
      '.once',
    ],
    argument: 'any',
    effect: { kind: 'detached' },
    source: language,
  },
  {
    id: 'effects',
    package: null,
    names: ['useEffect', 'React.useEffect', 'useLayoutEffect'],
    argument: 0,
    effect: { kind: 'detached' },
    source: react,
  },
  {
    id: 'p-retry',
    package: 'p-retry',
    names: ['default', '='],
    argument: 0,
    effect: {
      kind: 'retry',
      optionsArgument: 1,
      option: 'retries',
      counts: 'retries',
      default: 10,
      backoff: retryPackage,
    },
    source: { from: 'p-retry 6 and 7: README, retries 10', date: '2026-11-23' },
  },
  {
    id: 'async-retry',
    package: 'async-retry',
    names: ['default', '='],
    argument: 0,
    effect: {
      kind: 'retry',
      optionsArgument: 1,
      option: 'retries',
      counts: 'retries',
      default: 10,
      backoff: retryPackage,
    },
    source: { from: 'async-retry 1.3: README, retries 10', date: '2026-11-23' },
  },
  {
    id: 'p-timeout',
    package: 'p-timeout',
    names: ['default', '='],
    argument: 0,
    effect: { kind: 'timeout', optionsArgument: 1, option: 'milliseconds' },
    source: { from: 'p-timeout 6: README', date: '2026-11-23' },
  },
];
