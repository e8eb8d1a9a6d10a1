/**
 * Where the failure of a call goes: outward through `await`, `try`, loops, wrappers and callers, until somebody outside
 * the program hears of it. The answer is a list of paths; a path that cannot be followed ends `unknown`.
 */
import type {
  CallExpression,
  Expression,
  FunctionFact,
  Handler,
  NewExpression,
  Pattern,
} from '../model/facts';
import { raisesAtCall } from './ecosystems';
import type { FailurePath } from './paths';
import { usesAfter } from './references';
import { add, passedBy, withPart, withWrapper, type Trail } from './trail';
import { isClass, isExpression, isFunction, isHandler, someInside, type FactNode } from './tree';
import { timerOfPromise } from './timers';
import { underAlarm } from './alarms';
import { handlerOfOutage } from './handlersOfKinds';
import { repeatingHandler } from './retryLoops';
import { blockWrapper, wrapperOf, type Surroundings } from './surroundings';
import { isFull, maxDepth, type Walk, end, unknownEnd, outsideEnd } from './walk';
import { followResult, followHelper, followOpaque, followPromise } from './flowFunctions';

/** Paths from a call, or from a request inside own helpers outward through the calls that entered them. */
export function failurePaths(
  call: Expression,
  around: Surroundings,
  returns: Trail['returns'] = [],
  { raised = false, unread = null }: Pick<Trail, 'raised' | 'unread'> = {},
): readonly FailurePath[] {
  const cut: Trail[] = [];
  const walk: Walk = { paths: [], cut };
  followValue(call, { ...nothing, around, returns, raised, unread }, walk);
  // Functions that only call one another: nobody else does.
  if (walk.paths.length === 0) end(cut[0] ?? { ...nothing, around }, outsideEnd, walk);
  return walk.paths;
}

/** The same for whatever leaves a function of this module. */
export function pathsOfFunction(fn: FunctionFact, around: Surroundings): readonly FailurePath[] {
  const walk: Walk = { paths: [] };
  followResult(fn, { ...nothing, around, raised: raisesAtCall(fn, around.index.facts) }, walk);
  return walk.paths;
}

const nothing: Omit<Trail, 'around'> = {
  ...{ steps: [], passed: [], returns: [], seen: [], through: [] },
  ...{ depth: 0, guessed: false },
};

/** Far more than anybody calls one function from: what is beyond is not followed. */
const manyPaths = 400;

/** Where the failure of an expression goes within the function around it. */
export function pathsInside(
  node: Expression,
  around: Surroundings,
  returns: Trail['returns'] = [],
  { raised = false }: Pick<Trail, 'raised' | 'unread'> = {},
): readonly FailurePath[] {
  const walk: Walk = { paths: [], limit: manyPaths, within: null };
  followValue(node, { ...nothing, around, returns, raised }, walk);
  return walk.paths;
}

/** Where a function's failure goes within each function that calls it. */
export function pathsOfCallers(fn: FunctionFact, around: Surroundings): readonly FailurePath[] {
  const walk: Walk = { paths: [], limit: manyPaths, within: fn };
  followResult(fn, { ...nothing, around, raised: raisesAtCall(fn, around.index.facts) }, walk);
  return walk.paths;
}

/** `node` is a promise of the call's result: follow it to where somebody waits for it. */
export function followValue(node: FactNode, from: Trail, walk: Walk): void {
  if (from.raised === true) {
    followControl(node, { ...from, raised: false, at: node }, walk);
    return;
  }
  const trail = { ...from, depth: from.depth + 1, at: node };
  const parent = trail.around.index.parents.get(node);
  if (trail.depth > maxDepth || isFull(walk)) {
    end(trail, unknownEnd, walk);
  } else if (!parent) {
    end(trail, { kind: 'module' }, walk);
  } else if (isFunction(parent)) {
    followResult(parent, trail, walk);
  } else if (isExpression(parent)) {
    followInExpression(node, parent, trail, walk);
  } else {
    followInStatement(node, parent, trail, walk);
  }
}

function followInExpression(node: FactNode, parent: Expression, trail: Trail, walk: Walk): void {
  switch (parent.kind) {
    case 'await':
      if (trail.unread) followValue(parent, trail, walk);
      else followControl(parent, trail, walk);
      break;
    case 'yield':
      if (parent.delegate) followControl(parent, trail, walk);
      else end(trail, unknownEnd, walk);
      break;
    case 'member':
      followMember(node, parent, trail, walk);
      break;
    case 'call':
    case 'new':
      if (parent.callee === node) followValue(parent, trail, walk);
      else followArgument(node, parent, trail, walk);
      break;
    case 'array':
    case 'conditional':
    case 'logical':
    case 'spread':
      followValue(parent, trail, walk);
      break;
    case 'assign':
      followAssigned(parent.target, parent, trail, walk);
      break;
    case 'unary':
      if (parent.operator === 'void') followFloating(node, trail, walk);
      else end(trail, unknownEnd, walk);
      break;
    default:
      end(trail, unknownEnd, walk);
  }
}

function followMember(
  node: FactNode,
  member: Expression & { kind: 'member' },
  trail: Trail,
  walk: Walk,
): void {
  const call = trail.around.index.parents.get(member);
  if (
    member.object !== node ||
    !call ||
    !isExpression(call) ||
    call.kind !== 'call' ||
    call.callee !== member
  ) {
    followValue(member, withPart(trail, member.property), walk);
    return;
  }
  if (trail.unread) {
    followValue(call, withPart(trail, member.property), walk);
    return;
  }
  const isPython = trail.around.index.facts.language === 'python';
  // Whoever asks a task of asyncio for its state, or stops it, is told of no failure by that.
  if (isPython && asksState.has(member.property ?? '')) return;
  if (member.property === 'add_done_callback') {
    end(trail, unknownEnd, walk);
    return;
  }
  const handler = handlerIn(call, member.property);
  const next =
    handler && !passesOn(handler, trail.around)
      ? add(trail, { kind: 'promise-catch', call, handler })
      : trail;
  followValue(call, asReceiver(node, call, next), walk);
}

const asksState = new Set(['cancel', 'cancelled', 'done', 'get_name', 'set_name']);

/** What `.catch(f)`, `.then(g, f)`, `.subscribe(g, f)` or `.subscribe({ error: f })` hands to a failure. */
function handlerIn({ args }: CallExpression, method: string | null): Expression | null {
  if (method === 'catch') return args[0]?.value ?? null;
  const [first, second] = args;
  if (method === 'subscribe' && first?.value.kind === 'object')
    return first.value.properties.find(({ key }) => key === 'error')?.value ?? null;
  return method === 'then' || method === 'subscribe' ? (second?.value ?? null) : null;
}

/** `future.result(timeout=20)`. */
function asReceiver(node: FactNode, call: CallExpression, trail: Trail): Trail {
  const wrapper = wrapperOf(call, node, trail.around);
  if (!wrapper) return trail;
  const { effect, composes } = wrapper.wrapper;
  return effect.kind === 'transparent' && !composes ? trail : withWrapper(trail, wrapper, call);
}

/** The promise is handed to a function. */
function followArgument(
  node: FactNode,
  call: CallExpression | NewExpression,
  trail: Trail,
  walk: Walk,
): void {
  const wrapper = wrapperOf(call, node, trail.around);
  const list = wrapper ? null : listPushed(call);
  if (list) {
    followAssigned({ kind: 'name', name: list }, call, passedBy(trail, null, call), walk);
  } else if (!wrapper) {
    if (!followHelper(node, call, trail, walk, followPromise)) followOpaque(call, trail, walk);
  } else if (wrapper.wrapper.effect.kind === 'detached') {
    end(trail, { kind: 'detached', call, wrapper: wrapper.wrapper, around: trail.around }, walk);
  } else {
    followValue(call, withWrapper(trail, wrapper, call), walk);
  }
}

/** `pending.push(promise)`, `tasks.append(coroutine)`: whoever waits for the list waits for it. */
const listPushed = ({ callee }: CallExpression | NewExpression): string | null =>
  callee.kind === 'member' &&
  filling.has(callee.property ?? '') &&
  callee.object.kind === 'reference'
    ? callee.object.name
    : null;

const filling = new Set(['push', 'unshift', 'append']);

function followAssigned(target: Named, at: FactNode, trail: Trail, walk: Walk): void {
  if (target.kind === 'object-pattern' && trail.unread && !target.rest) {
    for (const { key, target: part } of target.entries)
      followAssigned(part, at, withPart(trail, key), walk);
    return;
  }
  if (target.kind !== 'name') {
    end(trail, unknownEnd, walk);
    return;
  }
  const uses = usesAfter(target.name, at, trail.around);
  if (uses.length === 0) followFloating(at, trail, walk);
  const waited = uses.filter((use) => !isListenedTo(use, trail));
  for (const use of waited.length > 0 ? waited : uses) followValue(use, trail, walk);
}

type Named = Pattern | { readonly kind: 'name'; readonly name: string };

/** `stream.on('text', show);`: who listens waits for nothing, where somebody else does. */
function isListenedTo(use: FactNode, { around: { index }, unread }: Trail): boolean {
  const member = index.parents.get(use);
  if (!member || !('kind' in member) || member.kind !== 'member' || member.object !== use)
    return false;
  const call = index.parents.get(member);
  const holder = call && index.parents.get(call);
  return (
    (listening.has(member.property ?? '') || Boolean(unread)) &&
    holder !== undefined &&
    'kind' in holder &&
    holder.kind === 'expression'
  );
}

const listening = new Set(['on', 'once', 'off', 'addListener', 'addEventListener', 'abort']);

function followInStatement(
  node: FactNode,
  parent: Exclude<FactNode, Expression | FunctionFact>,
  trail: Trail,
  walk: Walk,
): void {
  if (isClass(parent) || isHandler(parent)) {
    end(trail, unknownEnd, walk);
    return;
  }
  switch (parent.kind) {
    case 'return':
      followOut(parent, trail, walk);
      break;
    case 'declare':
      followAssigned(parent.target, parent, trail, walk);
      break;
    case 'expression':
      followFloating(node, trail, walk);
      break;
    case 'loop':
      if (parent.each?.over === node) followControl(node, trail, walk);
      else end(trail, unknownEnd, walk);
      break;
    case 'with':
      followControl(node, trail, walk);
      break;
    default:
      end(trail, unknownEnd, walk);
  }
}

/** Nobody waits; inside `new Promise((resolve, reject) => …)` the failure may leave by `reject`. */
function followFloating(node: FactNode, trail: Trail, walk: Walk): void {
  const promise = rejectedPromise(node, trail.around);
  const closure = walk.within === undefined ? null : closureInHelper(node, trail);
  if (promise) followValue(promise, { ...withDeadline(promise, trail), unread: null }, walk);
  else if (closure) followResult(closure, trail, walk);
  else end(trail, { kind: 'floating', at: node, around: trail.around }, walk);
}

/** What a helper that was entered makes and gives back: whoever starts that starts the call, waited for or not. */
function closureInHelper(node: FactNode, { around, returns }: Trail): FunctionFact | null {
  const helper = returns.at(-1)?.fn;
  const fn = around.resolver.enclosingFunction(node);
  if (!helper || !fn || fn === helper) return null;
  return helper.start <= fn.start && helper.end >= fn.end ? fn : null;
}

/** A timer inside `new Promise(…)` that ends it: a race without that name. */
function withDeadline(promise: NewExpression, trail: Trail): Trail {
  const wrapper = trail.around.knowledge.wrappers.find(({ effect }) => effect.kind === 'race');
  if (!wrapper || !timerOfPromise(promise, trail.around.resolver)) return trail;
  return add(trail, { kind: 'wrapper', wrapper, call: promise, made: null });
}

/** `(error) => { clearTimeout(timer); reject(error); }`: the failure goes on in the promise around. */
function passesOn(handler: Expression, { index, resolver }: Surroundings): boolean {
  const isReject = (one: FactNode): boolean => {
    if (!('kind' in one) || one.kind !== 'reference') return false;
    const { fn, position } = resolver.bindingOf(one)?.parameter ?? {};
    const holder = fn && index.parents.get(fn);
    const made = holder && index.parents.get(holder);
    return position === 1 && made !== undefined && 'kind' in made && made.kind === 'new';
  };
  return handler.kind === 'function' ? someInside(handler.fn.body, isReject) : isReject(handler);
}

function rejectedPromise(node: FactNode, { index, resolver }: Surroundings): NewExpression | null {
  for (let at = index.parents.get(node); at; at = index.parents.get(at)) {
    if (!isFunction(at)) continue;
    const reject = at.params[1]?.pattern;
    const holder = index.parents.get(at);
    const made = holder ? index.parents.get(holder) : undefined;
    if (!made || !('kind' in made) || made.kind !== 'new' || reject?.kind !== 'name') continue;
    const isExecutor = made.callee.kind === 'reference' && made.callee.name === 'Promise';
    const isUsed = (index.references.get(reject.name) ?? []).some(
      (one) => resolver.bindingOf(one)?.parameter?.fn === at,
    );
    return isExecutor && isUsed ? made : null;
  }
  return null;
}

/** The promise leaves the function that holds `node` without being waited for there. */
function followOut(node: FactNode, trail: Trail, walk: Walk): void {
  const fn = trail.around.resolver.enclosingFunction(node);
  if (fn) followResult(fn, trail, walk);
  else end(trail, { kind: 'module' }, walk);
}

/** What stands over a block ends or repeats what is in it: `with timeout(30):`, `for attempt in Retrying(…):`. */
function inBlock(over: Expression, trail: Trail): Trail {
  const found = blockWrapper(over, trail.around);
  return found ? withWrapper(trail, found, found.call) : trail;
}

/** The failure is raised at `node`: follow it out of `try` and loops to the function's edge. */
function followControl(node: FactNode, from: Trail, walk: Walk): void {
  let trail: Trail = { ...from, depth: from.depth + 1, unread: null };
  if (trail.depth > maxDepth) {
    end(trail, unknownEnd, walk);
    return;
  }
  let below: FactNode = node;
  const caught: { handlers: readonly [Handler, ...Handler[]]; loops: boolean }[] = [];
  for (let at = trail.around.index.parents.get(node); at; at = trail.around.index.parents.get(at)) {
    if (isFunction(at) || ('kind' in at && at.kind === 'loop')) trail = underAlarm(node, at, trail);
    if (isFunction(at)) {
      // Who calls a function that neither promises nor yields hears of it from the call.
      followResult(at, { ...trail, raised: !at.async && !at.generator }, walk);
      return;
    }
    if ('kind' in at && at.kind === 'try') {
      const inside = (at.body as readonly FactNode[]).includes(below);
      const handler = inside ? handlerOfOutage(at.handlers, trail.around) : null;
      if (handler) {
        trail = add(trail, { kind: 'try', statement: at, handler });
        caught.push({ handlers: [handler, ...at.handlers], loops: true });
      }
    } else if ('kind' in at && at.kind === 'loop') {
      const by = caught.find((one) => one.loops);
      if (by && at.each?.over !== below) {
        const caughtBy = repeatingHandler(at, by.handlers, trail.around);
        trail = add(trail, { kind: 'loop', loop: at, caughtBy });
        by.loops = false;
      }
      if (at.each && at.each.over !== below) trail = inBlock(at.each.over, trail);
    } else if ('kind' in at && at.kind === 'with') {
      const items = at.items.filter(({ value }) => value !== below);
      trail = items.reduceRight((so, { value }) => inBlock(value, so), trail);
    }
    below = at;
  }
  end(trail, { kind: 'module' }, walk);
}
