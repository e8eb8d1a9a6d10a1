/** Functions and methods of Python and its packages that pass on what they are given, at once, later or in a thread. */
import type { Source, Wrapper } from '../../model/knowledge';
import { detached, python, transparent } from './kinds';
import { pythonRetries } from './pythonRetries';
import { pythonTimeouts } from './pythonTimeouts';

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
  passing({
    package: 'asyncio',
    names: ['to_thread'],
    argument: 0,
    more: { gives: 'promise', forwards: 'now' },
  }),
  passing({
    package: 'asyncio',
    names: ['get_event_loop', 'get_running_loop', 'new_event_loop'].map(
      (loop) => `${loop}.().run_in_executor`,
    ),
    argument: 1,
    more: { gives: 'promise', forwards: 'now' },
  }),
  passing({
    package: null,
    names: ['.run_until_complete'],
    argument: 0,
    more: { gives: 'result' },
  }),
  passing({
    package: null,
    names: ['.run_in_executor'],
    argument: 1,
    more: { gives: 'promise', forwards: 'now' },
  }),
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
    more: { gives: 'promise', forwards: 'now' },
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
    more: { gives: 'promise', forwards: 'now' },
  }),
  passing({
    package: 'starlette.concurrency',
    names: ['run_in_threadpool'],
    argument: 0,
    more: { gives: 'promise', forwards: 'now' },
  }),
];

const threads: readonly Wrapper[] = [
  passing({
    package: null,
    names: ['.submit'],
    argument: 0,
    more: { gives: 'promise', forwards: 'now' },
  }),
  passing({ package: 'concurrent.futures', names: ['as_completed', 'wait'], argument: 0 }),
  {
    ...passing({ package: 'threading', names: ['Thread', 'Timer'], argument: 'any' }),
    effect: detached,
  },
  passing({
    package: 'functools',
    names: ['partial'],
    argument: 0,
    more: { forwards: 'later' },
  }),
  passing({
    package: 'functools',
    names: ['lru_cache', 'lru_cache.()', 'cache'],
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
  ...pythonRetries,
  ...pythonTimeouts,
  ...handedOn,
  ...asyncio,
  ...threads,
  ...perElement,
];
