/** Calls that wait where nothing else can run meanwhile. */
import type { EvidenceQuestion } from './question';

/** A call that waits for its answer in an async function: the event loop stands still until it is there. */
export function blocksOf({ found }: EvidenceQuestion): boolean {
  // Handed to `asyncio.to_thread`, it is called there.
  if (found.operation.waits !== true || found.forwarded === true) return false;
  const { node, home } = found.request;
  return home.enclosingFunction(node)?.async === true;
}
