/** Observables: what makes one of a promise, and operators in its pipe. */
import type { Source, Wrapper, WrapperOption } from '../../model/knowledge';
import { atOnce, passing } from './kinds';

const source: Source = {
  from: 'rxjs 7.8.2: source (firstValueFrom and lastValueFrom reject with the error of the Observable; retry without a count has no end and no wait; timeout counts to each value)',
  date: '2026-11-23',
};

const at = (property: string | null): WrapperOption => ({
  argument: 0,
  property,
  of: 'construction',
});

/** An operator does something only in a pipe. */
const operator = (name: string, effect: Wrapper['effect']): Wrapper => ({
  id: `rxjs ${name}`,
  package: 'rxjs',
  names: [`${name}.()`],
  argument: 'part',
  effect,
  source,
});

const plain = (...names: readonly string[]): Wrapper =>
  passing({ package: 'rxjs', names, argument: 0, source });

export const rxjsWrappers: readonly Wrapper[] = [
  plain('from', 'defer', 'firstValueFrom', 'lastValueFrom'),
  plain('of'),
  operator('retry', {
    kind: 'retry',
    options: [at('count'), at(null)],
    counts: 'retries',
    default: null,
    backoff: atOnce,
    waits: [at('delay')],
  }),
  operator('timeout', {
    kind: 'timeout',
    options: [at('each'), at('first'), at(null)],
    defaultMs: null,
  }),
  operator('catchError', { kind: 'stands-in', option: at(null) }),
  {
    ...passing({ package: null, names: ['.pipe'], argument: 'receiver', source }),
    id: 'rxjs pipe',
    composes: { of: 'call', package: 'rxjs', onlyWith: true, first: 'innermost' },
  },
];
