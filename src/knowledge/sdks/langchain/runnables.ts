/** What every runnable of LangChain shares: its requests, what is derived from it, and how a chain takes it over. */
import type {
  BackoffFact,
  HandleFact,
  Operation,
  OperationFact,
  StreamingFact,
} from '../../../model/knowledge';
import { unread } from '../ignored';
import { neverStreams } from '../stainless';

/** LangChain raises an abort that comes while a stream is read, so its streams count as helpers. */
export const alwaysStreams: StreamingFact = { kind: 'always', helper: true };

/** `invoke(input, options)`. */
export const request = (
  path: string,
  operation: Operation,
  streaming: StreamingFact = neverStreams,
): OperationFact => ({ path, operation, streaming, bodyArgument: 0, optionsArgument: 1 });

/** The methods of `Runnable` that send something. */
export const runnable = (operation: Operation): readonly OperationFact[] => [
  request('invoke', operation),
  request('batch', operation),
  request('stream', operation, alwaysStreams),
  request('streamEvents', operation, alwaysStreams),
  request('streamLog', operation, alwaysStreams),
];

/** Chat models and LLMs; what is not of `Runnable` was deprecated in 0.1 and left out of 1.0. */
export const languageModel: readonly OperationFact[] = [
  ...runnable('generate'),
  ...['call', 'predict', 'predictMessages', 'generate', 'generatePrompt'].map((path) =>
    request(path, 'generate'),
  ),
];

/** Chains of `langchain` 0.x, and of `@langchain/classic`. */
export const chain = (operation: Operation): readonly OperationFact[] => [
  ...runnable(operation),
  ...['call', 'run', 'predict', 'apply'].map((path) => request(path, operation)),
];

/** `embedQuery(text)`: embeddings take no options with a call. */
export const embeddings: readonly OperationFact[] = ['embedQuery', 'embedDocuments'].map(
  (path) => ({
    ...request(path, 'embed'),
    bodyArgument: null,
    optionsArgument: null,
    ignored: unread({ argument: 1 }, ['timeout', 'signal', 'maxRetries']),
  }),
);

/** Waits of the `p-retry` inside `@langchain/core`: one to two times 1 s × 2^n, without a limit. */
export const coreBackoff: BackoffFact = {
  initialMs: 2_000,
  factor: 2,
  maxMs: Number.MAX_SAFE_INTEGER,
  jitter: 0.5,
};

const derived = [
  'asTool',
  'assign',
  'bind',
  'bindTools',
  'configurableAlternatives',
  'configurableFields',
  'map',
  'pick',
  'pipe',
  'withConfig',
  'withListeners',
  'withStructuredOutput',
].map((path): HandleFact => ({ path, to: '=', by: 'call' }));

/** Methods that give a runnable around the same model, without a request. */
export const runnableHandles: readonly HandleFact[] = [
  ...derived,
  {
    path: 'withRetry',
    to: '=',
    by: 'call',
    effect: {
      kind: 'retry',
      options: [{ argument: 0, property: 'stopAfterAttempt' }],
      counts: 'attempts',
      default: 3,
      backoff: coreBackoff,
    },
  },
  {
    path: 'withFallbacks',
    to: '=',
    by: 'call',
    effect: { kind: 'fallback', others: { argument: 0, property: 'fallbacks' } },
  },
];

/** `prompt.pipe(model)` asks the model. */
export const carriers = [{ method: 'pipe', argument: 0 }] as const;
