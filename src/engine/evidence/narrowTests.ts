/** Conditions in handlers that mean a rate limit and nothing else. */
import type { Handler } from '../../model/facts';
import type { RescueWeakness } from '../../model/evidence';
import type { Surroundings } from '../surroundings';
import { someInside, type FactNode } from '../tree';

/** The first one in a handler; nothing where the code says it in another way. */
export function narrowTest(
  handler: Handler,
  { path, index }: Surroundings,
): Pick<RescueWeakness, 'narrow'> {
  let narrow: RescueWeakness['narrow'];
  someInside(handler.body, (node) => {
    if (!('kind' in node) || node.kind !== 'binary') return false;
    const { left, right, operator } = node;
    if (operator === 'instanceof' && right.kind === 'member') {
      if (right.property === 'RateLimitError')
        narrow = { kind: 'class', span: { path, ...right.propertySpan } };
    } else if (isWholeTest(node, index.parents) && isRateLimit(right) && left.kind === 'member') {
      const isEqual = operator === '===' || operator === '==';
      if (isEqual || operator === '!==' || operator === '!=')
        narrow = {
          ...{ kind: 'status', isEqual },
          span: { path, start: node.start, end: node.end },
          status: { start: left.start, end: left.end },
        };
    }
    return narrow !== undefined;
  });
  return narrow ? { narrow } : {};
}

const isRateLimit = (node: FactNode): boolean =>
  'kind' in node && node.kind === 'literal' && node.value === 429;

function isWholeTest(node: FactNode, parents: ReadonlyMap<FactNode, FactNode>): boolean {
  const parent = parents.get(node);
  return (
    parent !== undefined && 'kind' in parent && parent.kind === 'branch' && parent.test === node
  );
}
