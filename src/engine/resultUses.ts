/** Whether code asks what came out of a call before it uses it. */
import type { Expression } from '../model/facts';
import type { Surroundings } from './surroundings';
import { isExpression, type FactNode } from './tree';

/** True also where the result is handed on to somebody who may ask. */
export function isResultLookedAt(call: Expression, around: Surroundings): boolean {
  const { parents } = around.index;
  let at: FactNode = call;
  for (let parent = parents.get(at); parent; parent = parents.get(at)) {
    if (!('kind' in parent)) return true;
    switch (parent.kind) {
      case 'await':
        at = parent;
        break;
      case 'declare':
        return parent.target.kind !== 'name' || isNameLookedAt(parent.target.name, parent, around);
      case 'assign':
        return parent.target.kind !== 'name' || isNameLookedAt(parent.target.name, parent, around);
      default:
        return isAsked(at, around);
    }
  }
  return true;
}

const isNameLookedAt = (name: string, at: FactNode, around: Surroundings): boolean => {
  const fn = around.resolver.enclosingFunction(at);
  const uses = (around.index.references.get(name) ?? []).filter(
    ({ start, end }) => start >= at.end && (!fn || end <= fn.end),
  );
  return uses.length === 0 || uses.some((use) => isAsked(use, around));
};

/** It stands in a test, or beside something that is taken instead, or leaves the function. */
function isAsked(use: FactNode, { index }: Surroundings): boolean {
  let at: FactNode = use;
  for (let parent = index.parents.get(at); parent; parent = index.parents.get(at)) {
    if (!('kind' in parent)) return true;
    if (!isExpression(parent)) return parent.kind === 'branch' || parent.kind === 'return';
    if (parent.kind === 'logical' || parent.kind === 'binary' || parent.kind === 'spread')
      return true;
    if (parent.kind === 'unary') return true;
    if (parent.kind === 'conditional') return parent.test === at;
    // `text.trim().length`.
    const isPart = parent.kind === 'member' && parent.object === at;
    const isCalled = parent.kind === 'call' && parent.callee === at;
    if (isCalled && isOver(at)) return true;
    if (!isPart && !isCalled && parent.kind !== 'await') return false;
    at = parent;
  }
  return true;
}

/** `list.map(…)`: nothing happens for an empty list. */
const isOver = (callee: FactNode): boolean =>
  'kind' in callee &&
  callee.kind === 'member' &&
  /^(?:map|forEach|filter|find|some|every|reduce|flatMap|join)$/.test(callee.property ?? '');
