/** Which call expressions of a module are LLM calls, and what of: an SDK's operation or a request to an API host. */
import type { CallExpression, Expression } from '../model/facts';
import type {
  HttpFunction,
  Knowledge,
  Operation,
  OperationFact,
  Provider,
  Sdk,
} from '../model/knowledge';
import { hostOf, providerAt, type Endpoint } from './hosts';
import { readOption, textOf, type OptionReading } from './statics';
import { globalName } from './globals';
import { alternatives, type ClientInstance, type Resolver } from './values';

export interface SdkCall {
  readonly kind: 'sdk';
  readonly node: CallExpression;
  /** The module that the call is written in. */
  readonly home: Resolver;
  readonly client: ClientInstance;
  readonly operation: OperationFact;
  /** Other clients that may stand here: `client = azure ? new AzureOpenAI() : new OpenAI()`. */
  readonly others: readonly SdkCall[];
}

export interface HttpCall {
  readonly kind: 'http';
  readonly node: CallExpression;
  readonly home: Resolver;
  readonly http: HttpFunction;
  readonly provider: Provider;
  readonly host: string;
  readonly operation: Operation;
  readonly api: string;
}

export type FoundCall = SdkCall | HttpCall;

export interface CallFinder {
  find(resolver: Resolver): readonly FoundCall[];
}

export function createCallFinder(knowledge: Knowledge): CallFinder {
  const lastNames = new Set(knowledge.sdks.flatMap(operationNames));
  return {
    find: (resolver) =>
      resolver.index.calls.flatMap((node) => {
        if (node.kind !== 'call') return [];
        const found = sdkCall(node, resolver, lastNames) ?? httpCall(node, resolver, knowledge);
        return found ? [found] : [];
      }),
  };
}

const operationNames = (sdk: Sdk): readonly string[] =>
  sdk.clients.flatMap((client) =>
    client.operations.map((operation) => operation.path.split('.').at(-1) ?? ''),
  );

/** The callee's name must be an operation's, or a plain name that may stand for one (`const create = client…`). */
function sdkCall(
  node: CallExpression,
  resolver: Resolver,
  lastNames: ReadonlySet<string>,
): SdkCall | null {
  const { callee } = node;
  if (callee.kind === 'member' && !lastNames.has(callee.property ?? '')) return null;
  if (callee.kind !== 'member' && callee.kind !== 'reference') return null;
  const found = alternatives(resolver.valueOf(callee)).flatMap((value): SdkCall[] => {
    if (value.kind !== 'resource') return [];
    const path = value.path.join('.');
    const operation = value.client.fact.operations.find((one) => one.path === path);
    return operation
      ? [{ kind: 'sdk', node, home: resolver, client: value.client, operation, others: [] }]
      : [];
  });
  const [first, ...others] = found;
  return first ? { ...first, others } : null;
}

function httpCall(node: CallExpression, resolver: Resolver, knowledge: Knowledge): HttpCall | null {
  const http = knowledge.http.find((one) => isHttpFunction(node.callee, one, resolver));
  const url = http ? node.args[http.urlArgument]?.value : undefined;
  if (!http || !url) return null;
  const endpoint = endpointOf(url, resolver, knowledge);
  return endpoint ? { kind: 'http', node, home: resolver, http, ...endpoint } : null;
}

const endpointOf = (url: Expression, resolver: Resolver, knowledge: Knowledge): Endpoint | null => {
  const host = hostOf(textOf(url, resolver));
  return host ? providerAt(host, knowledge.providers) : null;
};

function isHttpFunction(callee: Expression, http: HttpFunction, resolver: Resolver): boolean {
  if (http.package === null) {
    const name = globalName(callee, resolver);
    return name !== null && http.names.includes(name) && !isImported(callee, resolver);
  }
  return alternatives(resolver.valueOf(callee)).some(
    (value) =>
      value.kind === 'external' &&
      value.source === http.package &&
      http.names.includes(value.path.length === 0 ? '=' : value.path.join('.')),
  );
}

const isImported = (callee: Expression, resolver: Resolver): boolean =>
  callee.kind === 'reference' && Boolean(resolver.bindingOf(callee)?.import);

// ------------------------------------------------------------------------------- what a call says of itself

/** The object that carries model and `stream`: the SDK's body argument, or what `JSON.stringify` is given. */
function bodyOf(call: FoundCall): Expression | null {
  if (call.kind === 'sdk') {
    const { bodyArgument } = call.operation;
    return bodyArgument === null ? null : (call.node.args[bodyArgument]?.value ?? null);
  }
  const options = call.node.args[call.http.optionsArgument]?.value;
  const body = readOption(options, call.http.bodyOption, call.home);
  if (body.state !== 'set') return null;
  const { value } = body;
  const isJson = value.kind === 'call' && globalName(value.callee, body.home) === 'JSON.stringify';
  return isJson ? (value.args[0]?.value ?? null) : null;
}

/** Whether the answer is a stream; null where the code does not tell. */
export function streamingOf(call: FoundCall): boolean | null {
  if (call.kind === 'sdk') {
    const { streaming } = call.operation;
    if (streaming.kind !== 'argument') return streaming.kind === 'always';
    return flag(readOption(bodyOf(call), streaming.property, call.home));
  }
  if (call.operation !== 'generate') return false;
  const body = bodyOf(call);
  return body ? flag(readOption(body, 'stream', call.home)) : null;
}

function flag(reading: OptionReading): boolean | null {
  if (reading.state === 'absent') return false;
  if (reading.state === 'unknown') return null;
  const values = alternatives(reading.home.valueOf(reading.value));
  const only = values.length === 1 ? values[0] : undefined;
  return only?.kind === 'literal' && typeof only.value === 'boolean' ? only.value : null;
}

/** The model's name where the code says it, or the default that it names. */
export function modelOf(call: FoundCall): string | null {
  const reading = readOption(bodyOf(call), 'model', call.home);
  if (reading.state !== 'set') return null;
  const text = textOf(reading.value, reading.home);
  return text.every((piece) => piece !== null) ? text.join('') : null;
}
