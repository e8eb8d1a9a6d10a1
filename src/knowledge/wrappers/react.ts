/** Hooks of React, and what fetches for its components: TanStack Query, SWR. */
import type { Source, Wrapper, WrapperEffect } from '../../model/knowledge';
import { detached, endless, passing } from './kinds';

const react: Source = { from: 'React 19 documentation', date: '2026-11-23' };

const hooks = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [name, `React.${name}`]);

// --------------------------------------------------------------------------------------------- queries

const tanstack: Source = {
  from: '@tanstack/query-core 5.108: retryer (3 retries in a browser, none on a server, 1 s doubling to 30 s); mutations 0',
  date: '2026-11-23',
};

const queryPackages = [
  ...['@tanstack/react-query', '@tanstack/vue-query', '@tanstack/svelte-query'],
  ...['@tanstack/solid-query', '@tanstack/query-core', 'react-query'],
];

const queryRetries = (argument: number, count: number): WrapperEffect => ({
  kind: 'retry',
  options: [{ argument, property: 'retry' }],
  counts: 'retries',
  default: count,
  backoff: { initialMs: 1_000, factor: 2, maxMs: 30_000, jitter: 0 },
});

const queryHooks = [
  ...['useQuery', 'useSuspenseQuery', 'useInfiniteQuery', 'createQuery', 'injectQuery'],
];
const mutationHooks = ['useMutation', 'createMutation', 'injectMutation'];
const fetches = ['fetchQuery', 'ensureQueryData', 'prefetchQuery'];

/** `useQuery({ queryFn, retry })`, and before version 5 `useQuery(key, queryFn, { retry })`. */
const queriesOf = (name: string): readonly Wrapper[] => [
  passing({
    package: name,
    names: queryHooks,
    argument: { argument: 0, property: 'queryFn' },
    effect: queryRetries(0, 3),
    source: tanstack,
  }),
  passing({
    package: name,
    names: queryHooks,
    argument: 1,
    effect: queryRetries(2, 3),
    source: tanstack,
  }),
  passing({
    package: name,
    names: mutationHooks,
    argument: { argument: 0, property: 'mutationFn' },
    effect: queryRetries(0, 0),
    source: tanstack,
  }),
  passing({
    package: name,
    names: mutationHooks,
    argument: 0,
    effect: queryRetries(1, 0),
    source: tanstack,
  }),
  passing({
    package: name,
    names: ['QueryClient.new', 'useQueryClient.()'].flatMap((owner) =>
      fetches.map((method) => `${owner}.${method}`),
    ),
    argument: { argument: 0, property: 'queryFn' },
    effect: queryRetries(0, 0),
    source: tanstack,
  }),
];

const swr: Source = {
  from: 'swr 2.5.1: onErrorRetry without errorRetryCount goes on while the page shows, waiting 5 s, doubling 8 times',
  date: '2026-11-23',
};

export const reactWrappers: readonly Wrapper[] = [
  passing({
    package: null,
    names: hooks(['useCallback', 'useMemo', 'cache', 'useActionState', 'useEffectEvent']),
    argument: 0,
    source: react,
  }),
  passing({
    package: null,
    names: hooks(['useEffect', 'useLayoutEffect', 'startTransition']),
    argument: 0,
    effect: detached,
    source: react,
  }),
  ...queryPackages.flatMap(queriesOf),
  passing({
    package: 'swr',
    names: ['default', 'useSWR'],
    argument: 1,
    effect: {
      kind: 'retry',
      options: [{ argument: 2, property: 'errorRetryCount' }],
      counts: 'retries',
      default: null,
      backoff: { initialMs: 5_000, factor: 2, maxMs: endless, jitter: 0.5 },
    },
    source: swr,
  }),
  // A mutation of SWR's does not try again.
  passing({ package: 'swr', names: ['default'], argument: 1, source: swr }),
];
