/** What a value that is given back after a failure says: a substitute, an error told, or nothing. */
import type { Expression } from '../model/facts';
import type { FoundCall } from './findCalls';
import { caughtNames, mentions, nothingCaught, type Caught } from './caughtNames';
import { errorKeys, isErrorRecord, saysFailed } from './errorRecords';
import { globalName } from './globals';
import { numberOf } from './numbers';
import type { Binding } from './moduleIndex';
import { returnsOf } from './returns';
import { withArguments } from './statics';
import type { Surroundings } from './surroundings';
import { forEachChild, isFunction, type FactNode } from './tree';
import { alternatives, everything, type Value } from './values';

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

export function answerOfValue(value: Expression, caught: Caught, look: Look, depth = 0): Answer {
  const inner = (one: Expression): Answer => answerOfValue(one, caught, look, depth + 1);
  if (depth > 6) return { kind: 'unknown' };
  switch (value.kind) {
    case 'literal':
      return value.value === null || value.value === false
        ? { kind: 'told' }
        : { kind: 'value', at: value };
    case 'reference':
      if (value.name === 'undefined' || caught.has(value.name)) return { kind: 'told' };
      return answerOfName(value, caught, look, depth);
    case 'object':
      return isErrorRecord(value, caught) && !handsBack(value, caught, look)
        ? { kind: 'told' }
        : { kind: 'value', at: value };
    case 'array':
    case 'template':
      return mentions(value, caught) ? { kind: 'told' } : { kind: 'value', at: value };
    case 'binary':
      if (value.operator !== '+') return { kind: 'unknown' };
      return mentions(value, caught) ? { kind: 'told' } : { kind: 'value', at: value };
    case 'member':
      return mentions(value, caught) ? { kind: 'told' } : answerOfMember(value, look);
    case 'await':
      return inner(value.value);
    case 'conditional':
      return inner(value.otherwise);
    case 'logical':
      return inner(value.right);
    case 'call':
    case 'new':
      return answerOfCall(value, caught, look, depth);
    default:
      return { kind: 'unknown' };
  }
}

/** `{ refined: draft, note: error.message }`: what the function was handed comes back under the answer's name. */
const handsBack = (
  value: Expression & { kind: 'object' },
  caught: Caught,
  { around }: Look,
): boolean =>
  !saysFailed(value) &&
  !value.properties.some(({ key }) => key !== null && errorKeys.has(key)) &&
  value.properties.some(
    ({ key, value: part }) =>
      key !== null &&
      part.kind === 'reference' &&
      part.name !== key &&
      !caught.has(part.name) &&
      around.resolver.bindingOf(part)?.kind === 'parameter',
  );

/** A name that is made in the handler is what it is made of; one from outside is a substitute. */
function answerOfName(
  value: Expression & { kind: 'reference' },
  caught: Caught,
  look: Look,
  depth: number,
): Answer {
  const { resolver } = look.around;
  const binding = resolver.bindingOf(value);
  const handed = binding ? answerOfHanded(binding, look, depth) : null;
  if (handed) return handed.kind === 'value' ? { kind: 'value', at: value } : handed;
  const writes = binding?.writes ?? [];
  const made = writes.length === 1 ? writes[0] : undefined;
  const isTold =
    made?.value &&
    made.path.length === 0 &&
    answerOfValue(made.value, caught, look, depth + 1).kind === 'told';
  return isTold ? { kind: 'told' } : { kind: 'value', at: value };
}

/** What the call that is followed hands over for a parameter: `withFallback(ask, null)`. */
function answerOfHanded(binding: Binding, { around }: Look, depth: number): Answer | null {
  const { resolver, program } = around;
  if (resolver.isLeftOut?.(binding) === true) return { kind: 'told' };
  const given = resolver.argumentOf?.(binding);
  const there = given ? program.around(given.home.path) : null;
  if (!given || !there) return null;
  const look = { around: { ...there, resolver: given.home } };
  return answerOfValue(given.expression, nothingCaught, look, depth + 1);
}

/** `this.usual.title`: a substitute, where somebody has put one there. */
function answerOfMember(value: Expression & { kind: 'member' }, { around }: Look): Answer {
  const found = everything(around.resolver.valueOf(value));
  const isNothing = (one: Value): boolean =>
    one.kind === 'literal' && (one.value === null || one.value === false);
  if (found.length > 0 && found.every(isNothing)) return { kind: 'told' };
  const isKept =
    found.some(({ kind }) => kind === 'object' || kind === 'list') ||
    found.some((one) => one.kind === 'literal' && !isNothing(one));
  return isKept ? { kind: 'value', at: value } : { kind: 'unknown' };
}

/** `Promise.reject(error)`, and what Observables have for it. */
const rejecting = new Set(['reject', 'throwError']);

/** `NextResponse.json({ error }, { status: 500 })` tells; `Promise.reject(e)` passes on; `fallback(q)` answers. */
function answerOfCall(
  value: Expression & { kind: 'call' | 'new' },
  caught: Caught,
  look: Look,
  depth: number,
): Answer {
  const name = lastName(value.callee);
  if (rejecting.has(name)) return { kind: 'rethrows' };
  const { resolver } = look.around;
  const binding = value.callee.kind === 'reference' ? resolver.bindingOf(value.callee) : null;
  // Nobody hands over what would answer: the handler goes on as it does without.
  if (binding && resolver.isLeftOut?.(binding) === true) return { kind: 'rethrows' };
  const given = resolver.valueOf(value);
  if (given.kind === 'literal' && (given.value === null || given.value === false))
    return { kind: 'told' };
  if ((globalName(value.callee, resolver) ?? '').startsWith('console.'))
    return { kind: 'nothing', empty: false };
  if (saysFailure(value, look)) return { kind: 'told' };
  if (value.kind === 'new' && /(?:Error|Exception|Failure)$/.test(name)) return { kind: 'told' };
  if (value.callee.kind === 'member' && mentions(value.callee.object, caught))
    return { kind: 'told' };
  const own = answerOfOwn(value, caught, look, depth);
  if (value.args.some((argument) => mentions(argument.value, caught)))
    return own ?? { kind: tellsByName(name) ? 'told' : 'unknown' };
  return own?.kind === 'told' ? own : { kind: 'value', at: value };
}

/** `{ tags: text.split(' '), reason }`: something is made of what else the function is handed. */
const worksOn = (value: Expression, others: Caught): boolean =>
  value.kind === 'object' &&
  !saysFailed(value) &&
  value.properties.some(({ value: part }) => part.kind === 'call' && mentions(part, others));

const lastName = (callee: Expression): string =>
  (callee.kind === 'member' ? callee.property : callee.kind === 'reference' ? callee.name : null) ??
  '';

/** `err(error)`, `left(error)`, `String(error)`, `formatError(error)`: whoever is handed an error says it again. */
const tellsByName = (name: string): boolean =>
  /^(?:err|left|fail|failure|String|str|repr|stringify)$/i.test(name) || /error/i.test(name);

/** What an own function gives back where it is handed the error, a status, a text; null where nobody can say. */
function answerOfOwn(
  value: Expression & { kind: 'call' | 'new' },
  caught: Caught,
  look: Look,
  depth: number,
): Answer | null {
  const [callee, ...more] = alternatives(look.around.resolver.valueOf(value.callee));
  const there = callee?.kind === 'function' ? look.around.program.around(callee.home.path) : null;
  if (callee?.kind !== 'function' || more.length > 0 || !there) return null;
  const { params, body } = callee.fn;
  const told = new Set(
    value.args.flatMap((argument, at) => {
      const pattern = mentions(argument.value, caught) ? params[at]?.pattern : undefined;
      return pattern ? [...caughtNames(pattern, body)] : [];
    }),
  );
  const others = new Set(params.flatMap(({ pattern }) => [...caughtNames(pattern, [])]));
  told.forEach((name) => others.delete(name));
  const call = { expression: value, home: look.around.resolver };
  const around = { ...there, resolver: withArguments(callee.home, callee.fn, call) };
  const answers = returnsOf(callee.fn).map((one): Answer | null =>
    one && worksOn(one, others)
      ? { kind: 'value', at: one }
      : one && answerOfValue(one, told, { around }, depth + 1),
  );
  if (answers.length === 0) return null;
  if (answers.every((one) => one === null || one.kind === 'told')) return { kind: 'told' };
  // What it sends or keeps of the error is no answer: only what is made of the rest is.
  const isMade = returnsOf(callee.fn).every((one) => one !== null && worksOn(one, others));
  return isMade ? { kind: 'value', at: value } : null;
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
      if ((code && code.value >= 400) || isErrorRecord(argument.value, nothingCaught)) return true;
    }
    const code = statusMethods.has(method) ? numberOf(argument.value, look.around.resolver) : null;
    if (code && (code.value >= 400 || (method === 'exit' && code.value !== 0))) return true;
  }
  return false;
}

export const tellsFailure = (body: readonly FactNode[], look: Look): boolean =>
  body.some((node) => saysFailure(node, look));
