/** Deadlines of Python: of asyncio, anyio and trio, and packages that end a function. All count in seconds. */
import { byName } from '../../model/arguments';
import type { Source, Wrapper, WrapperEffect, WrapperOption } from '../../model/knowledge';

const documented: Source = {
  from: 'Documentation of asyncio 3.14, async-timeout 5, anyio 4, trio 0.31, func-timeout 4, timeout-decorator 0.5, concurrent.futures, signal',
  date: '2026-11-23',
};

const after = (...options: readonly WrapperOption[]): WrapperEffect => ({
  kind: 'timeout',
  options,
  defaultMs: null,
  unit: 's',
});

const given = (argument: number, ...names: readonly string[]): readonly WrapperOption[] => [
  { argument, property: null },
  ...names.map((property) => ({ argument: byName, property })),
];

const built = (argument: number, ...names: readonly string[]): readonly WrapperOption[] =>
  given(argument, ...names).map((option) => ({ ...option, of: 'construction' }));

const deadline = (
  source: string,
  names: readonly string[],
  argument: Wrapper['argument'],
  effect: WrapperEffect,
): Wrapper => ({
  id: `${source}.${(names[0] ?? '').replace('.()', '')}`,
  package: source,
  names,
  argument,
  effect,
  ecosystem: 'pypi',
  source: documented,
});

/** `with fail_after(30):`. */
const scope = (source: string, ...names: readonly string[]): Wrapper =>
  deadline(
    source,
    names.map((name) => `${name}.()`),
    'block',
    after(...built(0, 'delay', 'timeout', 'seconds')),
  );

export const pythonTimeouts: readonly Wrapper[] = [
  // Who waits hears of it; the thread runs on.
  {
    ...deadline('concurrent.futures', ['.result'], 'receiver', after(...given(0, 'timeout'))),
    package: null,
    gives: 'result',
  },
  deadline('asyncio', ['wait_for'], 0, after(...given(1, 'timeout'))),
  scope('asyncio', 'timeout'),
  deadline('asyncio', ['timeout_at.()'], 'block', after({ argument: 0, property: null })),
  scope('asyncio.timeouts', 'timeout'),
  scope('async_timeout', 'timeout'),
  scope('anyio', 'fail_after', 'move_on_after'),
  scope('trio', 'fail_after', 'move_on_after'),
  // The main thread is interrupted when it rings, whatever it waits for.
  deadline('signal', ['alarm'], 'following', after(...given(0, 'seconds'))),
  deadline('signal', ['setitimer'], 'following', after(...given(1, 'seconds'))),
  deadline('func_timeout', ['func_timeout'], 1, after(...given(0, 'timeout'))),
  deadline('func_timeout', ['func_set_timeout.()'], 0, after(...built(0, 'timeout'))),
  deadline('timeout_decorator', ['timeout.()'], 0, after(...built(0, 'seconds'))),
  deadline('wrapt_timeout_decorator', ['timeout.()'], 0, after(...built(0, 'dec_timeout'))),
];
