/** Packages of composable policies and circuit breakers. */
import type { Source, Wrapper } from '../../model/knowledge';
import { atOnce, ofDefault, passing } from './kinds';

const cockatiel: Source = {
  from: 'cockatiel 3.2.1: source (retry without maxAttempts has no end and no wait; timeout has no default)',
  date: '2026-11-23',
};

const opossum: Source = {
  from: 'opossum 9.0.0: source, timeout 10 s, an open circuit fails at once',
  date: '2026-11-23',
};

const policy = (names: readonly string[]): readonly string[] =>
  names.map((name) => `${name}.().execute`);

export const policyWrappers: readonly Wrapper[] = [
  {
    id: 'cockatiel retry',
    package: 'cockatiel',
    names: policy(['retry']),
    argument: 0,
    effect: {
      kind: 'retry',
      // Called attempts, counted as retries: maxAttempts 3 makes 4 requests.
      options: [{ argument: 1, property: 'maxAttempts', of: 'construction' }],
      counts: 'retries',
      default: null,
      backoff: atOnce,
      when: [{ argument: 0, property: null, of: 'construction' }],
      always: ['handleAll'],
    },
    source: cockatiel,
  },
  {
    id: 'cockatiel timeout',
    package: 'cockatiel',
    names: policy(['timeout']),
    argument: 0,
    effect: {
      kind: 'timeout',
      options: [{ argument: 0, property: null, of: 'construction' }],
      defaultMs: null,
    },
    source: cockatiel,
  },
  passing({
    package: 'cockatiel',
    names: policy(['circuitBreaker']),
    argument: 0,
    source: cockatiel,
  }),
  {
    ...passing({
      package: 'cockatiel',
      names: policy(['bulkhead']),
      argument: 0,
      source: cockatiel,
    }),
    limits: true,
  },
  {
    id: 'cockatiel fallback',
    package: 'cockatiel',
    names: policy(['fallback']),
    argument: 0,
    effect: {
      kind: 'stands-in',
      option: { argument: 1, property: null, of: 'construction' },
    },
    source: cockatiel,
  },
  {
    ...passing({ package: 'cockatiel', names: policy(['wrap']), argument: 0, source: cockatiel }),
    id: 'cockatiel wrap',
    composes: {
      of: 'construction',
      package: 'cockatiel',
      method: 'execute',
      first: 'outermost',
    },
  },
  {
    id: 'opossum',
    package: 'opossum',
    names: ofDefault(),
    argument: 0,
    runsBy: ['fire', 'call'],
    effect: {
      kind: 'timeout',
      options: [{ argument: 1, property: 'timeout' }],
      defaultMs: 10_000,
    },
    also: [{ kind: 'stands-in', method: 'fallback' }],
    source: opossum,
  },
  {
    // A function that is handed over is for the action to run.
    id: 'opossum, handed a function',
    package: 'opossum',
    names: ofDefault('new.fire'),
    argument: 0,
    effect: {
      kind: 'timeout',
      options: [{ argument: 1, property: 'timeout', of: 'construction' }],
      defaultMs: 10_000,
    },
    source: opossum,
  },
];
