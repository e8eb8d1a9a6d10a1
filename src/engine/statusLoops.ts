/** Loops and recursions that try again because of the status of an answer: a request that does not throw for 429 and 503. */
import type { Expression, FunctionFact, LoopStatement, Statement } from '../model/facts';
import { operationOf, type FoundCall } from './findCalls';
import type { Surroundings } from './surroundings';
import { isFunction, someInside, type FactNode } from './tree';
import { alternatives } from './values';

/** The loop around a raw request that looks at its status, goes on by it, and leaves on success. */
export function statusLoopOf(call: FoundCall, around: Surroundings): LoopStatement | null {
  if (call.endpoint === null || operationOf(call) === 'manage') return null;
  const { node, home } = call.request;
  const there = around.program.around(home.path);
  const loop = there ? loopAround(node, there) : null;
  const name = there ? nameOfAnswer(node, there) : null;
  if (!loop || name === null) return null;
  const isAsked = someInside(
    loop.body,
    (one) => 'kind' in one && one.kind === 'branch' && one.test !== null && looksAt(one.test, name),
  );
  const leaves = someInside(
    loop.body,
    (one) => 'kind' in one && (one.kind === 'return' || isJump(one, 'break')),
  );
  return isAsked && leaves && goesOn(loop) ? loop : null;
}

/** `if (response.status === 429 && tries < 3) return ask(body, tries + 1);` in `ask`: the function that calls itself. */
export function statusRecursionOf(call: FoundCall, around: Surroundings): FunctionFact | null {
  if (call.endpoint === null || operationOf(call) === 'manage') return null;
  const { node, home } = call.request;
  const there = around.program.around(home.path);
  const fn = there?.resolver.enclosingFunction(node);
  const name = there ? nameOfAnswer(node, there) : null;
  if (!there || !fn || name === null) return null;
  const isSelf = (one: FactNode): boolean =>
    'kind' in one &&
    one.kind === 'call' &&
    alternatives(there.resolver.valueOf(one.callee)).some(
      (value) => value.kind === 'function' && value.fn === fn,
    );
  const isAsked = someInside(
    fn.body,
    (one) =>
      'kind' in one &&
      one.kind === 'branch' &&
      one.test !== null &&
      looksAt(one.test, name) &&
      someInside(one.then, isSelf),
  );
  return isAsked ? fn : null;
}

function loopAround(node: FactNode, { index }: Surroundings): LoopStatement | null {
  let below = node;
  for (let at = index.parents.get(node); at && !isFunction(at); at = index.parents.get(at)) {
    if ('kind' in at && at.kind === 'loop' && at.body.some((one) => one === below)) return at;
    below = at;
  }
  return null;
}

/** `const answer = await fetch(…)`, `answer = post(…)`, `async with session.post(…) as answer:` */
function nameOfAnswer(node: FactNode, { index }: Surroundings): string | null {
  const parent = index.parents.get(node);
  const waited = parent && 'kind' in parent && parent.kind === 'await' ? parent : node;
  const holder = index.parents.get(waited);
  if (!holder || !('kind' in holder)) return null;
  if (holder.kind === 'with') {
    const target = holder.items.find(({ value }) => value === waited)?.target;
    return target?.kind === 'name' ? target.name : null;
  }
  const isKept = holder.kind === 'declare' || holder.kind === 'assign';
  return isKept && holder.target.kind === 'name' ? holder.target.name : null;
}

const statusNames = new Set([
  ...['ok', 'status', 'statusCode', 'status_code', 'is_success', 'is_error', 'is_server_error'],
]);

const looksAt = (test: Expression, name: string): boolean =>
  someInside(
    [test],
    (one) =>
      'kind' in one &&
      one.kind === 'member' &&
      statusNames.has(one.property ?? '') &&
      one.object.kind === 'reference' &&
      one.object.name === name,
  );

const isJump = (node: FactNode, jump: 'break' | 'continue'): boolean =>
  'kind' in node && node.kind === 'jump' && node.jump === jump;

/** Somewhere it turns early, or its end is reached. */
const goesOn = ({ body }: LoopStatement): boolean =>
  someInside(body, (one) => isJump(one, 'continue')) || !leavesAlways(body);

const leavesAlways = (body: readonly Statement[]): boolean =>
  body.some(
    (one) =>
      one.kind === 'return' ||
      one.kind === 'throw' ||
      isJump(one, 'break') ||
      (one.kind === 'branch' && leavesAlways(one.then) && leavesAlways(one.otherwise)) ||
      (one.kind === 'try' &&
        leavesAlways(one.body) &&
        one.handlers.every((handler) => leavesAlways(handler.body))),
  );
