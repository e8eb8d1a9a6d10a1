/** Own helpers that are given the address of a request: `fetchWithTimeout('https://api.openai.com/…', options)`. */
import type { CallExpression, Expression, FunctionFact } from '../model/facts';
import type { Knowledge } from '../model/knowledge';
import { addressText } from './addresses';
import type { FoundCall, OperationHit, RequestNode } from './findCalls';
import { hostOf, providerAt, type Endpoint } from './hosts';
import { textOf, withArguments } from './statics';
import { alternatives, type Resolver } from './values';

/** A call of an own function that passes the address on. */
export interface Delegation {
  readonly fn: FunctionFact;
  readonly call: CallExpression;
  /** The module that the call is written in. */
  readonly home: Resolver;
}

type OperationsAt = (node: RequestNode, home: Resolver) => readonly OperationHit[];

const maxHelpers = 3;

export function helperRequest(
  node: RequestNode,
  home: Resolver,
  knowledge: Knowledge,
  operationsAt: OperationsAt,
): FoundCall | null {
  if (node.kind !== 'call' || !node.args.some((one) => mayBeAddress(one.value))) return null;
  const endpoints = node.args.map((one) =>
    one.spread === null ? endpointIn(one.value, home, knowledge) : null,
  );
  const position = endpoints.findIndex((one) => one !== null);
  const endpoint = endpoints[position];
  if (!endpoint) return null;
  const found = requestBehind(node, position, home, operationsAt, []);
  return found
    ? {
        ...found.hit,
        node,
        home,
        endpoint,
        request: found.request,
        helpers: found.helpers,
        others: [],
      }
    : null;
}

/** Cheap enough to ask of every call of a module. */
const mayBeAddress = (value: Expression): boolean =>
  value.kind === 'template' ||
  value.kind === 'reference' ||
  value.kind === 'member' ||
  value.kind === 'binary' ||
  (value.kind === 'literal' &&
    typeof value.value === 'string' &&
    /^(?:https?|wss?):/.test(value.value));

function endpointIn(value: Expression, home: Resolver, { providers }: Knowledge): Endpoint | null {
  if (!mayBeAddress(value)) return null;
  const address = hostOf(textOf(value, home));
  return address ? providerAt(address, providers) : null;
}

interface Behind {
  readonly hit: OperationHit;
  readonly request: FoundCall['request'];
  readonly helpers: readonly Delegation[];
}

/** The request in an own function whose address is the parameter at `position`. */
function requestBehind(
  call: CallExpression,
  position: number,
  home: Resolver,
  operationsAt: OperationsAt,
  helpers: readonly Delegation[],
): Behind | null {
  if (helpers.length >= maxHelpers) return null;
  for (const value of alternatives(home.valueOf(call.callee))) {
    if (value.kind !== 'function' || helpers.some((one) => one.fn === value.fn)) continue;
    const pattern = value.fn.params[position]?.pattern;
    if (pattern?.kind !== 'name') continue;
    const step: Delegation = { fn: value.fn, call, home };
    const inner = withArguments(value.home, value.fn, { expression: call, home });
    const found = requestIn(value.fn, pattern.name, inner, operationsAt, [...helpers, step]);
    if (found) return found;
  }
  return null;
}

function requestIn(
  fn: FunctionFact,
  name: string,
  home: Resolver,
  operationsAt: OperationsAt,
  helpers: readonly Delegation[],
): Behind | null {
  for (const node of home.index.calls) {
    if (node.start < fn.start || node.end > fn.end) continue;
    const at = node.args.findIndex((one) => beginsWith(one.value, name, home));
    if (at < 0) continue;
    const hit = operationsAt(node, home).find(({ operation }) => operation.url?.argument === at);
    if (hit) return { hit, request: { node, home }, helpers };
    const further =
      node.kind === 'call' ? requestBehind(node, at, home, operationsAt, helpers) : null;
    if (further) return further;
  }
  return null;
}

/** The address is the parameter, or a property `url` that is, or a text that begins with it. */
function beginsWith(value: Expression, name: string, home: Resolver): boolean {
  if (value.kind === 'reference') return value.name === name;
  if (value.kind === 'template') {
    const [first] = value.values;
    return value.texts[0] === '' && first !== undefined && beginsWith(first, name, home);
  }
  if (value.kind === 'binary') return beginsWith(value.left, name, home);
  if (value.kind === 'object')
    return value.properties.some((one) => one.key === 'url' && beginsWith(one.value, name, home));
  return (
    value.kind === 'new' &&
    addressText(value, { argument: 0 }, home) !== null &&
    value.args.some((one) => beginsWith(one.value, name, home))
  );
}
