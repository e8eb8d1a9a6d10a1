/** Requests for all elements of a collection at once. */
import type { CallExpression, Expression, FunctionFact, NewExpression } from '../../model/facts';
import type { Crowd } from '../../model/evidence';
import { isBounded } from '../collectionSizes';
import type { FailurePath, Passed } from '../paths';
import { wrapperOf, type Surroundings } from '../surroundings';
import { isFunction, someInside, type FactNode } from '../tree';
import { takesSlot } from './limiters';
import type { EvidenceQuestion } from './question';

/** Null where a limiter stands on the way, or where every collection on it is small by what the code says. */
export function crowdOf(question: EvidenceQuestion): Crowd | null {
  for (const path of question.paths) {
    const isFew = path.guessed || isLimited(path) || takesSlot(path, question);
    const crowd = isFew ? null : crowdOn(path);
    if (crowd) return crowd;
  }
  return null;
}

const isLimited = ({ passed, steps }: FailurePath): boolean =>
  passed.some(({ by }) => by?.limits === true) ||
  steps.some((step) => step.kind === 'wrapper' && step.wrapper.limits === true);

function crowdOn({ passed }: FailurePath): Crowd | null {
  for (const [at, one] of passed.entries()) {
    // All of them run before anybody waits for the first.
    const isGathered = passed.slice(at + 1).some(({ by }) => by?.gathers === true);
    const spread = isGathered ? spreadBy(one) : null;
    if (spread && !isBounded(spread.over, one.around) && !takesTurns(spread.body, one.around))
      return {
        at: one.around.resolver.positions.place(spread.over),
        over: nameOf(spread.over),
      };
  }
  return null;
}

interface Spread {
  /** The collection, each element of which starts a request. */
  readonly over: Expression;
  /** What runs for one element. */
  readonly body: readonly FactNode[];
}

/** `items.map(ask)`, or `list.push(ask(item))` in a loop over the items. */
function spreadBy({ call, by, around }: Passed): Spread | null {
  if (by === null) return spreadAround(call, around);
  return by.perElement === true ? spreadOf(call) : null;
}

function spreadOf(call: CallExpression | NewExpression): Spread | null {
  if (call.callee.kind !== 'member') return null;
  const [callback] = call.args;
  return {
    over: call.callee.object,
    body: callback?.value.kind === 'function' ? callback.value.fn.body : [],
  };
}

function spreadAround(call: FactNode, around: Surroundings): Spread | null {
  const { parents } = around.index;
  for (let at = parents.get(call); at; at = parents.get(at)) {
    if (isFunction(at)) return callbackOf(at, around);
    if (!('kind' in at) || at.kind !== 'loop') continue;
    const over = at.each && !at.each.awaits ? at.each.over : null;
    return over && at.style === 'each' ? { over, body: at.body } : null;
  }
  return null;
}

/** `items.forEach((item) => list.push(ask(item)))`. */
function callbackOf(fn: FunctionFact, around: Surroundings): Spread | null {
  const holder = around.index.parents.get(fn);
  const call = holder ? around.index.parents.get(holder) : undefined;
  if (!holder || !call || !('kind' in call) || call.kind !== 'call') return null;
  const isEach = wrapperOf(call, holder, around)?.wrapper.perElement === true;
  return isEach ? spreadOf(call) : null;
}

/** Something is waited for before each request that spreads them out, or the list is emptied on the way. */
const takesTurns = (body: readonly FactNode[], around: Surroundings): boolean =>
  someInside(body, (node) => {
    if (!('kind' in node)) return false;
    // `if (pending.length >= 5) await Promise.all(pending.splice(0))`.
    if (node.kind === 'await') return isTurn(node.value) || isGathering(node.value, around);
    return false;
  });

function isTurn(value: Expression): boolean {
  if (value.kind === 'new') return true;
  if (value.kind !== 'call') return false;
  const { callee } = value;
  const name =
    callee.kind === 'reference' ? callee.name : callee.kind === 'member' ? callee.property : null;
  return name !== null && turns.test(name);
}

const turns =
  /limit|semaphore|acquire|throttl|schedul|slot|mutex|lock|queue|sleep|delay|wait|pause|stagger|jitter/i;

const isGathering = (value: Expression, around: Surroundings): boolean => {
  const first = value.kind === 'call' ? value.args[0]?.value : undefined;
  return (
    value.kind === 'call' &&
    first !== undefined &&
    wrapperOf(value, first, around)?.wrapper.gathers === true
  );
};

/** `items`, `request.items`; null for what has no short name. */
function nameOf(over: Expression): string | null {
  if (over.kind === 'reference') return over.name;
  if (over.kind !== 'member' || over.property === null) return null;
  if (over.object.kind === 'self') return `this.${over.property}`;
  const owner = nameOf(over.object);
  return owner === null ? null : `${owner}.${over.property}`;
}
