/** Copies of a client with options of their own, as a call can make one for itself. */
import type { Expression } from '../model/facts';
import type { CopyPlace } from '../model/subject';
import type { FoundCall } from './findCalls';

/** Null where the call goes through a copy already, or where its client is not written in the call. */
export function copyPlaceOf({ client, operation, node, helpers }: FoundCall): CopyPlace | null {
  const [method] = client.base.fact.copies;
  if (method === undefined || client.copies.length > 0 || helpers.length > 0) return null;
  let at: Expression = node.callee;
  for (const step of operation.path.split('.').toReversed()) {
    if (at.kind !== 'member' || at.property !== step) return null;
    at = at.object;
  }
  const isClient = at.kind === 'reference' || at.kind === 'member' || at.kind === 'self';
  return isClient ? { method, client: { start: at.start, end: at.end } } : null;
}
