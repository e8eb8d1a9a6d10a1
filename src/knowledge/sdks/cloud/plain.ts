/** What SDKs share that add little to a plain request. Each SDK's own file says where it differs. */
import type {
  Operation,
  OperationFact,
  StreamingFact,
  VersionFacts,
} from '../../../model/knowledge';
import { neverStreams } from '../stainless';
import { noRetries } from '../plain';

/** Nothing ends a wait, and no option changes that. */
export const noTimeout: VersionFacts['timeout'] = {
  defaultMs: null,
  option: null,
  unit: 'ms',
  covers: 'total',
  coversStream: 'total',
  scope: 'call',
};

/** No timeout, no retries, no signal, no way to another address. */
export const bare: Omit<VersionFacts, 'source'> = {
  range: '*',
  transport: 'fetch',
  timeout: noTimeout,
  retries: noRetries,
  socketIdle: null,
  signal: null,
  baseUrl: null,
  transports: [],
  abortedStream: 'throws',
};

/** `client.path(body, options)`; without a position of the options where body and options are one argument. */
export const method = (
  path: string,
  operation: Operation,
  streaming: StreamingFact = neverStreams,
  optionsArgument: number | null = 0,
): OperationFact => ({ path, operation, streaming, bodyArgument: 0, optionsArgument });

/** Several methods of one kind that do not stream. */
export const methods = (
  operation: Operation,
  paths: readonly string[],
  optionsArgument: number | null = 0,
): readonly OperationFact[] =>
  paths.map((path) => method(path, operation, neverStreams, optionsArgument));
