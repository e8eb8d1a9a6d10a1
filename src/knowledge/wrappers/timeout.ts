/** Packages that put a deadline on a promise. */
import type { Wrapper } from '../../model/knowledge';
import { ofDefault } from './kinds';

export const timeoutWrappers: readonly Wrapper[] = [
  {
    id: 'p-timeout',
    package: 'p-timeout',
    names: ofDefault(),
    argument: 0,
    effect: {
      kind: 'timeout',
      // Since version 6 in an object, before it as a number.
      options: [
        { argument: 1, property: 'milliseconds' },
        { argument: 1, property: null },
      ],
      defaultMs: null,
    },
    source: { from: 'p-timeout 4.1.0, 5.1.0 and 7.0.2: index.d.ts', date: '2026-11-23' },
  },
  {
    id: 'promise-timeout',
    package: 'promise-timeout',
    names: ['timeout', 'default.timeout'],
    argument: 0,
    effect: { kind: 'timeout', options: [{ argument: 1, property: null }], defaultMs: null },
    source: { from: 'promise-timeout 1.3.0: source', date: '2026-11-23' },
  },
];
