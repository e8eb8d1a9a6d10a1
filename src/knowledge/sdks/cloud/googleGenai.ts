import type {
  BackoffFact,
  IgnoredOption,
  OptionFact,
  Sdk,
  Source,
  VersionFacts,
} from '../../../model/knowledge';
import { bodyDecides } from '../stainless';
import { bare, method, methods } from './plain';
import { unread } from '../ignored';
import { alwaysStreams, noRetries } from '../plain';
import { positiveTimer } from '../traps';

const measured: Source = {
  from: '@google/genai 1.52.0, 2.32.0 and 3.1.0: source read, and measured against loopback servers',
  date: '2026-11-23',
};

const read: Source = {
  from: '@google/genai 1.34.0 to 2.30.0: sources compared version by version',
  date: '2026-11-23',
};

/** A request carries its options in `config`, the client in `httpOptions`. */
const option = (name: string, places: OptionFact['places']): OptionFact => ({
  name: `config.httpOptions.${name}`,
  clientName: `httpOptions.${name}`,
  places,
});

/** With `retryOptions` p-retry tries again; it takes a failed connection for fatal. */
const retries = (
  places: OptionFact['places'],
  timeouts: boolean,
  backoff: BackoffFact,
): VersionFacts['retries'] => ({
  defaultRetries: 0,
  option: option('retryOptions.attempts', places),
  counts: 'attempts',
  on: {
    statuses: [408, 429, 500, 502, 503, 504],
    serverErrors: false,
    connection: false,
    timeouts,
  },
  backoff,
  retryAfter: { honoured: false, capMs: null },
});

const plainBackoff: BackoffFact = { initialMs: 1_000, factor: 2, maxMs: 60_000, jitter: 0 };

/** Waits are drawn between the plain ones and twice as long. */
const drawnBackoff: BackoffFact = { initialMs: 2_000, factor: 2, maxMs: 60_000, jitter: 0.5 };

const inHttpOptions = 'in `config.httpOptions`';

/** Measured on 1.52 and 3.1: pending. */
const misplaced: readonly IgnoredOption[] = [
  {
    name: 'timeout',
    place: 'client',
    says: 'is not read here',
    instead: 'in `httpOptions`',
    to: { name: 'httpOptions.timeout', place: 'client' },
  },
  ...unread('client', ['retryOptions', 'maxRetries'], 'in `httpOptions.retryOptions`'),
  ...unread('call', ['timeout', 'config.timeout'], inHttpOptions),
  ...unread(
    'call',
    ['signal', 'abortSignal', 'config.signal', 'config.httpOptions.signal'],
    'as `config.abortSignal`',
  ),
  ...unread({ argument: 1 }, ['timeout'], inHttpOptions),
  ...unread({ argument: 1 }, ['signal', 'abortSignal'], 'as `config.abortSignal`'),
];

/** Before 2.16 the retries of a request are not looked at, and of the client's only their number. */
const ofClient: readonly IgnoredOption[] = [
  {
    name: 'config.httpOptions.retryOptions',
    place: 'call',
    says: 'is not read by this version',
    instead: 'in the `httpOptions` of the client',
  },
];

/** The timer stays armed while the body is read; since 2.16.0 each attempt has its own. */
const common: Omit<VersionFacts, 'range' | 'source'> = {
  ...bare,
  timeout: {
    defaultMs: null,
    option: option('timeout', ['client', 'call']),
    unit: 'ms',
    covers: 'total',
    coversStream: 'total',
    scope: 'attempt',
  },
  retries: retries(['client', 'call'], true, drawnBackoff),
  signal: { name: 'config.abortSignal', places: ['call'] },
  baseUrl: { name: 'httpOptions.baseUrl', places: ['client'] },
  transports: ['httpOptions.fetch'],
  ignored: misplaced,
  traps: positiveTimer,
};

const onePatience: VersionFacts['timeout'] = { ...common.timeout, scope: 'call' };

const models: readonly VersionFacts[] = [
  // Each request gets a dispatcher whose own limits are off: pending at 330 s, headers and stream (3.1.0).
  { ...common, range: '>=2.29.0', lifts: true, source: measured },
  { ...common, range: '>=2.16.0', source: read },
  {
    ...common,
    range: '>=1.41.0',
    timeout: onePatience,
    retries: retries(['client'], false, plainBackoff),
    ignored: [...misplaced, ...ofClient],
    source: measured,
  },
  {
    ...common,
    range: '*',
    timeout: onePatience,
    retries: noRetries,
    ignored: [...misplaced, ...ofClient, ...unread('client', ['httpOptions.retryOptions'])],
    source: read,
  },
];

/** `interactions` talks through a client of its own, with retries of its own. */
const ofInteractions = { ...common, ignored: [], traps: [] };

const interactions: readonly VersionFacts[] = [
  ...(['>=2.29.0', '>=2.9.0'] as const).map((range): VersionFacts => ({
    ...ofInteractions,
    range,
    lifts: range === '>=2.29.0',
    timeout: {
      ...common.timeout,
      option: {
        name: 'timeout_ms',
        clientName: 'httpOptions.timeout',
        places: ['client', 'call'],
      },
    },
    retries: {
      defaultRetries: 4,
      option: { name: 'retries.maxRetries', places: ['call'] },
      counts: 'retries',
      on: { statuses: [408, 409, 429], serverErrors: true, connection: true, timeouts: true },
      backoff: { initialMs: 500, factor: 2, maxMs: 8_000, jitter: 0.25 },
      retryAfter: { honoured: true, capMs: 8_000 },
    },
    signal: { name: 'signal', places: ['call'] },
    source: measured,
  })),
  {
    ...ofInteractions,
    range: '*',
    timeout: {
      defaultMs: 60_000,
      option: { name: 'timeout', clientName: 'httpOptions.timeout', places: ['client', 'call'] },
      unit: 'ms',
      covers: 'headers',
      coversStream: 'headers',
      scope: 'attempt',
    },
    retries: {
      defaultRetries: 2,
      option: {
        name: 'maxRetries',
        clientName: 'httpOptions.retryOptions.attempts',
        places: ['client', 'call'],
      },
      counts: 'retries',
      on: { statuses: [408, 409, 429], serverErrors: true, connection: true, timeouts: true },
      backoff: { initialMs: 500, factor: 2, maxMs: 8_000, jitter: 0.25 },
      retryAfter: { honoured: true, capMs: 60_000 },
    },
    signal: { name: 'signal', places: ['call'] },
    abortedStream: 'ends-normally',
    source: {
      from: '@google/genai 1.34.0, 1.52.0 and 2.8.0: the source of the client behind `interactions`',
      date: '2026-11-23',
    },
  },
];

export const googleGenai: Sdk = {
  id: '@google/genai',
  ecosystem: 'npm',
  packages: ['@google/genai'],
  provider: 'google-gemini',
  label: 'the Google Gen AI SDK',
  clients: [
    {
      names: ['GoogleGenAI'],
      optionsArgument: 0,
      copies: [],
      handles: [
        {
          path: 'chats.create',
          to: 'Chat',
          by: 'call',
          model: { argument: 0, property: 'model' },
        },
        { path: 'interactions', to: 'Interactions', by: 'property' },
        { path: 'live', to: 'Live', by: 'property' },
      ],
      operations: [
        method('models.generateContent', 'generate'),
        method('models.generateContentStream', 'generate', alwaysStreams),
        method('models.embedContent', 'embed'),
        method('models.generateVideos', 'video'),
        ...methods(
          'image',
          ['generateImages', 'editImage', 'upscaleImage', 'recontextImage', 'segmentImage'].map(
            (name) => `models.${name}`,
          ),
        ),
        ...methods('batch', ['batches.create', 'batches.createEmbeddings']),
        ...methods('manage', [
          ...['countTokens', 'computeTokens', 'list', 'get', 'update', 'delete'].map(
            (name) => `models.${name}`,
          ),
          ...['get', 'list', 'cancel', 'delete'].map((name) => `batches.${name}`),
          ...['create', 'get', 'list', 'update', 'delete'].map((name) => `caches.${name}`),
          ...['upload', 'get', 'list', 'delete', 'download'].map((name) => `files.${name}`),
          'operations.get',
          'operations.getVideosOperation',
          'tunings.tune',
          'authTokens.create',
        ]),
      ],
    },
    {
      names: ['Chat'],
      optionsArgument: 0,
      copies: [],
      operations: [
        method('sendMessage', 'generate'),
        method('sendMessageStream', 'generate', alwaysStreams),
      ],
    },
    {
      names: ['Interactions'],
      optionsArgument: 0,
      copies: [],
      versions: interactions,
      operations: [
        method('create', 'generate', bodyDecides, 1),
        ...['get', 'cancel', 'delete'].map((path) => ({
          ...method(path, 'manage', undefined, 2),
          bodyArgument: null,
        })),
      ],
    },
    {
      names: ['Live'],
      optionsArgument: 0,
      copies: [],
      versions: [{ ...bare, transport: 'websocket', source: read }],
      operations: [
        method('connect', 'realtime', alwaysStreams, null),
        method('music.connect', 'realtime', alwaysStreams, null),
      ],
    },
  ],
  versions: models,
  source: measured,
};
