/** What a value that is given back after a failure says: a substitute, an error told, or nothing. */
import type { Expression } from '../model/facts';
import type { FoundCall } from './findCalls';
import { globalName } from './globals';
import { numberOf } from './numbers';
import type { Surroundings } from './surroundings';
import { forEachChild, isFunction, type FactNode } from './tree';

export type Answer =
  /** The error leaves the handler again on every way through it. */
  | { readonly kind: 'rethrows' }
  /** The function around it is called again. */
  | { readonly kind: 'repeats' }
  /** Another LLM call answers. */
  | { readonly kind: 'call'; readonly call: FoundCall }
  /** The same callback, with something else in its hands: another provider. */
  | {
      readonly kind: 'again';
      readonly at: Expression;
      readonly as: 'other-provider' | 'other-model';
      /** What differs is a value from elsewhere, not written in the call. */
      readonly held: boolean;
    }
  /** A value that a caller takes for success. */
  | { readonly kind: 'value'; readonly at: Expression }
  /** An error told to the outside: a status of 400 or more, an error record, null, false. */
  | { readonly kind: 'told' }
  /** Nothing: the program goes on as if the call had not been there. */
  | { readonly kind: 'nothing'; readonly empty: boolean }
  | { readonly kind: 'unknown' };

export interface Look {
  readonly around: Surroundings;
}

export const errorKeys = new Set(['error', 'errors', 'err', 'errorMessage', 'reason']);

const successKeys = new Set(['ok', 'success', 'succeeded']);

export function answerOfValue(
  value: Expression,
  caught: string | null,
  look: Look,
  depth = 0,
): Answer {
  const inner = (one: Expression): Answer => answerOfValue(one, caught, look, depth + 1);
  if (depth > 6) return { kind: 'unknown' };
  switch (value.kind) {
    case 'literal':
      return value.value === null || value.value === false
        ? { kind: 'told' }
        : { kind: 'value', at: value };
    case 'reference':
      if (value.name === 'undefined' || value.name === caught) return { kind: 'told' };
      return answerOfName(value, caught, look, depth);
    case 'object':
      return isErrorRecord(value, caught) ? { kind: 'told' } : { kind: 'value', at: value };
    case 'array':
    case 'template':
      return mentions(value, caught) ? { kind: 'told' } : { kind: 'value', at: value };
    case 'await':
      return inner(value.value);
    case 'conditional':
      return inner(value.otherwise);
    case 'logical':
      return inner(value.right);
    case 'call':
    case 'new':
      return answerOfCall(value, caught, look);
    default:
      return { kind: 'unknown' };
  }
}

/** A name that is made in the handler is what it is made of; one from outside is a substitute. */
function answerOfName(
  value: Expression & { kind: 'reference' },
  caught: string | null,
  look: Look,
  depth: number,
): Answer {
  const writes = look.around.resolver.bindingOf(value)?.writes ?? [];
  const made = writes.length === 1 ? writes[0] : undefined;
  const isTold =
    made?.value &&
    made.path.length === 0 &&
    answerOfValue(made.value, caught, look, depth + 1).kind === 'told';
  return isTold ? { kind: 'told' } : { kind: 'value', at: value };
}

function isErrorRecord(value: Expression & { kind: 'object' }, caught: string | null): boolean {
  return value.properties.some((property) => {
    const key = property.key ?? '';
    if (errorKeys.has(key)) return !isNull(property.value);
    if (statusKeys.has(key)) return isFailureStatus(property.value);
    if (key === 'body') return isErrorText(property.value, caught);
    if (stateKeys.has(key)) return isFailureWord(property.value);
    if (successKeys.has(key))
      return property.value.kind === 'literal' && property.value.value === false;
    return mentions(property.value, caught);
  });
}

const statusKeys = new Set(['status', 'statusCode', 'code']);

/** A status of 400 or more, or a word for a failure. */
const isFailureStatus = (value: Expression): boolean =>
  value.kind === 'literal' && typeof value.value === 'number'
    ? value.value >= 400
    : isFailureWord(value);

/** `JSON.stringify({ error })`. */
const isErrorText = (value: Expression, caught: string | null): boolean =>
  value.kind === 'call' &&
  value.args.some(({ value: part }) => part.kind === 'object' && isErrorRecord(part, caught));

const stateKeys = new Set(['state', 'type', 'kind', 'result']);

const isFailureWord = (value: Expression): boolean =>
  value.kind === 'literal' &&
  typeof value.value === 'string' &&
  /^(?:error|failed|failure|unavailable)$/i.test(value.value);

const isNull = (value: Expression): boolean => value.kind === 'literal' && value.value === null;

function mentions(value: FactNode, name: string | null): boolean {
  if (name === null) return false;
  let found = false;
  const visit = (node: FactNode): void => {
    if ('kind' in node && node.kind === 'reference' && node.name === name) found = true;
    if (!found) forEachChild(node, visit);
  };
  visit(value);
  return found;
}

/** `Promise.reject(error)`, and what Observables have for it. */
const rejecting = new Set(['reject', 'throwError']);

/** `NextResponse.json({ error }, { status: 500 })` tells; `Promise.reject(e)` passes on; `fallback(q)` answers. */
function answerOfCall(
  value: Expression & { kind: 'call' | 'new' },
  caught: string | null,
  look: Look,
): Answer {
  const { callee } = value;
  const name =
    callee.kind === 'member' ? callee.property : callee.kind === 'reference' ? callee.name : '';
  if (rejecting.has(name ?? '')) return { kind: 'rethrows' };
  const given = look.around.resolver.valueOf(value);
  if (given.kind === 'literal' && (given.value === null || given.value === false))
    return { kind: 'told' };
  if ((globalName(value.callee, look.around.resolver) ?? '').startsWith('console.'))
    return { kind: 'nothing', empty: false };
  if (saysFailure(value, look)) return { kind: 'told' };
  if (value.args.some((argument) => mentions(argument.value, caught))) return { kind: 'unknown' };
  return { kind: 'value', at: value };
}

/** A call with an HTTP status of 400 or more, or with an error record, anywhere in its chain. */
function saysFailure(value: FactNode, look: Look): boolean {
  let found = false;
  const visit = (node: FactNode): void => {
    if (found || isFunction(node) || isLogged(node)) return;
    if ('kind' in node && (node.kind === 'call' || node.kind === 'new'))
      found = isFailureCall(node, look);
    if (!found) forEachChild(node, visit);
  };
  visit(value);
  return found;
}

/** `logger.warn('no answer', { error })`: a log tells nobody who waits. */
function isLogged(node: FactNode): boolean {
  if (!('kind' in node) || node.kind !== 'call' || node.callee.kind !== 'member') return false;
  const { object, property } = node.callee;
  const owner =
    object.kind === 'reference' ? object.name : object.kind === 'member' ? object.property : null;
  return logMethods.has(property ?? '') && /^console$|log(?:ger|s)?$/i.test(owner ?? '');
}

const logMethods = new Set(['debug', 'error', 'fatal', 'info', 'log', 'trace', 'warn', 'warning']);

const statusMethods = new Set(['status', 'sendStatus', 'writeHead', 'code', 'exit']);

function isFailureCall(node: Expression & { kind: 'call' | 'new' }, look: Look): boolean {
  const method = node.callee.kind === 'member' ? (node.callee.property ?? '') : '';
  for (const argument of node.args) {
    if (argument.value.kind === 'object') {
      const status = argument.value.properties.find((property) => property.key === 'status');
      const code = status ? numberOf(status.value, look.around.resolver) : null;
      if ((code && code.value >= 400) || isErrorRecord(argument.value, null)) return true;
    }
    const code = statusMethods.has(method) ? numberOf(argument.value, look.around.resolver) : null;
    if (code && (code.value >= 400 || (method === 'exit' && code.value !== 0))) return true;
  }
  return false;
}

export const tellsFailure = (body: readonly FactNode[], look: Look): boolean =>
  body.some((node) => saysFailure(node, look));
