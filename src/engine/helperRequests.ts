/** Own helpers that are given the address of a request: `fetchWithTimeout('https://api.openai.com/…', options)`. */
import type { CallExpression, Expression, FunctionFact } from '../model/facts';
import type { Knowledge } from '../model/knowledge';
import type { FoundCall, OperationHit, RequestNode } from './findCalls';
import { endpointBehind, hostOf, protocolAt, providerOfHost, type Endpoint } from './hosts';
import type { RequestPart } from './requestBody';
import { textOf } from './texts';
import { withArguments } from './statics';
import { alternatives, type Resolver } from './values';
import { providerOfVariable } from './variables';

/** A call of an own function that passes the address on. */
export interface Delegation {
  readonly fn: FunctionFact;
  readonly call: CallExpression;
  /** The module that the call is written in. */
  readonly home: Resolver;
}

export interface HelperTools {
  readonly knowledge: Knowledge;
  readonly operationsAt: (node: RequestNode, home: Resolver) => readonly OperationHit[];
  /** Where a request goes, if it goes to an LLM. */
  readonly endpointOf: (part: RequestPart) => Endpoint | null;
}

const maxHelpers = 3;

/** The request that an own function makes for this call, where only the call's arguments tell that it goes to an LLM. */
export function helperRequest(
  node: RequestNode,
  home: Resolver,
  tools: HelperTools,
): FoundCall | null {
  if (node.kind !== 'call' || !tellsEndpoint(node, home, tools)) return null;
  const found = requestBehind(node, home, tools, []);
  return found ? { ...found, node, home, others: [] } : null;
}

type Behind = Pick<FoundCall, 'client' | 'operation' | 'endpoint' | 'request' | 'helpers'>;

function requestBehind(
  call: CallExpression,
  home: Resolver,
  tools: HelperTools,
  helpers: readonly Delegation[],
): Behind | null {
  if (helpers.length >= maxHelpers) return null;
  for (const value of alternatives(home.valueOf(call.callee))) {
    if (value.kind !== 'function' || helpers.some((one) => one.fn === value.fn)) continue;
    const bound = withArguments(value.home, value.fn, { expression: call, home });
    const step: Delegation = { fn: value.fn, call, home };
    const found = requestIn(value.fn, value.home, bound, tools, [...helpers, step]);
    if (found) return found;
  }
  return null;
}

/** A request in the function's body whose address the arguments decide. */
function requestIn(
  fn: FunctionFact,
  plain: Resolver,
  bound: Resolver,
  tools: HelperTools,
  helpers: readonly Delegation[],
): Behind | null {
  for (const node of bound.index.calls) {
    if (node.start < fn.start || node.end > fn.end) continue;
    for (const hit of tools.operationsAt(node, bound)) {
      const endpoint = tools.endpointOf({ ...hit, request: { node, home: bound } });
      // What is an LLM's address without the arguments is a call of its own.
      if (!endpoint || tools.endpointOf({ ...hit, request: { node, home: plain } })) continue;
      return { ...hit, endpoint, request: { node, home: bound }, helpers };
    }
    if (node.kind !== 'call' || tellsEndpoint(node, plain, tools)) continue;
    const further = requestBehind(node, bound, tools, helpers);
    if (further) return further;
  }
  return null;
}

/** An argument holds an API's address. */
const tellsEndpoint = (node: CallExpression, home: Resolver, { knowledge }: HelperTools): boolean =>
  node.args.some((one) => isEndpoint(one.value, home, knowledge));

/** Cheap enough to ask of every argument in a module. */
function isEndpoint(value: Expression, home: Resolver, knowledge: Knowledge): boolean {
  if (value.kind === 'object')
    return value.properties.some(
      ({ key, value: part }) =>
        key !== null && addressKeys.has(key) && isEndpoint(part, home, knowledge),
    );
  if (!mayBeAddress(value)) return false;
  const text = textOf(value, home);
  const address = hostOf(text) ?? (isBareHost(text[0]) ? hostOf(['https://', ...text]) : null);
  if (address && providerOfHost(address, knowledge.providers)) return true;
  if (protocolAt(text, null, knowledge.protocols, 'maybe')) return true;
  if (isRelative(text[0]))
    return protocolAt([null, ...text], null, knowledge.protocols, 'maybe') !== null;
  const named = providerOfVariable(value, home, knowledge.providers);
  return named !== null && endpointBehind(text, named) !== null;
}

const addressKeys = new Set(['url', 'uri', 'baseURL', 'baseUrl', 'host', 'hostname', 'endpoint']);

const mayBeAddress = (value: Expression): boolean =>
  value.kind === 'template' ||
  value.kind === 'reference' ||
  value.kind === 'member' ||
  value.kind === 'binary' ||
  (value.kind === 'literal' &&
    typeof value.value === 'string' &&
    (/^(?:https?|wss?):/.test(value.value) || isBareHost(value.value) || isRelative(value.value)));

/** `/chat/completions`: a helper of the code's own puts the base in front of it. */
const isRelative = (text: string | null | undefined): boolean =>
  typeof text === 'string' && /^\/[\w.:-]+(?:\/[\w.:-]+)+$/.test(text);

const isBareHost = (text: string | null | undefined): boolean =>
  typeof text === 'string' && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text);
