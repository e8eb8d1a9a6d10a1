/** Packages that decide how many run at once, or how often; they pass on what they are given. */
import type { Source, Wrapper } from '../../model/knowledge';
import { ofDefault, passing } from './kinds';

const sindre: Source = {
  from: 'p-limit 7.3.3, p-throttle 8.1.1, p-map 7.1.1, p-all 5.0.1, p-any 4.0.0, p-queue 9.3.5: index.d.ts',
  date: '2026-11-23',
};

const lodash: Source = {
  from: 'lodash documentation: the result is that of the last run',
  date: '2026-11-23',
};

const bottleneck: Source = {
  from: 'bottleneck 2.19.5: README (schedule, wrap; `expiration` of a job is its deadline, none by default)',
  date: '2026-11-23',
};

const of = (name: string, names: readonly string[], argument: Wrapper['argument']): Wrapper =>
  passing({ package: name, names, argument, source: sindre });

const debounced = ['throttle', 'debounce', 'memoize', 'once'];

const wrappers: readonly Wrapper[] = [
  of('p-limit', [...ofDefault('()'), 'pLimit.()'], 0),
  of('p-limit', ofDefault('().map'), 1),
  of('p-limit', ['limitFunction'], 0),
  {
    id: 'p-queue',
    package: 'p-queue',
    names: ofDefault('new.add'),
    argument: 0,
    effect: {
      kind: 'timeout',
      options: [
        { argument: 1, property: 'timeout' },
        { argument: 0, property: 'timeout', of: 'construction' },
      ],
      defaultMs: null,
    },
    source: sindre,
  },
  of('p-queue', ofDefault('new.addAll'), 0),
  of('p-throttle', ofDefault('()'), 0),
  of('p-debounce', ofDefault(), 0),
  of('p-map', [...ofDefault(), 'pMapIterable'], 1),
  of('p-filter', ofDefault(), 1),
  of('p-reduce', ofDefault(), 1),
  of('p-each-series', ofDefault(), 1),
  of('p-all', ofDefault(), 0),
  of('p-series', ofDefault(), 0),
  of('p-props', ofDefault(), 0),
  of('p-memoize', ofDefault(), 0),
  passing({
    package: 'p-any',
    names: ofDefault(),
    argument: 0,
    effect: { kind: 'any' },
    source: sindre,
  }),
  passing({
    package: 'p-settle',
    names: ofDefault(),
    argument: 0,
    effect: { kind: 'settles' },
    source: sindre,
  }),
  passing({
    package: 'bottleneck',
    names: [...ofDefault('new.schedule'), ...ofDefault('new.wrap'), 'Bottleneck.new.schedule'],
    argument: 0,
    source: bottleneck,
  }),
  // `schedule({ expiration: 5_000 }, fn)`.
  passing({
    package: 'bottleneck',
    names: [...ofDefault('new.schedule'), 'Bottleneck.new.schedule'],
    argument: 1,
    effect: {
      kind: 'timeout',
      options: [{ argument: 0, property: 'expiration' }],
      defaultMs: null,
    },
    source: bottleneck,
  }),
  ...['lodash', 'lodash-es'].map((name) =>
    passing({ package: name, names: ofDefault(...debounced), argument: 0, source: lodash }),
  ),
  ...debounced.map((name) =>
    passing({ package: `lodash.${name}`, names: ofDefault(), argument: 0, source: lodash }),
  ),
];

/** Some limit only when they are told to; a run without a limit is then not seen. */
export const limitWrappers: readonly Wrapper[] = wrappers.map((one) => ({ ...one, limits: true }));
