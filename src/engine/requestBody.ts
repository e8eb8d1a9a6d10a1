/** What a call says of itself: model, streaming. */
import { argumentAt, argumentNamed } from '../model/arguments';
import type { Expression } from '../model/facts';
import type { ArgumentPlace } from '../model/knowledge';
import { commandOf, operationOf, type FoundCall } from './findCalls';
import { isClient } from './answering';
import { globalName } from './globals';
import { keysSetLater } from './laterOptions';
import { readOption, settledExpression, settledObject, type OptionReading } from './statics';
import { textOf } from './texts';
import { isFunction, type FactNode } from './tree';
import { alternatives, type ClientInstance, type Located, type Resolver } from './values';

export type RequestPart = Pick<FoundCall, 'operation' | 'request' | 'client'>;

/** The object that carries model and `stream`: the SDK's body argument, or what `JSON.stringify` is given. */
export function bodyOf(call: RequestPart): Located | null {
  const { operation, request, client } = call;
  if (operation.command !== undefined) {
    const command = commandOf(request.node, operation.command, client, request.home);
    const body = command?.args[0]?.value;
    return body ? { expression: body, home: request.home } : null;
  }
  if (operation.bodyArgument === null) return null;
  const argument = argumentAt(request.node.args, operation.bodyArgument);
  if (!argument) return null;
  if (operation.bodyProperty === undefined) return { expression: argument, home: request.home };
  for (const name of [operation.bodyProperty].flat()) {
    const reading = readOption(argument, name, request.home);
    if (reading.state === 'set') return parsed({ expression: reading.value, home: reading.home });
  }
  return null;
}

/** `JSON.stringify(body)`, also by a name; a body that is an object already stays what it is. */
function parsed(body: Located): Located | null {
  const { expression, home } = body;
  if (expression.kind === 'object') return body;
  const settled = expression.kind === 'call' ? body : settledExpression(expression, home);
  // By its name: more may be put into it later.
  if (settled?.expression.kind === 'object') return body;
  if (settled?.expression.kind !== 'call') return null;
  const { callee, args } = settled.expression;
  // `json.dumps(body).encode('utf-8')`.
  if (callee.kind === 'member' && callee.object.kind === 'call' && callee.property === 'encode')
    return parsed({ expression: callee.object, home: settled.home });
  const first = args[0]?.value;
  const isJson =
    globalName(callee, settled.home) === 'JSON.stringify' ||
    (callee.kind === 'member' && callee.property === 'dumps');
  return isJson && first ? { expression: first, home: settled.home } : null;
}

/** The call has no options at all, or none that carry a body. */
function hasNoBody({ operation, request }: RequestPart): boolean {
  if (operation.bodyArgument === null) return true;
  const argument = argumentAt(request.node.args, operation.bodyArgument);
  if (!argument || operation.bodyProperty === undefined) return !argument;
  return [operation.bodyProperty]
    .flat()
    .every((name) => readOption(argument, name, request.home).state === 'absent');
}

/** Keys of the body; null where it cannot be read. */
export function bodyKeys(call: RequestPart): ReadonlySet<string> | null {
  const body = bodyOf(call);
  if (!body && hasNoBody(call)) return new Set();
  const object = body ? settledObject(body.expression, body.home) : null;
  if (
    !object ||
    object.expression.properties.some(
      (one) =>
        one.spread &&
        one.value.kind !== 'object' &&
        one.value.kind !== 'logical' &&
        one.value.kind !== 'conditional',
    )
  )
    return null;
  const later = body ? keysSetLater(body.expression, body.home) : [];
  return new Set([...object.expression.properties.flatMap(({ key }) => key ?? []), ...later]);
}

/** Whether the answer is a stream; null where the code does not tell. */
export function streamingOf(call: FoundCall): boolean | null {
  const { streaming } = call.operation;
  if (streaming.kind !== 'argument') return streaming.kind === 'always';
  if (operationOf(call) !== 'generate' && call.endpoint !== null) return false;
  const body = bodyOf(call);
  if (!body) return call.endpoint === null && call.operation.bodyArgument !== null ? false : null;
  const reading = readOption(body.expression, streaming.property, body.home);
  const built = reading.state === 'unknown' ? settledObject(body.expression, body.home) : null;
  // What callers may merge into it later is seldom that.
  const chosen = built ? readOption(built.expression, streaming.property, built.home) : reading;
  return isConditional(chosen, call) ? null : flag(chosen);
}

/** `if (onToken) body.stream = true;`, `...(live ? { stream: true } : {})`: it may be set, or not. */
function isConditional(reading: OptionReading, { request }: FoundCall): boolean {
  if (reading.state !== 'set') return false;
  const { parents } = reading.home.index;
  let below: FactNode = reading.value;
  for (let at = parents.get(below); at && !isFunction(at); at = parents.get(at)) {
    const { start, end } = request.node;
    const holdsCall = at.start <= start && at.end >= end && reading.home.path === request.home.path;
    if (holdsCall && !(below.start > start && below.end < end)) return false;
    if ('kind' in at && (at.kind === 'conditional' || at.kind === 'branch') && at.test !== below)
      return true;
    if ('kind' in at && at.kind === 'logical' && at.right === below) return true;
    below = at;
  }
  return false;
}

function flag(reading: OptionReading): boolean | null {
  if (reading.state === 'absent') return false;
  if (reading.state === 'unknown') return null;
  const values = alternatives(reading.home.valueOf(reading.value));
  const only = values.length === 1 ? values[0] : undefined;
  return only?.kind === 'literal' && typeof only.value === 'boolean' ? only.value : null;
}

/** The model's name where the code says it, or the default that it names. */
export const modelOf = (call: FoundCall): string | null => namedModel(call)?.name ?? null;

export interface NamedModel {
  readonly name: string;
  /** The expression that says it. */
  readonly at: Located;
}

/** The model's name, and where the code says it: in the body, in the call, at the client. */
export const namedModel = (call: FoundCall): NamedModel | null =>
  modelInBody(call) ?? modelInCall(call) ?? modelOfClient(call.client);

function modelInBody(call: FoundCall): NamedModel | null {
  const body = bodyOf(call);
  if (!body) return null;
  const reading = readOption(body.expression, call.operation.modelProperty ?? 'model', body.home);
  return reading.state === 'set' ? named(reading.value, reading.home) : null;
}

const modelInCall = ({ operation, request }: FoundCall): NamedModel | null =>
  operation.model
    ? modelAt(operation.model, { expression: request.node, home: request.home })
    : null;

/** The model that a handle, a construction or an inner client names. */
function modelOfClient(client: ClientInstance): NamedModel | null {
  for (const { handle, call } of [...client.steps].reverse()) {
    const found = call && handle.model ? modelAt(handle.model, call) : null;
    if (found !== null) return found;
  }
  const { construction, base } = client;
  for (const place of [base.fact.model ?? []].flat()) {
    const built = construction ? modelAt(place, construction) : null;
    if (built !== null) return built;
  }
  return isClient(client.inner) ? modelOfClient(client.inner) : null;
}

function modelAt(
  { argument, name, property }: ArgumentPlace,
  { expression, home }: NonNullable<ClientInstance['construction']>,
): NamedModel | null {
  const value = argumentNamed(expression.args, argument, name);
  if (!value) return null;
  if (property === undefined) return named(value, home);
  const reading = readOption(value, property, home);
  return reading.state === 'set' ? named(reading.value, reading.home) : null;
}

/** A text without holes. */
function named(value: Expression, home: Resolver): NamedModel | null {
  const text = textOf(value, home);
  const isWhole = text.length > 0 && text.every((piece) => piece !== null);
  return isWhole ? { name: text.join(''), at: { expression: value, home } } : null;
}
