/** Parts that the facts about many SDKs have in common. */
import type {
  Operation,
  OperationFact,
  OptionFact,
  StreamingFact,
  VersionFacts,
} from '../../../model/knowledge';
import { neverStreams } from '../stainless';
import { noRetries } from '../plain';

export type OperationRow = readonly [path: string, operation: Operation, streaming?: StreamingFact];

/** A method that takes the body at position `body`, after so many ids, and its options behind it. */
export const method = (
  path: string,
  operation: Operation,
  streaming: StreamingFact = neverStreams,
  body = 0,
): OperationFact => ({ path, operation, streaming, bodyArgument: body, optionsArgument: body + 1 });

/** Methods that take `(body, options)`. */
export const methods = (rows: readonly OperationRow[]): readonly OperationFact[] =>
  rows.map(([path, operation, streaming]) => method(path, operation, streaming));

/** Housekeeping that takes `(body, options)`: uploads, lists. */
export const manages = (paths: readonly string[]): readonly OperationFact[] =>
  paths.map((path) => method(path, 'manage'));

/** Housekeeping whose first arguments are ids: where options stand depends on the overload. */
export const managesById = (paths: readonly string[]): readonly OperationFact[] =>
  paths.map((path) => ({
    path,
    operation: 'manage',
    streaming: neverStreams,
    bodyArgument: null,
    optionsArgument: null,
  }));

/** The same requests one step further down: `clientV2.chat` beside `chat`. */
export const below = (
  prefix: string,
  operations: readonly OperationFact[],
): readonly OperationFact[] =>
  operations.map((operation) => ({ ...operation, path: `${prefix}.${operation.path}` }));

export const callSignal: OptionFact = { name: 'signal', places: ['call'] };

export const noTimeout: VersionFacts['timeout'] = {
  defaultMs: null,
  option: null,
  unit: 'ms',
  covers: 'headers',
  coversStream: 'headers',
  scope: 'attempt',
};

/** No timeout, no retries and no signal of its own, over the runtime's `fetch`. */
export const plainFetch: Omit<VersionFacts, 'range' | 'source'> = {
  transport: 'fetch',
  timeout: noTimeout,
  retries: noRetries,
  socketIdle: null,
  signal: null,
  baseUrl: null,
  transports: ['fetch'],
  abortedStream: 'throws',
};

/** A connection that is opened by constructing it, and stays open. */
export const webSocket: Omit<VersionFacts, 'range' | 'source'> = {
  ...plainFetch,
  transport: 'websocket',
  transports: [],
};

/** SDKs that Speakeasy generates take a policy that counts time; its default is an hour. */
export const speakeasyRetries: NonNullable<OptionFact['takes']> = {
  again: `{
  strategy: 'backoff',
  backoff: {
    initialInterval: 500,
    maxInterval: 8_000,
    exponent: 2,
    maxElapsedTime: 30_000,
  },
  retryConnectionErrors: true,
}`,
  never: "{ strategy: 'none' }",
};
