/** Who uses an own helper that makes requests: whether all of them are LLM calls in sight. */
import type { CallExpression } from '../model/facts';
import type { FoundCall } from './findCalls';
import { assignedName } from './names';
import type { Surroundings } from './surroundings';

/**
 * How many calls hand an address to the one helper behind this call; null where somebody else may use it: it is
 * exported, lives in another module, or is handed on.
 */
export function callersOfHelper(found: FoundCall, around: Surroundings): number | null {
  const [helper, ...more] = found.helpers;
  if (!helper || more.length > 0 || found.request.home.path !== around.path) return null;
  const { index, program } = around;
  const value = [...index.parents.keys()].find(
    (node) => 'kind' in node && node.kind === 'function' && node.fn === helper.fn,
  );
  const bound = value && 'kind' in value && value.kind === 'function' ? value : null;
  const name = helper.fn.name ?? (bound && assignedName(bound, index));
  if (name === null || index.facts.exports.some(({ local }) => local === name)) return null;
  const uses = index.references.get(name) ?? [];
  const calls = uses.flatMap((use): readonly CallExpression[] => {
    const parent = index.parents.get(use);
    const isCalled = parent && 'kind' in parent && parent.kind === 'call' && parent.callee === use;
    const call = isCalled ? program.found(parent, around.path) : null;
    return call?.request.node === found.request.node && isCalled ? [parent] : [];
  });
  return calls.length > 0 && calls.length === uses.length ? calls.length : null;
}
