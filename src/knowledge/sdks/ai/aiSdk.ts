import type {
  InnerFact,
  Operation,
  OperationFact,
  Sdk,
  Source,
  StreamingFact,
  VersionFacts,
} from '../../../model/knowledge';
import { bare, method, noTimeout } from '../cloud/plain';
import { misnamed, unread } from '../ignored';
import { alwaysStreams } from '../plain';
import { neverStreams } from '../stainless';
import { checkedRetries, plainSignal } from '../traps';
import { objectEndings, resultPromises, textEndings } from './endings';

const measured: Source = {
  from: 'ai 3.4.33, 4.3.19, 5.0.277, 6.0.326 and 7.0.173: source read, and measured against loopback servers',
  date: '2026-11-23',
};

/** The model object that is handed over is who talks. */
const model: InnerFact = { argument: 0, property: 'model', settings: false };

/** Body and options are one argument. */
const request = (
  path: string,
  operation: Operation,
  streaming: StreamingFact = neverStreams,
): OperationFact => ({
  ...method(path, operation, streaming),
  inner: model,
});

/** Only `generateText`, `streamText`, agents and batches read `timeout`; others wait on (measured, 6 and 7). */
const untimed = (
  path: string,
  operation: Operation,
  streaming: StreamingFact = neverStreams,
): OperationFact => ({
  ...request(path, operation, streaming),
  without: ['timeout'],
  ignored: [
    {
      name: 'timeout',
      place: 'call',
      says: 'is not read by this function',
      instead: 'as `abortSignal: AbortSignal.timeout(…)`',
    },
  ],
});

/** Gives the stream at once; whatever fails shows while it is read. */
const later = (one: OperationFact): OperationFact => ({
  ...one,
  failsLater: true,
  rejects: resultPromises,
  hears: ['onError'],
});

/** Some ways to read its stream do not tell that it failed. */
const endingIn = (one: OperationFact, endings: OperationFact['endings'] = []): OperationFact => ({
  ...one,
  endings,
});

/** 3.x waited for the first answer and threw. */
const sinceFour = (one: OperationFact): readonly OperationFact[] => [
  { ...later(one), range: '>=4.0.0' },
  { ...one, range: '<4.0.0' },
];

/** The agent that is handed over brings its model and its settings. */
const ofAgent = (path: string, argument: number): OperationFact => ({
  ...later(request(path, 'agent', alwaysStreams)),
  bodyArgument: argument,
  optionsArgument: argument,
  inner: { argument, property: 'agent', settings: true },
});

/** The provider object is handed over instead of a model. */
const ofProvider = (path: string, operation: Operation): OperationFact => ({
  ...request(path, operation),
  inner: { argument: 0, property: 'provider', settings: false },
});

const withoutRetries = (one: OperationFact): OperationFact => ({
  ...one,
  without: [...(one.without ?? []), 'retries'],
  ignored: [...(one.ignored ?? []), ...unread('call', ['maxRetries'])],
});

const functions: readonly OperationFact[] = [
  request('generateText', 'generate'),
  ...sinceFour(endingIn(request('streamText', 'generate', alwaysStreams), textEndings)),
  untimed('generateObject', 'generate'),
  ...sinceFour(endingIn(untimed('streamObject', 'generate', alwaysStreams), objectEndings)),
  ...['generateText', 'generateObject'].map((name) => request(`experimental_${name}`, 'generate')),
  ...['streamText', 'streamObject'].map((name) =>
    request(`experimental_${name}`, 'generate', alwaysStreams),
  ),
  untimed('embed', 'embed'),
  untimed('embedMany', 'embed'),
  untimed('rerank', 'rerank'),
  ...['', 'experimental_'].flatMap((prefix) => [
    untimed(`${prefix}generateImage`, 'image'),
    untimed(`${prefix}generateSpeech`, 'speech'),
    untimed(`${prefix}transcribe`, 'transcribe'),
  ]),
  untimed('experimental_generateVideo', 'video'),
  untimed('experimental_startVideo', 'video'),
  untimed('experimental_decide', 'generate'),
  untimed('experimental_extract', 'generate'),
  later(request('experimental_streamTextLowMemory', 'generate', alwaysStreams)),
  ...[
    untimed('experimental_streamSpeech', 'speech', alwaysStreams),
    untimed('experimental_streamTranscribe', 'transcribe', alwaysStreams),
    untimed('experimental_streamTranslate', 'transcribe', alwaysStreams),
  ].map((one) => withoutRetries(later(one))),
  withoutRetries(ofProvider('experimental_startBatch', 'batch')),
  ofProvider('experimental_getBatchStatus', 'manage'),
  ofProvider('experimental_getBatchResults', 'manage'),
  withoutRetries(ofProvider('experimental_cancelBatch', 'manage')),
  ofAgent('createAgentUIStream', 0),
  ofAgent('createAgentUIStreamResponse', 0),
  ofAgent('pipeAgentUIStreamToResponse', 0),
];

const timer = (places: readonly ('client' | 'call')[]): VersionFacts['timeout'] => ({
  defaultMs: null,
  // A number, or an object whose `totalMs` means the same.
  option: { name: 'timeout', parts: ['totalMs', 'stepMs'], places },
  unit: 'ms',
  covers: 'total',
  coversStream: 'total',
  scope: 'call',
});

/** Measured, 6.0.326: a loop over the text ends as if it were whole; a tool that runs for longer is cut. */
const chunkTimer = (
  places: readonly ('client' | 'call')[],
): Pick<VersionFacts['timeout'], 'silence'> => ({
  silence: {
    option: { name: 'timeout', places },
    part: 'chunkMs',
    fails: [...resultPromises, 'finishReason'],
    tells: ['toUIMessageStream', 'toUIMessageStreamResponse', 'pipeUIMessageStreamToResponse'],
    waitsFor: ['tools'],
  },
});

/** Agents take the number of retries from their construction. */
const retries = (retryAfter: VersionFacts['retries']['retryAfter']): VersionFacts['retries'] => ({
  defaultRetries: 2,
  option: { name: 'maxRetries', places: ['client', 'call'] },
  counts: 'retries',
  // The runtime's own limit counts as a failed connection, and so is tried again.
  on: { statuses: [408, 409, 429], serverErrors: true, connection: true, timeouts: true },
  backoff: { initialMs: 2_000, factor: 2, maxMs: 2_147_483_647, jitter: 0 },
  retryAfter,
});

const common: Omit<VersionFacts, 'range' | 'timeout' | 'source'> = {
  ...bare,
  retries: retries({ honoured: true, capMs: 60_000 }),
  signal: { name: 'abortSignal', places: ['call'] },
  ignored: [misnamed('call', 'signal', 'abortSignal')],
  traps: [...plainSignal, ...checkedRetries],
  abortedStream: 'ends-normally',
};

/** Before 6.0.14 nothing reads a timeout: 3 to 5 measured. */
const untilSix: Pick<VersionFacts, 'timeout' | 'ignored'> = {
  timeout: noTimeout,
  ignored: [
    misnamed('call', 'signal', 'abortSignal'),
    ...(['call', 'client'] as const).map((place) => ({
      name: 'timeout',
      place,
      says: 'is not read before `ai` 6.0.14',
      instead: 'as `abortSignal: AbortSignal.timeout(…)` with each call',
    })),
  ],
};

const versions: readonly VersionFacts[] = [
  {
    ...common,
    range: '>=7.0.0',
    timeout: { ...timer(['client', 'call']), ...chunkTimer(['client', 'call']) },
    source: measured,
  },
  // An agent of 6.x forgets the timeout of its construction: its calls pass on their own, also where they have none.
  {
    ...common,
    range: '>=6.0.24',
    timeout: { ...timer(['call']), ...chunkTimer(['call']) },
    source: measured,
  },
  // Nothing reads `chunkMs` before 6.0.24 (packages read).
  { ...common, range: '>=6.0.14', timeout: timer(['call']), source: measured },
  { ...common, range: '>=5.0.0', ...untilSix, source: measured },
  {
    ...common,
    range: '*',
    ...untilSix,
    traps: [],
    retries: retries({ honoured: false, capMs: null }),
    abortedStream: 'throws',
    source: measured,
  },
];

/** Names of models as text go to Vercel's gateway since 5.0; else the provider's own package answers. */
export const aiSdk: Sdk = {
  id: 'ai',
  ecosystem: 'npm',
  packages: ['ai'],
  provider: 'vercel-gateway',
  label: 'the Vercel AI SDK',
  clients: [
    {
      names: ['='],
      instances: ['='],
      optionsArgument: 0,
      copies: [],
      operations: functions,
    },
    {
      names: ['ToolLoopAgent', 'Experimental_Agent'],
      types: ['Agent'],
      range: '>=5.0.0',
      optionsArgument: 0,
      model,
      inner: model,
      copies: [],
      operations: [
        method('generate', 'agent'),
        later(method('stream', 'agent', alwaysStreams)),
        { ...later(method('respond', 'agent', alwaysStreams)), range: '<6.0.0' },
      ],
    },
    {
      // Model objects around model objects.
      names: ['wrapLanguageModel'],
      factories: [
        'wrapLanguageModel',
        'experimental_wrapLanguageModel',
        'wrapEmbeddingModel',
        'wrapImageModel',
      ],
      optionsArgument: 0,
      inner: model,
      copies: [],
      operations: [],
    },
  ],
  versions,
  fallbackOptions: [
    { name: 'providerOptions.gateway.models', place: 'body', kind: 'other-model' },
    // The same model at another host: who is asked after whom.
    { name: 'providerOptions.gateway.order', place: 'body', kind: 'other-provider' },
  ],
  source: measured,
};
