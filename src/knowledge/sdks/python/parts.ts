/** Parts that the facts about Python packages have in common: options by name, clients that wait and clients that do not. */
import { byName } from '../../../model/arguments';
import type {
  ArgumentPlace,
  ClientFact,
  IgnoredOption,
  Operation,
  OperationFact,
  OptionFact,
  Sdk,
  StreamingFact,
  VersionFacts,
} from '../../../model/knowledge';
import { atOnce, noRetries } from '../plain';

export const never: StreamingFact = { kind: 'never' };
export const always: StreamingFact = { kind: 'always', helper: false };
/** A `with` statement over it ends the stream and raises what went wrong. */
export const managed: StreamingFact = { kind: 'always', helper: true };
export const byStream: StreamingFact = { kind: 'argument', property: 'stream' };

type Row = readonly [path: string, operation: Operation, streaming?: StreamingFact];

/** Methods that take the body and all options by name. */
export const rows = (list: readonly Row[]): readonly OperationFact[] =>
  list.map(([path, operation, streaming = never]) => ({
    path,
    operation,
    streaming,
    bodyArgument: byName,
    optionsArgument: byName,
  }));

export const managing = (paths: readonly string[]): readonly OperationFact[] =>
  rows(paths.map((path) => [path, 'manage']));

/** Operations whose call waits and raises: those of clients that are not async. */
export const waiting = (operations: readonly OperationFact[]): readonly OperationFact[] =>
  operations.map((operation) => ({ ...operation, waits: true }));

/** The same operations under another last name: `chat.complete` and `chat.complete_async`. */
export const renamed = (
  operations: readonly OperationFact[],
  rename: (last: string) => string,
): readonly OperationFact[] =>
  operations.map((operation) => {
    const steps = operation.path.split('.');
    return { ...operation, path: [...steps.slice(0, -1), rename(steps.at(-1) ?? '')].join('.') };
  });

/** The same operations below a property: `aio.models.generate_content`. */
export const under = (
  prefix: string,
  operations: readonly OperationFact[],
): readonly OperationFact[] =>
  operations.map((operation) => ({ ...operation, path: `${prefix}.${operation.path}` }));

/** A class that is built by calling it, with all options by name. */
export const built = (
  names: readonly string[],
  facts: Partial<ClientFact> & Pick<ClientFact, 'operations'>,
): ClientFact => ({
  names,
  factories: names,
  optionsArgument: byName,
  copies: [],
  ...facts,
});

/** Functions of a package, or a ready object in it. */
export const ready = (
  instances: readonly string[],
  operations: readonly OperationFact[],
  facts: Partial<ClientFact> = {},
): ClientFact => ({
  names: [],
  instances,
  optionsArgument: byName,
  copies: [],
  operations,
  ...facts,
});

/** A client that waits and one that does not, each with the same operations. */
export const pair = (
  sync: readonly string[],
  async: readonly string[],
  operations: readonly OperationFact[],
  facts: Partial<ClientFact> = {},
): readonly ClientFact[] => [
  built(sync, { ...facts, operations: waiting(operations) }),
  built(async, { ...facts, operations }),
];

/** Parts of `httpx.Timeout(60, connect=5)` and of `aiohttp.ClientTimeout(total=60)` that bound a request. */
export const timeoutParts = ['total', 'read', 'timeout', 'sock_read'];

export const timeoutOption: OptionFact = {
  name: 'timeout',
  places: ['client', 'call'],
  parts: timeoutParts,
  nullEnds: true,
};

export const clientTimeout: OptionFact = { ...timeoutOption, places: ['client'] };
export const callTimeout: OptionFact = { ...timeoutOption, places: ['call'] };

/** Seconds of silence, before the headers and behind them: a number for httpx is its read timeout. */
export const silence = (
  seconds: number | null,
  option: OptionFact | null,
): VersionFacts['timeout'] => ({
  defaultMs: seconds === null ? null : seconds * 1_000,
  option,
  unit: 's',
  covers: 'silence',
  coversStream: 'silence',
  byBytes: true,
  scope: 'attempt',
});

/** A deadline over the whole request. */
export const total = (
  seconds: number | null,
  option: OptionFact | null,
): VersionFacts['timeout'] => ({
  ...silence(seconds, option),
  covers: 'total',
  coversStream: 'total',
  byBytes: false,
});

/** Nothing of its own but a transport. */
export const bare: Omit<VersionFacts, 'range' | 'source'> = {
  transport: 'httpx',
  timeout: silence(null, timeoutOption),
  retries: noRetries,
  socketIdle: null,
  signal: null,
  baseUrl: null,
  transports: [],
  abortedStream: 'throws',
};

export const retriesOption = (
  name: string,
  places: OptionFact['places'] = ['client'],
): OptionFact => ({
  name,
  places,
});

export const allFailures: VersionFacts['retries']['on'] = {
  statuses: [408, 409, 429],
  serverErrors: true,
  connection: true,
  timeouts: true,
};

export const noBackoff = atOnce;

/** Arguments that a method does not have: Python raises a `TypeError` before anything is sent. */
export const refused = (
  names: readonly string[],
  instead: string | null,
): readonly IgnoredOption[] =>
  names.map((name) => ({
    name,
    place: 'call',
    says: 'is no argument of this method, which raises a `TypeError`',
    instead,
  }));

export const pypi = (facts: Omit<Sdk, 'ecosystem'>): Sdk => ({ ...facts, ecosystem: 'pypi' });

/** An argument by position or by name. */
export const at = (argument: number, name: string): ArgumentPlace => ({ argument, name });

/** Methods whose arguments say nothing of model and streaming. */
export const withoutBody = (operations: readonly OperationFact[]): readonly OperationFact[] =>
  operations.map((operation) => ({ ...operation, bodyArgument: null }));
