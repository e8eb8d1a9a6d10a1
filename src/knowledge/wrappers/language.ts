/** Methods, promises, timers and events of the language and of browsers. */
import type { Source, Wrapper } from '../../model/knowledge';
import { byEvent, byTimer, detached, passing } from './kinds';

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

const listMethods = ['filter', 'reduce', 'some', 'every', 'find'];

const nodeEvents: Source = {
  from: 'Node documentation, events: a listener that returns a promise is not waited for; README of ws, socket.io, node-telegram-bot-api',
  date: '2026-11-23',
};

const listening = ['on', 'once', 'addListener', 'addEventListener'];

/** Things that raise events and do not wait for their listeners. */
const emitter = (name: string, owners: readonly string[]): Wrapper =>
  passing({
    package: name,
    names: owners.flatMap((owner) => listening.map((method) => `${owner}.${method}`)),
    argument: 1,
    effect: byEvent,
    source: nodeEvents,
  });

const emitters: readonly Wrapper[] = [
  ...['events', 'node:events'].map((name) =>
    emitter(name, ['default.new', 'EventEmitter.new', 'default.EventEmitter.new', 'new']),
  ),
  emitter('ws', [
    ...['default.new', 'new', 'WebSocket.new', 'default.WebSocket.new'],
    ...['WebSocketServer', 'Server'].flatMap((one) => [`${one}.new`, `default.${one}.new`]),
  ]),
  emitter('socket.io', ['Server.new', 'default.Server.new', 'default.new']),
  ...['http', 'node:http', 'https', 'node:https'].map((name) =>
    emitter(name, ['createServer.()', 'default.createServer.()']),
  ),
  ...['readline', 'node:readline'].map((name) =>
    emitter(name, ['createInterface.()', 'default.createInterface.()']),
  ),
  emitter('chokidar', ['watch.()', 'default.watch.()']),
  emitter('node-telegram-bot-api', ['default.new', 'new']),
];

const observed: Source = {
  from: 'Node AsyncLocalStorage and OpenTelemetry JS documentation: they give back what the function gives',
  date: '2026-11-23',
};

export const languageWrappers: readonly Wrapper[] = [
  { ...global(['.map', '.flatMap', '.forEach'], 0), perElement: true },
  global(
    listMethods.map((name) => `.${name}`),
    0,
  ),
  global(['.then', '.finally'], 'receiver'),
  global(['.then', '.catch', '.finally'], 'any'),
  { ...global(['Promise.all'], 0), gathers: true },
  global(['Promise.resolve', 'Promise.try'], 0),
  global(['Array.from', 'Array.fromAsync'], 1),
  { ...global(['Promise.allSettled'], 0, { kind: 'settles' }), gathers: true },
  global(['Promise.race'], 0, { kind: 'race' }),
  global(['Promise.any'], 0, { kind: 'any' }),
  global(
    [
      ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'process.nextTick'],
      ...['requestAnimationFrame', 'requestIdleCallback'],
    ],
    'any',
    byTimer,
  ),
  global(
    ['document', 'window', 'process', 'process.stdin'].flatMap((owner) =>
      ['addEventListener', 'on', 'once'].map((method) => `${owner}.${method}`),
    ),
    1,
    byEvent,
  ),
  ...emitters,
  // Bots and queues have the same shape, and may wait for their listeners.
  global(['.addEventListener', '.addListener', '.on', '.once'], 'any', detached),
  // `.run(store, fn)` of AsyncLocalStorage; workflow engines have the same shape: `step.run('name', fn)`.
  passing({ package: null, names: ['.run'], argument: 1, source: observed }),
  passing({ package: null, names: ['.startActiveSpan'], argument: 'any', source: observed }),
];
