/** Timers that end requests by an `abort()` of the client or of the stream: `setTimeout(() => client.abort(), 5_000)`. */
import type { Expression } from '../model/facts';
import type { FoundCall } from './findCalls';
import type { Surroundings } from './surroundings';
import { abortsWhere, timersOf, type Timer } from './timers';

/** The timer in the call's own module that aborts it. */
export const abortTimerOf = (call: FoundCall, around: Surroundings): Timer | null =>
  timersOf(around.resolver).find((timer) =>
    abortsWhere(timer, (abort) => isAbortOf(abort, call, around)),
  ) ?? null;

/** `client.abort`, `stream.abort`, `stream.controller.abort`. */
function isAbortOf(
  { object }: Expression & { kind: 'member' },
  call: FoundCall,
  around: Surroundings,
): boolean {
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
