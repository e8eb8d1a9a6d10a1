/** Methods, promises, timers and events of the language and of browsers. */
import type { Source, Wrapper } from '../../model/knowledge';
import { detached, passing } from './kinds';

const source: Source = {
  from: 'ECMAScript, HTML and Node documentation',
  date: '2026-11-23',
};

const global = (
  names: readonly string[],
  argument: Wrapper['argument'],
  effect?: Wrapper['effect'],
): Wrapper =>
  passing({ package: null, names, argument, source, ...(effect === undefined ? {} : { effect }) });

const listMethods = ['map', 'flatMap', 'forEach', 'filter', 'reduce', 'some', 'every', 'find'];

const observed: Source = {
  from: 'Node AsyncLocalStorage and OpenTelemetry JS documentation: they give back what the function gives',
  date: '2026-11-23',
};

export const languageWrappers: readonly Wrapper[] = [
  global(
    listMethods.map((name) => `.${name}`),
    0,
  ),
  global(['.then', '.finally'], 'receiver'),
  global(['.then', '.catch', '.finally'], 'any'),
  global(['Promise.all', 'Promise.resolve', 'Promise.try'], 0),
  global(['Array.from', 'Array.fromAsync'], 1),
  global(['Promise.allSettled'], 0, { kind: 'settles' }),
  global(['Promise.race'], 0, { kind: 'race' }),
  global(['Promise.any'], 0, { kind: 'any' }),
  global(
    [
      ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'process.nextTick'],
      ...['requestAnimationFrame', 'requestIdleCallback'],
      ...['.addEventListener', '.addListener', '.on', '.once'],
    ],
    'any',
    detached,
  ),
  // `.run(store, fn)` of AsyncLocalStorage; workflow engines have the same shape: `step.run('name', fn)`.
  passing({ package: null, names: ['.run'], argument: 1, source: observed }),
  passing({ package: null, names: ['.startActiveSpan'], argument: 'any', source: observed }),
];
