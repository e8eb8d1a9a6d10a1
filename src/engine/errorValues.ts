/** What expressions in a handler come to for one kind of failure: `error.status >= 500`, `isRetryable(error)`. */
import type { CallExpression, Expression, FunctionFact, MemberExpression } from '../model/facts';
import { hasCode, isOfClass, saysText, statusOf, type FailureKind, type Known } from './failures';
import { classesTogether } from './handlersOfKinds';
import { numberOf } from './numbers';
import type { Binding } from './moduleIndex';
import type { Surroundings } from './surroundings';
import { someInside } from './tree';
import { everything, type Value } from './values';

type Plain = string | number | boolean | null | undefined;

export type Seen =
  /** The error, or something of it that carries the same settings: `error.response`. */
  | { readonly is: 'error' | 'text' | 'name' | 'code' }
  | { readonly is: 'value'; readonly value: Plain }
  /** It says nothing of the error: a counter, a setting. */
  | { readonly is: 'free' }
  /** It is about the error and cannot be read. */
  | { readonly is: 'unknown' };

export interface Sight {
  readonly kind: FailureKind;
  readonly around: Surroundings;
  /** The binding is the caught error. */
  readonly isCaught: (binding: Binding) => boolean;
  /** What parameters of entered functions stand for. */
  readonly given: ReadonlyMap<FunctionFact, readonly Seen[]>;
  /** An exception class that this call never raises. */
  readonly isForeign: (type: Expression) => boolean;
  readonly depth: number;
  /** What an own function gives back for these arguments. */
  readonly resultOf: (fn: FunctionFact, given: readonly Seen[], sight: Sight) => Seen;
}

const free: Seen = { is: 'free' };
const unknown: Seen = { is: 'unknown' };
const plain = (value: Plain): Seen => ({ is: 'value', value });
const known = (value: Known): Seen => (value === null ? unknown : plain(value));

/** `free` where it hangs on something else than the error; null where nobody can say. */
export function truthOf(seen: Seen): Known | 'free' {
  if (seen.is === 'free') return 'free';
  if (seen.is === 'value') return Boolean(seen.value);
  return seen.is === 'unknown' || seen.is === 'code' ? null : true;
}

export function seen(expression: Expression, sight: Sight): Seen {
  if (sight.depth > maxDepth) return unknown;
  const inner = { ...sight, depth: sight.depth + 1 };
  switch (expression.kind) {
    case 'literal':
      return plain(expression.value);
    case 'reference':
      return seenName(expression, inner);
    case 'member':
      return expression.property === null
        ? seenElsewhere(expression, inner)
        : partOf(seen(expression.object, inner), expression, inner);
    case 'await':
      return seen(expression.value, inner);
    case 'unary':
      return seenUnary(expression.operator, seen(expression.value, inner));
    case 'logical':
      return seenLogical(expression, inner);
    case 'binary':
      return seenBinary(expression, inner);
    case 'conditional':
      return seenChoice(expression, inner);
    case 'template':
      return isAbout(expression, inner) ? { is: 'text' } : free;
    case 'call':
      return seenCall(expression, inner);
    default:
      return seenElsewhere(expression, inner);
  }
}

const maxDepth = 14;

const seenElsewhere = (expression: Expression, sight: Sight): Seen =>
  isAbout(expression, sight) ? unknown : free;

/** Something inside is the error, or of it. */
export const isAbout = (expression: Expression, sight: Sight): boolean =>
  sight.depth > maxDepth ||
  someInside([expression], (node) => {
    if (!('kind' in node) || node.kind !== 'reference') return false;
    const { is } = seenName(node, { ...sight, depth: sight.depth + 1 });
    return is !== 'free' && is !== 'value';
  });

function seenName(reference: Expression & { kind: 'reference' }, sight: Sight): Seen {
  if (reference.name === 'undefined') return plain(undefined);
  const binding = sight.around.resolver.bindingOf(reference);
  if (!binding) return free;
  if (sight.isCaught(binding)) return { is: 'error' };
  if (binding.parameter) {
    const { fn, position, path } = binding.parameter;
    const given = sight.given.get(fn)?.[position];
    if (!given) return free;
    return path.reduce<Seen>((at, step) => named(at, String(step), sight), given);
  }
  const write = binding.writes.length === 1 ? binding.writes[0] : undefined;
  if (!write?.value || write.element === true || sight.depth > maxDepth) return free;
  const value = seen(write.value, { ...sight, depth: sight.depth + 1 });
  return write.path.reduce<Seen>((at, step) => named(at, String(step), sight), value);
}

function partOf(owner: Seen, { property }: MemberExpression, sight: Sight): Seen {
  return named(owner, property ?? '', sight);
}

const statusNames = new Set(['status', 'statusCode', 'status_code', 'httpStatus']);
const carriers = new Set([
  'response',
  'error',
  'Error',
  'data',
  'body',
  'constructor',
  '$metadata',
]);
const counters = new Set(['attemptNumber', 'retriesLeft', 'attempt', 'attempts', 'retryCount']);

/** A property of what an expression stands for. */
function named(owner: Seen, property: string, { kind }: Sight): Seen {
  if (owner.is === 'value') return owner.value === undefined ? owner : free;
  if (owner.is === 'text' || owner.is === 'unknown') return unknown;
  if (owner.is !== 'error') return owner;
  const status = statusOf[kind];
  if (statusNames.has(property) || property === 'httpStatusCode') return plain(status ?? undefined);
  if (property === 'ok' && status !== null) return plain(false);
  if (property === 'response' && status === null) return plain(undefined);
  if (carriers.has(property)) return owner;
  if (counters.has(property)) return free;
  if (property === 'code' || property === 'name') return { is: property };
  if (property === 'Code') return { is: 'code' };
  if (property === 'message' || property === 'type' || property === 'stack') return { is: 'text' };
  if (property === 'isRetryable') return plain(kind !== 'bad-request' && kind !== 'unauthorized');
  return unknown;
}

function seenUnary(operator: string, value: Seen): Seen {
  if (operator === '!' || operator === 'not') {
    const truth = truthOf(value);
    return truth === 'free' ? free : known(truth === null ? null : !truth);
  }
  if (operator === 'typeof') {
    if (value.is === 'value') return plain(typeof value.value);
    return value.is === 'error' ? plain('object') : value.is === 'text' ? plain('string') : unknown;
  }
  if (operator === '-' && value.is === 'value' && typeof value.value === 'number')
    return plain(-value.value);
  return value;
}

function seenLogical(expression: Expression & { kind: 'logical' }, sight: Sight): Seen {
  const left = seen(expression.left, sight);
  if (expression.operator === '??') {
    if (left.is !== 'value') return left;
    return left.value === null || left.value === undefined ? seen(expression.right, sight) : left;
  }
  const decisive = expression.operator === '||';
  const first = truthOf(left);
  if (first === decisive) return left;
  const right = seen(expression.right, sight);
  if (first === !decisive) return right;
  const second = truthOf(right);
  if (second === decisive) return plain(decisive);
  return first === null || second === null ? unknown : free;
}

function seenChoice(expression: Expression & { kind: 'conditional' }, sight: Sight): Seen {
  const test = truthOf(seen(expression.test, sight));
  if (test === true) return seen(expression.then, sight);
  if (test === false) return seen(expression.otherwise, sight);
  return test === 'free' ? free : unknown;
}

// ------------------------------------------------------------------------------------------------ operators

function seenBinary(expression: Expression & { kind: 'binary' }, sight: Sight): Seen {
  const { operator } = expression;
  if (operator === 'instanceof' || operator === 'in') return seenTest(expression, sight);
  const left = seen(expression.left, sight);
  const right = seen(expression.right, sight);
  if (left.is === 'unknown' || right.is === 'unknown') return unknown;
  if (left.is === 'value' && right.is === 'value')
    return compared(left.value, operator, right.value);
  const [about, other] = left.is === 'value' ? [right, left] : [left, right];
  if (about.is === 'free') return other.is === 'free' || other.is === 'value' ? free : unknown;
  if (other.is !== 'value') return unknown;
  const equal = isEqual(about, other.value, sight.kind);
  if (operator === '===' || operator === '==') return known(equal);
  if (operator === '!==' || operator === '!=') return known(equal === null ? null : !equal);
  return about.is === 'code' && typeof other.value === 'number'
    ? compared(statusOf[sight.kind] ?? undefined, operator, other.value)
    : unknown;
}

function compared(left: Plain, operator: string, right: Plain): Seen {
  switch (operator) {
    case '===':
      return plain(left === right);
    case '!==':
      return plain(left !== right);
    case '==':
      return plain((left ?? null) === (right ?? null));
    case '!=':
      return plain((left ?? null) !== (right ?? null));
    default:
  }
  if (typeof left !== 'number' || typeof right !== 'number')
    return left === undefined || right === undefined ? plain(false) : unknown;
  switch (operator) {
    case '<':
      return plain(left < right);
    case '<=':
      return plain(left <= right);
    case '>':
      return plain(left > right);
    case '>=':
      return plain(left >= right);
    default:
      return unknown;
  }
}

function isEqual(about: Seen, value: Plain, kind: FailureKind): Known {
  if (value === null || value === undefined) return false;
  if (about.is === 'name') return typeof value === 'string' ? isOfClass(value, kind) : null;
  if (about.is === 'code')
    return typeof value === 'string' || typeof value === 'number' ? hasCode(value, kind) : null;
  return null;
}

/** `error instanceof RateLimitError`, `'status' in error`. */
function seenTest(expression: Expression & { kind: 'binary' }, sight: Sight): Seen {
  const { left, right, operator } = expression;
  if (operator === 'in') {
    const holder = seen(right, sight);
    if (holder.is === 'text' || holder.is === 'name')
      return searched(holder, right, left, sight) ?? unknown;
    const list = left.kind === 'literal' ? null : searchedList(left, right, sight);
    if (list) return list;
    const key = left.kind === 'literal' && typeof left.value === 'string' ? left.value : null;
    if (holder.is !== 'error') return holder.is === 'free' ? free : unknown;
    if (key === null || !(statusNames.has(key) || key === 'response')) return unknown;
    return plain(statusOf[sight.kind] !== null);
  }
  const tested = seen(left, sight);
  if (tested.is === 'free') return free;
  if (tested.is !== 'error') return tested.is === 'value' ? plain(false) : unknown;
  return sight.isForeign(right) ? plain(false) : known(isOfClass(lastName(right), sight.kind));
}

const lastName = (expression: Expression): string =>
  expression.kind === 'reference'
    ? expression.name
    : expression.kind === 'member'
      ? (expression.property ?? '')
      : '';

// ---------------------------------------------------------------------------------------------------- calls

/** `error.status_code in (429, 503)`. */
function searchedList(wanted: Expression, list: Expression, sight: Sight): Seen | null {
  const { is } = seen(wanted, sight);
  return is === 'value' || is === 'name' || is === 'code'
    ? searched(free, list, wanted, sight)
    : null;
}

const sameText = new Set([
  ...['toLowerCase', 'toUpperCase', 'toString', 'trim'],
  ...['lower', 'upper', 'strip', 'casefold'],
]);
const searches = new Set(['includes', 'has', 'startsWith', 'indexOf']);
const converters = new Set([
  'String',
  'Number',
  'parseInt',
  'Boolean',
  'str',
  'repr',
  'int',
  'bool',
]);
const intoText = new Set(['String', 'str', 'repr']);

function seenCall(call: CallExpression, sight: Sight): Seen {
  const { callee, args } = call;
  const first = args[0]?.value;
  if (callee.kind === 'reference' && first && converters.has(callee.name)) {
    const inner = seen(first, sight);
    return intoText.has(callee.name) && inner.is === 'error' ? { is: 'text' } : inner;
  }
  if (callee.kind === 'reference' && callee.name === 'isinstance' && first)
    return seenInstance(first, args[1]?.value, sight);
  if (callee.kind === 'member') {
    const method = callee.property ?? '';
    const owner = seen(callee.object, sight);
    // `error.response.get("Error", {}).get("Code")`.
    const isOpen = owner.is === 'error' || (owner.is === 'value' && owner.value === undefined);
    if (method === 'get' && isOpen && first?.kind === 'literal')
      return named(owner, String(first.value), sight);
    if (sameText.has(method)) return owner.is === 'error' ? { is: 'text' } : owner;
    if (first && searches.has(method)) {
      const found = searched(owner, callee.object, first, sight);
      if (found) return found;
    }
    if (method === 'isInstance' && first && seen(first, sight).is === 'error')
      return sight.isForeign(callee.object)
        ? plain(false)
        : known(isOfClass(lastName(callee.object), sight.kind));
  }
  return resultOfOwn(call, sight) ?? seenElsewhere(call, sight);
}

/** `isinstance(error, (APITimeoutError, RateLimitError))`. */
function seenInstance(tested: Expression, type: Expression | undefined, sight: Sight): Seen {
  const { is } = seen(tested, sight);
  if (is === 'free' || is === 'value') return free;
  if (is !== 'error' || !type) return unknown;
  const all = classesTogether(type).map((one) =>
    sight.isForeign(one) ? false : isOfClass(lastName(one), sight.kind),
  );
  if (all.includes(true)) return plain(true);
  return known(all.every((one) => one === false) ? false : null);
}

/** `message.includes('429')`, `[429, 503].includes(error.status)`, `retryable.has(error.name)`. */
function searched(owner: Seen, list: Expression, wanted: Expression, sight: Sight): Seen | null {
  const item = seen(wanted, sight);
  if (owner.is === 'text' || owner.is === 'name') {
    if (item.is !== 'value' || typeof item.value !== 'string') return unknown;
    return known(
      owner.is === 'name' ? isOfClass(item.value, sight.kind) : saysText(item.value, sight.kind),
    );
  }
  if (item.is === 'free' || item.is === 'error') return item.is === 'free' ? null : unknown;
  const items = literalsIn(list, sight);
  if (!items) return unknown;
  if (item.is === 'value') return plain(items.some((one) => one === item.value));
  const matches = items.map((one) => isEqual(item, one, sight.kind));
  if (matches.includes(true)) return plain(true);
  return matches.every((one) => one === false) ? plain(false) : unknown;
}

/** The literals of a list or a set; null where something else may be in it. */
function literalsIn(list: Expression, { around: { resolver } }: Sight): readonly Plain[] | null {
  const [only, ...more] = everything(resolver.valueOf(list));
  const found = only && more.length === 0 ? itemsOf(only) : null;
  const values = found?.map((item) => (item.kind === 'literal' ? item.value : undefined));
  return !values || values.includes(undefined) ? null : values;
}

/** `new Set([429])` holds what it is built from. */
function itemsOf(value: Value): readonly Value[] | null {
  if (value.kind === 'list') return value.items;
  if (value.kind !== 'external' || !value.made || value.path.join('.') !== 'Set.new') return null;
  const first = value.made.expression.args[0]?.value;
  const [list, ...more] = first ? everything(value.made.home.valueOf(first)) : [];
  return list?.kind === 'list' && more.length === 0 ? list.items : null;
}

function resultOfOwn(call: CallExpression, sight: Sight): Seen | null {
  const [only, ...more] = everything(sight.around.resolver.valueOf(call.callee));
  if (only?.kind !== 'function' || more.length > 0 || sight.given.has(only.fn)) return null;
  const given = call.args.map(({ value }) => seen(value, sight));
  if (given.every(({ is }) => is === 'free' || is === 'value') && !isAbout(call, sight)) {
    const value = numberOf(call, sight.around.resolver);
    return value ? plain(value.value) : free;
  }
  const there = sight.around.program.around(only.home.path);
  return there ? sight.resultOf(only.fn, given, { ...sight, around: there }) : unknown;
}
