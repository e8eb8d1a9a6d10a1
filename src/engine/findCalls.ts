/** Which call expressions of a module are LLM calls, and what of: an SDK's operation or a request to an API host. */
import { argumentNamed } from '../model/arguments';
import type { CallExpression, Expression, NewExpression } from '../model/facts';
import type { Knowledge, Operation, OperationFact } from '../model/knowledge';
import { fullText } from './addresses';
import { forwardedCall } from './forwarded';
import {
  endpointBehind,
  hole,
  hostOf,
  protocolAt,
  providerAt,
  providerOfHost,
  unknownProvider,
  type Endpoint,
} from './hosts';
import { bodyKeys, type RequestPart } from './requestBody';
import { providerOfVariable } from './variables';
import { helperRequest, type Delegation, type HelperTools } from './helperRequests';
import { everything, type ClientInstance, type Resolver } from './values';
import { withInner, type ClientPart } from './sdkClients';

export type RequestNode = CallExpression | NewExpression;

export interface FoundCall {
  /** Where the code says that it is an LLM request. */
  readonly node: RequestNode;
  /** The module that `node` is written in. */
  readonly home: Resolver;
  readonly client: ClientInstance;
  readonly operation: OperationFact;
  /** Where it goes by its address; null where the SDK tells. */
  readonly endpoint: Endpoint | null;
  /** The request itself: `node`, or the one inside an own helper that `node` hands the address to. */
  readonly request: { readonly node: RequestNode; readonly home: Resolver };
  /** `node` hands the request to somebody who runs it: `asyncio.to_thread(client.chat, …)`. */
  readonly forwarded?: boolean;
  /** Own helpers between `node` and the request, outermost first. */
  readonly helpers: readonly Delegation[];
  /** Other clients that may stand here: `client = azure ? new AzureOpenAI() : new OpenAI()`. */
  readonly others: readonly FoundCall[];
}

export interface CallFinder {
  find(resolver: Resolver): readonly FoundCall[];
}

const finders = new WeakMap<Knowledge, CallFinder>();

/** Made once for all analyses with the same knowledge. */
export function callFinder(knowledge: Knowledge): CallFinder {
  const known = finders.get(knowledge);
  if (known) return known;
  const made = createCallFinder(knowledge);
  finders.set(knowledge, made);
  return made;
}

function createCallFinder(knowledge: Knowledge): CallFinder {
  const names = operationNames(knowledge);
  const tools: HelperTools = {
    knowledge,
    operationsAt: (node, home) => operationAt(node, home, names),
    endpointOf: (part) => endpointOf(part, knowledge),
  };
  return {
    find: (resolver) =>
      resolver.index.calls.flatMap((node) => {
        const found =
          operationCall(node, resolver, knowledge, names) ??
          forwardedRequest(node, resolver, knowledge, names) ??
          helperRequest(node, resolver, tools);
        return found ? [found] : [];
      }),
  };
}

interface OperationNames {
  /** Last names of operations: `create`. */
  readonly last: ReadonlySet<string>;
  /** Names of properties that may hold a client which is itself called: `this.http(config)`. */
  readonly callable: RegExp;
}

function operationNames({ sdks }: Knowledge): OperationNames {
  const paths = sdks.flatMap((sdk) =>
    sdk.clients.flatMap((client) => client.operations.map(({ path }) => path)),
  );
  const words = sdks.flatMap((sdk) =>
    sdk.clients.some(({ operations }) => operations.some(({ path }) => path === ''))
      ? [sdk.id]
      : [],
  );
  const parts = words.flatMap((id) => id.split(/[^a-z]+/i)).filter((word) => word.length > 1);
  return {
    last: new Set(paths.map((path) => path.split('.').at(-1) ?? '')),
    callable: new RegExp([...new Set([...parts, ...generalWords])].join('|'), 'i'),
  };
}

/** What people call an HTTP client whatever package it is from. */
const generalWords = ['default', 'http', 'request', 'client', 'api'];

/** As its SDK names it; a client that is itself called has the name that the code gives it. */
export const apiOf = ({ endpoint, operation, node }: FoundCall): string => {
  const known = endpoint?.api ?? operation.command ?? operation.path;
  if (known !== '') return known;
  const { callee } = node;
  return callee.kind === 'member'
    ? (callee.property ?? '')
    : callee.kind === 'reference'
      ? callee.name
      : '';
};

export const operationOf = ({ endpoint, operation }: FoundCall): Operation =>
  endpoint?.operation ?? operation.operation;

/** The SDK whose settings count. */
export const sdkOf = ({ client }: FoundCall): ClientInstance['sdk'] => client.base.sdk;

function operationCall(
  node: RequestNode,
  resolver: Resolver,
  knowledge: Knowledge,
  names: OperationNames,
): FoundCall | null {
  const found = operationAt(node, resolver, names).flatMap(({ client, operation }): FoundCall[] => {
    const plain = {
      ...{ node, home: resolver, operation, endpoint: null, helpers: [], others: [] },
      request: { node, home: resolver },
    };
    if (operation.url) {
      const endpoint = endpointOf({ ...plain, client }, knowledge);
      return endpoint ? [{ ...plain, client, endpoint }] : [];
    }
    if (!operation.inner) return [{ ...plain, client }];
    return withInner(client, operation.inner, node.args, resolver).map((one) => ({
      ...plain,
      client: one,
    }));
  });
  const [first, ...others] = fittingUse(found, node, resolver);
  return first ? { ...first, others } : null;
}

/** The same for a method that is handed to somebody who calls it, with its arguments beside it. */
function forwardedRequest(
  node: RequestNode,
  resolver: Resolver,
  knowledge: Knowledge,
  names: OperationNames,
): FoundCall | null {
  const forwarders = forwardersOf(knowledge);
  const made = forwarders.length > 0 ? forwardedCall(node, resolver, forwarders) : null;
  const found = made && operationCall(made, resolver, knowledge, names);
  if (!found) return null;
  const asked = (one: FoundCall): FoundCall => ({ ...one, node, forwarded: true, others: [] });
  return { ...asked(found), others: found.others.map(asked) };
}

const forwardersOf = ({ wrappers }: Knowledge): Knowledge['wrappers'] =>
  wrappers.filter(({ forwards }) => forwards !== undefined);

/** Of clients that wait and clients that promise, the use tells which it is: what is awaited is a promise. */
function fittingUse(
  found: readonly FoundCall[],
  node: RequestNode,
  { index }: Resolver,
): readonly FoundCall[] {
  const waits = found.filter(({ operation }) => operation.waits === true);
  if (waits.length === 0 || waits.length === found.length) return found;
  const parent = index.parents.get(node);
  const isAwaited =
    parent !== undefined &&
    'kind' in parent &&
    (parent.kind === 'await' || (parent.kind === 'with' && parent.awaits));
  return isAwaited ? found.filter(({ operation }) => operation.waits !== true) : waits;
}

export interface OperationHit {
  readonly client: ClientInstance;
  readonly operation: OperationFact;
}

/** Operations that a call expression may be, whatever its address. */
function operationAt(
  node: RequestNode,
  resolver: Resolver,
  names: OperationNames,
): readonly OperationHit[] {
  const { callee } = node;
  if (callee.kind !== 'member' && callee.kind !== 'reference' && callee.kind !== 'call') return [];
  const isOther =
    node.kind === 'call' &&
    callee.kind === 'member' &&
    !isNamedByText(callee) &&
    mayBeOther(callee.property, names) &&
    !isKeptByItself(callee, resolver);
  if (isOther) return [];
  return resolver
    .clients(resolver.valueOf(callee))
    .flatMap((part) => operationOfPart(part, node, resolver) ?? []);
}

/** `getattr(client.chat.completions, name)(…)`: the computed name may be one that the code settles. */
const isNamedByText = ({ property, index }: Expression & { kind: 'member' }): boolean =>
  property === null && (index?.kind === 'reference' || index?.kind === 'conditional');

/** `self.answer = ChainOfThought(…)`: a field may hold a client that is called. */
const isKeptByItself = (
  { object, property }: Expression & { kind: 'member' },
  { index }: Resolver,
): boolean => object.kind === 'self' && property !== null && index.memberWrites.has(property);

/** No operation ends in this name, and no client is called by it. */
const mayBeOther = (property: string | null, { last, callable }: OperationNames): boolean =>
  property === null || (!last.has(property) && !callable.test(property));

const withoutOptions = (operation: OperationFact): OperationFact => ({
  ...operation,
  optionsArgument: null,
});

function operationOfPart(
  { client, path }: ClientPart,
  node: RequestNode,
  resolver: Resolver,
): OperationHit | null {
  const wanted = node.kind === 'new' ? [...path, 'new'].join('.') : path.join('.');
  for (const operation of client.fact.operations) {
    if (operation.path !== wanted) continue;
    if (operation.command === undefined || isCommand(node, operation.command, client, resolver))
      return { client, operation: client.laterStep ? withoutOptions(operation) : operation };
  }
  return null;
}

/** The construction of a command of the client's own package, handed to `send`. */
export function commandOf(
  node: RequestNode,
  name: string,
  { sdk }: ClientInstance,
  resolver: Resolver,
): NewExpression | CallExpression | null {
  const first = node.args[0]?.value;
  for (const value of first ? everything(resolver.valueOf(first)) : []) {
    if (value.kind !== 'external' || !sdk.packages.includes(value.source)) continue;
    const [last, before] = [value.path.at(-1), value.path.at(-2)];
    if (last === 'new' && before === name) return value.made?.expression ?? null;
  }
  return null;
}

const isCommand = (
  node: RequestNode,
  name: string,
  client: ClientInstance,
  resolver: Resolver,
): boolean => commandOf(node, name, client, resolver) !== null;

function endpointOf(part: RequestPart, { providers, protocols }: Knowledge): Endpoint | null {
  const { client, operation, request } = part;
  const place = operation.url;
  const text = place ? fullText(client, place, request.node, request.home) : null;
  if (!place || !text) return null;
  const address = hostOf(text);
  const known = address ? providerAt(address, providers) : null;
  if (known && !fitting(known, operation)) return null;
  // A known host has endpoints that are no LLM requests.
  if (known || (address && providerOfHost(address, providers))) return known;
  const argument = argumentNamed(request.node.args, place.argument, place.name);
  const said = argument ? providerOfVariable(argument, request.home, providers) : null;
  const protocol = protocolAt(text, bodyKeys(part), protocols);
  if (!protocol) return said && fitting(endpointBehind(text, said), operation);
  const { operation: kind, api } = protocol;
  const named = providers.find((one) => one.id === protocol.provider);
  const host = address && !address.host.includes(hole) ? address.host : null;
  return { provider: named ?? said ?? unknownProvider, host, operation: kind, api };
}

/** What only reads asks for no answer. */
const fitting = (endpoint: Endpoint | null, { operation }: OperationFact): Endpoint | null =>
  operation === 'manage' && endpoint?.operation !== 'manage' ? null : endpoint;
