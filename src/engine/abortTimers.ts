/** Timers that end requests by an `abort()` of the client or of the stream: `setTimeout(() => client.abort(), 5_000)`. */
import type { CallExpression, Expression } from '../model/facts';
import type { FoundCall } from './findCalls';
import { globalName } from './globals';
import { numberOf } from './numbers';
import type { Surroundings } from './surroundings';
import { forEachChild, type FactNode } from './tree';

export interface AbortTimer {
  readonly ms: number | null;
  readonly node: CallExpression;
}

/** The timer in the call's own module that aborts it. */
export function abortTimerOf(call: FoundCall, around: Surroundings): AbortTimer | null {
  for (const node of around.index.calls) {
    if (node.kind !== 'call' || globalName(node.callee, around.resolver) !== 'setTimeout') continue;
    const [action, delay] = node.args;
    if (!action || !holdsAbort(action.value, call, around)) continue;
    return { node, ms: delay ? (numberOf(delay.value, around.resolver)?.value ?? null) : null };
  }
  return null;
}

function holdsAbort(action: Expression, call: FoundCall, around: Surroundings): boolean {
  let found = false;
  const visit = (node: FactNode): void => {
    if (found) return;
    found = 'kind' in node && node.kind === 'member' && isAbortOf(node, call, around);
    if (!found) forEachChild(node, visit);
  };
  visit(action);
  return found;
}

/** `client.abort`, `stream.abort`, `stream.controller.abort`. */
function isAbortOf(
  member: Expression & { kind: 'member' },
  call: FoundCall,
  around: Surroundings,
): boolean {
  if (member.property !== 'abort') return false;
  const { object } = member;
  const owner =
    object.kind === 'member' && object.property === 'controller' ? object.object : object;
  return holdsResult(owner, call, around) || isSameClient(owner, call, around);
}

function holdsResult(owner: Expression, { node }: FoundCall, { resolver }: Surroundings): boolean {
  if (owner.kind !== 'reference') return false;
  const writes = resolver.bindingOf(owner)?.writes ?? [];
  return writes.some(({ value }) => value && value.start <= node.start && value.end >= node.end);
}

function isSameClient(
  owner: Expression,
  { client }: FoundCall,
  { resolver }: Surroundings,
): boolean {
  return resolver
    .clients(resolver.valueOf(owner))
    .some(
      ({ client: other, path }) =>
        path.length === 0 &&
        other.base.fact === client.base.fact &&
        other.origin === client.origin &&
        other.construction?.expression === client.construction?.expression,
    );
}
