/** Functions, decorators and blocks of Python and its packages that pass on, repeat or bound what they are given. */
import { byName } from '../../model/arguments';
import type { Source, Wrapper, WrapperEffect, WrapperOption } from '../../model/knowledge';
import { atOnce, detached, endless, transparent } from './kinds';
import { pythonTimeouts } from './pythonTimeouts';

const python = (
  wrapper: Omit<Wrapper, 'ecosystem' | 'id'> & { readonly id?: string },
): Wrapper => ({
  id: wrapper.package ?? wrapper.names.join(' '),
  ...wrapper,
  ecosystem: 'pypi',
});

const ofConstruction = (...names: readonly string[]): readonly WrapperOption[] =>
  names.map((property) => ({ argument: byName, property, of: 'construction' }));

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

const again: WrapperEffect = {
  kind: 'retry',
  options: stops,
  counts: 'attempts',
  default: null,
  backoff: atOnce,
  waits: ofConstruction('wait'),
  types: ofConstruction('retry'),
};

const retrying = ['Retrying', 'AsyncRetrying'];

const tenacityWrappers: readonly Wrapper[] = [
  python({
    package: 'tenacity',
    names: ['retry.()'],
    argument: 0,
    effect: again,
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
  from: 'pybreaker 1.4, circuitbreaker 2.1, aiobreaker 1.2: source read; purgatory 3: README (an open circuit fails at once)',
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
    names: ['circuit', 'circuit.()', 'CircuitBreaker.()', 'CircuitBreaker.().call'],
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

// ---------------------------------------------------------------------------------- language, threads, tasks

const language: Source = {
  from: 'Python 3.14 documentation: asyncio, concurrent.futures, functools, contextlib',
  date: '2026-11-23',
};

interface Passing {
  readonly package: string | null;
  readonly names: readonly string[];
  readonly argument: Wrapper['argument'];
  readonly more?: Partial<Wrapper>;
}

const passing = ({ package: source, names, argument, more }: Passing): Wrapper =>
  python({ package: source, names, argument, effect: transparent, source: language, ...more });

/** Each element of a list: comprehensions are read as calls of these. */
const perElement: readonly Wrapper[] = [
  passing({ package: null, names: ['.map', '.flatMap'], argument: 0, more: { perElement: true } }),
  passing({ package: null, names: ['.filter'], argument: 0 }),
  ...['map', 'filter'].map((name) => passing({ package: null, names: [name], argument: 0 })),
  ...['list', 'tuple', 'set', 'sorted', 'iter', 'aiter', 'enumerate', 'zip', 'reversed'].map(
    (name) => passing({ package: null, names: [name], argument: 0 }),
  ),
  ...['next', 'anext'].map((name) => passing({ package: null, names: [name], argument: 0 })),
];

const asyncio: readonly Wrapper[] = [
  passing({ package: 'asyncio', names: ['gather'], argument: 'any', more: { gathers: true } }),
  passing({ package: 'asyncio', names: ['as_completed', 'wait', 'shield'], argument: 0 }),
  ...['asyncio.run', 'asyncio.Runner.().run', 'asyncio.get_event_loop.().run_until_complete'].map(
    (name) =>
      passing({
        package: 'asyncio',
        names: [name.slice('asyncio.'.length)],
        argument: 0,
        more: { gives: 'result' },
      }),
  ),
  passing({
    package: 'asyncio',
    names: ['new_event_loop.().run_until_complete', 'get_running_loop.().run_until_complete'],
    argument: 0,
    more: { gives: 'result' },
  }),
  passing({
    package: 'asyncio',
    names: [
      ...['create_task', 'ensure_future', 'run_coroutine_threadsafe'],
      ...['get_event_loop', 'get_running_loop', 'new_event_loop'].map(
        (loop) => `${loop}.().create_task`,
      ),
    ],
    argument: 0,
    more: { gives: 'promise' },
  }),
  // The group waits for its tasks when its block ends.
  passing({
    package: 'asyncio',
    names: ['TaskGroup.().create_task'],
    argument: 0,
    more: { gives: 'result' },
  }),
  passing({ package: 'asyncio', names: ['to_thread'], argument: 0, more: { gives: 'promise' } }),
  passing({
    package: 'asyncio',
    names: ['get_event_loop', 'get_running_loop', 'new_event_loop'].map(
      (loop) => `${loop}.().run_in_executor`,
    ),
    argument: 1,
    more: { gives: 'promise' },
  }),
  passing({
    package: null,
    names: ['.run_until_complete'],
    argument: 0,
    more: { gives: 'result' },
  }),
  passing({ package: null, names: ['.run_in_executor'], argument: 1, more: { gives: 'promise' } }),
  passing({
    package: null,
    names: ['.create_task', '.start_soon'],
    argument: 0,
    more: { gives: 'promise' },
  }),
  ...['anyio', 'trio'].map((name) =>
    passing({
      package: name,
      names: ['run', 'from_thread.run', 'from_thread.run_sync'],
      argument: 0,
      more: { gives: 'result' },
    }),
  ),
  passing({
    package: 'anyio',
    names: ['to_thread.run_sync'],
    argument: 0,
    more: { gives: 'promise' },
  }),
  passing({ package: 'nest_asyncio', names: ['apply'], argument: 0 }),
  passing({
    package: 'asgiref.sync',
    names: ['async_to_sync', 'async_to_sync.()'],
    argument: 0,
    more: { gives: 'result' },
  }),
  passing({ package: 'asgiref.sync', names: ['sync_to_async', 'sync_to_async.()'], argument: 0 }),
  passing({
    package: 'fastapi.concurrency',
    names: ['run_in_threadpool'],
    argument: 0,
    more: { gives: 'promise' },
  }),
  passing({
    package: 'starlette.concurrency',
    names: ['run_in_threadpool'],
    argument: 0,
    more: { gives: 'promise' },
  }),
];

const threads: readonly Wrapper[] = [
  passing({ package: null, names: ['.submit'], argument: 0, more: { gives: 'promise' } }),
  passing({ package: null, names: ['.result'], argument: 'receiver', more: { gives: 'result' } }),
  passing({ package: 'concurrent.futures', names: ['as_completed', 'wait'], argument: 0 }),
  {
    ...passing({ package: 'threading', names: ['Thread', 'Timer'], argument: 'any' }),
    effect: detached,
  },
  passing({
    package: 'functools',
    names: ['partial', 'lru_cache', 'lru_cache.()', 'cache'],
    argument: 0,
  }),
  passing({ package: 'functools', names: ['reduce'], argument: 0 }),
];

// -------------------------------------------------------------------------------- dependencies, observability

const handed: Source = {
  from: 'Documentation of FastAPI, langsmith, langfuse, weave, opik, braintrust, logfire, streamlit, instructor: they run or give back what they are handed',
  date: '2026-11-23',
};

const tracers: readonly (readonly [string, readonly string[]])[] = [
  ['langsmith', ['traceable', 'traceable.()', 'wrappers.wrap_openai', 'wrappers.wrap_anthropic']],
  ['langsmith.wrappers', ['wrap_openai', 'wrap_anthropic']],
  ['langfuse', ['observe', 'observe.()']],
  ['langfuse.decorators', ['observe', 'observe.()']],
  ['weave', ['op', 'op.()']],
  ['opik', ['track', 'track.()']],
  ['opik.integrations.openai', ['track_openai']],
  ['opik.integrations.anthropic', ['track_anthropic']],
  ['braintrust', ['wrap_openai', 'wrap_anthropic', 'traced', 'traced.()']],
  ['logfire', ['instrument.()', 'instrument']],
  [
    'streamlit',
    [
      'cache_data',
      'cache_data.()',
      'cache_resource',
      'cache_resource.()',
      'write_stream',
      'fragment',
    ],
  ],
  ['agentops', ['track_agent.()', 'record_action.()', 'operation', 'session']],
  ['mlflow', ['trace', 'trace.()']],
  ['ddtrace', ['tracer.wrap.()']],
];

const handedOn: readonly Wrapper[] = [
  ...['fastapi', 'fastapi.params'].flatMap((name) => [
    python({
      package: name,
      names: ['Depends', 'Security'],
      argument: 0,
      runs: true,
      effect: transparent,
      source: handed,
    }),
  ]),
  ...tracers.map(([name, names]) =>
    python({ package: name, names, argument: 0, effect: transparent, source: handed }),
  ),
];

export const pythonWrappers: readonly Wrapper[] = [
  ...tenacityWrappers,
  ...otherRetries,
  ...breakerWrappers,
  ...pythonTimeouts,
  ...handedOn,
  ...asyncio,
  ...threads,
  ...perElement,
];
