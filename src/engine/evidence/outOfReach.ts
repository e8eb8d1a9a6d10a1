/** Fallbacks in a `catch` that the failure never reaches: the call gives a stream at once, and fails while it is read. */
import type { RescueWeakness } from '../../model/evidence';
import type { TryStatement } from '../../model/facts';
import { answerOfHandler } from '../handlers';
import { isFunction, someInside } from '../tree';
import type { EvidenceQuestion } from './question';

export function outOfReach({ found, around, call }: EvidenceQuestion): readonly RescueWeakness[] {
  if (found.operation.failsLater !== true || call.streaming !== true) return [];
  const tried = tryAround(found.node, around.index.parents);
  const handler = tried?.handlers[0];
  if (!tried || !handler || waitsBehind(tried, found.node.end)) return [];
  const answer = answerOfHandler(handler, { around });
  if (answer.kind !== 'call') return [];
  const { home, node } = answer.call;
  return [
    {
      kind: 'cannot-catch',
      at: home.positions.place(node),
      says: `is never asked: \`${call.api}\` does not throw, its errors come while the stream is read, behind this \`try\``,
    },
  ];
}

type Parents = EvidenceQuestion['around']['index']['parents'];

/** The innermost `try` around a node in the same function. */
function tryAround(node: EvidenceQuestion['found']['node'], parents: Parents): TryStatement | null {
  let below: unknown = node;
  for (let at = parents.get(node); at && !isFunction(at); at = parents.get(at)) {
    if ('kind' in at && at.kind === 'try' && at.body.some((one) => one === below)) return at;
    below = at;
  }
  return null;
}

/** Something is waited for behind the call: what the stream raises may come out there. */
const waitsBehind = ({ body }: TryStatement, from: number): boolean =>
  someInside(body, (node) => {
    if (!('kind' in node)) return false;
    if (node.kind === 'loop') return node.each?.awaits === true;
    return node.kind === 'await' && node.start > from;
  });
