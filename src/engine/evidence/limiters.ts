/** Semaphores of the code's own: blocks that only a few enter at a time. */
import type { Expression } from '../../model/facts';
import type { FailurePath, Passed } from '../paths';
import type { Surroundings } from '../surroundings';
import { isFunction, someInside, type FactNode } from '../tree';
import { everything } from '../values';
import type { EvidenceQuestion } from './question';

/** A few at a time: the request, or what brings it about on this path, stands in such a block. */
export const takesSlot = (
  { through, passed }: FailurePath,
  { found, around }: EvidenceQuestion,
): boolean =>
  isInSlot(found.node, around) ||
  through.some(({ call, around: there }) => isInSlot(call, there)) ||
  passed.some(isHandedOn);

function isInSlot(node: FactNode, { index }: Surroundings): boolean {
  for (let at = index.parents.get(node); at && !isFunction(at); at = index.parents.get(at))
    if (isSlot(at)) return true;
  return false;
}

/** `gather(*(bounded(task) for task in tasks))`: an own function waits for its turn, then for the task. */
const isHandedOn = ({ call, by, around: { index, resolver } }: Passed): boolean =>
  by?.gathers === true &&
  index.calls
    .filter((one) => one !== call && one.start >= call.start && one.end <= call.end)
    .some(({ callee }) =>
      everything(resolver.valueOf(callee)).some(
        (one) => one.kind === 'function' && someInside(one.fn.body, isSlot),
      ),
    );

/** `async with semaphore:`, `await semaphore.acquire()`. */
const isSlot = (node: FactNode): boolean =>
  'kind' in node &&
  (node.kind === 'with'
    ? node.items.some(({ value }) => limiters.test(nameOf(value)))
    : node.kind === 'await' &&
      node.value.kind === 'call' &&
      takers.test(nameOf(node.value.callee)) &&
      node.value.args.length <= 1);

const limiters = /sem(?:a(?:phore)?)?$|semaphore|limit|throttl|slot|concurren|capacity/i;
const takers = /^acquire|^wait_for_slot|limit|throttl/i;

/** The name that a limiter is called by, whatever stands before it. */
function nameOf(value: Expression): string {
  if (value.kind === 'call') return nameOf(value.callee);
  if (value.kind === 'await') return nameOf(value.value);
  if (value.kind === 'reference') return value.name;
  if (value.kind !== 'member') return '';
  return value.property ?? nameOf(value.object);
}
